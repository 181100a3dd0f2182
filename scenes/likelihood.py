"""Independent likelihoods multiply; their logs add, and a sum can be sampled."""

import manim as mn
import numpy as np
import sympy as sp

from reel.maths import likelihood as maths
from reel.maths.likelihood import CAST
from reel.maths.notation import equals
from reel.props.handfuls import Handfuls
from reel.props.sliding_bell import BOWL, HIGH, LOW, THREE, TWO, SlidingBell
from reel.stage import Formula, Lesson, Morph, Region
from reel.stage.readout import scientific

BEST = maths.sample_mean()
EASE = mn.rate_functions.ease_in_out_sine


class Likelihood(Lesson):
    """Sticks stretch as a bell slides; their product and the sum of their logs peak together."""

    clip = "likelihood"

    def construct(self) -> None:
        self.show_title()
        bell = SlidingBell(self.areas()[0], self.colour)
        signs, density = self.observe(bell)
        product, best, axis = self.multiply(bell, density)
        total = self.add_logs(bell, product, best, axis)
        self.lose(bell, signs, total)

    def areas(self) -> tuple[Region, Region]:
        """Return where the picture and the formulas stand."""
        picture, side = self.stage.full.columns(1.45, 1, gap=0.5)
        return picture, side

    def observe(self, bell: SlidingBell) -> tuple[mn.VGroup, Formula]:
        """Twenty points, and the height of a bell at each of them."""
        side = self.areas()[1]
        density = self.formula(maths.BELL, CAST)
        legend = self.legend({maths.Y: "point", maths.THETA: "place"})
        side.place(side.fit(mn.VGroup(density, legend).arrange(mn.DOWN, buff=0.8)))
        signs = self.signs(bell)
        height = self.words(self.label("density"), size="small", role="muted")
        height.move_to(bell.box(0).at(0, 1) + 0.16 * mn.UP, aligned_edge=mn.DOWN)
        level, top = self.greatest(bell)
        with self.beat("observe"):
            self.add(bell, signs, height, legend)
            self.wait(0.6)
            self.play(bell.grown.animate.set_value(1), run_time=2.0)
            self.play(mn.FadeIn(density), run_time=0.8)
            self.play(mn.Create(level), run_time=0.8)
            self.play(mn.FadeIn(top), run_time=0.6)
        self.play(mn.FadeOut(level, top, legend, height), run_time=0.6)
        return signs, density

    def signs(self, bell: SlidingBell) -> mn.VGroup:
        """Return the θ that rides on the bell, and the y at the end of the points' axis."""
        theta = self.formula(maths.THETA, CAST, size="label").scale(1.3)
        y = self.formula(maths.Y, CAST, size="label").scale(1.2)

        def ride(theta: mn.Mobject) -> None:
            top = bell.spot(bell.theta.get_value(), 0)
            theta.move_to(top + 0.14 * mn.UP, aligned_edge=mn.DOWN)

        def end(y: mn.Mobject) -> None:
            y.move_to(bell.box(0).at(1, 0) + 0.16 * mn.RIGHT, aligned_edge=mn.LEFT)

        theta.add_updater(ride, call_updater=True)
        y.add_updater(end, call_updater=True)
        return mn.VGroup(theta, y)

    def greatest(self, bell: SlidingBell) -> tuple[mn.DashedLine, Formula]:
        """Return the level that no density exceeds, and how high it is."""
        box, height = bell.box(0), bell.spot(BEST, 0)[1]
        level = mn.DashedLine([box.left, height, 0], [box.right, height, 0], stroke_width=2.5)
        top = self.formula(maths.top_written(), CAST, size="label").scale(1.15)
        top.next_to(level, mn.DOWN, buff=0.2, aligned_edge=mn.RIGHT)
        return level.set_color(self.colour("model")), top

    def legend(self, names: dict[sp.Expr, str]) -> mn.VGroup:
        """Return symbols with their names, a row each."""
        signs = [self.formula(symbol, CAST, size="label").scale(1.3) for symbol in names]
        words = [self.words(self.label(key), role="muted") for key in names.values()]
        rows = mn.VGroup(*(mark for row in zip(signs, words, strict=True) for mark in row))
        return rows.arrange_in_grid(cols=2, buff=(0.3, 0.3), col_alignments="cl")

    def multiply(self, bell: SlidingBell, density: Formula) -> tuple[Formula, Formula, Formula]:
        """The product of the sticks answers the sliding bell."""
        head, middle, foot = self.areas()[1].rows(1.2, 1, 1)
        product = head.place(self.formula(maths.LIKELIHOOD, CAST))
        best = self.formula(maths.BEST, CAST)
        foot.place(foot.fit(best))
        names = self.names(product)
        values = self.values(bell, middle)
        axis = self.formula(maths.THETA, CAST, size="label").scale(1.2)
        with self.beat("multiply"):
            self.play(bell.pose.animate.set_value(TWO), run_time=1.2)
            self.play(Morph(density, product, rename=dict.fromkeys(("=", "1", "theta"), "")))
            curve = self.curve_name(bell, 1)
            axis.move_to(bell.box(1).at(1, 0) + 0.16 * mn.RIGHT, aligned_edge=mn.LEFT)
            self.play(mn.LaggedStart(*map(mn.FadeIn, names), lag_ratio=0.5), run_time=1.2)
            self.play(mn.FadeIn(bell.dots[0], values, curve, axis), run_time=0.8)
            self.slide(bell, LOW, bell.low, time=1.0)
            bell.high.set_value(LOW)
            self.slide(bell, HIGH, bell.high, time=4.4)
            self.slide(bell, BEST, time=1.6)
            self.play(Morph(product, best, keep=True))
            line = bell.peak_line()
            self.play(mn.Create(line), run_time=0.8)
        self.play(mn.FadeOut(values, *names, bell.dots[0], line, curve), run_time=0.6)
        return product, best, axis

    def slide(self, bell: SlidingBell, goal: float, *along: mn.ValueTracker, time: float) -> None:
        """Slide the bell; other trackers may come along."""
        trackers = (bell.theta, *along)
        self.play(
            *(tracker.animate(rate_func=EASE).set_value(goal) for tracker in trackers),
            run_time=time,
        )

    def names(self, product: Formula) -> list[mn.Mobject]:
        """Return what the parts of the product are called."""
        names = []
        for part, role in (("stick", "muted"), ("likelihood", "product")):
            name = self.words(self.label(part), size="small", role=role)
            names.append(name.next_to(product.part(part), mn.DOWN, buff=0.3))
        return names

    def curve_name(self, bell: SlidingBell, row: int) -> Formula:
        """Return L or log L, in the upper left corner of its pane."""
        name = self.formula((maths.VALUE, sp.log(maths.VALUE))[row - 1], CAST, size="label")
        box = bell.box(row).inset(0.2, 0.1)
        if row == 1:
            return box.place(name.scale(1.2), mn.UL)
        return name.scale(1.2).move_to(box.at(0.32, 0), aligned_edge=mn.DOWN)  # inside the arch

    def values(self, bell: SlidingBell, region: Region) -> mn.VGroup:
        """Return θ and L(θ) as they are now, their signs in a column."""
        at = bell.theta.get_value
        rows = (
            (maths.THETA, "model", lambda: f"{at():.2f}"),
            (maths.VALUE, "product", lambda: scientific(float(maths.likelihood(at())))),
        )
        lines = mn.VGroup(
            *(self.live(equals(sign, 2), "2", text, CAST, role=role) for sign, role, text in rows)
        ).arrange(mn.DOWN, buff=0.4)
        start = max(line.number.origin.get_location()[0] for line in lines)
        for line in lines:
            line.shift((start - line.number.origin.get_location()[0]) * mn.RIGHT)
        return region.place(lines)

    def add_logs(
        self, bell: SlidingBell, product: Formula, best: Formula, axis: Formula
    ) -> Formula:
        """The product becomes a sum: a parabola, with its top right under the product's peak."""
        head, middle, foot = self.areas()[1].rows(1.2, 0.9, 1)
        total = self.formula(maths.LOG_LIKELIHOOD, CAST)
        head.place(head.fit(total))
        shape = self.formula(maths.PARABOLA, CAST)
        middle.place(middle.fit(shape))
        mean = foot.place(self.formula(maths.best_written(), CAST).scale(1.2))
        name = self.words(self.label("mean"), size="small", role="data")
        name.next_to(mean.part("y_bar"), mn.DOWN, buff=0.3)
        with self.beat("add"):
            self.play(bell.pose.animate.set_value(THREE), run_time=1.2)
            curves = [self.curve_name(bell, row) for row in (1, 2)]
            self.play(Morph(product, total, rename={"∏": "∑"}), mn.FadeIn(*curves))
            self.play(bell.fallen.animate.set_value(1), run_time=1.6)
            self.play(mn.FadeIn(shape), run_time=0.8)
            line = bell.peak_line()
            self.play(mn.Create(line), run_time=1.0)
            self.play(Morph(best, mean))
            self.play(mn.FadeIn(name), run_time=0.6)
            self.mark_still()
            self.play(mn.FadeIn(bell.dots), run_time=0.6)
            self.slide(bell, LOW + 1, time=1.2)
            self.slide(bell, BEST, time=1.6)
        self.play(mn.FadeOut(mean, name, shape, line, axis, bell.dots, *curves), run_time=0.6)
        return total

    def lose(self, bell: SlidingBell, signs: mn.VGroup, total: Formula) -> None:
        """Flip the sign and average: handfuls of the terms estimate their mean."""
        head, foot = self.areas()[1].rows(1.3, 1)
        loss = self.formula(maths.LOSS, CAST)
        head.place(head.fit(loss))
        all_terms, handful = self.means(bell, foot)
        term = self.formula(maths.TERM, CAST, size="label")
        name = self.words(self.label("handfuls"), size="small", role="muted")
        with self.beat("loss"):
            self.play(mn.FadeOut(signs[0]), run_time=0.4)
            self.play(bell.pose.animate.set_value(BOWL), run_time=1.6)
            term.move_to(bell.box(0).at(0, 1) + 0.16 * mn.UP, aligned_edge=mn.DL)
            self.play(Morph(total, loss), mn.FadeIn(term))
            batches = Handfuls(bell)
            name.move_to(bell.strip.at(0.5, 0) + 0.16 * mn.DOWN, aligned_edge=mn.UP)
            self.play(mn.Create(batches.level), mn.FadeIn(all_terms), run_time=0.8)
            self.play(bell.drawn.animate.set_value(0), mn.FadeIn(name), run_time=0.6)
            self.add(batches)
            draw = bell.drawn.animate(run_time=0.6 * maths.HANDFULS, rate_func=mn.linear)
            self.play(draw.set_value(maths.HANDFULS), mn.FadeIn(handful, run_time=0.4))
            self.show_takeaway()
            self.wait(1.5)

    def means(self, bell: SlidingBell, region: Region) -> tuple[mn.VGroup, mn.VGroup]:
        """Return the mean of all terms and that of the present handful, with their names."""

        def now() -> str:
            number = int(np.clip(bell.drawn.get_value(), 0, maths.HANDFULS - 1))
            return f"{maths.estimates(BEST)[number]:.3f}"

        names = [self.words(self.label(key), role="muted") for key in ("all", "handful")]
        values = [
            self.readout(f"{maths.loss(BEST):.3f}", role="sum"),
            self.readout(now(), role="sum").follow(now),
        ]
        rows = mn.VGroup(*(m for row in zip(names, values, strict=True) for m in row))
        rows.arrange_in_grid(cols=2, buff=(0.4, 0.4), col_alignments="rl")
        region.place(rows)
        return mn.VGroup(*rows[:2]), mn.VGroup(*rows[2:])
