"""A logarithm is the exponent that solves a^x = b."""

import manim as mn
import numpy as np

from reel.formula.notation import equals
from reel.stage import ClipScene, Formula, Plot, Region, TransformFormula
from scenes.definition import maths
from scenes.definition.maths import ROLES


class Definition(ClipScene):
    """Two doubles to eight; a^x = b turns into x = log_a b; a level line reads x off the curve."""

    clip = "definition"
    roles = ROLES

    def construct(self) -> None:
        self.show_title()
        equation = self.ask()
        pair = self.name_it(equation)
        plot, curve, pair = self.read_off(pair)
        self.conditions(plot, curve, pair)

    def ask(self) -> Formula:
        """Eight blocks are made by doubling three times."""
        picture, sums = self.areas(2, 1)
        question = self.formula(maths.exponential_form(2, maths.x, 8)).scale(1.6)
        twos = self.formula(maths.THREE_TWOS, roles=ROLES | {"factor": "exponential"}).scale(1.3)
        answer = self.formula(maths.exponential_form(2, maths.solution(2, 8), 8)).scale(1.6)
        gap = 0.4 if self.regions.stacked else 0.9
        height = question.height
        share = 0.88 if self.regions.stacked else 1  # clear of the caption below
        sums.put(mn.VGroup(question, twos).arrange(mn.DOWN, buff=gap), share=share)
        answer.scale(question.height / height).move_to(question)
        blocks = mn.VGroup(
            *(mn.RoundedRectangle(corner_radius=0.12, width=1.7, height=1.7) for _ in range(8))
        )
        blocks.set_fill(self.theme.product, 1).set_stroke(width=0)
        blocks.arrange_in_grid(2, 4, buff=0.22)
        picture.put(blocks)
        order = [0, 4, 1, 5, 2, 6, 3, 7]  # each doubling copies all blocks that are there
        blocks = mn.VGroup(*(blocks[i] for i in order))
        self.add(question, blocks[0])
        with self.beat("ask"):
            self.wait(0.9)
            for doubling in range(3):
                count = 2**doubling
                copies = [mn.TransformFromCopy(blocks[i], blocks[count + i]) for i in range(count)]
                signs = [mn.FadeIn(twos.part("dot", doubling - 1))] if doubling else []
                self.play(*copies, mn.FadeIn(twos.part("factor", doubling)), *signs, run_time=0.8)
                self.wait(0.2)
            self.play(mn.FadeIn(twos.part("=")), mn.FadeIn(twos.part("result")), run_time=0.6)
            self.play(mn.Indicate(twos.part("factor"), 1.15, self.theme.logarithm))
            self.play(TransformFormula(question, answer))
        self.play(mn.FadeOut(blocks), mn.FadeOut(twos), run_time=0.6)
        return answer

    def name_it(self, equation: Formula) -> tuple[Formula, Formula]:
        """The same a, x and b stand in both forms."""
        above, below = self.regions.full.intersect(self.regions.safe).rows(1, 1)
        solved = self.formula(maths.exponential_form(maths.a, maths.x, maths.b)).scale(2.4)
        named = self.formula(maths.logarithmic_form(maths.a, maths.x, maths.b)).scale(2.4)
        above.put(solved)
        below.put(named)
        names = [
            self.label(part, size="label", role=ROLES[part]).next_to(
                solved.part(part), side, buff=0.3
            )
            for part, side in (("base", mn.LEFT), ("exponent", mn.UP), ("result", mn.RIGHT))
        ]
        with self.beat("name"):
            self.play(TransformFormula(equation, solved))
            self.play(mn.LaggedStart(*map(mn.FadeIn, names), lag_ratio=0.5), run_time=1.2)
            self.wait(0.6)
            self.play(TransformFormula(solved, named, keep=True, run_time=1.6))
            self.wait(0.4)
            self.play(mn.Circumscribe(named, color=self.theme.logarithm, buff=0.25), run_time=1.4)
        self.play(*map(mn.FadeOut, names), run_time=0.6)
        return solved, named

    def read_off(
        self, pair: tuple[Formula, Formula]
    ) -> tuple[Plot, mn.VMobject, tuple[Formula, Formula]]:
        """A level line at b meets the curve and drops to x."""
        picture, forms = self.areas(5, 1)
        picture, _ = picture.rows(9, 1, gap=0.1)
        plot = self.plot(
            picture,
            x_range=(-2.4, 4.3),
            y_range=(0, 17),
            x_ticks=(-2, -1, 1, 2, 3, 4),
            y_ticks=(4, 8, 12, 16),
        )
        curve = plot.curve(np.exp2, colour=self.theme.exponential)
        ten = self.both_forms(forms, 10)
        anything = self.both_forms(forms, maths.b)
        b = mn.ValueTracker(10)
        line, point, drop, foot, b_is, x_is = self.level(plot, b)
        with self.beat("read_off"):
            self.play(*(TransformFormula(old, new) for old, new in zip(pair, ten, strict=True)))
            self.play(mn.FadeIn(plot), run_time=0.8)
            self.play(mn.Create(curve), run_time=1.2)
            self.play(mn.FadeIn(b_is), mn.Create(line), run_time=1.2)
            self.play(mn.FadeIn(point, scale=2), run_time=0.6)
            self.play(mn.Create(drop), run_time=0.8)
            self.play(mn.FadeIn(foot, x_is), run_time=0.6)
            self.wait(1.2)
            self.mark_still()
            self.play(*(TransformFormula(old, new) for old, new in zip(ten, anything, strict=True)))
            for goal, time in ((16, 1.0), (1, 2.4), (0.25, 1.4)):
                self.play(b.animate.set_value(goal), run_time=time)
                self.wait(0.4)
        self.play(*map(mn.FadeOut, (line, point, drop, foot, b_is, x_is)), run_time=0.6)
        return plot, curve, anything

    def level(self, plot: Plot, b: mn.ValueTracker) -> tuple[mn.Mobject, ...]:
        """The line y = b up to the curve, the drop to x, and both numbers; all follow b."""
        product, logarithm = self.theme.product, self.theme.logarithm

        def x() -> float:
            return float(maths.exponent_of(b.get_value()))

        def at(x: float, y: float) -> np.ndarray:
            return plot.point(x, y)

        left, bottom = plot.x_range[0], plot.y_range[0]
        line = mn.always_redraw(
            lambda: mn.Line(at(left, b.get_value()), at(x(), b.get_value()), color=product)
        )
        drop = mn.always_redraw(
            lambda: mn.DashedLine(
                at(x(), b.get_value()), at(x(), bottom), color=logarithm, dash_length=0.12
            )
        )
        point = mn.always_redraw(lambda: mn.Dot(at(x(), b.get_value()), 0.1, color=self.theme.text))
        foot = mn.always_redraw(lambda: mn.Dot(at(x(), bottom), 0.1, color=logarithm))
        b_is = self.live_formula(
            equals(maths.b, 10),
            "10",
            lambda: f"{b.get_value():.2f}",
            roles={maths.b: "product"},
            role="product",
            size="label",
        )
        x_is = self.live_formula(
            maths.READ_OFF,
            "digits",
            lambda: f"{x():.4f}",
            roles={maths.x: "logarithm"},
            role="logarithm",
            size="label",
        )
        b_is.add_updater(lambda m: m.put(at(left, b.get_value()) + 0.14 * mn.UR))
        safe = self.regions.safe
        x_is.add_updater(
            lambda m: m.put(
                [
                    np.clip(at(x(), bottom)[0] - 0.6, safe.left, safe.right - m.width),
                    at(x(), bottom)[1] - 0.95,
                    0,
                ]
            )
        )
        for mobject in (b_is, x_is):
            mobject.update()
        return line, point, drop, foot, b_is, x_is

    def conditions(self, plot: Plot, curve: mn.VMobject, pair: tuple[Formula, Formula]) -> None:
        """Which b and a are allowed, each seen on the curve."""
        picture, beside = self.areas(2.7, 1)
        wider = self.plot(
            picture,
            x_range=(-3.3, 3.3),
            y_range=(-2.8, 8.8),
            x_ticks=(-3, -2, -1, 1, 2, 3),
            y_ticks=(-2, 2, 4, 6, 8),
        )
        a, b = mn.ValueTracker(2), mn.ValueTracker(4)
        general, rules, proof = self.rules(beside)
        live = mn.always_redraw(
            lambda: wider.curve(lambda x: a.get_value() ** x, colour=self.theme.exponential)
        )
        a_is = self.live_formula(
            equals(maths.a, 2),
            "2",
            lambda: f"{a.get_value():.2f}",
            roles={maths.a: "exponential"},
            role="exponential",
            size="label",
        ).put(wider.point(0.25, 7.6))
        level = mn.always_redraw(lambda: self.search(wider, b.get_value()))
        with self.beat("conditions"):
            self.play(mn.FadeOut(pair[1]), TransformFormula(pair[0], general))
            self.play(mn.FadeOut(plot.grid, plot.ticks, plot.numbers), run_time=0.6)
            self.play(
                mn.ReplacementTransform(plot.axes, wider.axes),
                mn.ReplacementTransform(curve, live),
                mn.FadeIn(wider.grid, wider.ticks, wider.numbers),
            )
            self.play(mn.FadeIn(level), run_time=0.6)
            self.play(b.animate.set_value(-1.6), run_time=1.5)
            self.play(mn.FadeIn(rules[0]), run_time=0.6)
            self.play(mn.FadeOut(level), mn.FadeIn(a_is), run_time=0.6)
            self.play(a.animate.set_value(1), run_time=1.0)
            self.play(mn.FadeIn(rules[1]), run_time=0.6)
            self.play(a.animate.set_value(0.5), run_time=1.0)
            self.play(mn.FadeIn(rules[2], proof), run_time=0.6)
            self.play(a.animate.set_value(2), run_time=1.0)
            self.show_takeaway()
            self.wait(1.5)

    def rules(self, place: Region) -> tuple[Formula, list[Formula], mn.VGroup]:
        """Write a^x = b, the three conditions on it, and why a base is not negative."""
        conditions = (maths.POSITIVE_RESULT, maths.BASE_NOT_ONE, maths.POSITIVE_BASE)
        rules = [self.formula(condition).scale(1.15) for condition in conditions]
        general = self.formula(maths.exponential_form(maths.a, maths.x, maths.b))
        if self.regions.stacked:
            above, foot = place.rows(1, 1, gap=0.2)
            row = mn.VGroup(general.scale(1.15), *rules).arrange(mn.RIGHT, buff=0.6)
            for rule in rules:
                rule.align_baseline(general)
            above.put(row)
        else:
            head, *rows, foot = place.rows(1.3, 1, 1, 1, 0.9, gap=0.1)
            head.place(general.scale(1.3))
            for below, rule in zip(rows, rules, strict=True):
                below.place(rule)
        root = self.formula(maths.NEGATIVE_BASE).scale(0.8)
        remark = self.label("not_real", size="small", role="bad")
        side, gap = (mn.RIGHT, 0.4) if self.regions.stacked else (mn.DOWN, 0.15)
        proof = mn.VGroup(root, remark).arrange(side, buff=gap)
        foot.put(proof)
        return general, rules, proof

    def search(self, plot: Plot, b: float) -> mn.VGroup:
        """A level line at b that ends where it meets 2^x, or never meets it."""
        meets = b > 2 ** plot.x_range[0]
        end = float(maths.exponent_of(b)) if meets else plot.x_range[1]
        colour = self.theme.colour("product" if meets else "bad")
        line = mn.Line(plot.point(plot.x_range[0], b), plot.point(end, b), color=colour)
        dot = mn.Dot(line.get_end(), 0.1, color=self.theme.text)
        return mn.VGroup(line, dot.set_opacity(1 if meets else 0))

    def both_forms(self, place: Region, result: object) -> tuple[Formula, Formula]:
        """Write 2^x = result and x = log_2 result, one under the other, or side by side."""
        forms = (maths.exponential_form, maths.logarithmic_form)
        power, log = (self.formula(form(2, maths.x, result)).scale(1.3) for form in forms)
        if self.regions.stacked:
            row = mn.VGroup(power, log).arrange(mn.RIGHT, buff=1)
            log.align_baseline(power)
            place.put(row)
        else:
            place.place(mn.VGroup(power, log).arrange(mn.DOWN, buff=0.8))
        return power, log

    def areas(self, picture: float, words: float) -> tuple[Region, Region]:
        """Where a picture and its formulas go; one above the other, in these shares."""
        regions = self.regions
        if not regions.stacked:
            return regions.main, regions.side
        above, below = regions.full.rows(picture, words)
        # Its outermost numbers must stand where words may stand.
        return above.lerp(above.intersect(regions.safe), 0.5), below.intersect(regions.safe)
