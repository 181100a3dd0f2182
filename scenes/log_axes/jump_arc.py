"""A jump from one place to another, with what it does written beside it: ×10."""

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.formula.live_number import LiveNumber

_HEIGHT = 0.15  # of the arc
_GAP = 0.07  # between the arc and its text
_TIP = 0.14  # how long the tip of the arrow is
_SHORT, _LONG = 0.25, 0.45  # shorter jumps are not seen, longer ones are; between, they fade
_TIGHT, _ROOMY = 0.05, 0.1  # an arc only so much longer than its text hides it, or shows it


class JumpArc(mn.VGroup):
    """An arc with a tip at its end and a text beside it.

    Args:
        text: as of a `LiveNumber`.
        colour: #RRGGBB.
        side: a unit vector: to which side the arc bends, and where the text stands.
    """

    def __init__(self, text: str, *, colour: str, side: np.ndarray) -> None:
        self.side = side
        self.arc = mn.VMobject(color=colour, stroke_width=3.5)
        self.tip = mn.VMobject(color=colour, fill_opacity=1, stroke_width=0)
        self.text = LiveNumber(text, colour=colour, size="small", anchor="center")
        super().__init__(self.arc, self.tip, self.text)

    @property
    def reach(self) -> float:
        """How far it reaches to its side, text and all."""
        text = self.text.height if self.side[1] else self.text.width
        return float(_HEIGHT + _GAP + text)

    def put(self, start: np.ndarray, end: np.ndarray, shown: float = 1.0) -> "JumpArc":
        """Span from `start` to `end`; where that is short, the text fades, then the arc too.

        Args:
            start, end: points on the stage.
            shown: the opacity of a jump that is long enough, from 0 to 1.
        """
        bend = 4 / 3 * _HEIGHT * self.side
        way = end - start
        length = float(np.linalg.norm(way))
        self.arc.set_points([start, start + 0.2 * way + bend, end - 0.2 * way + bend, end])
        toward = 0.2 * way - bend
        toward /= max(float(np.linalg.norm(toward)), 1e-9)
        across = np.array([-toward[1], toward[0], 0])
        back = end - _TIP * toward
        wing = _TIP * 0.5 * across
        self.tip.set_points_as_corners([end, back + wing, back - wing, end])
        middle = (start + end) / 2 + (_HEIGHT + _GAP) * self.side
        mobject_ops.put(self.text, middle, -self.side)
        shown *= float(np.clip((length - _SHORT) / (_LONG - _SHORT), 0, 1))
        mobject_ops.set_stroke_opacity(self.arc, shown)
        mobject_ops.set_fill_opacity(self.tip, shown)
        width, height, _ = mobject_ops.size(self.text)
        spare = length - (width if self.side[1] else height)
        room = float(np.clip((spare - _TIGHT) / (_ROOMY - _TIGHT), 0, 1))
        mobject_ops.set_fill_opacity(self.text.slots, shown * room)
        return self
