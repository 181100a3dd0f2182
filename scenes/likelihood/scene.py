"""Independent likelihoods multiply; their logs add, and a sum can be sampled."""

from dataclasses import replace

import manim as mn
import numpy as np
import sympy as sp

from reel.formula.live_number import scientific
from reel.formula.notation import equals
from reel.stage import ClipScene, Formula, Region, TransformFormula
from reel.stage.exemptions import proved_by
from scenes.likelihood import maths
from scenes.likelihood.maths import ROLES
from scenes.likelihood.minibatches import Handfuls
from scenes.likelihood.sliding_bell import BOWL, HIGH, LOW, THREE, TWO, SlidingBell

BEST = maths.sample_mean()
PROOF = "tests/scenes/likelihood/test_maths.py::test_the_written_parabola_is_the_log_likelihood"
EASE = mn.rate_functions.ease_in_out_sine


class Likelihood(ClipScene):
    """Sticks stretch as a bell slides; their product and the sum of their logs peak together."""

    clip = "likelihood"
    roles = ROLES

    def construct(self) -> None:
        self.show_title()
        bell = SlidingBell(self.areas()[0], self.theme)
        signs, density = self.observe(bell)
        product, best, axis = self.multiply(bell, density)
        total = self.add_logs(bell, product, best, axis)
        self.lose(bell, signs, total)

    def areas(self) -> tuple[Region, Region]:
        """Where the picture and the formulas stand."""
        if self.regions.stacked:
            full = self.regions.full
            picture, side = full.rows(2.3 if full.aspect < 1.2 else 2.8, 1, gap=0.15)
            side = side.intersect(self.regions.safe)
            # A little lower, as the term's name at the end stands close to the take-away's mark.
            return replace(picture, top=picture.top - 0.1), side
        picture, side = self.regions.full.columns(1.45, 1, gap=0.5)
        return picture, side

    def places(self, *weights: float) -> list[Region]:
        """The places of a formula and of what goes with it.

        Beside the picture each has its row; below it there are two places, and what comes last
        takes the second one over.
        """
        side = self.areas()[1]
        if not self.regions.stacked:
            return side.rows(*weights)
        flat = side.aspect > 4
        head, foot = side.columns(1.1, 1, gap=0.35) if flat else side.rows(1.6, 1, gap=0.15)
        return [head, foot, foot][: len(weights)]

    def observe(self, bell: SlidingBell) -> tuple[mn.VGroup, Formula]:
        """Twenty points, and the height of a bell at each of them."""
        side = self.areas()[1]
        density = self.formula(maths.BELL)
        legend = self.legend({maths.Y: "point", maths.THETA: "place"})
        if self.regions.stacked:
            for place, mobject in zip(self.places(1, 1), (density, legend), strict=True):
                place.put(mobject)
        else:
            side.put(mn.VGroup(density, legend).arrange(mn.DOWN, buff=0.8))
        signs = self.signs(bell)
        height = self.label("density", size="small", role="muted")
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
        """The θ that rides on the bell, and the y at the end of the points' axis."""
        theta, y = self.sign(maths.THETA, 1.3), self.sign(maths.Y)
        theta.add_updater(lambda theta: bell.carry(theta), call_updater=True)
        y.add_updater(lambda y: bell.end_axis(y, 0), call_updater=True)
        return mn.VGroup(theta, y)

    def sign(self, expr: sp.Expr, larger: float = 1.2) -> Formula:
        """A formula of the picture; where labels are large already, it is no larger."""
        sign = self.formula(expr, size="label")
        return sign if self.regions.stacked else sign.scale(larger)

    def greatest(self, bell: SlidingBell) -> tuple[mn.DashedLine, Formula]:
        """The level that no density exceeds, and how high it is."""
        box, height = bell.box(0), bell.spot(BEST, 0)[1]
        level = mn.DashedLine([box.left, height, 0], [box.right, height, 0], stroke_width=2.5)
        top = self.sign(maths.top_written(), 1.15)
        top.next_to(level, mn.DOWN, buff=0.2, aligned_edge=mn.RIGHT)
        return level.set_color(self.theme.model), top

    def legend(self, names: dict[sp.Expr, str]) -> mn.VGroup:
        """Symbols with their names, a row each."""
        signs = [self.sign(symbol, 1.3) for symbol in names]
        words = [self.label(key, role="muted") for key in names.values()]
        rows = mn.VGroup(*(mark for row in zip(signs, words, strict=True) for mark in row))
        return rows.arrange_in_grid(cols=2, buff=(0.3, 0.3), col_alignments="cl")

    def multiply(self, bell: SlidingBell, density: Formula) -> tuple[Formula, Formula, Formula]:
        """The product of the sticks answers the sliding bell."""
        head, middle, foot = self.places(1.2, 1, 1)
        product = head.put(self.formula(maths.LIKELIHOOD))
        stacked = self.regions.stacked
        place = head if stacked else foot
        best = place.put(self.formula(maths.BEST))
        names = self.names(product)
        values = self.values(bell, middle)
        axis = self.sign(maths.THETA)
        with self.beat("multiply"):
            self.play(bell.pose.animate.set_value(TWO), run_time=1.2)
            self.play(
                TransformFormula(density, product, rename=dict.fromkeys(("=", "1", "theta"), ""))
            )
            curve = self.curve_name(bell, 1)
            bell.end_axis(axis, 1)
            self.play(mn.LaggedStart(*map(mn.FadeIn, names), lag_ratio=0.5), run_time=1.2)
            self.play(mn.FadeIn(bell.dots[0], values, curve, axis), run_time=0.8)
            self.slide(bell, LOW, bell.low, time=1.0)
            bell.high.set_value(LOW)
            self.slide(bell, HIGH, bell.high, time=4.4)
            self.slide(bell, BEST, time=1.6)
            gone = map(mn.FadeOut, names) if stacked else ()
            self.play(TransformFormula(product, best, keep=not stacked), *gone)
            line = bell.peak_line()
            self.play(mn.Create(line), run_time=0.8)
        self.play(
            mn.FadeOut(values, bell.dots[0], line, curve),
            TransformFormula(best, product) if stacked else mn.FadeOut(*names),
            run_time=0.6,
        )
        return product, best, axis

    def slide(self, bell: SlidingBell, goal: float, *along: mn.ValueTracker, time: float) -> None:
        """Slide the bell; other trackers may come along."""
        trackers = (bell.theta, *along)
        self.play(
            *(tracker.animate(rate_func=EASE).set_value(goal) for tracker in trackers),
            run_time=time,
        )

    def names(self, product: Formula) -> list[mn.Mobject]:
        """What the parts of the product are called."""
        names = []
        for part, role in (("stick", "muted"), ("likelihood", "product")):
            name = self.label(part, size="small", role=role)
            names.append(name.next_to(product.part(part), mn.DOWN, buff=0.3))
        return names

    def curve_name(self, bell: SlidingBell, row: int) -> Formula:
        """Write L, in a corner of its pane, or log L."""
        name = self.sign((maths.VALUE, sp.log(maths.VALUE))[row - 1])
        box = bell.box(row)
        box = box.inset(0.16, min(0.1, (box.height - name.height) / 4))
        if row == 1:
            return box.place(name, mn.UL)
        return name.move_to(box.at(0.488, 0), mn.DR)  # inside the arch, left of the line to its top

    def values(self, bell: SlidingBell, region: Region) -> mn.VGroup:
        """Write θ and L(θ) as they are now, their signs in a column."""
        at = bell.theta.get_value
        size = "label" if self.regions.stacked else "formula"
        rows = (
            (maths.THETA, "model", lambda: f"{at():.2f}"),
            (maths.VALUE, "product", lambda: scientific(float(maths.likelihood(at())))),
        )
        lines = mn.VGroup(
            *(
                self.live_formula(equals(sign, 2), "2", text, role=role, size=size)
                for sign, role, text in rows
            )
        )
        if region.aspect > 4:
            return region.place(lines.arrange(mn.RIGHT, buff=0.6))
        lines.arrange(mn.DOWN, buff=0.4)
        start = max(line.number.origin.get_location()[0] for line in lines)
        for line in lines:
            line.shift((start - line.number.origin.get_location()[0]) * mn.RIGHT)
        return region.place(lines, mn.RIGHT if self.regions.stacked else mn.ORIGIN)

    def add_logs(
        self, bell: SlidingBell, product: Formula, best: Formula, axis: Formula
    ) -> Formula:
        """The product becomes a sum: a parabola, with its top right under the product's peak."""
        head, middle, foot = self.places(1.2, 0.9, 1)
        total = head.put(self.formula(maths.LOG_LIKELIHOOD))
        shape = middle.put(proved_by(self.formula(maths.PARABOLA), PROOF))
        mean, name = self.mean(foot)
        with self.beat("add"):
            self.play(bell.pose.animate.set_value(THREE), run_time=1.2)
            curves = [self.curve_name(bell, row) for row in (1, 2)]
            self.play(TransformFormula(product, total, rename={"∏": "∑"}), mn.FadeIn(*curves))
            self.play(bell.fallen.animate.set_value(1), run_time=1.6)
            self.play(mn.FadeIn(shape), run_time=0.8)
            line = bell.peak_line()
            self.play(mn.Create(line), run_time=1.0)
            self.play(TransformFormula(shape if self.regions.stacked else best, mean))
            self.play(mn.FadeIn(name), run_time=0.6)
            self.mark_still()
            self.play(mn.FadeIn(bell.dots), run_time=0.6)
            self.slide(bell, LOW + 1, time=1.2)
            self.slide(bell, BEST, time=1.6)
        known = [] if self.regions.stacked else [shape]
        self.play(mn.FadeOut(mean, name, *known, line, axis, bell.dots, *curves), run_time=0.6)
        return total

    def mean(self, region: Region) -> tuple[Formula, mn.Mobject]:
        """The statement that the best θ is the mean of the points, and the mean's name."""
        mean = self.formula(maths.best_written()).scale(1 if self.regions.stacked else 1.2)
        name = self.label("mean", size="small", role="data")
        if region.aspect > 4:
            name.next_to(mean, mn.RIGHT, buff=0.35)
        else:
            name.next_to(mean.part("y_bar"), mn.DOWN, buff=0.3)
        region.put(mn.VGroup(mean, name), share=0.92)
        return mean, name

    def lose(self, bell: SlidingBell, signs: mn.VGroup, total: Formula) -> None:
        """Flip the sign and average: handfuls of the terms estimate their mean."""
        head, foot = self.places(1.3, 1)
        loss = head.put(self.formula(maths.LOSS))
        all_terms, handful = self.means(bell, foot)
        term = self.formula(maths.TERM, size="label")
        name = self.label("handfuls", size="small", role="muted")
        with self.beat("loss"):
            self.play(mn.FadeOut(signs[0]), run_time=0.4)
            self.play(bell.pose.animate.set_value(BOWL), run_time=1.6)
            term.move_to(bell.box(0).at(0, 1) + 0.16 * mn.UP, aligned_edge=mn.DL)
            self.play(TransformFormula(total, loss), mn.FadeIn(term))
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
        """The mean of all terms and that of the present handful, with their names."""

        def now() -> str:
            number = int(np.clip(bell.drawn.get_value(), 0, maths.HANDFULS - 1))
            return f"{maths.estimates(BEST)[number]:.3f}"

        words, digits = ("small", "label") if self.regions.stacked else ("label", "formula")
        names = [self.label(key, size=words, role="muted") for key in ("all", "handful")]
        values = [
            self.live_number(f"{maths.loss(BEST):.3f}", role="sum", size=digits),
            self.live_number(now(), role="sum", size=digits).follow(now),
        ]
        rows = mn.VGroup(*(m for row in zip(names, values, strict=True) for m in row))
        if region.aspect > 4:
            rows.arrange(mn.RIGHT, buff=0.3)
        else:
            rows.arrange_in_grid(cols=2, buff=(0.4, 0.4), col_alignments="rl")
        region.place(rows)
        return mn.VGroup(*rows[:2]), mn.VGroup(*rows[2:])
