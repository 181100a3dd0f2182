"""Light that follows a thing: a halo around it, a curve's glow, the tint of the ground below it.

For lines, points and outlines that shine themselves, see `scenes.shared.glow`.

All of it is faint: it takes no contrast from type, and what it means stands beside it in words.
"""

from collections.abc import Callable

import manim as mn
import numpy as np

from reel.stage.exemptions import overlap_intended

_DISCS = 12  # of a halo
_FAINT = 0.035  # how opaque each of its discs is: together they are light, alone nearly nothing
_GLOW = (14, 24, 36, 52)  # stroke widths around a curve


class Halo(mn.VGroup):
    """Soft light around a place, which may move and swell.

    Args:
        place: gives its middle now, on the frame.
        radius: gives how far it reaches now, in Manim's units.
        colour: #RRGGBB.
        strength: gives how strong it is now, from 0 to 1.
    """

    def __init__(
        self,
        place: Callable[[], np.ndarray],
        radius: Callable[[], float],
        colour: str,
        *,
        strength: Callable[[], float] = lambda: 1.0,
    ) -> None:
        self._place, self._radius, self._strength = place, radius, strength
        self._unit = mn.Circle(1).points.copy()
        super().__init__(
            *(mn.Circle(1).set_stroke(width=0).set_fill(colour, _FAINT) for _ in range(_DISCS))
        )
        self.add_updater(lambda halo: halo.draw(), call_updater=True)

    def draw(self) -> None:
        """Shine where, as far and as strongly as it does now."""
        place, radius, opacity = self._place(), self._radius(), _FAINT * self._strength()
        for number, disc in enumerate(self, 1):
            disc.points = self._unit * radius * number / _DISCS + place
            disc.set_fill(opacity=opacity)


class Glow(mn.VGroup):
    """Light along a curve; it follows the curve, and is as strong.

    Args:
        curve: what shines.
    """

    def __init__(self, curve: mn.VMobject) -> None:
        self._curve = curve
        super().__init__(*(mn.VMobject(stroke_width=width) for width in _GLOW))
        for line in self:
            line.joint_type = mn.LineJointType.ROUND
        self.add_updater(lambda glow: glow.draw(), call_updater=True)

    def draw(self) -> None:
        """Lie where the curve lies now."""
        colour, opacity = self._curve.get_stroke_color(), self._curve.get_stroke_opacity()
        for line in self:
            line.points = self._curve.points
            line.set_stroke(colour, opacity=_FAINT * opacity)


class Ground(mn.VMobject):
    """The tint between a curve and the foot of its picture.

    Args:
        curve: the upper edge, from left to right; it is followed.
        foot: gives the height of the lower edge now.
        strength: how opaque it is where the curve is drawn fully.
    """

    def __init__(
        self, curve: mn.VMobject, foot: Callable[[], float], *, strength: float = 0.1
    ) -> None:
        super().__init__(stroke_width=0)
        self._curve, self._foot, self._strength = curve, foot, strength
        self.add_updater(lambda ground: ground.draw(), call_updater=True)
        overlap_intended(self, None, "a tint on which type can be read")

    def draw(self) -> None:
        """Fill what lies below the curve now."""
        edge = self._curve.get_anchors()
        if not len(edge):
            self.clear_points()
            return
        foot = np.array([[edge[-1][0], self._foot(), 0], [edge[0][0], self._foot(), 0], edge[0]])
        self.set_points_as_corners(np.concatenate([edge, foot]))
        opacity = self._strength * self._curve.get_stroke_opacity()
        self.set_fill(self._curve.get_stroke_color(), opacity=opacity)
