"""Minibatches: the mean of each leaves the middle of its terms for a strip beside them."""

import manim as mn
import numpy as np

from reel.stage.glide import glide
from scenes.likelihood import maths
from scenes.likelihood.sliding_bell import SlidingBell

_LEAVES, _LANDS = 0.3, 0.85  # when a dot does so, as shares of its minibatch's turn


class Minibatches(mn.VGroup):
    """A dot for each minibatch's estimate of the loss, beside the level of the true mean.

    Args:
        bell: turned into the loss, at the best θ.

    Attributes:
        level: the line at the true mean, across terms and strip; not in the group.
    """

    def __init__(self, bell: SlidingBell) -> None:
        self.bell = bell
        theta, batches = bell.theta.get_value(), maths.minibatches()
        middles = maths.observed()[batches].mean(axis=1)
        view, estimates = bell.view("loss"), maths.estimates(theta)
        self.starts = view.locate(middles, estimates)
        columns = bell.strip.inset(0.05, 0).columns(*[1] * len(batches), gap=0)
        self.ends = self.starts.copy()
        self.ends[:, 0] = [column.center[0] for column in columns]
        dots = (mn.Dot(radius=0.1, color=bell.theme.sum) for _ in batches)
        super().__init__(*dots)
        self.set_stroke(bell.theme.background, 2)
        left = view.point(view.x_range[0], maths.loss(theta))
        right = np.array([bell.strip.right, left[1], 0])
        self.level = mn.Line(left, right, color=bell.theme.sum, stroke_width=4)
        self.add_updater(lambda dots: dots.draw(), call_updater=True)

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

    def estimate(self) -> str:
        """The estimate of the minibatch that is drawn now, written with three decimals."""
        number = int(np.clip(self.bell.batch.get_value(), 0, maths.BATCHES - 1))
        return f"{maths.estimates(maths.sample_mean())[number]:.3f}"

    def draw(self) -> None:
        """Draw the dots where they are now."""
        drawn = self.bell.batch.get_value()
        for number, dot in enumerate(self):
            turn = drawn - number
            way = mn.smooth(float(np.clip((turn - _LEAVES) / (_LANDS - _LEAVES), 0, 1)))
            dot.move_to(mn.interpolate(self.starts[number], self.ends[number], way))
            dot.set_opacity(float(np.clip(turn / _LEAVES, 0, 1)))
