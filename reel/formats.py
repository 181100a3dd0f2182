"""The shapes and the qualities a picture can have."""

from dataclasses import dataclass
from typing import Literal, get_args

from reel.errors import ReelError

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
    """

    name: str
    aspect: tuple[int, int]
    captions: Captions

    @property
    def frame(self) -> tuple[float, float]:
        across, up = self.aspect
        unit = 8 / min(across, up)
        return across * unit, up * unit


@dataclass(frozen=True)
class Quality:
    """How finely a picture is drawn: pixels on the shorter side, frames a second."""

    name: str
    short_side: int
    fps: int

    def pixels(self, shape: Format) -> tuple[int, int]:
        """Return width and height in pixels, both even as H.264 wants them."""
        across, up = (length / 8 * self.short_side for length in shape.frame)
        return 2 * round(across / 2), 2 * round(up / 2)


LANDSCAPE = Format("landscape", (16, 9), "file")
# These are watched on phones, mostly without sound, by players that read no caption files.
PORTRAIT = Format("portrait", (9, 16), "burn")
SQUARE = Format("square", (1, 1), "burn")
FEED = Format("feed", (4, 5), "burn")

FORMATS = {shape.name: shape for shape in (LANDSCAPE, PORTRAIT, SQUARE, FEED)}

DRAFT = Quality("draft", 480, 15)
HD = Quality("hd", 1080, 30)

QUALITIES = {
    quality.name: quality
    for quality in (DRAFT, HD, Quality("full", 1080, 60), Quality("uhd", 2160, 60))
}


def format_of(width: float, height: float) -> Format:
    """Return the format whose shape is that of a frame of `width` by `height`.

    Raises:
        ReelError: no format has that shape.
    """
    for shape in FORMATS.values():
        across, up = shape.aspect
        if abs(width / height - across / up) < 0.01:
            return shape
    known = ", ".join(f"{shape.name} {shape.aspect}" for shape in FORMATS.values())
    raise ReelError(f"no format is {width:g} by {height:g}; there are: {known}")
