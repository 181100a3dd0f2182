"""What a scene was drawn as."""

from dataclasses import dataclass
from hashlib import blake2b
from typing import Any


@dataclass(frozen=True)
class Drawn:
    """The frames of a scene, as digests of their pixels.

    Attributes:
        frames: of each frame, or of the one picture of a scene that plays nothing.
        still: whether it is such a picture.
        rate: frames a second.
        formulas: whether LaTeX or Typst has set any.
        error: why it could not be drawn, in one line.
        trouble: what kind of error that is, in a few words.
    """

    frames: tuple[str, ...] = ()
    still: bool = False
    rate: float = 0.0
    formulas: bool = False
    error: str = ""
    trouble: str = ""


def digest(pixels: Any) -> str:
    """Make a digest of a picture: rows of RGBA."""
    return blake2b(pixels.tobytes(), digest_size=8).hexdigest()
