"""float64 as a ruler that ends at two cliffs: a thick slab, on whose upper face numbers roll."""

from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.records.theme import Theme
from reel.stage.exemptions import overlap_intended
from reel.stage.glide import glide
from scenes.overflow.layout import RulerPlace, Span
from scenes.overflow.light import RADIUS, mixed, paint
from scenes.overflow.log_viewport import LogTicks, LogViewport, segments
from scenes.overflow.maths import HIGH, LOW, last_numbers, powers_of_ten
from scenes.overflow.pit import Pit

_FACE = 0.36  # how high the upper face is seen
_EDGE = 0.05  # how thick the bright edge between the faces is
_POST = 0.2  # how far the smallest numbers reach down the front face
_COMB = 160  # how many of the smallest numbers are drawn one by one
_SOLID = 0.98  # opaque, as far as the eye can tell
_STOPS = 9  # of the posts' colour
_SHADES = 5  # steps in which the front face gets darker downwards
_NAME = 0.3  # how high the ruler's name stands, as a share of the front face
_GAP = 0.05


class FloatRuler(mn.VGroup):
    """float64's ruler. Numbers roll along its upper face; beyond its ends they fall.

    Args:
        viewport: what is in sight.
        place: where it is.
        name: its name, written on it.
        theme: gives each role its colour.

    Attributes:
        top, reach: trackers: the height on which balls roll, and how far it reaches down from
            there.
        pits: what lies beyond its low and its high end.
        open: trackers: how much of the pits is shown.
        shown, named: trackers: how much of all, and of its name, is shown.
    """

    def __init__(
        self, viewport: LogViewport, place: RulerPlace, *, name: mn.Mobject, theme: Theme
    ) -> None:
        self.viewport, self.title = viewport, name
        self.top, self.reach = mn.ValueTracker(place.top), mn.ValueTracker(place.depth)
        self.open = mn.ValueTracker(0), mn.ValueTracker(0)
        self.shown, self.named = mn.ValueTracker(1), mn.ValueTracker(1)
        self.smallest = last_numbers(_COMB)
        self.pits = mn.VGroup(Pit(0.0, theme), Pit(float("inf"), theme, aside=True))
        self.front, self.face, self.edge = (mn.VMobject(stroke_width=0) for _ in range(3))
        self.colours = theme.surface, mixed(theme.surface, theme.muted, 0.3), theme.muted
        self.shades = mn.VGroup(*(mn.VMobject(stroke_width=0) for _ in range(_SHADES)))
        overlap_intended(self.shades, None, "the front face gets darker downwards")
        self.dark = theme.background
        self.posts = mn.VMobject().set_stroke(theme.text, 2.5)
        self.ticks = LogTicks(powers_of_ten(), theme)
        super().__init__(
            self.pits, self.front, self.shades, self.face, self.edge, self.posts, self.ticks, name
        )
        redraw_on_change(self, lambda ruler: ruler.draw(), lambda ruler: ruler.state())

    def go_to(self, place: RulerPlace, **kwargs: Any) -> list[mn.Animation]:
        """Go to another place, and reach down as far as is said there."""
        return [glide(self.top, place.top, **kwargs), glide(self.reach, place.depth, **kwargs)]

    def show_zero(self, **kwargs: Any) -> mn.Animation:
        """Show what lies beyond its low end."""
        return glide(self.open[0], 1, **kwargs)

    def show_infinity(self, **kwargs: Any) -> mn.Animation:
        """Show what lies beyond its high end."""
        return glide(self.open[1], 1, **kwargs)

    def fade_out(self, **kwargs: Any) -> mn.Animation:
        """Make it invisible; it stays in the scene."""
        return glide(self.shown, 0, **kwargs)

    def drop_name(self, **kwargs: Any) -> mn.Animation:
        """Take its name off."""
        return glide(self.named, 0, **kwargs)

    @property
    def floor(self) -> float:
        """How high the ground of the pits is, and the ruler's lower edge."""
        return float(self.top.get_value() - self.reach.get_value())

    @property
    def ends(self) -> Span:
        """Where it ends on the stage, or where it leaves the sight."""
        left, right = np.clip(
            self.viewport.at(np.array([LOW, HIGH])), self.viewport.left, self.viewport.right
        )
        return float(left), float(right)

    def spot(self, log: float, lift: float = RADIUS) -> np.ndarray:
        """Where the middle of a ball is that lies on it, or would if it went on so far."""
        return np.array([float(self.viewport.at(log)), self.top.get_value() + lift, 0.0])

    def fallen(self, spot: np.ndarray) -> np.ndarray:
        """Where a ball is that falls beyond an end: outside the wall, and on the ground at last."""
        across, height, _ = spot
        left, right = self.ends
        clear = RADIUS + _GAP
        across = (
            min(across, left - clear) if across < (left + right) / 2 else max(across, right + clear)
        )
        return np.array([across, max(height, self.floor + RADIUS + _EDGE), 0.0])

    def state(self) -> Any:
        """What the picture depends on."""
        trackers = (self.top, self.reach, *self.open, self.shown, self.named)
        return self.viewport.span, [tracker.get_value() for tracker in trackers]

    def draw(self) -> None:
        """Draw it as it is now."""
        viewport, shown, (left, right) = self.viewport, self.shown.get_value(), self.ends
        back, brink = self.top.get_value() + _FACE / 2, self.top.get_value() - _FACE / 2
        low, high = viewport.span
        torn = low > LOW, high < HIGH

        def strength(across: np.ndarray) -> np.ndarray:
            return _SOLID * shown * viewport.strength(across, torn)

        front, face, edge = self.colours
        paint(self.front, (left, self.floor, right, brink), front, strength)
        for number, shade in enumerate(self.shades):
            height = (brink - self.floor) * (number + 1) / (_SHADES + 2)
            box = (left, self.floor, right, self.floor + height)
            paint(shade, box, self.dark, lambda across: 0.17 * strength(across))
        paint(self.face, (left, brink, right, back), face, strength)
        paint(self.edge, (left, brink - _EDGE, right, brink), edge, strength)
        posts = viewport.at(self.smallest)
        posts = posts[(posts >= left - 1e-6) & (posts <= right)]
        heads = np.column_stack(np.broadcast_arrays(posts, back, 0.0))
        self.posts.set_points(segments(heads, heads + (_FACE + _POST) * mn.DOWN))
        near = float(np.clip(3 * viewport.unit - 0.4, 0, 1))  # from afar they are one surface
        opacity = shown * near * np.linspace(1, 0, _STOPS) ** 1.5  # where they are close, less
        colour = np.tile(self.posts.stroke_rgbas[0, :3], (_STOPS, 1))
        self.posts.stroke_rgbas = np.column_stack([colour, opacity])
        self.posts.sheen_direction = mn.RIGHT
        self.ticks.draw(viewport, (left, right), brink - _EDGE, shown)
        self._write_name(left, right, brink)
        for pit, opened, (start, end) in zip(
            self.pits,
            self.open,
            ((viewport.left, left), (right, viewport.right)),
            strict=True,
        ):
            pit.draw(start, end, back, self.floor, opened.get_value() * shown)

    def _write_name(self, left: float, right: float, brink: float) -> None:
        """Write its name in the middle of what is seen of it, where there is room."""
        height = self.floor + _NAME * (brink - self.floor)
        mobject_ops.put(self.title, np.array([(left + right) / 2, height, 0]))
        room = (right - left - mobject_ops.size(self.title)[0]) / 0.3 - 1
        low = (brink - self.floor - 1.1) / 0.2
        shown = self.shown.get_value() * self.named.get_value()
        mobject_ops.set_opacity(self.title, shown * float(np.clip(min(room, low), 0, 1)))
