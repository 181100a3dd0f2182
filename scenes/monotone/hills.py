"""The likelihood as a hill, and below it what functions make of it, over one axis."""

from functools import partial
from typing import Any

import manim as mn
import numpy as np

from reel.formula.label import SIZES, font_size
from reel.formula.live_number import LiveNumber
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.regions import Region
from reel.stage.view import View
from scenes.monotone import maths
from scenes.monotone.layout import HillPlaces
from scenes.monotone.maths import LOG_TOP, PEAK
from scenes.shared.fading_plot import FadingPlot
from scenes.shared.light import Glow, Ground

LEVEL, LOG, DIP = range(3)
"""The rows: L, log L, and L(1 − L)."""

PAIR, DUO, TRIO, VALLEYS = range(4)
"""How the rows share the picture: two hills; two, and three, beside functions' graphs; valleys."""

NEAR, FAR = 1.05, 6.0  # how far from the peak each view reaches
DEPTH = 11.5  # of the logarithm's hill, in the near view
_HEADROOM = 4.5  # above it
LOWEST = -400.0  # of the same, in the far view
_SAMPLES = 480  # points of a curve
_ABOVE = 1.35  # where the plot of L ends; the top of its hill is 1
_SKY = 0.85  # over the upper valley, as a share of its depth
_ROOF = 0.34  # where the plot of L(1 − L) ends

# Around the plots, in Manim's units: for numbers (left, below), for a name above, for θ at the
# right; and between the plots.
_LEFT, _BELOW, _OVER, _BESIDE = 0.85, 0.45, 0.5, 0.35
_GAPS = 0.3, 0.62, 0.62, 0.3  # in each way to share the picture
_SPACED = 1.15  # times their height, numbers above each other stand at least apart
_ASIDE = 0.05  # from so far beside the peak the line at the point is seen fully
_DASHES = 40  # of the line at the peak
_NAME = 0.55  # so far below its upper edge the name of the lower valley reaches
_CLEAR = 0.5  # from this share of its height on, the lower valley is left to words
_ROWS = (
    (1.0, 1.0),
    (1.0, 1.0),
    (1.0, 1.0, 1.0),
    (1.0, 1.25),
)  # how high the rows are, in each way to share


