"""Many chances multiplied, and their logs added, over all settings: two hills with one top."""

from collections.abc import Callable

import manim as mn
import numpy as np

from reel.formula.formula import Formula
from reel.formula.label import Label
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.plot import Plot
from reel.stage.regions import Region
from reel.stage.view import View
from scenes.recap import maths

_MARGIN = 0.3  # between the region's edge and what stands in it
_NAME = 0.4  # so much room below each plot has the name of its axis
_ABOVE = 0.12  # how much higher a plot is than its hill, as a share of that


class TwoHills:
    """One hill above the other, each with its formula; the lower one is the log of the upper.

    It is no mobject: its parts come one by one.

    Args:
        region: what to fill; where it is wide, the formulas stand beside the hills, not above.
        formulas: of the upper hill and of the lower one.
        name: what stands below the axis of each.
        theme: gives each role its colour.

    Attributes:
        formulas, names: of the upper one and of the lower one, in their places.
        plots, hills, dots, lines: of the upper one and of the lower one: the axes, the curves,
            the dot at the top (the upper one climbs there), and the line from there down to the
            axis (the lower one begins at the upper axis).
    """

    def __init__(
        self,
        region: Region,
        formulas: tuple[Formula, Formula],
        name: Label,
        theme: Theme,
    ) -> None:
        self.formulas, self.names, self.theme = formulas, (name, name.copy()), theme
        self._setting = mn.ValueTracker(maths.SETTINGS[0])
        inner = region.inset(_MARGIN)
        is_wide = inner.width > inner.height
        boxes = []
        for row, formula, label in zip(
            inner.rows(1, 1, gap=0.15), formulas, self.names, strict=True
        ):
            head, plot = row.columns(1, 1.8, gap=0.3) if is_wide else row.rows(1, 1.7, gap=0.1)
            head.put(formula, mn.LEFT)
            box, below = plot.rows(plot.height - _NAME, _NAME, gap=0)
            boxes.append(box)
            below.place(label, mn.RIGHT)
        functions = maths.chances_of_all, maths.logs_of_all
        self.plots = [self._plot(*each) for each in zip(boxes, functions, strict=True)]
        self.hills = [
            plot.curve(function, colour=theme.colour(role), through=[maths.BEST])
            for plot, function, role in zip(
                self.plots, functions, ("product", "logarithm"), strict=True
            )
        ]
        tops = [
            plot.point(maths.BEST, float(function(maths.BEST)))
            for plot, function in zip(self.plots, functions, strict=True)
        ]
        self.dots = [self._dot(top) for top in tops]
        self.dots[0].add_updater(self._put_on_hill, call_updater=True)
        feet = [plot.point(maths.BEST, plot.y_range[0]) for plot in self.plots]
        ends = (tops[0], feet[0]), (feet[0], feet[1])
        self.lines = [mn.DashedLine(*each, color=theme.text, stroke_width=3) for each in ends]

    @property
    def parts(self) -> mn.VGroup:
        """All that is drawn."""
        return mn.VGroup(
            *self.plots, *self.hills, *self.lines, *self.dots, *self.formulas, *self.names
        )

    def climb(self) -> mn.Animation:
        """Let the upper dot go along its hill, up to the top."""
        return glide(self._setting, maths.BEST)

    def take_log(self) -> mn.Animation:
        """Let a copy of the upper hill go down and become its log."""
        return mn.TransformFromCopy(*self.hills)

    def _plot(self, box: Region, function: Callable[[np.ndarray], np.ndarray]) -> Plot:
        """Draw axes in which a function's graph just has room."""
        heights = function(np.array([*maths.SETTINGS, maths.BEST]))
        low, high = float(heights.min()), float(heights.max())
        view = View(box, maths.SETTINGS, (low, high + _ABOVE * (high - low)))
        return Plot(view, x_ticks=(), y_ticks=(), axes="corner", theme=self.theme)

    def _dot(self, place: np.ndarray) -> mn.Dot:
        dot = mn.Dot(place, radius=0.11, color=self.theme.text)
        return dot.set_stroke(self.theme.surface, 2)

    def _put_on_hill(self, dot: mn.Dot) -> None:
        setting = self._setting.get_value()
        dot.move_to(self.plots[0].point(setting, float(maths.chances_of_all(setting))))
