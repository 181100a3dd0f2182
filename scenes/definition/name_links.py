"""Three names between the two forms of one statement, tied to the letters that they name."""

from collections.abc import Mapping

import manim as mn
import numpy as np

from reel.formula.formula import Formula
from reel.formula.label import Label
from reel.records.theme import Theme
from scenes.definition.maths import ROLES

_GAP = 0.14  # between a line and what it ties (Manim's units)
_CLEAR = 0.45  # between the base and the line that comes round in front of it
_WIDTH, _HALO = 3.5, 12  # stroke widths
_BASE_AT = 0.7  # where its name stands, as a share of the way across: clear of "log"

ARCH = 0.55
"""How far the line from the exponent rises above it, before it comes round (Manim's units)."""


class NameLinks:
    """Lines from a letter to its name, and on to the same letter in the other form.

    It is no mobject: its lines come one by one.

    Args:
        both: one statement in two forms, the second below the first.
        names: the name of each part, which is moved to its place between the forms.
        right: what stands right of the names; none comes too near it.
        theme: gives each role its colour.

    Attributes:
        names: the names.
        upper, lower: the line of each part from above to its name, and from there down.
    """

    def __init__(
        self, both: Formula, names: Mapping[str, Label], right: mn.Mobject, theme: Theme
    ) -> None:
        self.names = names
        self.upper: dict[str, mn.VGroup] = {}
        self.lower: dict[str, mn.VGroup] = {}
        letters = {part: (both.part(part, 0), both.part(part, 1)) for part in names}
        row = (letters["base"][0].get_bottom()[1] + letters["exponent"][1].get_top()[1]) / 2
        # From the left: the exponent, which comes round in front of its base, then base and result.
        lead = letters["base"][0].get_left()[0] - max(names["exponent"].width / 4, _CLEAR)
        base, result = (
            (1 - share) * letters[part][0].get_x() + share * letters[part][1].get_x()
            for part, share in (("base", _BASE_AT), ("result", 0.5))
        )
        for part, x in (("exponent", lead), ("base", base), ("result", result)):
            names[part].move_to([x, row, 0])
        self._keep_apart(names, right)
        for part, (above, below) in letters.items():
            name, colour = names[part], theme.colour(ROLES[part])
            start = above.get_top() if part == "exponent" else above.get_bottom()
            over = mn.UP if part == "exponent" else mn.DOWN
            self.upper[part] = _tie(
                start + _GAP * over, over, name.get_top() + _GAP * mn.UP, colour
            )
            self.lower[part] = _tie(
                name.get_bottom() + _GAP * mn.DOWN, mn.DOWN, below.get_top() + _GAP * mn.UP, colour
            )

    def draw_upper(self, part: str) -> mn.Animation:
        """Draw the line from above to a name."""
        return mn.Create(self.upper[part], lag_ratio=0)

    def draw_lower(self, part: str) -> mn.Animation:
        """Draw the line from a name down."""
        return mn.Create(self.lower[part], lag_ratio=0)

    @staticmethod
    def _keep_apart(names: Mapping[str, Label], right: mn.Mobject) -> None:
        """Move each name further left, from the last one on, if it comes too near the next."""
        following, gap = right, _GAP
        for part in ("result", "base", "exponent"):
            name = names[part]
            least = following.get_left()[0] - gap
            name.shift(min(0, least - name.get_right()[0]) * mn.RIGHT)
            following, gap = name, 3 * _GAP

    @property
    def drawn(self) -> list[mn.Mobject]:
        """All names and lines."""
        return [*self.names.values(), *self.upper.values(), *self.lower.values()]


def _tie(start: np.ndarray, way: np.ndarray, end: np.ndarray, colour: str) -> mn.VGroup:
    """Draw a shining line that sets out in a direction, and comes down on its end."""
    bow = 0.5 * abs(start[1] - end[1]) if way[1] < 0 else ARCH
    lift = bow if way[1] < 0 else (start[1] + bow - end[1])
    curve = mn.CubicBezier(start, start + bow * way, end + lift * mn.UP, end)
    halo = curve.copy().set_stroke(colour, _HALO, 0.15)
    return mn.VGroup(halo, curve.set_stroke(colour, _WIDTH))
