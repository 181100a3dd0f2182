"""Minibatches: the mean of each leaves the middle of its terms for a strip beside them."""

import manim as mn
import numpy as np

from reel.stage.glide import glide
from scenes.likelihood import maths
from scenes.likelihood.sliding_bell import SlidingBell

_DASHES = 36  # of the line of a handful
_LEAVES, _LANDS = 0.3, 0.85  # when a dot does so, as shares of its minibatch's turn


class Minibatches(mn.VGroup):
    """A dot for each minibatch's estimate of the loss, beside the level of the true mean.

    Args:
        bell: turned into the loss, at the best θ.

    Attributes:
        level: the line at the true mean, across terms and strip; not in the group.
        handful: the line at the mean of the minibatch that is drawn now.
        dots: one a minibatch.
    """

    def __init__(self, bell: SlidingBell) -> None:
        self.bell, theme = bell, bell.theme
        batches = maths.minibatches()
        middles = maths.observed()[batches].mean(axis=1)
        self._view, self._estimates = bell.view("loss"), maths.estimates(maths.sample_mean())
        self._starts = self._view.locate(middles, self._estimates)
        columns = bell.strip.inset(0.05, 0).columns(*[1] * len(batches), gap=0)
        self._ends = self._starts.copy()
        self._ends[:, 0] = [column.center[0] for column in columns]
        self.level = self._across(maths.loss(maths.sample_mean()))
        self.level.set_stroke(theme.sum, 5)
        self.handful = mn.VGroup(*(mn.Line(stroke_width=3) for _ in range(_DASHES)))
        self.handful.set_color(theme.text)
        self._begin = float(self.level.get_start()[0])
        self.dots = mn.VGroup(*(mn.Dot(radius=0.1, color=theme.text) for _ in batches))
        self.dots.set_stroke(theme.background, 2)
        super().__init__(self.handful, self.dots)
        self.add_updater(lambda batches: batches.draw(), call_updater=True)

    @property
    def foot(self) -> np.ndarray:
        """The point at the right end of the strip, level with the lowest dot."""
        return np.array([self.bell.strip.right, self._ends[:, 1].min(), 0.0])

    def dim_terms(self) -> mn.Animation:
        """Dim all terms, of which each minibatch will light its own."""
        return glide(self.bell.batch, 0)

    def draw_all(self, seconds_each: float) -> mn.Animation:
        """Draw one minibatch after another; the dot of its mean goes over to the strip."""
        return glide(
            self.bell.batch,
            maths.BATCHES,
            run_time=seconds_each * maths.BATCHES,
            rate_func=mn.linear,
        )

    def begin_at(self, x: float) -> None:
        """Let the line of the handful begin there, beside what is written of it."""
        self._begin = x

    def estimate(self) -> float:
        """The estimate of the minibatch that is drawn now."""
        number = int(np.clip(self.bell.batch.get_value(), 0, maths.BATCHES - 1))
        return float(self._estimates[number])

    def draw(self) -> None:
        """Draw dots and line where they are now."""
        drawn = self.bell.batch.get_value()
        for number, dot in enumerate(self.dots):
            turn = drawn - number
            way = mn.smooth(float(np.clip((turn - _LEAVES) / (_LANDS - _LEAVES), 0, 1)))
            dot.move_to(mn.interpolate(self._starts[number], self._ends[number], way))
            dot.set_opacity(float(np.clip(turn / _LEAVES, 0, 1)))
        height = self._view.point(0, self.estimate())[1]
        ends = np.linspace(self._begin, self.bell.strip.right, 2 * _DASHES)
        for dash, start, end in zip(self.handful, ends[::2], ends[1::2], strict=True):
            dash.set_points_as_corners([[start, height, 0], [end, height, 0]])
        self.handful.set_stroke(opacity=float(np.clip(drawn / _LEAVES, 0, 1)))

    def _across(self, height: float) -> mn.Line:
        """A line across terms and strip."""
        left = self._view.point(self._view.x_range[0], height)
        return mn.Line(left, np.array([self.bell.strip.right, left[1], 0]))
