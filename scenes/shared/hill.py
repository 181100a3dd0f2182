"""What lies below a curve, filled so that it is a landscape."""

from collections.abc import Callable

import manim as mn
import numpy as np

from reel.stage.plot import Plot

_STRENGTH = 0.3  # at the top; it fades to nothing below


def hill(plot: Plot, function: Callable[[np.ndarray], np.ndarray], colour: str) -> mn.VMobject:
    """Fill what lies below a curve and above zero, the lower the fainter.

    Args:
        plot: where the curve is drawn; it does not move.
        function: the curve, as for `Plot.curve`.
        colour: #RRGGBB.
    """
    xs = np.linspace(*plot.x_range, 80)
    edge = plot.locate(xs, function(xs))
    feet = plot.locate(xs[[-1, 0]], [0, 0])
    area = mn.Polygon(*edge, *feet, stroke_width=0)
    area.set_fill([colour] * 2, opacity=[0.0, _STRENGTH])
    area.set_sheen_direction(mn.UP)
    return area