class Hills(mn.VGroup):
    """Rows with a curve each, over one axis of θ.

    All that comes and goes does so by trackers: the whole is put on the stage at once, unseen.

    Args:
        places: where they stand.
        name: the name of the shared axis.
        start: where the point is at first.
        theme: gives each role its colour.

    Attributes:
        theta: a tracker for the point that runs over the curves.
        shown, drawn: a tracker a row, for how strongly its plot is drawn, and for how much of its
            curve is, from the left.
        sharing: a tracker for how the rows share the picture: `PAIR`, `DUO`, `TRIO`, `VALLEYS`.
        plain: a tracker: from 0, the likelihood is scaled to top 1, to 1, it is as it is.
        far: a tracker: from 0, near the peak, to 1, far out.
        turned: a tracker: from 0, hills, to 1, valleys, as the sign is flipped.
        pointed: a tracker for how strongly the point is drawn.
        lined: a tracker for how strongly the line at the peak is drawn.
        plots, curves, dots: one a row.
    """

    def __init__(self, places: HillPlaces, name: mn.Mobject, *, start: float, theme: Theme) -> None:
        self.theta, self.plain = mn.ValueTracker(start), mn.ValueTracker(1)
        self.sharing, self.far, self.turned = (mn.ValueTracker(0) for _ in range(3))
        self.pointed, self.lined = mn.ValueTracker(0), mn.ValueTracker(0)
        self.shown = [mn.ValueTracker(0) for _ in range(3)]
        self.drawn = [mn.ValueTracker(0) for _ in range(3)]
        self._boxes = _boxes(places)
        self.places = places
        self.plots = mn.VGroup(*(self._build_plot(row, theme) for row in range(3)))
        roles = "product", "logarithm", "text"
        self.curves = mn.VGroup(
            *(mn.VMobject(color=theme.colour(role), stroke_width=6) for role in roles)
        )
        for row, curve in enumerate(self.curves):
            curve.joint_type = mn.LineJointType.ROUND
            curve.add_updater(partial(self._draw_curve, row=row), call_updater=True)
        light = [
            mn.VGroup(Ground(curve, partial(self._foot, row)), Glow(curve))
            for row, curve in enumerate(self.curves)
        ]
        self.line = mn.VGroup(
            *(mn.Line(stroke_width=3, color=theme.model) for _ in range(_DASHES))
        ).add_updater(lambda line: self._draw_line(line), call_updater=True)
        self.seeker = mn.Line(color=theme.muted, stroke_width=2.5)
        self.seeker.add_updater(lambda line: self._draw_seeker(line), call_updater=True)
        self.dots = mn.VGroup(*(_dot(theme) for _ in self.curves))
        for row, dot in enumerate(self.dots):
            dot.add_updater(partial(self._draw_dot, row=row), call_updater=True)
        name.add_updater(lambda name: self._draw_name(name), call_updater=True)
        super().__init__(self.plots, *light, self.seeker, self.line, self.curves, self.dots, name)

    # What moves. Each returns an animation; its keywords are `run_time` and `rate_func`.

    def show(self, row: int, **kwargs: Any) -> mn.Animation:
        """Let a row's plot come."""
        return glide(self.shown[row], 1, **kwargs)

    def hide(self, row: int, **kwargs: Any) -> mn.Animation:
        """Let a row leave."""
        return glide(self.shown[row], 0, **kwargs)

    def draw_curve(self, row: int, **kwargs: Any) -> mn.Animation:
        """Draw a row's curve, from the left to the right."""
        return glide(self.drawn[row], 1, **kwargs)

    def point(self, strength: float = 1, **kwargs: Any) -> mn.Animation:
        """Let the point come, or leave."""
        return glide(self.pointed, strength, **kwargs)

    def mark_peak(self, **kwargs: Any) -> mn.Animation:
        """Draw the line through the peak."""
        return glide(self.lined, 1, **kwargs)

    def run_to(self, theta: float, **kwargs: Any) -> mn.Animation:
        """Let the point run over the curves to θ."""
        return glide(self.theta, theta, **kwargs)

    def scale_top_to_one(self, **kwargs: Any) -> mn.Animation:
        """Scale the likelihood to top 1."""
        return glide(self.plain, 0, **kwargs)

    def scale_back(self, **kwargs: Any) -> mn.Animation:
        """Let the likelihood be again what it is."""
        return glide(self.plain, 1, **kwargs)

    def share(self, sharing: int, **kwargs: Any) -> mn.Animation:
        """Share the picture in another way."""
        return glide(self.sharing, sharing, **kwargs)

    def zoom_out(self, **kwargs: Any) -> mn.Animation:
        """Show what is far out."""
        return glide(self.far, 1, **kwargs)

    def turn_over(self, **kwargs: Any) -> mn.Animation:
        """Flip the sign of the curves: hills become valleys."""
        return glide(self.turned, 1, **kwargs)

    # What is drawn.

    @property
    def sign(self) -> float:
        """1 for hills, −1 for valleys."""
        return float(1 - 2 * self.turned.get_value())

    @property
    def lift(self) -> float:
        """What the logarithm is lower by than that of the scaled likelihood."""
        return self.plain.get_value() * LOG_TOP

    def level(self, row: int, theta: np.ndarray | float) -> np.ndarray:
        """The curve of a row at θ; that of L as a share of its top."""
        log = maths.log_scaled(theta)
        return np.asarray(self.sign * (np.exp(log), log + self.lift, maths.dipped(log))[row])

    def box(self, row: int) -> Region:
        """Where a row's plot is now."""
        now = self.sharing.get_value()
        before = min(int(now), VALLEYS - 1)
        return self._boxes[before][row].lerp(self._boxes[before + 1][row], now - before)

    def view(self, row: int) -> View:
        """What a row's plot shows, and where."""
        reach = NEAR + (FAR - NEAR) * self.far.get_value()
        far, turned = self.far.get_value(), self.turned.get_value()
        log = np.array([-DEPTH, _HEADROOM]) + self.lift
        hill = (
            np.array([0, _ABOVE]),
            (1 - far) * log + far * np.array([LOWEST, 0]),
            np.array([0, _ROOF]),
        )[row]
        valley = (np.array([-_ABOVE, _SKY]), np.array([0, -LOWEST]), np.array([0, _ROOF]))[row]
        low, high = (1 - turned) * hill + turned * valley
        return View(self.box(row), (PEAK - reach, PEAK + reach), (float(low), float(high)))

    def spots(self, row: int, theta: np.ndarray) -> np.ndarray:
        """The points of a curve at many θ."""
        return self.view(row).locate(theta, self.level(row, theta))

    def spot(self, row: int, theta: float) -> np.ndarray:
        """The point of a curve at θ."""
        return self.spots(row, np.array([theta]))[0]

    def lowest_row(self) -> int:
        """The row that has the numbers of θ."""
        return DIP if self.shown[DIP].get_value() else LOG

    def _build_plot(self, row: int, theme: Theme) -> FadingPlot:
        across = {float(tick): f"{tick:g}" for tick in range(-2, 10)}
        up: tuple[dict[float, str], ...] = (
            {0.0: "0", 0.5: self._half(theme), 1.0: "1"},
            {float(tick): f"{tick:g}" for tick in (-400, -200, -35, -30, 0, 200, 400)},
            {0.0: "", maths.BEND: ""},
        )
        return FadingPlot(
            partial(self.view, row),
            across if row else dict.fromkeys(across, ""),
            up[row],
            theme,
            whole=self.shown[row].get_value,
            numbers=partial(self._numbers, row),
            ticks=partial(self._tick, row),
        )

    def _half(self, theme: Theme) -> str:
        """How the half of L is written: not at all where it has no room among three rows."""
        number = LiveNumber("0.5", colour=theme.muted, size="small")
        room = 0.5 / _ABOVE * self._boxes[TRIO][LEVEL].height
        return "0.5" if room > _SPACED * number.slots.height else ""

    def _numbers(self, row: int) -> float:
        """How strong the numbers of θ are: only the lowest row has them."""
        return 1 - self.shown[DIP].get_value() if row == LOG else 1.0

    def _tick(self, row: int, tick: float, across: bool) -> float:
        """How strong a tick is."""
        far = self.far.get_value()
        if across:
            return 1.0 if tick % 2 == 0 else float(1 - far)
        if row == LEVEL:  # in true height the point says what there is
            return float(1 - self.plain.get_value()) if tick else 1.0
        if row == LOG:
            return float(far if tick % 200 == 0 else 1 - far)
        return 1.0

    def _foot(self, row: int) -> float:
        return self.box(row).bottom

    def _draw_curve(self, curve: mn.VMobject, row: int) -> None:
        view, drawn = self.view(row), self.drawn[row].get_value()
        left, right = view.x_range
        end = left + max(drawn, 1e-3) * (right - left)
        theta = np.union1d(np.linspace(left, end, _SAMPLES), [min(PEAK, end)])
        curve.set_points_as_corners(view.locate(theta, self.level(row, theta)))
        curve.set_stroke(opacity=float(drawn > 0) * self.shown[row].get_value())

    def _draw_line(self, line: mn.VGroup) -> None:
        # Over a valley it begins at the plain: the sky is left to what is said of the balls.
        view, turned = self.view(LEVEL), self.turned.get_value()
        top = mn.interpolate(view.box.top, view.point(PEAK, 0)[1], turned)
        row = self.lowest_row()
        foot = self.box(row).bottom
        x = self.spot(LEVEL, PEAK)[0]
        ends = np.linspace(top, foot, 2 * len(line))
        # The upper half of the lower valley's sky is left to words, too.
        box = self.box(LOG)
        for number, dash in enumerate(line):
            dash.set_points_as_corners([[x, y, 0] for y in ends[2 * number : 2 * number + 2]])
            in_sky = box.bottom + _CLEAR * box.height < ends[2 * number] < box.top + 0.12
            dash.set_stroke(opacity=self.lined.get_value() * (1 - turned * in_sky))

    def _draw_seeker(self, line: mn.Line) -> None:
        theta = self.theta.get_value()
        view, row = self.view(LEVEL), self.lowest_row()
        x = view.point(theta, 0)[0]
        foot = mn.interpolate(view.box.bottom, self.box(row).bottom, self.shown[LOG].get_value())
        line.set_points_as_corners([[x, view.box.top, 0], [x, foot, 0]])
        # At the peak it gives way to the line that stays there.
        aside = min(abs(theta - PEAK) / _ASIDE, 1)
        here = max(aside, 1 - self.lined.get_value())
        line.set_stroke(opacity=self.pointed.get_value() * here)

    def _draw_dot(self, dot: mn.Dot, row: int) -> None:
        dot.move_to(self.spot(row, self.theta.get_value()))
        seen = float(self.drawn[row].get_value() > 0.99) * self.shown[row].get_value()
        dot.set_opacity(self.pointed.get_value() * seen)

    def _draw_name(self, name: mn.Mobject) -> None:
        upper, lower = self.box(LEVEL).at(1, 0), self.box(self.lowest_row()).at(1, 0)
        place = mn.interpolate(upper, lower, self.shown[LOG].get_value())
        name.next_to(place, mn.RIGHT, buff=0.16)
        name.set_opacity(max(shown.get_value() for shown in self.shown))

    # Where things stand.

    def ground_right_of_pit(self) -> Region:
        """The ground of the upper valley on the right of its pit."""
        view = self.view(LEVEL)
        left, plain = view.point(PEAK + 1, 0)[:2]
        return Region(float(left), view.box.bottom, view.box.right, float(plain))

    def sky_right_of_line(self, reach: float = _NAME) -> Region:
        """The lower valley's sky, so far below its edge, right of the line through its bottom."""
        view = self.view(LOG)
        height = view.y_range[1] * (1 - reach / view.box.height)
        theta = np.linspace(PEAK, PEAK + FAR, _SAMPLES)
        wall = float(np.interp(height, self.level(LOG, theta), theta))
        left, right = (float(view.point(t, 0)[0]) for t in (PEAK, wall))
        return Region(left + 0.45, view.box.top - reach, right - 0.12, view.box.top - 0.1)

    def put_name(self, name: mn.Mobject, row: int) -> mn.Mobject:
        """Let the name of a curve stand in an upper corner of its plot, as it moves.

        It is the left one while values are written on the right, and then the right one, as the
        point goes far to the left. Beside graphs, a hill that a function makes is named by it,
        above its graph.
        """

        def follow(name: mn.Mobject) -> None:
            box, size = self.box(row).inset(0.2, 0.14), np.array([name.width, name.height, 0])
            now = self.sharing.get_value()
            right = min(now, 1)
            corner = box.at(right, 1) + size * [0.5 - right, -0.5, 0]
            beside = np.clip(min(now, VALLEYS - now), 0, 1) if row != LEVEL else 0
            graph = np.array([self.places.graphs.left, self.box(row).top + 0.08, 0]) + size / 2
            name.move_to(mn.interpolate(corner, graph, beside))

        return name.add_updater(follow, call_updater=True)


def _boxes(places: HillPlaces) -> list[list[Region]]:
    """Where the plots are in each way to share the picture, with what is written around them."""
    larger = font_size("label") / 96 / SIZES["label"]  # than type is where it is not enlarged
    ways = []
    regions = places.pair, places.beside, places.beside, places.valleys
    for region, weights, gap in zip(regions, _ROWS, _GAPS, strict=True):
        inner = Region(
            region.left + _LEFT * larger,
            region.bottom + _BELOW * larger,
            region.right - _BESIDE * larger,
            region.top - _OVER * larger,
        )
        rows = inner.rows(*weights, gap=gap * larger)
        ways.append(rows)
    # The third row is there only while there are three: it opens, and leaves, in its own place.
    third = ways[TRIO][DIP]
    return [[*rows[:2], third] for rows in ways]


def _dot(theme: Theme) -> mn.Dot:
    dot = mn.Dot(radius=0.12, color=theme.text)
    return dot.set_stroke(theme.background, 2)
