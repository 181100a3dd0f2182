"""What a picture does on purpose that `render.py check` would otherwise take for a fault.

It is declared where it is made, with a reason for whoever reads it. Not needed for words on a box
that lies whole behind them, for a label on grid lines, or for what passes over something while it
moves.
"""

from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import manim as mn

M = TypeVar("M", bound=mn.Mobject)

Departure = Literal["overlap", "outside", "unread", "proved"]

_ATTRIBUTE = "intents"


@dataclass(frozen=True, eq=False)
class Intent:
    """One thing done on purpose.

    Attributes:
        departure: over what the rules forbid: an overlap, standing outside the frame or its
            margin, type (or a shape) that nobody is meant to make out, or a statement of which
            the check cannot see that it is true.
        reason: why; of a statement: the test that proves it.
        other: of an overlap: with what; None for anything.
    """

    departure: Departure
    reason: str
    other: mn.Mobject | None = None

    def __deepcopy__(self, memo: dict[int, Any]) -> "Intent":
        """Itself: copies of a mobject do the same on purpose, with the same other."""
        return self


def overlap_intended(mobject: M, other: mn.Mobject | None, reason: str) -> M:
    """Declare that `mobject` overlaps `other` (or anything, if None) on purpose.

    Args:
        mobject: with all its parts as they are now; copies made later take it over.
        other: likewise; what takes its place in a transformation is something else.
        reason: why the picture is right.

    Returns:
        The same mobject.
    """
    return _declare(mobject, Intent("overlap", reason, other))


def outside_intended(mobject: M, reason: str) -> M:
    """Declare that `mobject` stands in the margin, or leaves the frame, on purpose."""
    return _declare(mobject, Intent("outside", reason))


def unread_intended(mobject: M, reason: str) -> M:
    """Declare that nobody is meant to read `mobject`, so that it may be small or faint."""
    return _declare(mobject, Intent("unread", reason))


def proved_by(mobject: M, test: str) -> M:
    """Declare that a formula's statement, which `render.py check` cannot verify, is tested.

    Args:
        mobject: the formula.
        test: the test as pytest names it:
            "tests/scenes/my_clip/test_maths.py::test_every_line_follows". The check
            looks whether there is such a test.
    """
    return _declare(mobject, Intent("proved", test))


def intents(mobject: mn.Mobject) -> tuple[Intent, ...]:
    """What is declared of a mobject itself."""
    declared: tuple[Intent, ...] = getattr(mobject, _ATTRIBUTE, ())
    return declared


def _declare(mobject: M, intent: Intent) -> M:
    # On every part: a scene may put parts on the stage without the whole.
    for part in mobject.get_family():
        setattr(part, _ATTRIBUTE, (*intents(part), intent))
    return mobject
