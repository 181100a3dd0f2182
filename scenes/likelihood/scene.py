"""Independent likelihoods multiply; their logs add, and a sum can be sampled."""

from collections.abc import Callable
from functools import partial

import manim as mn
import numpy as np
import sympy as sp

from reel.formula.live_number import LiveNumber, scientific
from reel.stage import ClipScene, Formula, Region, TransformFormula
from reel.stage.exemptions import proved_by
from scenes.likelihood import maths
from scenes.likelihood.layout import Layout
from scenes.likelihood.maths import ROLES
from scenes.likelihood.minibatches import Minibatches
from scenes.likelihood.sliding_bell import HIGH, LOW, WORSE, SlidingBell

BEST = maths.sample_mean()
PROOF = "tests/scenes/likelihood/test_maths.py::test_the_written_parabola_is_the_log_likelihood"
SECONDS_A_BATCH = 0.57
STICK = 8  # the point whose stick is pointed at
BESIDE = 0.32  # how far what is written of a point stands from it
REMARK = 1.25  # how wide a remark beside a formula is, if that is enough
TURN = 3.0  # from this place of the bell on, that stands left of the point


class Likelihood(ClipScene):
    """Stems stretch as a bell slides; their product and the sum of their logs peak together."""

    clip = "likelihood"
    roles = ROLES

    def construct(self) -> None:
        self.places = Layout.of(self.regions)
        self.show_title()
        bell = SlidingBell(self.places, self.theme)
        signs, density = self.observe(bell)
        product = self.multiply(bell, signs, density)
        self.add_logs(bell, signs, product)
        self.estimate_loss(bell)

    # The beats.

    def observe(self, bell: SlidingBell) -> tuple[list[Formula], Formula]:
        """Twenty points, and the height of a bell at each of them."""
        density = self.formula(maths.BELL)
        self.place_formula(density, bell.box("density"), (0.585, 0.82), mn.ORIGIN, share=0.33)
        signs = self.build_signs(bell)
        place, _, y = signs
        height = self.label("density", size="small", role="text")
        bell.put_above(height, "density", mn.DOWN)
        others = self.build_others(bell)
        pointer = self.build_pointer(bell, density)
        with self.beat("observe"):
            self.add(bell, y)
            # One bell is drawn over the points; two others might explain them too.
            self.play(bell.draw_bell(), bell.count_points(), run_time=1.6)
            self.cue("place")
            self.play(mn.FadeIn(place), run_time=0.6)
            self.cue("worse")
            self.play(mn.FadeIn(others), run_time=0.8)
            # Stems grow from the points up to the bell.
            self.cue("sticks")
            self.show_point(bell.grow_stems(run_time=1.4))
            # What they measure.
            self.cue("stick")
            self.play(mn.FadeIn(density), mn.Create(pointer), run_time=0.8)
            self.cue("density")
            self.play(mn.FadeIn(height), run_time=0.6)
        self.play(mn.FadeOut(pointer, height, others), run_time=0.4)
        return signs, density

    def multiply(self, bell: SlidingBell, signs: list[Formula], density: Formula) -> Formula:
        """The product of the stems is a light that swells as the bell slides to its best place."""
        product = self.formula(maths.LIKELIHOOD)
        value = self.build_value(bell)
        axis = self.build_sign(maths.THETA)
        theta, theta_hat, _ = signs
        with self.beat("multiply"):
            # The plot of L opens below the bell, and all densities become one product.
            self.play(*bell.show_product(), mn.FadeOut(density), run_time=0.9)
            self.place_formula(product, bell.box("product"), (0.985, 0.97), mn.UR, share=0.28)
            self.cue("multiply")
            self.play(mn.FadeIn(product), bell.light_product(), run_time=1.0)
            bell.put_at_end(axis, "product")
            self.cue("likelihood")
            self.play(mn.FadeIn(value, axis), run_time=0.6)
            # The bell slides left, and then over all points; L is traced below it.
            self.cue("place")
            self.play(*bell.trace_to(LOW), run_time=1.2)
            self.cue("slide")
            self.play(*bell.trace_to(HIGH), run_time=2.6)
            # It goes back to where L was largest.
            self.cue("largest")
            self.play(bell.slide_to(BEST), run_time=1.4)
            # That place gets its name.
            self.cue("theta_hat")
            self.play(mn.FadeOut(theta), mn.FadeIn(theta_hat), run_time=0.6)
            start = bell.spot("product", BEST) + BESIDE * mn.RIGHT
            # It ends before the product's formula, where that stands in the picture.
            in_picture = self.places.formula is None
            end = product.get_left()[0] - 0.15 if in_picture else self.places.picture.right
            best = self.label("best", role="product", weight=600, width=end - start[0])
            best.move_to(start, aligned_edge=mn.LEFT)
            best.align_to(value, mn.DOWN)
            self.cue("best")
            self.play(mn.FadeIn(best), run_time=0.6)
        self.play(mn.FadeOut(value, best, axis), run_time=0.4)
        return product

    def add_logs(self, bell: SlidingBell, signs: list[Formula], product: Formula) -> None:
        """The product becomes a sum: a parabola, with its top at the mean of the points."""
        total = self.formula(maths.LOG_LIKELIHOOD)
        parabola = proved_by(self.formula(maths.PARABOLA), PROOF)
        _, theta_hat, y = signs
        axis = self.build_sign(maths.THETA)
        with self.beat("add"):
            # The plot of log L takes the place of L's, and the product becomes a sum.
            self.play(*bell.show_log(), run_time=1.0)
            for formula in (total, parabola):
                self.place_formula(formula, bell.box("log"), (0.5, 0.2), mn.DOWN, share=0.4)
            reasons = self.remark("sum", total), self.remark("parabola", parabola)
            bell.put_at_end(axis, "log")
            name = self.build_sign(sp.log(maths.VALUE))
            bell.box("log").inset(0.16, 0.1).place(name, mn.UL)
            self.cue("sum")
            self.play(
                TransformFormula(product, total, rename={"∏": "∑"}),
                mn.FadeIn(reasons[0], axis, name),
                run_time=1.2,
            )
            self.cue("parabola")
            self.play(
                bell.draw_log(run_time=2.2),
                TransformFormula(total, parabola),
                mn.FadeOut(reasons[0], run_time=0.4),
            )
            self.play(mn.FadeIn(reasons[1]), run_time=0.4)
            # One line through the bell and the top, at the mean of the points.
            mean = self.build_mean(bell)
            self.cue("top")
            self.play(mn.FadeIn(mean[0]), run_time=0.6)
            self.cue("mean")
            self.play(mn.FadeIn(mean[1:]), run_time=0.8)
            self.mark_still()
        self.play(
            mn.FadeOut(mean, parabola, reasons[1], axis, name, theta_hat, y),
            *bell.leave_for_loss(),
            run_time=0.6,
        )

    def estimate_loss(self, bell: SlidingBell) -> None:
        """Flip the sign and average: minibatches of the terms estimate their mean."""
        loss = self.formula(maths.LOSS)
        self.place_formula(loss, bell.box("loss"), (0.578, 0.8), mn.ORIGIN, share=0.34)
        name = self.remark("loss", loss, mn.UP)
        term = self.formula(maths.TERM, size="label")
        bell.put_above(term, "loss", mn.DL)
        highest = self.regions.title.bottom - 0.19  # below the mark of a take-away in two lines
        term.shift(min(0.0, highest - term.get_top()[1]) * mn.UP)
        y = self.build_sign(maths.Y)
        y.next_to(bell.box("loss").at(1, 0), mn.DOWN, buff=0.14)
        batches = Minibatches(bell)
        whole, one = self.build_means(bell, batches)
        each = self.label("handfuls", size="small")
        each.move_to(batches.foot + 0.25 * mn.DOWN, aligned_edge=mn.UR)
        with self.beat("loss"):
            # Minus the log of the bell, and a stem for each point.
            self.play(bell.draw_loss(), mn.FadeIn(term, y), run_time=1.2)
            self.cue("minus_log")
            self.play(bell.grow_terms(), run_time=1.2)
            # The level of the mean of all terms.
            self.cue("loss")
            self.play(mn.Create(batches.level), mn.FadeIn(loss, whole), run_time=0.8)
            self.cue("cross_entropy")
            self.play(mn.FadeIn(name), run_time=0.6)
            # One minibatch after another lights up, and its mean lands near that level.
            self.cue("minibatch")
            self.play(batches.dim_terms(), run_time=0.8)
            self.add(batches)
            self.cue("handful")
            self.play(batches.draw_all(SECONDS_A_BATCH), mn.FadeIn(one, each, run_time=0.4))
            self.show_takeaway()
            self.wait(0.8)

    # What the beats show.

    def place_formula(
        self,
        formula: Formula,
        box: Region,
        at: tuple[float, float],
        edge: np.ndarray,
        *,
        share: float,
    ) -> None:
        """Put a formula in its row, or where it has room in the picture.

        Args:
            formula: what is put.
            box: of the plot in which it stands, where there is no row for it.
            at: where, as shares of the box.
            edge: which of its own edges stands there.
            share: of the box's width that it may take at most.
        """
        if self.places.formula is not None:
            self.places.formula.put(formula)
            return
        Region(0, 0, share * box.width, 0.62 * box.height).fit(formula)
        formula.move_to(box.at(*at), aligned_edge=edge)

    def remark(self, key: str, formula: Formula, way: np.ndarray = mn.DOWN) -> mn.Mobject:
        """Write a remark on a formula below or above it.

        Where the formula has a row of its own, beside it, if it can be larger so.
        """
        row = self.places.formula
        if row is None:
            return self.label(key, size="small").next_to(formula, way, buff=0.16)
        below = self.label(key, size="small", width=row.width)
        # Wider only where its lines would be more than the row has room for.
        widths = REMARK * np.linspace(1, 2, 6)
        words = [self.label(key, size="small", width=width) for width in widths]
        word = next((word for word in words if word.height <= row.height), words[-1])
        rooms = [
            Region(0, 0, row.width - word.width - 0.3, row.height),
            Region(0, 0, row.width, row.height - below.height - 0.16),
        ]
        scales = [min(room.width / formula.width, room.height / formula.height) for room in rooms]
        if min(1, scales[1]) > min(1, scales[0]):
            rooms[1].fit(formula)
            row.place(mn.VGroup(formula, below).arrange(mn.DOWN, buff=0.16))
            return below
        rooms[0].fit(formula)
        row.place(mn.VGroup(formula, word).arrange(mn.RIGHT, buff=0.3))
        return word

    def build_sign(self, expr: sp.Expr) -> Formula:
        """Write a formula in the picture, a little larger than a label."""
        return self.formula(expr, size="label").scale(1.15)

    def build_signs(self, bell: SlidingBell) -> list[Formula]:
        """Write the θ that rides on the bell, the θ̂ that will, and the y of the points' axis."""
        theta, best, y = map(self.build_sign, (maths.THETA, maths.THETA_HAT, maths.Y))
        for sign in (theta, best):
            sign.add_updater(bell.put_on_top, call_updater=True)
        y.add_updater(lambda y: bell.put_at_end(y, "density"), call_updater=True)
        return [theta, best, y]

    def build_others(self, bell: SlidingBell) -> mn.VGroup:
        """Draw two other bells, with a question mark each."""
        marks = mn.VGroup()
        for place in WORSE:
            mark = self.label("which", role="text", weight=600)
            marks.add(mark.next_to(bell.spot("density", place), mn.UP, buff=0.12))
        return mn.VGroup(bell.worse(), marks)

    def build_pointer(self, bell: SlidingBell, density: Formula) -> mn.VGroup:
        """Lead a line from the density's formula to the stick that it measures."""
        point = maths.observed()[STICK]
        height = float(maths.density(point, bell.theta.get_value()))
        foot, head = bell.view("density").locate([point, point], [0, height])
        stick = mn.Line(foot, head, color=self.theme.text, stroke_width=9)
        if self.places.formula is None:
            named, end = mn.VGroup(), density.get_bottom()[1] - 0.12
        else:
            named = self.build_sign(maths.STICK)
            corner = [head[0] - 0.3, bell.box("density").at(0, 0.7)[1], 0]
            named.move_to(corner, aligned_edge=mn.DL)
            end = named.get_bottom()[1] - 0.1
        way = mn.Line(head, [head[0], end, 0], color=self.theme.text, stroke_width=2)
        return mn.VGroup(stick, way, named)

    def build_value(self, bell: SlidingBell) -> LiveNumber:
        """Write how large the product is, beside its point."""
        theta = bell.theta.get_value

        def text() -> str:
            return scientific(float(maths.likelihood(theta())))

        def ride(value: LiveNumber) -> None:
            left = mn.smooth(float(np.clip((theta() - TURN) / 0.4, 0, 1)))
            start = mn.interpolate(BESIDE, -value.width - BESIDE, left)
            origin = value.origin.get_location()
            place = bell.spot("product", theta()) + start * mn.RIGHT + 0.12 * mn.UP
            value.shift(place - origin)

        value = self.live_number(text(), role="product", size="label").follow(text)
        return value.add_updater(ride, call_updater=True)

    def build_mean(self, bell: SlidingBell) -> mn.VGroup:
        """Mark the mean of the points, on their axis and at the parabola's top."""
        foot = bell.view("density").point(BEST, 0)
        mark = mn.Triangle(color=self.theme.data, fill_opacity=1, stroke_width=0).scale(0.15)
        mark.move_to(foot + 0.13 * mn.DOWN, aligned_edge=mn.UP)
        mean = self.formula(maths.best_written(), size="label").scale(1.15)
        name = self.label("mean", size="small", role="data", weight=600)
        top = bell.spot("log", BEST)
        corner = top + 0.3 * mn.RIGHT + 0.14 * mn.UP
        beside = Region(corner[0], corner[1], bell.box("log").right + 0.1, bell.box("log").top)
        beside.put(mean, mn.DL)
        name.next_to(mark, mn.LEFT, buff=0.14).shift(0.08 * mn.DOWN)
        return mn.VGroup(mark, mean, name)

    def build_means(self, bell: SlidingBell, batches: Minibatches) -> list[mn.VGroup]:
        """Write the mean of all terms and that of the present minibatch, on their lines."""
        left = bell.box("loss").left + 0.25
        first = bell.view("loss").point(maths.observed()[0], 0)[0]
        line = bell.view("loss").point(0, maths.loss(BEST))[1]
        rows = []
        for key, role, mean, way in (
            ("all", "sum", partial(maths.loss, BEST), mn.UP),
            ("handful", "text", batches.estimate, mn.DOWN),
        ):
            text = partial(written, mean)
            name = self.label(key, size="small", role=role, weight=600)
            number = self.live_number(text(), role=role, size="label")
            if self.places.means_in_a_row:
                number.shift([name.get_right()[0] + 0.2, name.baseline, 0])
            else:
                number.shift(name.get_corner(mn.DL) + 0.5 * mn.DOWN - number.get_corner(mn.DL))
            row = mn.VGroup(name, number)
            row.move_to([left, line + 0.14 * way[1], 0], aligned_edge=mn.LEFT - way)
            row.shift(min(0.0, first - 0.1 - row.get_right()[0]) * mn.RIGHT)
            number.follow(text)
            rows.append(row)
        batches.begin_at(max(row.get_right()[0] for row in rows) + 0.15)
        return rows


def written(mean: Callable[[], float]) -> str:
    """Write a mean as it is now."""
    return f"{mean():.3f}"
