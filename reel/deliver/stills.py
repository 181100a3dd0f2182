"""Stills: the poster of a video, and its contact sheet."""

import io
from pathlib import Path

import typst
from PIL import Image, ImageDraw

from reel.records.theme import Theme
from reel.records.timeline import Beat, Timeline
from reel.records.typeface import Typeface, direction, quoted
from reel.video.frames import frames
from reel.wording.pieces import ZERO_WIDTH_SPACE, pieces

# Of a contact sheet, in pixels.
CELL = 800  # the width of a picture
MARGIN = 40  # around and between pictures
TEXT = 26  # the size of the font
LINE = 34  # from one line of text to the next


def write_poster(video: Path, timeline: Timeline, path: Path) -> None:
    """Write the frame that makes the best poster, as PNG: the one on screen up to that moment."""
    (picture,) = frames(video, [max(round(timeline.still * timeline.fps) - 1, 0)])
    picture.save(path)


def write_contact_sheet(
    video: Path, timeline: Timeline, theme: Theme, typeface: Typeface, path: Path
) -> None:
    """Write one PNG with the last frame of each beat, its id and its words under it."""
    lasts = [round(beat.end * timeline.fps) - 1 for beat in timeline.beats]
    height = CELL * timeline.height // timeline.width
    columns = min(2 if timeline.width > timeline.height else 4, len(lasts))
    texts = [_written(beat.words, typeface, theme.text) for beat in timeline.beats]
    row = height + 2 * LINE + max(text.height for text in texts) + MARGIN
    rows = -(-len(lasts) // columns)
    size = (columns * (CELL + MARGIN) + MARGIN, MARGIN * 2 + LINE + rows * row)
    sheet = Image.new("RGB", size, theme.background)
    draw = ImageDraw.Draw(sheet)

    def paste(text: Image.Image, x: int, y: int) -> None:
        sheet.paste(text, (x, y), text)

    # Isolated, or the time would be turned round within a title that runs from right to left.
    title = f"{timeline.title}  ·  \u2066{timeline.duration:.1f} s\u2069"
    across = size[0] - 2 * MARGIN
    paste(_written(title, typeface, theme.text, weight=600, width=across), MARGIN, MARGIN // 2)
    for number, picture in enumerate(frames(video, lasts)):
        x = MARGIN + number % columns * (CELL + MARGIN)
        y = MARGIN + LINE + number // columns * row
        sheet.paste(picture.resize((CELL, height), Image.Resampling.LANCZOS), (x, y))
        draw.rectangle((x - 1, y - 1, x + CELL, y + height), outline=theme.grid)
        below = y + height + LINE // 3
        heading = _heading(timeline.beats[number])
        paste(_written(heading, typeface, theme.accent, weight=600), x, below)
        paste(texts[number], x, below + LINE)
    sheet.save(path)


def _heading(beat: Beat) -> str:
    return f"{beat.id}\u00a0\u00a0 {beat.start:.1f} – {beat.end:.1f} s"


def _written(
    text: str, typeface: Typeface, colour: str, weight: int = 400, width: int = CELL
) -> Image.Image:
    """Set a text in lines no wider than this, on nothing."""
    # No letter is wider than its column is here, so that every piece fits.
    text = ZERO_WIDTH_SPACE.join(pieces(text, width // TEXT))
    source = f"""
        #set page(width: {width}pt, height: auto, fill: none)
        #set page(margin: (x: 0pt, y: {(LINE - TEXT) / 2}pt))
        #set text(font: {typeface.for_typst}, size: {TEXT}pt, weight: {weight},
            fill: rgb("{colour}"), dir: {direction(text)},
            top-edge: "ascender", bottom-edge: "descender")
        #set par(leading: {LINE - TEXT}pt)
        #text({quoted(text)})
    """
    drawn = typst.compile(source.encode(), format="png", ppi=72, font_paths=typeface.fonts)
    assert isinstance(drawn, bytes)
    return Image.open(io.BytesIO(drawn))
