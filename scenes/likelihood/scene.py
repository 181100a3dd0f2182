"""Independent likelihoods multiply; their logs add, and a sum can be sampled."""

import manim as mn
import numpy as np
import sympy as sp

from reel.formula.live_number import scientific
from reel.notation.written import equals
from reel.stage import ClipScene, Formula, Region, TransformFormula
from reel.stage.exemptions import proved_by
from scenes.likelihood import maths
from scenes.likelihood.layout import Layout
from scenes.likelihood.maths import ROLES
from scenes.likelihood.minibatches import Minibatches
from scenes.likelihood.sliding_bell import HIGH, LOW, SlidingBell

BEST = maths.sample_mean()
PROOF = "tests/scenes/likelihood/test_maths.py::test_the_written_parabola_is_the_log_likelihood"
SECONDS_A_BATCH = 0.5
_BESIDE_Y = 0.1  # the least that the name of the minibatches stands right of that of the x axis


class Likelihood(ClipScene):
    """Stems stretch as a bell slides; their product and the sum of their logs peak together."""

    clip = "likelihood"
    roles = ROLES

    def construct(self) -> None:
        self.places = Layout.of(self.regions)
        self.show_title()
        bell = SlidingBell(self.places.bell, self.theme)
        signs, density = self.observe(bell)
        product, best, theta = self.multiply(bell, density)
        total = self.add_logs(bell, product, best, theta)
        self.estimate_loss(bell, signs, total)

    # The beats.

    def observe(self, bell: SlidingBell) -> tuple[mn.VGroup, Formula]:
        """Twenty points, and the height of a bell at each of them."""
        density, legend = self.build_density()
        signs = self.build_signs(bell)
        height = self.label("density", size="small", role="muted")
        bell.put_above(height, mn.DOWN)
        level, top = self.build_greatest(bell)
        with self.beat("observe"):
            theta, y = signs
            self.add(bell.trial, bell, y, height, legend)
            # The points are gone through one by one; a bell passes over them, looking for a place.
            self.play(*bell.count_points(), run_time=1.4)
            # It is drawn where it comes to stand.
            self.cue("bell")
            self.play(bell.draw_bell(), run_time=1.4)
            self.remove(bell.trial)
            self.play(mn.FadeIn(theta), run_time=0.4)
            # Stems grow from the points up to the bell.
            self.cue("sticks")
            self.play(bell.grow_stems(), run_time=2.8)
            # What they measure: no density is greater than that of the top.
            self.cue("density")
            self.play(mn.FadeIn(density), run_time=0.6)
            self.cue("greatest")
            self.play(mn.Create(level), mn.FadeIn(top), run_time=0.7)
        self.play(mn.FadeOut(level, top, legend, height), run_time=0.4)
        return signs, density

    def multiply(self, bell: SlidingBell, density: Formula) -> tuple[Formula, Formula, Formula]:
        """The product of the stems answers the sliding bell."""
        product = self.places.product.put(self.formula(maths.LIKELIHOOD))
        best = self.places.best.put(self.formula(maths.BEST))
        names = self.build_names(product)
        values = self.build_values(bell)
        theta = self.build_sign(maths.THETA)
        replaced = self.places.best_replaces_product
        with self.beat("multiply"):
            # The plot of L opens below the bell, and all densities become one product.
            self.play(bell.show_product(), run_time=0.8)
            self.cue("multiply")
            self.play(
                TransformFormula(density, product, rename=dict.fromkeys(("=", "1", "theta"), ""))
            )
            stick_name, likelihood_name = names
            self.cue("sticks")
            self.play(mn.FadeIn(stick_name), run_time=0.6)
            curve_name = self.build_name_of_product(bell)
            bell.put_at_end(theta, "product")
            self.cue("likelihood")
            self.play(mn.FadeIn(likelihood_name), run_time=0.6)
            self.play(mn.FadeIn(bell.dots[0], values, curve_name, theta), run_time=1.2)
            # The bell slides left, and then over all points; L is traced below it.
            self.cue("place")
            self.play(*bell.trace_to(LOW), run_time=1.0)
            self.cue("slide")
            self.play(*bell.trace_to(HIGH), run_time=1.8)
            # It goes back to where L was largest.
            self.cue("largest")
            self.play(bell.slide_to(BEST), run_time=1.2)
            # That place gets its name, and a line through both tops.
            leave = map(mn.FadeOut, names) if replaced else ()
            self.cue("theta_hat")
            fresh = dict.fromkeys(("=", "theta"), "")
            turn = TransformFormula(product, best, rename=fresh) if replaced else mn.FadeIn(best)
            self.play(turn, *leave, run_time=0.8)
            line = bell.peak_line("product")
            self.cue("best")
            self.play(mn.Create(line), run_time=1.0)
            self.wait(0.9)  # as long as it takes to read what is said of it
        self.play(
            mn.FadeOut(values, bell.dots[0], line, curve_name),
            TransformFormula(best, product) if replaced else mn.FadeOut(*names),
            run_time=0.4,
        )
        return product, best, theta

    def add_logs(
        self, bell: SlidingBell, product: Formula, best: Formula, theta: Formula
    ) -> Formula:
        """The product becomes a sum: a parabola, with its top right under the product's peak."""
        total = self.places.total.put(self.formula(maths.LOG_LIKELIHOOD))
        parabola = self.places.parabola.put(proved_by(self.formula(maths.PARABOLA), PROOF))
        mean, mean_name = self.build_mean()
        replaced = self.places.mean_replaces_parabola
        with self.beat("add"):
            # The plot of log L opens at the bottom, and the product becomes a sum.
            self.play(bell.show_log(), run_time=1.0)
            curve_names = self.build_name_of_product(bell), self.build_name_of_log(bell)
            self.cue("sum")
            self.play(TransformFormula(product, total, rename={"∏": "∑"}), mn.FadeIn(*curve_names))
            # A copy of L's curve goes down and becomes a parabola.
            self.cue("parabola")
            self.play(bell.turn_product_to_log(), run_time=1.4)
            self.play(mn.FadeIn(parabola), run_time=0.6)
            # One line through the bell and both peaks, at the mean of the points.
            line = bell.peak_line("log")
            self.cue("top")
            self.play(mn.Create(line), run_time=1.0)
            self.play(mn.FadeIn(bell.dots), run_time=0.4)
            self.cue("mean")
            self.play(TransformFormula(parabola if replaced else best, mean), run_time=1.0)
            self.play(mn.FadeIn(mean_name), run_time=0.33)
            self.mark_still()
            # The bell slides away and back: both curves fall and rise together.
            self.cue("both")
            self.play(bell.slide_to(LOW + 1), run_time=1.0)
            self.play(bell.slide_to(BEST), run_time=1.0)
        left = [] if replaced else [parabola]
        self.play(
            mn.FadeOut(mean, mean_name, *left, line, theta, bell.dots, *curve_names), run_time=0.4
        )
        return total

    def estimate_loss(self, bell: SlidingBell, signs: mn.VGroup, total: Formula) -> None:
        """Flip the sign and average: minibatches of the terms estimate their mean."""
        loss = self.places.loss.put(self.formula(maths.LOSS))
        term = self.formula(maths.TERM, size="label")
        batches_name = self.label("handfuls", size="small", role="muted")
        theta, y = signs
        with self.beat("loss"):
            # The sum becomes the loss, and the bell turns into minus its log.
            self.play(TransformFormula(total, loss), mn.FadeOut(theta, run_time=0.4))
            self.cue("minus_log")
            self.play(bell.turn_into_loss(), run_time=1.33)
            bell.put_above(term, mn.DL)
            # The level of the mean of all terms.
            batches = Minibatches(bell)
            all_terms, one_batch = self.build_estimates(batches)
            batches_name.move_to(bell.strip.at(0.5, 0) + 0.16 * mn.DOWN, aligned_edge=mn.UP)
            near = y.get_right()[0] + _BESIDE_Y - batches_name.get_left()[0]
            batches_name.shift(max(near, 0) * mn.RIGHT)
            self.cue("loss")
            self.play(mn.Create(batches.level), mn.FadeIn(all_terms, term), run_time=0.8)
            # One minibatch after another lights up, and its mean lands near that level.
            self.cue("minibatch")
            self.play(batches.dim_terms(), mn.FadeIn(batches_name), run_time=0.87)
            self.add(batches)
            self.cue("handful")
            self.play(batches.draw_all(SECONDS_A_BATCH), mn.FadeIn(one_batch, run_time=0.4))
            self.show_takeaway()
            self.wait(0.8)

    # What the beats show.

    def build_sign(self, expr: sp.Expr, larger: float = 1.2) -> Formula:
        """Write a formula in the picture, larger than a label where there is room for it."""
        sign = self.formula(expr, size="label")
        return sign.scale(larger) if self.places.signs_larger else sign

    def build_density(self) -> tuple[Formula, mn.VGroup]:
        """Write the bell's formula, and what its symbols are called, a row each."""
        density = self.formula(maths.BELL)
        names = {maths.Y: "point", maths.THETA: "place"}
        signs = [self.build_sign(symbol, 1.3) for symbol in names]
        words = [self.label(key, role="muted") for key in names.values()]
        rows = zip(signs, words, strict=True)
        legend = mn.VGroup(*(mobject for row in rows for mobject in row))
        legend.arrange_in_grid(cols=2, buff=(0.3, 0.3), col_alignments="cl")
        if self.places.legend is None:
            self.places.density.put(mn.VGroup(density, legend).arrange(mn.DOWN, buff=0.8))
        else:
            self.places.density.put(density)
            self.places.legend.put(legend)
        return density, legend

    def build_signs(self, bell: SlidingBell) -> mn.VGroup:
        """Write the θ that rides on the bell, and the y at the end of the points' axis."""
        theta, y = self.build_sign(maths.THETA, 1.3), self.build_sign(maths.Y)
        theta.add_updater(bell.put_on_top, call_updater=True)
        y.add_updater(lambda y: bell.put_at_end(y, "density"), call_updater=True)
        return mn.VGroup(theta, y)

    def build_greatest(self, bell: SlidingBell) -> tuple[mn.DashedLine, Formula]:
        """Draw the level that no density exceeds, and write how high it is."""
        box, height = bell.box("density"), bell.spot("density", BEST)[1]
        level = mn.DashedLine([box.left, height, 0], [box.right, height, 0], stroke_width=2.5)
        top = self.build_sign(maths.top_written(), 1.15)
        top.next_to(level, mn.DOWN, buff=0.2, aligned_edge=mn.RIGHT)
        return level.set_color(self.theme.model), top

    def build_names(self, product: Formula) -> list[mn.Mobject]:
        """Name the parts of the product below it."""
        names = []
        for part, role in (("stick", "muted"), ("likelihood", "product")):
            name = self.label(part, size="small", role=role)
            names.append(name.next_to(product.part(part), mn.DOWN, buff=0.3))
        return names

    def build_name_of_product(self, bell: SlidingBell) -> Formula:
        """Write L(θ) in the upper left corner of its plot."""
        name = self.build_sign(maths.VALUE)
        return inner_box(bell.box("product"), name).place(name, mn.UL)

    def build_name_of_log(self, bell: SlidingBell) -> Formula:
        """Write log L(θ) under the arch of its curve, left of the line to its top."""
        name = self.build_sign(sp.log(maths.VALUE))
        corner = inner_box(bell.box("log"), name).at(0.488, 0)
        return name.move_to(corner, mn.DR)

    def build_values(self, bell: SlidingBell) -> mn.VGroup:
        """Write θ and L(θ) as they are now."""
        places, theta = self.places, bell.theta.get_value
        rows = (
            (maths.THETA, "model", lambda: f"{theta():.2f}"),
            (maths.VALUE, "product", lambda: scientific(float(maths.likelihood(theta())))),
        )
        lines = mn.VGroup(
            *(
                self.live_formula(equals(sign, 2), "2", text, role=role, size=places.values_size)
                for sign, role, text in rows
            )
        )
        if np.array_equal(places.values_way, mn.RIGHT):
            lines.arrange(mn.RIGHT, buff=0.5)
        else:
            # The numbers stand in a column.
            lines.arrange(mn.DOWN, buff=0.4)
            start = max(line.number.origin.get_location()[0] for line in lines)
            for line in lines:
                line.shift((start - line.number.origin.get_location()[0]) * mn.RIGHT)
        return places.values.place(lines, places.values_align)

    def build_mean(self) -> tuple[Formula, mn.Mobject]:
        """Write that the best θ is the mean of the points, and the mean's name."""
        places = self.places
        mean = self.formula(maths.best_written()).scale(places.mean_scale)
        name = self.label("mean", size="small", role="data")
        if np.array_equal(places.mean_name, mn.RIGHT):
            name.next_to(mean, mn.RIGHT, buff=0.25)
        else:
            name.next_to(mean.part("y_bar"), mn.DOWN, buff=0.3)
        places.mean.put(mn.VGroup(mean, name), share=0.97)
        return mean, name

    def build_estimates(self, batches: Minibatches) -> tuple[mn.VGroup, mn.VGroup]:
        """Write the mean of all terms and that of the present minibatch, with their names."""
        places = self.places
        names = [
            self.label(key, size=places.estimates_names_size, role="muted")
            for key in ("all", "handful")
        ]
        whole = f"{maths.loss(BEST):.3f}"
        values = [
            self.live_number(whole, role="sum", size=places.values_size),
            self.live_number(batches.estimate(), role="sum", size=places.values_size),
        ]
        values[1].follow(batches.estimate)
        rows = mn.VGroup(*(mobject for row in zip(names, values, strict=True) for mobject in row))
        if places.estimates_in_a_row:
            rows.arrange(mn.RIGHT, buff=0.2)
        else:
            rows.arrange_in_grid(cols=2, buff=(0.4, 0.4), col_alignments="rl")
        places.estimates.place(rows)
        return mn.VGroup(*rows[:2]), mn.VGroup(*rows[2:])


def inner_box(box: Region, name: mn.Mobject) -> Region:
    """The part of a plot's box in which its curve is named: with less margin if it is low."""
    return box.inset(0.16, min(0.1, (box.height - name.height) / 4))
