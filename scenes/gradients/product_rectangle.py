"""The rectangle f g, its sides grown for a time h, as large as its region allows."""

from typing import Any

import manim as mn
import numpy as np

from reel.formula.formula import Formula
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.regions import Region
from scenes.gradients import maths
from scenes.shared.growing_rectangle import GrowingRectangle

_STRETCHED = 1.5  # how much longer a unit across may be than one up
_BESIDE = 0.3  # what the sides' names need besides their own size
_AREA = 1.3  # the area's name, as a multiple of the others' size
_MARGIN = 0.16  # around the names of the strips and the corner, in all


class ProductRectangle(GrowingRectangle):
    """A rectangle with sides f and g, which grow at the speeds f' and g'.

    Stretched one way, areas keep their ratios: a low region is filled all the same.

    Args:
        region: what to fill.
        h: the time for which it has grown at first.
        longest: the greatest h there is room for.
        theme: gives each role its colour.
    """

    def __init__(
        self,
        region: Region,
        h: float,
        longest: float,
        *,
        theme: Theme,
    ) -> None:
        self._h = mn.ValueTracker(h)
        names = {place: Formula(length, theme=theme) for place, length in maths.EDGES.items()}
        names["area"] = Formula(maths.AREA, theme=theme, role="product").scale(_AREA)
        names |= {
            place: Formula(area, theme=theme, role="background")
            for place, area in maths.GAINS.items()
        }
        room = np.array([names["more_height"].width, names["width"].height]) + _BESIDE
        sides, speeds = np.array(maths.SIDES, dtype=float).T
        full = sides + speeds * longest
        across, up = (np.array([region.width, region.height]) - room) / full
        unit = np.array([min(across, _STRETCHED * up), min(across, up)])
        strip = unit * speeds * longest - _MARGIN
        limits = {"first": (0,), "second": (1,), "corner": (0, 1), "more_height": (1,)}
        for place, ways in limits.items():
            size = np.array([names[place].width, names[place].height])
            names[place].scale(min(1.0, *(float(strip[way] / size[way]) for way in ways)))
        corner = region.center[:2] + (room - unit * full) / 2
        super().__init__(
            np.array([*corner, 0]),
            tuple(unit * sides),
            lambda: tuple(unit * speeds * self.h),
            theme=theme,
            names=names,
        )

    @property
    def h(self) -> float:
        """The time for which it has grown now."""
        return float(self._h.get_value())

    def go_to(self, h: float, **kwargs: Any) -> mn.Animation:
        """Let its sides grow, or shrink, to what they are after a time h."""
        return glide(self._h, h, **kwargs)

    def write_in(self, part: str, name: mn.Mobject) -> None:
        """Put a name that was taken off into a strip, or the corner, as large as that is now."""
        name.set_opacity(1).move_to(getattr(self, part))
