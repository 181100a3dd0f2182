"""The shapes and the qualities a picture can have."""

import re
from dataclasses import dataclass, field
from typing import Literal, get_args

from reel.records.errors import ReelError
from reel.records.frame_layout import FrameLayout
from reel.records.layouts import LAYOUTS

Captions = Literal["file", "burn", "both", "none"]
"""How captions are given: as files, drawn into the picture, both ways, or not at all."""

CAPTIONS: tuple[Captions, ...] = get_args(Captions)


@dataclass(frozen=True)
class Format:
    """A shape of picture.

    Attributes:
        name: what the command line and the output folder call it.
        aspect: width and height as a ratio of whole numbers.
        frame: width and height in Manim's units; the shorter side is 8 in every format, so that
            a type size means the same share of the shorter side everywhere.
        captions: how captions are given unless the maker says otherwise.
        layout: where things go in it. A platform may have one of its own for the same shape.
    """

    name: str
    aspect: tuple[int, int]
    captions: Captions
    layout: FrameLayout = field(hash=False)  # a mapping is part of it

    @property
    def frame(self) -> tuple[float, float]:
        across, up = self.aspect
        unit = 8 / min(across, up)
        return across * unit, up * unit


@dataclass(frozen=True)
class Picture:
    """How large a picture is, and how often it changes.

    Attributes:
        pixels: width and height.
        frame: the same in Manim's units.
        fps: frames a second.
    """

    pixels: tuple[int, int]
    frame: tuple[float, float]
    fps: int

    def __str__(self) -> str:
        return f"{self.pixels[0]} × {self.pixels[1]} at {self.fps} frames a second"


@dataclass(frozen=True)
class Quality:
    """How finely a picture is drawn: pixels on the shorter side, frames a second."""

    name: str
    short_side: int
    fps: int

    def pixels(self, shape: Format) -> tuple[int, int]:
        """Width and height in pixels, both even as H.264 wants them."""
        across, up = (length / 8 * self.short_side for length in shape.frame)
        return 2 * round(across / 2), 2 * round(up / 2)

    def picture(self, shape: Format) -> Picture:
        """A picture of this shape, so fine."""
        return Picture(self.pixels(shape), shape.frame, self.fps)


LANDSCAPE = Format("landscape", (16, 9), "file", LAYOUTS["landscape"])
# These are watched on phones, mostly without sound, by players that read no caption files.
PORTRAIT = Format("portrait", (9, 16), "burn", LAYOUTS["portrait"])
SQUARE = Format("square", (1, 1), "burn", LAYOUTS["square"])
FEED = Format("feed", (4, 5), "burn", LAYOUTS["feed"])

FORMATS = {shape.name: shape for shape in (LANDSCAPE, PORTRAIT, SQUARE, FEED)}

DRAFT = Quality("draft", 480, 15)
HD = Quality("hd", 1080, 30)

QUALITIES = {
    quality.name: quality
    for quality in (DRAFT, HD, Quality("full", 1080, 60), Quality("uhd", 2160, 60))
}


_SIZE_AND_RATE = re.compile(r"([1-9]\d{1,3})p([1-9]\d{0,2})")
SMALLEST = 16
"""Pixels that a side of a picture has at least."""

_LARGEST, _FASTEST = 4320, 240


def quality_of(text: str) -> Quality:
    """Find a quality by its name, or by its size and rate, as "720p25".

    Raises:
        ReelError: it is neither.
    """
    if text in QUALITIES:
        return QUALITIES[text]
    if found := _SIZE_AND_RATE.fullmatch(text):
        short_side, fps = map(int, found.groups())
        if SMALLEST <= short_side <= _LARGEST and fps <= _FASTEST:
            return Quality(text, short_side, fps)
    raise ReelError(
        f"{text!r} is no quality; take {', '.join(QUALITIES)}, or pixels on the shorter side "
        f"({SMALLEST} to {_LARGEST}) and frames a second (up to {_FASTEST}), as 720p25"
    )


def format_of(width: float, height: float) -> Format:
    """The format whose shape is that of a frame of `width` by `height`.

    Raises:
        ReelError: no format has that shape.
    """
    for shape in FORMATS.values():
        across, up = shape.aspect
        if abs(width / height - across / up) < 0.01:
            return shape
    known = ", ".join(f"{shape.name} {shape.aspect}" for shape in FORMATS.values())
    raise ReelError(f"no format is {width:g} by {height:g}; there are: {known}")
