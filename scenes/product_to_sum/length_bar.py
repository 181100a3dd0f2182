"""A bar as long as the way between two places of a ruler."""

from collections.abc import Callable

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.regions import Region
from scenes.product_to_sum.rulers import Rulers

_LEAST = 0.06  # a bar that is shorter is not drawn
_PADDING = 0.09  # between a bar and its title
_VEIL = 0.1  # how strongly a bar is filled


class LengthBar(mn.VMobject):
    """A bar beside rulers; it follows them.

    Args:
        rulers: the rulers.
        ends: finds the two places as they are now.
        region: the strip in which it lies, along the rulers.
        theme: gives each role its colour.

    Attributes:
        grown: a tracker: how much of it there is, from 0 to 1.
    """

    def __init__(
        self,
        rulers: Rulers,
        ends: Callable[[], tuple[float, float]],
        region: Region,
        *,
        theme: Theme,
    ) -> None:
        super().__init__(fill_color=theme.sum, fill_opacity=_VEIL)
        self.set_stroke(theme.sum, 4)
        self.rulers, self.ends, self.region = rulers, ends, region
        self.grown = mn.ValueTracker(1)
        redraw_on_change(self, lambda bar: bar.draw(), lambda bar: bar.state())

    def state(self) -> tuple[float, ...]:
        """All that the picture depends on."""
        return *self.ends(), float(self.grown.get_value()), float(self.rulers.reach.get_value())

    def grow(self) -> mn.Animation:
        """Let it grow from its start to its end."""
        return glide(self.grown, 1)

    def box(self) -> Region:
        """The rectangle that it fills."""
        start, end = self.ends()
        end = start + float(self.grown.get_value()) * (end - start)
        (left, bottom, _), (right, top, _) = self.rulers.spot(start), self.rulers.spot(end)
        if self.rulers.upright:
            return Region(self.region.left, bottom, self.region.right, top)
        return Region(left, self.region.bottom, right, self.region.top)

    def draw(self) -> None:
        """Draw it as it is now."""
        box = self.box()
        if min(box.width, box.height) < _LEAST:
            self.set_points([])
            return
        outline = mn.RoundedRectangle(
            corner_radius=min(0.07, box.width / 3, box.height / 3),
            width=box.width - 0.05,
            height=box.height - 0.05,
        )
        self.set_points(outline.points + np.asarray(box.center))

    def seat(self, title: mn.VMobject) -> mn.VMobject:
        """Write something in the middle of the bar, no larger than there is room for."""
        return self.box().inset(_PADDING).put(title)
