"""The edit that is made in all tools, and how it is told from what stood there before.

The third of five plays is edited: its square gets another colour each time, and is seen by that.
"""

import colorsys
from collections.abc import Callable, Sequence
from pathlib import Path

HERE = Path(__file__).parent

SCENE = "Edited"

PLAY = 2
"""The place of the edited play among the five."""

SPOT = (2.111 / 14.222, 5 / 8)
"""Where the square stands when that play begins, as shares of the frame's width and height."""

SIZE = (854, 480)
"""Of the frame, in pixels: of Manim's low quality."""

RATE = 15
"""Frames a second, of Manim's low quality."""

PATIENCE = 60.0
"""Seconds until an edit that is not seen is given up."""

_FIRST = "#58c4dd"  # in each of the scenes, once
_NEAR = 30  # of 255: what the play has begun to change, and a picture's losses
_GOLDEN = 0.381966  # of a turn: colours that follow each other are far apart

Rgb = tuple[int, int, int]

Edit = Callable[[int], float]
"""Makes the edit of a number, and gives the seconds until it is seen."""


def colour(number: int) -> Rgb:
    """Give the colour that the square gets by an edit."""
    shares = colorsys.hsv_to_rgb(number * _GOLDEN % 1, 0.6, 0.9)
    red, green, blue = (round(255 * share) for share in shares)
    return red, green, blue


def source(file: Path, number: int) -> str:
    """Give a scene's source after an edit."""
    text = file.read_text(encoding="utf-8")
    assert text.count(_FIRST) == 1, file
    return text.replace(_FIRST, "#{:02x}{:02x}{:02x}".format(*colour(number)))


def is_seen(number: int, seen: Sequence[int]) -> bool:
    """Tell whether a pixel at `SPOT` is of an edit's colour, as red, green and blue."""
    return all(
        abs(int(one) - other) < _NEAR for one, other in zip(seen[:3], colour(number), strict=True)
    )
