"""A logarithm is the exponent that solves a^x = b."""

import manim as mn
import numpy as np

from reel.stage import ClipScene, Formula, LiveFormula, Plot, TransformFormula
from scenes.definition import maths
from scenes.definition.doubling_blocks import DoublingBlocks
from scenes.definition.layout import Layout
from scenes.definition.level_line import LevelLine
from scenes.definition.maths import ROLES
from scenes.definition.power_curve import PowerCurve
from scenes.definition.read_off import ReadOff

_NAME_GAP = 0.3  # between a letter and its name


class Definition(ClipScene):
    """Two doubles to eight; a^x = b turns into x = log_a b; a level line reads x off the curve."""

    clip = "definition"
    roles = ROLES

    def construct(self) -> None:
        self.places = Layout.of(self.regions)
        self.show_title()
        equation, doubling = self.ask()
        forms, names = self.name_it(equation, doubling)
        plot, curve, reading, forms = self.read_off(forms, names)
        self.conditions(plot, curve, reading, forms)

    # The beats.

    def ask(self) -> tuple[Formula, mn.VGroup]:
        """Eight blocks are made by doubling three times."""
        blocks = self.places.doubling.blocks.put(DoublingBlocks(self.theme.product))
        wanted = blocks.places(self.theme.grid)
        question, twos, answer = self.build_doubling_formulas()
        self.add(question, wanted, blocks[0])
        with self.beat("ask"):
            # There is one block, and eight are wanted: the places of the others light up.
            light_up = (place.animate.set_stroke(self.theme.product) for place in wanted)
            self.play(mn.LaggedStart(*light_up, lag_ratio=0.5), run_time=1.6)
            # At each doubling one more 2 is written, and from the second on the sign before it.
            self.cue("doubling")
            for doubling in range(3):
                signs = [mn.FadeIn(twos.part("dot", doubling - 1))] if doubling else []
                two = mn.FadeIn(twos.part("factor", doubling))
                self.play(*blocks.double(doubling), two, *signs, run_time=0.6)
            self.remove(*wanted)  # the blocks hide them
            # The product is eight, and has three twos: so x is three.
            self.cue("eight")
            self.play(mn.FadeIn(twos.part("=")), mn.FadeIn(twos.part("result")), run_time=0.4)
            self.cue("so")
            factors = mn.Indicate(twos.part("factor"), 1.15, self.theme.logarithm)
            self.play(factors, TransformFormula(question, answer), run_time=1.0)
        return answer, mn.VGroup(blocks, twos)

    def name_it(
        self, equation: Formula, doubling: mn.VGroup
    ) -> tuple[tuple[Formula, Formula], dict[str, mn.Mobject]]:
        """The same a, x and b stand in both forms."""
        power, log = self.build_general_forms()
        names = self.build_names(power)
        with self.beat("name"):
            # The exponent is pointed out, and letters take the place of the numbers.
            exponent = mn.Indicate(equation.part("exponent"), 1.3, self.theme.text)
            self.play(mn.FadeOut(doubling), exponent, run_time=0.8)
            self.play(TransformFormula(equation, power), run_time=0.9)
            # Each letter gets its name.
            for part, name in names.items():
                self.cue(part)
                self.play(mn.FadeIn(name), run_time=0.6)
            # The same letters form x = log_a b.
            self.cue("logarithm")
            self.play(TransformFormula(power, log, keep=True), run_time=1.2)
            self.play(mn.Circumscribe(log, color=self.theme.logarithm, buff=0.25), run_time=1.4)
        return (power, log), names

    def read_off(
        self, forms: tuple[Formula, Formula], names: dict[str, mn.Mobject]
    ) -> tuple[Plot, mn.VMobject, ReadOff, tuple[Formula, Formula]]:
        """A level line at b meets the curve and drops to x."""
        plot = self.build_read_off_plot()
        curve = plot.curve(np.exp2, colour=self.theme.exponential)
        of_ten, of_any = self.build_both_forms(10), self.build_both_forms(maths.b)
        reading = ReadOff(plot, 10, self.places.read_off.value, self.theme)
        with self.beat("read_off"):
            # The question for ten, and the curve that knows the answer.
            self.play(mn.FadeOut(*names.values()), run_time=0.4)
            self.play(*map(TransformFormula, forms, of_ten), run_time=1.0)
            self.play(mn.FadeIn(plot), run_time=0.6)
            self.cue("curve")
            self.play(mn.Create(curve), run_time=1.2)
            # Across at ten, and down to x.
            self.cue("across")
            self.play(mn.FadeIn(reading.b_is), mn.Create(reading.level), run_time=0.8)
            self.play(mn.FadeIn(reading.meeting, scale=2), run_time=0.4)
            self.cue("down")
            self.play(mn.Create(reading.drop), run_time=0.7)
            self.cue("read")
            self.play(mn.FadeIn(reading.foot, reading.x_is), run_time=0.6)
            self.mark_still()
            # The same for any b: x slides along with it, to each of the three that are named.
            self.cue("slide")
            self.play(*map(TransformFormula, of_ten, of_any), run_time=0.9)
            self.play(reading.slide_to(16), run_time=1.2)
            self.cue("sixteen")
            self.wait(0.8)
            self.play(reading.slide_to(1), run_time=1.1)
            self.cue("one")
            self.wait(0.7)
            self.play(reading.slide_to(0.25), run_time=0.7)
            self.cue("quarter")
        return plot, curve, reading, of_any

    def conditions(
        self, plot: Plot, curve: mn.VMobject, reading: ReadOff, forms: tuple[Formula, Formula]
    ) -> None:
        """Which b and a are allowed, each seen on the curve."""
        wider = self.build_conditions_plot()
        bending = PowerCurve(wider, 2, self.theme.exponential)
        level = LevelLine(wider, 4, self.theme)
        a_is = self.build_value_of_a(bending).put(wider.point(0.25, 7.6))
        equation, needed, proof = self.build_conditions()
        positive_result, base_not_one, positive_base = needed
        with self.beat("conditions"):
            # One of the two forms stays; the plot gets room for what is not positive.
            leave = (*reading.parts, forms[1], plot.grid, plot.ticks, plot.numbers)
            self.play(mn.FadeOut(*leave), run_time=0.4)
            self.play(
                TransformFormula(forms[0], equation),
                mn.ReplacementTransform(plot.axes, wider.axes),
                mn.ReplacementTransform(curve, bending),
                mn.FadeIn(wider.grid, wider.ticks, wider.numbers),
                run_time=0.9,
            )
            # A level line goes down, and below zero it never meets the curve.
            self.play(mn.FadeIn(level), run_time=0.3)
            self.play(level.slide_to(-1.6), run_time=1.1)
            self.cue("positive")
            self.play(mn.FadeIn(positive_result), run_time=0.6)
            # With base 1 the curve is flat; with a smaller one it falls.
            self.play(mn.FadeOut(level), mn.FadeIn(a_is), run_time=0.6)
            self.cue("flat")
            self.play(bending.change_base(1), run_time=0.4)
            self.play(mn.FadeIn(base_not_one), run_time=0.4)
            self.cue("falls")
            self.play(bending.change_base(0.5), run_time=1.0)
            # With a negative one it breaks down: from here on, bases are above 1.
            self.cue("negative")
            self.play(mn.FadeIn(proof), run_time=0.6)
            self.play(mn.FadeIn(positive_base), run_time=0.6)
            self.cue("above")
            self.play(bending.change_base(2), run_time=1.0)
            self.show_takeaway()
            self.wait(0.9)

    # What the beats show.

    def build_doubling_formulas(self) -> tuple[Formula, Formula, Formula]:
        """Write 2^x = 8, and 2 · 2 · 2 = 8 under it; and 2^3 = 8, which takes the place of x."""
        places = self.places.doubling
        question = self.formula(maths.exponential_form(2, maths.x, 8)).scale(1.6)
        twos = self.formula(maths.THREE_TWOS).scale(1.3)
        answer = self.formula(maths.exponential_form(2, maths.solution(2, 8), 8)).scale(1.6)
        height = question.height
        column = mn.VGroup(question, twos).arrange(mn.DOWN, buff=places.formula_gap)
        places.formulas.put(column)
        answer.scale(question.height / height).move_to(question)
        return question, twos, answer

    def build_general_forms(self) -> tuple[Formula, Formula]:
        """Write a^x = b and x = log_a b."""
        power = self.formula(maths.exponential_form(maths.a, maths.x, maths.b)).scale(2.4)
        log = self.formula(maths.logarithmic_form(maths.a, maths.x, maths.b)).scale(2.4)
        return self.places.name.equation.put(power), self.places.name.logarithm.put(log)

    def build_names(self, power: Formula) -> dict[str, mn.Mobject]:
        """Write the names of a, x and b beside them; a^x = b leaves room for them."""
        sides = {"base": mn.LEFT, "exponent": mn.UP, "result": mn.RIGHT}
        names = {part: self.label(part, role=ROLES[part]) for part in sides}
        beside = max(names[part].width for part in ("base", "result")) + _NAME_GAP
        places = self.places.name
        places.equation.intersect(places.named.inset(beside, 0)).put(power)
        for part, name in names.items():
            name.next_to(power.part(part), sides[part], buff=_NAME_GAP)
        return names

    def build_read_off_plot(self) -> Plot:
        """Draw the axes on which x is read off."""
        return self.plot(
            self.places.read_off.plot,
            x_range=(-2.4, 4.3),
            y_range=(0, 17),
            x_ticks=(-2, -1, 1, 2, 3, 4),
            y_ticks=(4, 8, 12, 16),
        )

    def build_both_forms(self, result: object) -> tuple[Formula, Formula]:
        """Write 2^x = result and x = log_2 result."""
        places = self.places.read_off
        forms = (maths.exponential_form, maths.logarithmic_form)
        power, log = (self.formula(form(2, maths.x, result)).scale(1.3) for form in forms)
        both = mn.VGroup(power, log).arrange(places.form_flow.way, buff=places.form_flow.gap)
        if places.form_flow.is_row:
            log.align_baseline(power)
        places.forms.put(both)
        return power, log

    def build_conditions_plot(self) -> Plot:
        """Draw the axes on which the conditions are seen: they reach below zero."""
        return self.plot(
            self.places.conditions.plot,
            x_range=(-3.3, 3.3),
            y_range=(-2.8, 8.8),
            x_ticks=(-3, -2, -1, 1, 2, 3),
            y_ticks=(-2, 2, 4, 6, 8),
        )

    def build_value_of_a(self, curve: PowerCurve) -> LiveFormula:
        """Write a = 2, the number following the curve's base."""
        return self.live_formula(
            maths.BASE_IS, "value", lambda: f"{curve.base:.2f}", role="exponential", size="label"
        )

    def build_conditions(self) -> tuple[Formula, list[Formula], mn.VGroup]:
        """Write a^x = b, the three conditions on it, and why a base is not negative."""
        places = self.places.conditions
        equation = self.formula(maths.exponential_form(maths.a, maths.x, maths.b))
        equation.scale(places.equation_scale)
        claims = (maths.POSITIVE_RESULT, maths.BASE_NOT_ONE, maths.POSITIVE_BASE)
        conditions = [self.formula(claim).scale(1.15) for claim in claims]
        if places.conditions is None:
            row = mn.VGroup(equation, *conditions).arrange(mn.RIGHT, buff=0.6)
            for condition in conditions:
                condition.align_baseline(equation)
            places.equation.put(row)
        else:
            places.equation.put(equation)
            for condition, place in zip(conditions, places.conditions, strict=True):
                place.put(condition)
        root = self.formula(maths.NEGATIVE_BASE).scale(0.8)
        remark = self.label("not_real", size="small", role="bad")
        flow = places.proof_flow
        proof = places.proof.put(mn.VGroup(root, remark).arrange(flow.way, buff=flow.gap))
        return equation, conditions, proof
