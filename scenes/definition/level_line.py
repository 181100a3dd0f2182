"""A level line that looks for the curve of 2^x, and finds it only above zero."""

from typing import Any

import manim as mn

from reel.fast.redraw import redraw_on_change
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.plot import Plot
from scenes.definition import maths
from scenes.shared.glow import Beam, Spark


class LevelLine(mn.VGroup):
    """A beam at b that ends with a spark where it meets 2^x, or runs on and never meets it.

    Args:
        plot: a plot of 2^x.
        b: where the beam is at first.
        theme: gives each role its colour; a beam that never meets the curve is `bad`.
    """

    def __init__(self, plot: Plot, b: float, theme: Theme) -> None:
        self.plot, self.theme = plot, theme
        self.b = mn.ValueTracker(b)
        self.beam, self.spark = Beam(theme.product), Spark(theme.text)
        super().__init__(self.beam, self.spark)
        redraw_on_change(self, lambda level: level.draw(), lambda level: level.b.get_value())

    def slide_to(self, b: float, **kwargs: Any) -> mn.Animation:
        """Slide the beam to another b."""
        return glide(self.b, b, **kwargs)

    def draw(self) -> None:
        """Draw the beam at b as it is now."""
        b, (left, right) = self.b.get_value(), self.plot.x_range
        meets = b > 2**left
        end = self.plot.point(float(maths.exponent_of(b)) if meets else right, b)
        self.beam.reach(self.plot.point(left, b), end)
        self.beam.set_color(self.theme.product if meets else self.theme.bad)
        self.spark.move_to(end).show(float(meets))
