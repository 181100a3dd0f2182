"""What a scene of a Manim file may be made into: an MP4, and what Manim makes beside it."""

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["mp4", "mov", "webm", "gif", "png", "png-sequence"]
"""The kinds of results, as Manim's `format` names them; "png" is a scene's last picture."""

KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Output:
    """What a scene is made into.

    Attributes:
        kind: which kind of result.
        transparent: whether what is behind the scene shows through.
        sections: whether each section of the scene is a video of its own as well.
        digits: how many digits the numbers of a sequence's pictures have.
        alone: whether it takes the place of the scene's results of other kinds; one that a person
            has asked for by name is made beside them.
    """

    kind: Kind = "mp4"
    transparent: bool = False
    sections: bool = False
    digits: int = 4
    alone: bool = True

    @property
    def even(self) -> bool:
        """Whether its sides must be even numbers of pixels, as H.264 and ProRes want them."""
        return self.kind in ("mp4", "mov")

    @property
    def audible(self) -> bool:
        """Whether it can have sound."""
        return self.kind in ("mp4", "mov", "webm")


MP4 = Output()


@dataclass(frozen=True)
class Asked:
    """What a Manim file asks for, or settings beside it; not judged yet.

    Attributes:
        sides: of the picture, in pixels.
        frame: the same in Manim's units.
        rate: frames a second; text, if it is no number.
        output: what it is to become; None if nothing is to be made.
        remarks: what else it asks for and does not get, and why: a line each.
    """

    sides: tuple[int, int]
    frame: tuple[float, float]
    rate: float | str
    output: Output | None
    remarks: tuple[str, ...]
