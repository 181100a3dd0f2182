"""Stills: the poster of a video, and its contact sheet."""

import math
from pathlib import Path

import font_source_sans_pro
from PIL import Image, ImageDraw, ImageFont

from reel.records.theme import Theme
from reel.records.timeline import Beat, Timeline
from reel.video.frames import frames
from reel.wording.line_breaks import fill_lines

# Of a contact sheet, in pixels.
CELL = 800  # the width of a picture
MARGIN = 40  # around and between pictures
TEXT = 26  # the size of the font
LINE = 34  # from one line of text to the next


def write_poster(video: Path, timeline: Timeline, path: Path) -> None:
    """Write the frame that makes the best poster, as PNG: the one on screen up to that moment."""
    (picture,) = frames(video, [max(round(timeline.still * timeline.fps) - 1, 0)])
    picture.save(path)


def write_contact_sheet(video: Path, timeline: Timeline, theme: Theme, path: Path) -> None:
    """Write one PNG with the last frame of each beat, its id and its words under it."""
    lasts = [round(beat.end * timeline.fps) - 1 for beat in timeline.beats]
    height = CELL * timeline.height // timeline.width
    columns = min(2 if timeline.width > timeline.height else 4, len(lasts))
    measure = _font("Regular").getlength
    texts = [fill_lines(beat.words, CELL, measure) for beat in timeline.beats]
    row = height + LINE * (2 + max(len(lines) for lines in texts)) + MARGIN
    rows = math.ceil(len(lasts) / columns)
    size = (columns * (CELL + MARGIN) + MARGIN, MARGIN * 2 + LINE + rows * row)
    sheet = Image.new("RGB", size, theme.background)
    draw = ImageDraw.Draw(sheet)
    heading = f"{timeline.title}  ·  {timeline.duration:.1f} s"
    draw.text((MARGIN, MARGIN // 2), heading, theme.text, _font("Semibold"))
    for number, picture in enumerate(frames(video, lasts)):
        x = MARGIN + number % columns * (CELL + MARGIN)
        y = MARGIN + LINE + number // columns * row
        sheet.paste(picture.resize((CELL, height), Image.Resampling.LANCZOS), (x, y))
        draw.rectangle((x - 1, y - 1, x + CELL, y + height), outline=theme.grid)
        beat = timeline.beats[number]
        draw.text((x, y + height + LINE // 3), _heading(beat), theme.accent, _font("Semibold"))
        words = "\n".join(texts[number])
        place = (x, y + height + LINE // 3 + LINE)
        draw.multiline_text(place, words, theme.text, _font("Regular"), spacing=LINE - TEXT)
    sheet.save(path)


def _heading(beat: Beat) -> str:
    return f"{beat.id}   {beat.start:.1f} – {beat.end:.1f} s"


def _font(weight: str) -> ImageFont.FreeTypeFont:
    file = Path(font_source_sans_pro.font_directory) / f"SourceSansPro-{weight}.otf"
    return ImageFont.truetype(file, TEXT)
