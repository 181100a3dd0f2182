"""Pictures of the two facts: logarithms turn times into plus, and they keep order."""

import manim as mn
import numpy as np
from manim.animation.animation import prepare_animation

from reel.formula.formula import Formula
from reel.records.theme import Theme
from reel.stage.regions import Region
from scenes.hook.layout import FactPlaces

_THICK = 0.3  # of an arrow, as a share of the picture's height
_TIP = 0.6  # of its length, the tip, as a share of its thickness


class TimesIntoPlus(mn.VGroup):
    """The logarithms of two numbers as arrows, nose to tail, above that of their product.

    The numbers are less than 1, so all arrows point left, from 0.

    Args:
        region: what to fill.
        logs: both logarithms.
        names: of both, and of that of the product; they stand on the arrows.
        theme: gives each role its colour.

    Attributes:
        first, second, product: the arrows.
        names: what stands on them; no part of the group.
    """

    def __init__(
        self, region: Region, logs: tuple[float, float], names: list[Formula], theme: Theme
    ) -> None:
        unit = region.width / -sum(logs)
        middle = region.right + unit * logs[0]
        thick = _THICK * region.height
        upper, lower = region.top - thick / 2 - 0.1, region.bottom + thick / 2 + 0.1
        self.first = _arrow(region.right, middle, upper, thick, theme.sum)
        self.second = _arrow(middle, region.left, upper, thick, theme.sum)
        self.product = _arrow(region.right, region.left, lower, thick, theme.product)
        # Where they begin and end.
        rules = mn.VGroup(
            *(
                mn.DashedLine([x, region.top, 0], [x, region.bottom, 0], dash_length=0.09)
                for x in (region.right, region.left)
            )
        ).set_stroke(theme.muted, 2)
        self.names = mn.VGroup(*names)
        for name, arrow in zip(names, (self.first, self.second, self.product), strict=True):
            name.move_to(arrow.get_center())
        super().__init__(rules, self.first, self.second, self.product)


def _arrow(start: float, end: float, height: float, thick: float, colour: str) -> mn.Polygon:
    """A thick arrow that points left."""
    tip = _TIP * thick
    corners = np.array(
        [
            (start - 0.02, height + thick / 2),
            (end + tip, height + thick / 2),
            (end, height),
            (end + tip, height - thick / 2),
            (start - 0.02, height - thick / 2),
        ]
    )
    points = np.column_stack([corners, np.zeros(len(corners))])
    return mn.Polygon(*points, color=colour, fill_opacity=1, stroke_width=0)


def shrink(
    picture: mn.VGroup,
    names: mn.VGroup,
    line: Formula,
    small: Formula,
    places: FactPlaces,
) -> list[mn.Animation]:
    """Let a fact make room: its formula becomes a label, its picture a small one or none.

    Args:
        picture, names: what is drawn, and what is written in it.
        line, small: the formula as it stands, and as a label.
        places: of the fact.
    """
    # What is in its way has gone first.
    later = mn.squish_rate_func(mn.smooth, 0.25, 1)
    change: list[mn.Animation] = [mn.Transform(line, places.small_line.put(small), rate_func=later)]
    if places.card is None:
        return [*change, mn.FadeOut(picture, names, run_time=0.2)]
    room = places.small_picture
    scale = min(room.width / picture.width, room.height / picture.height)
    shrunk = picture.animate.scale(scale).move_to(room.center)
    return [*change, mn.FadeOut(names, run_time=0.2), prepare_animation(shrunk)]
