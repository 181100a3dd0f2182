"""What stands on bent axes and moves as they bend: points, named points, a curve."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.stage.glide import glide
from scenes.log_axes.bent_axes import BentAxes
from scenes.log_axes.jump_arc import JumpArc
from scenes.log_axes.live_label import LiveLabel

_DOT = 0.105  # the radius of a named point
_ABOVE = 0.18  # how far above a corner's box its title stands, and from the left
_JOINED = 0.3  # a name farther away than that is joined to its point by a line


def _state(axes: BentAxes, tracker: mn.ValueTracker) -> tuple[float, float, float]:
    """What a picture depends on that follows the axes and a tracker of its own."""
    return *axes.state(), tracker.get_value()


class PointCloud(mn.VGroup):
    """Points on bent axes.

    Args:
        axes: where they stand.
        x, y: their values, arrays of one length.
        colour: #RRGGBB.
        radius: of a point.
    """

    def __init__(
        self,
        axes: BentAxes,
        x: np.ndarray,
        y: np.ndarray,
        *,
        colour: str,
        radius: float,
    ) -> None:
        super().__init__(*(mn.Dot(radius=radius, color=colour) for _ in x))
        self.axes, self.values = axes, (x, y)
        redraw_on_change(self, lambda cloud: cloud.draw(), lambda cloud: cloud.axes.state())

    def draw(self) -> None:
        """Put the points where they are now."""
        for dot, place in zip(self, self.axes.locate(*self.values), strict=True):
            mobject_ops.put(dot, place)


class _Fading(mn.VGroup):
    """What fades in and out on axes that may bend at the same time.

    Attributes:
        shown: a tracker: its opacity, from 0 to 1.
    """

    def __init__(self, *parts: mn.VMobject) -> None:
        super().__init__(*parts)
        self.shown = mn.ValueTracker(0)

    def fade_in(self, **kwargs: Any) -> mn.Animation:
        """Make it visible; `kwargs` are those of the animation."""
        return glide(self.shown, 1, **kwargs)

    def fade_out(self, **kwargs: Any) -> mn.Animation:
        """Make it invisible; it stays in the scene."""
        return glide(self.shown, 0, **kwargs)


class NamedPoint(_Fading):
    """A larger point on bent axes with its name nearby, not seen at first.

    Args:
        axes: where it stands.
        at: its values.
        title: its name, or its picture with the name.
        away: how far the middle of the name is from the point, on linear axes and on logarithmic
            ones; a name that is far away is joined to its point.
        lift: how far the name swings up on its way, over what lies between.
        colour: #RRGGBB of the point.
    """

    def __init__(
        self,
        axes: BentAxes,
        at: tuple[float, float],
        title: mn.VMobject,
        *,
        away: tuple[np.ndarray, np.ndarray],
        lift: float,
        colour: str,
    ) -> None:
        self.dot = mn.Dot(radius=_DOT, color=colour)
        self.title, self.joint = title, mn.Line(color=colour, stroke_width=2.5)
        super().__init__(self.joint, self.dot, title)
        self.axes, self.at, self.away, self.lift = axes, at, away, lift
        redraw_on_change(
            self, lambda point: point.draw(), lambda point: _state(point.axes, point.shown)
        )

    def draw(self) -> None:
        """Put point and name where they are now."""
        place, shown = self.axes.point(*self.at), self.shown.get_value()
        linear, bent = self.away
        turned = self.axes.turned.get_value()
        swing = 4 * turned * (1 - turned) * self.lift * mn.UP
        middle = place + (1 - turned) * linear + turned * bent + swing
        self.dot.move_to(place)
        mobject_ops.put(self.title, middle)
        half = mobject_ops.size(self.title) / 2
        near = np.clip(place, middle - half, middle + half)
        way = near - place
        length = float(np.linalg.norm(way))
        joined = float(np.clip((length - _JOINED) / _JOINED, 0, 1))
        start, end = (place + share * way for share in (_DOT / max(length, _DOT), 0.9))
        self.joint.set_points_as_corners([start, end])
        for part in (self.dot, self.title):
            mobject_ops.set_fill_opacity(part, shown)
        mobject_ops.set_stroke_opacity(self.joint, shown * joined)


class CornerBox(_Fading):
    """The lower left corner of bent axes as a box, with its share of the chart written above it.

    It is not seen at first.

    Args:
        axes: where it is.
        at: the values of its upper right corner.
        title: what is written.
        colour: #RRGGBB of the box.
    """

    def __init__(
        self, axes: BentAxes, at: tuple[float, float], title: LiveLabel, *, colour: str
    ) -> None:
        self.frame = mn.Rectangle().set_stroke(colour, 3).set_fill(colour)
        super().__init__(self.frame, title)
        self.axes, self.at, self.title = axes, at, title
        redraw_on_change(
            self, lambda corner: corner.draw(), lambda corner: _state(corner.axes, corner.shown)
        )

    def draw(self) -> None:
        """Draw it where it is now."""
        box, end, shown = self.axes.box, self.axes.point(*self.at), self.shown.get_value()
        left, bottom = box.left, box.bottom
        corners = [[left, bottom, 0], [end[0], bottom, 0], end, [left, end[1], 0]]
        self.frame.set_points_as_corners([*corners, corners[0]])
        self.frame.set_stroke(opacity=shown).set_fill(opacity=0.07 * shown)
        self.title.show(np.array([left + _ABOVE, end[1] + _ABOVE, 0]))
        mobject_ops.set_opacity(self.title, shown)


class DecadeJumps(_Fading):
    """Jumps below bent axes, from each power of ten of x to the next, not seen at first.

    Args:
        axes: below which they stand.
        jumps: as many as the x axis has decades.
    """

    def __init__(self, axes: BentAxes, jumps: Sequence[JumpArc]) -> None:
        super().__init__(*jumps)
        self.axes = axes
        redraw_on_change(self, lambda row: row.draw(), lambda row: _state(row.axes, row.shown))

    def under(self, point: NamedPoint) -> JumpArc:
        """The jump over the decade in which a point stands."""
        starts = self.axes.sides[0].decades
        jump: JumpArc = self[int(np.searchsorted(starts, point.at[0])) - 1]
        return jump

    def draw(self) -> None:
        """Put them where they are now."""
        decades = self.axes.sides[0].decades
        feet = self.axes.locate(np.array(decades), np.array(self.axes.limits[1][:1]))
        feet[:, 1] = self.axes.box.bottom - self.axes.drop
        for jump, way in zip(self, pairwise(feet), strict=True):
            jump.put(*way, self.shown.get_value())


class Residuals(mn.VGroup):
    """Upright lines from a curve to points on bent axes, of no length at first.

    Args:
        axes: where they stand.
        x, start, end: arrays of one length: where on the x axis each line stands, and the values
            of y from which and to which it goes.
        colour: #RRGGBB.

    Attributes:
        grown: a tracker: how much of each line there is, from 0 to 1.
    """

    def __init__(
        self, axes: BentAxes, x: np.ndarray, start: np.ndarray, end: np.ndarray, *, colour: str
    ) -> None:
        super().__init__(*(mn.Line(color=colour, stroke_width=3) for _ in x))
        self.axes, self.ends = axes, ((x, start), (x, end))
        self.grown = mn.ValueTracker(0)
        redraw_on_change(
            self, lambda lines: lines.draw(), lambda lines: _state(lines.axes, lines.grown)
        )

    def grow(self, **kwargs: Any) -> mn.Animation:
        """Let them grow from the curve to the points."""
        return glide(self.grown, 1, **kwargs)

    def draw(self) -> None:
        """Draw them as they are now."""
        starts, ends = (self.axes.locate(*values) for values in self.ends)
        ends = starts + self.grown.get_value() * (ends - starts)
        for line, *way in zip(self, starts, ends, strict=True):
            line.set_points_as_corners(way)


class BentCurve(mn.VMobject):
    """A curve through values on bent axes, of which nothing is drawn at first.

    Args:
        axes: where it is drawn.
        x, y: the values of its points.
        colour: #RRGGBB.

    Attributes:
        drawn: a tracker: how much of its length is drawn, from 0 to 1.
    """

    def __init__(self, axes: BentAxes, x: np.ndarray, y: np.ndarray, *, colour: str) -> None:
        super().__init__(color=colour, stroke_width=6)
        self.joint_type = mn.LineJointType.ROUND
        self.axes, self.values = axes, (x, y)
        self.drawn = mn.ValueTracker(0)
        redraw_on_change(
            self, lambda curve: curve.draw(), lambda curve: _state(curve.axes, curve.drawn)
        )

    def trace(self, **kwargs: Any) -> mn.Animation:
        """Draw it from its start to its end."""
        return glide(self.drawn, 1, **kwargs)

    def draw(self) -> None:
        """Draw as much of it as is drawn now."""
        points = self.axes.locate(*self.values)
        gone = np.append(0, np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1)))
        end = self.drawn.get_value() * gone[-1]
        tip = [np.interp(end, gone, points[:, axis]) for axis in range(3)]
        self.set_points_as_corners([*points[gone < end], tip, tip])


class RidingLaw(_Fading):
    """A formula that rides on a curve of bent axes, turned as the curve is there.

    Args:
        axes: where the curve is.
        law: gives the curve's y at arrays of x.
        formula: what rides.
        at: at which x its middle stands on linear axes, and on logarithmic ones.
        off: how far it is from the curve.
    """

    def __init__(
        self,
        axes: BentAxes,
        law: Callable[[np.ndarray], np.ndarray],
        formula: mn.VMobject,
        *,
        at: tuple[float, float],
        off: float,
    ) -> None:
        super().__init__(formula)
        self.axes, self.law, self.at = axes, law, at
        self.off = off + formula.height / 2
        self.outlines = [part.points - formula.get_center() for part in formula.submobjects]
        redraw_on_change(self, lambda law: law.draw(), lambda law: _state(law.axes, law.shown))

    def draw(self) -> None:
        """Put it where the curve is now."""
        turned = self.axes.turned.get_value()
        x = np.exp(np.interp(turned, [0, 1], np.log(self.at))) * np.array([0.99, 1, 1.01])
        before, here, after = self.axes.locate(x, self.law(x))
        way = (after - before) / np.linalg.norm(after - before)
        across = np.array([-way[1], way[0], 0])
        turn = np.column_stack([way, across, [0, 0, 1]])
        for part, outline in zip(self[0].submobjects, self.outlines, strict=True):
            part.points = outline @ turn.T + here + self.off * across
        mobject_ops.set_fill_opacity(self[0], self.shown.get_value())
