"""The room at a video's end in which a platform lays links to other videos over it."""

import io
import tempfile
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import msgspec
import numpy as np
import typst
from PIL import Image

from reel.deliver.film import join_videos
from reel.deliver.playable import track_of
from reel.records.brand import Brand
from reel.records.platforms import EndScreenRules
from reel.records.theme import Theme
from reel.records.timeline import Timeline
from reel.records.typeface import Typeface, direction, quoted
from reel.video.encoder import Encoder
from reel.video.mux import Captions, mux
from reel.video.yuv import Converter

_PLACES = 2
"""How many videos there is a place for at most, side by side."""


@dataclass(frozen=True)
class EndRoom:
    """The room at a video's end.

    Attributes:
        seconds: how long it lasts; 0 for none.
        places: for how many videos there is one.
        note: why there is no room; "" if there is.
    """

    seconds: float
    places: int
    note: str = ""


def room_at_end(timeline: Timeline, rules: EndScreenRules) -> EndRoom:
    """Choose the room at a video's end: as long as it may be, as most videos are so short that they
    need all of it; none if even that does not make the video long enough.

    Args:
        timeline: the video's own.
        rules: the platform's.
    """
    places = min(rules.elements.value, _PLACES) if rules.elements else _PLACES
    seconds, least = rules.longest.value, rules.shortest_video
    if timeline.duration + seconds >= least.value:
        return EndRoom(seconds, places)
    note = (
        f"{timeline.id}: no end screen: with {seconds:g} s for one it would last "
        f"{timeline.duration + seconds:.1f} s, and {least.value:g} s is the least ({least})"
    )
    return EndRoom(0, places, note)


def write_with_end_screen(
    picture: Path,
    playable: Path,
    timeline: Timeline,
    seconds: float,
    card: Image.Image,
    path: Path,
    *,
    tracked: bool,
    language: str,
) -> None:
    """Write a video as it is delivered, and a card after it, in silence.

    Args:
        picture: the video's picture alone.
        playable: the finished video: its sound is taken.
        timeline: the video's own.
        seconds: how long the card stands.
        card: as large as the video.
        path: the file to write.
        tracked: whether the finished video has a track of captions.
        language: of what is heard and read, by its three letters in ISO 639-2.
    """
    with tempfile.TemporaryDirectory() as folder:
        still, joined = Path(folder) / "still.mp4", Path(folder) / "joined.mp4"
        _write_still(card, timeline.fps, round(seconds * timeline.fps), still)
        join_videos([picture, still], timeline, joined)
        captions = Captions(track_of(timeline), Fraction(1, timeline.fps)) if tracked else None
        mux(joined, path, sound=playable, captions=captions, language=language)


def with_end_screen(timeline: Timeline, seconds: float) -> Timeline:
    """Make a video's timeline that of it with a card at its end, during which nothing is said."""
    frames = timeline.frames + round(seconds * timeline.fps)
    return msgspec.structs.replace(timeline, frames=frames, duration=frames / timeline.fps)


def _write_still(card: Image.Image, fps: int, frames: int, path: Path) -> None:
    frame = Converter().convert(np.asarray(card.convert("RGBA")))
    with path.open("wb") as file:
        encoder = Encoder(file, *card.size, Fraction(fps))
        encoder.write(frame, frames)
        encoder.finish()


def end_card(
    size: tuple[int, int], brand: Brand, theme: Theme, typeface: Typeface, places: int = _PLACES
) -> Image.Image:
    """Draw the card: who made the film, what they ask for, and places for other videos.

    Args:
        size: width and height in pixels.
        brand: who made it.
        theme: the colours.
        typeface: what its words are set with.
        places: for how many videos.
    """
    width, height = size
    place = 0.39 * width
    ask = brand.call_to_action or brand.name
    source = f"""
        #set page(width: {width}pt, height: {height}pt, margin: 0pt)
        #set page(fill: rgb("{theme.background}"))
        #set text(font: {typeface.for_typst}, fill: rgb("{theme.text}"), dir: {direction(ask)})
        #place(top + center, dy: {0.1 * height}pt, box(width: {0.84 * width}pt, align(center)[
            #text(size: {0.055 * height}pt, weight: 600, {quoted(ask)})
        ]))
        #place(center + horizon, dy: {0.08 * height}pt, stack(
            dir: ltr, spacing: {0.06 * width}pt, ..(box(
                width: {place}pt, height: {place * 9 / 16}pt, radius: {0.012 * width}pt,
                fill: rgb("{theme.surface}"), stroke: {0.0015 * width}pt + rgb("{theme.grid}"),
            ),) * {places}
        ))
        #place(bottom + center, dy: -{0.06 * height}pt, text(
            size: {0.035 * height}pt, fill: rgb("{theme.muted}"), {quoted(brand.name)}
        ))
    """
    drawn = typst.compile(source.encode(), format="png", ppi=72, font_paths=typeface.fonts)
    assert isinstance(drawn, bytes)
    return Image.open(io.BytesIO(drawn)).convert("RGB")
