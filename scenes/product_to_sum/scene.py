"""The logarithm of a product is the sum of the logarithms, whatever the base."""

from collections.abc import Callable, Sequence
from typing import Any

import manim as mn
import numpy as np
import sympy as sp

from reel.notation.form_printer import PLAIN
from reel.stage import ClipScene, Formula, FormulaGroup, Plot, TransformFormula
from scenes.product_to_sum import maths, ruler_maths
from scenes.product_to_sum.cursor import Cursor, Lens
from scenes.product_to_sum.layout import Layout
from scenes.product_to_sum.length_bar import LengthBar
from scenes.product_to_sum.log_bases import LogBases
from scenes.product_to_sum.maths import ROLES
from scenes.product_to_sum.ruler_maths import (
    FIRST,
    LARGEST,
    MARKS,
    SECOND,
    SOME_FIRST,
    SOME_SECOND,
    place,
)
from scenes.product_to_sum.rulers import Rulers
from scenes.product_to_sum.scales import LogScale, Scale

DIM = 0.25  # how strongly ticks are seen that are not the point
LARGE = 1.35  # how much larger than formulas a statement is, if there is room
_AT_FIRST, _AT_LAST = (mn.squish_rate_func(mn.smooth, *ends) for ends in ((0, 0.4), (0.5, 1)))
BASES = (2, sp.E, 10)
CHECKED, FINER = (
    (sp.Integer(2), sp.Integer(3)),
    (sp.Rational("1.9"), sp.Rational("3.5")),
)


class ProductToSum(ClipScene):
    """Two rulers add, then multiply; their lengths are logs; a slide rule; the base is dropped."""

    clip = "product_to_sum"
    roles = ROLES

    def construct(self) -> None:
        self.places = Layout.of(self.regions)
        self.show_title()
        self.rulers = Rulers(self.places.rulers, theme=self.theme)
        self.bars = self.build_bars()
        self.scales = self.build_scales()
        line, marks, titles = self.multiply_on_rulers()
        line, titles, named = self.read_backwards(line, marks, titles)
        lens, rule = self.multiply_on_slide_rule(line, titles, named)
        self.change_base(lens, rule)

    # Beat "rulers".

    def multiply_on_rulers(self) -> tuple[Formula, list[list[Formula]], list[Formula]]:
        """Lengths add on two rulers; with powers of two at their marks, the rulers multiply."""
        rulers = self.rulers
        first, second, both = self.bars
        marks = [
            [self.at_mark(scale, maths.mark(k), k) for k in range(MARKS + 1)]
            for scale in self.scales
        ]
        staying, sliding = marks
        self.add(rulers, *self.scales, *staying, *sliding, *self.bars)
        with self.beat("rulers"):
            # The upper ruler's start goes over the 3.
            self.cue("slide")
            self.show_point(rulers.slide_to(FIRST, run_time=1.4))
            titles = [self.title(first, maths.LENGTH)]
            self.play(mn.FadeIn(titles[0]), self.light_up(staying[FIRST]), run_time=0.6)
            # Then two more.
            self.cue("two")
            self.play(rulers.read_at(SECOND, run_time=0.5))
            titles.append(self.title(second, maths.OTHER_LENGTH))
            # They end at 5.
            self.cue("five")
            self.play(
                mn.FadeIn(titles[1]),
                both.grow(),
                *map(self.light_up, (sliding[SECOND], staying[FIRST + SECOND])),
                run_time=0.8,
            )
            titles.append(self.title(both, maths.BOTH_LENGTHS))
            added = self.statement(maths.LENGTHS_ADD)
            self.play(
                TransformFormula(FormulaGroup(*titles[:2]), added, keep=True, run_time=1.0),
                mn.FadeIn(titles[2]),
            )
            # The marks become exponents of 2, and so do the lengths: plus becomes times.
            self.cue("powers")
            powers = self.statement(maths.POWERS_MULTIPLY, multiply="times")
            raised = self.rewrite(marks, maths.power_at)
            self.play(*raised, TransformFormula(added, powers), run_time=1.4)
            self.wait(0.2)
            # Multiplied out, the same rulers say 8 × 4 = 32.
            self.cue("times")
            numbers = self.statement(self.multiplied, multiply="times")
            out = self.rewrite(marks, maths.number_of)
            self.play(*out, TransformFormula(powers, numbers), run_time=1.2)
            for mark in (staying[FIRST], sliding[SECOND], staying[FIRST + SECOND]):
                self.play(self.light_up(mark, self.theme.product), run_time=0.6)
        self.ones = [row[0] for row in marks]
        return numbers, marks, titles

    @property
    def multiplied(self) -> sp.Basic:
        """8 × 4 = 32."""
        return maths.worked(*(sp.Integer(2) ** length for length in (FIRST, SECOND)))

    def at_mark(self, scale: Scale, expr: sp.Basic, at: float) -> Formula:
        """Write a formula at a place of a ruler."""
        written = self.formula(expr, size="label").scale(self.places.rulers.number_scale)
        scale.hang(written, at)
        return written

    def rewrite(
        self, marks: Sequence[list[Formula]], write: Callable[[int], sp.Expr], **kwargs: Any
    ) -> list[mn.Animation]:
        """Let what stands at every mark k become something else; `marks` are those afterwards."""
        changes: list[mn.Animation] = []
        for scale, titles in zip(self.scales, marks, strict=True):
            for k, title in enumerate(titles):
                titles[k] = self.at_mark(scale, write(k), k)
                changes.append(TransformFormula(title, titles[k], **kwargs))
        return changes

    def light_up(self, written: mn.Mobject, colour: str | None = None) -> mn.Animation:
        """Point out what is written somewhere."""
        return mn.Indicate(written, 1.35, colour or self.theme.sum)

    # Beat "read_backwards".

    def read_backwards(
        self, line: Formula, marks: Sequence[Sequence[Formula]], titles: Sequence[Formula]
    ) -> tuple[Formula, list[Formula], list[mn.VMobject]]:
        """The lengths get names, and the law of powers becomes the law of logarithms."""
        rulers = self.rulers
        staying, sliding = self.scales
        named = [
            self.at_mark(staying, maths.X, SOME_FIRST),
            self.at_mark(sliding, maths.Y, SOME_SECOND),
            self.at_mark(staying, maths.XY, SOME_FIRST + SOME_SECOND),
        ]
        numbers = [mark for row in marks for mark in row[1:]]
        points = self.named_ticks()
        with self.beat("read_backwards"):
            # Any two numbers will do: they are called x and y.
            dimmed = (scale.dim_to(DIM) for scale in self.scales)
            self.play(mn.FadeOut(*titles, *numbers, line), *dimmed, run_time=0.6)
            self.play(rulers.slide_to(SOME_FIRST), rulers.read_at(SOME_SECOND), run_time=1.0)
            names = [
                self.title(bar, name) for bar, name in zip(self.bars, maths.NAMES, strict=True)
            ]
            conditions = self.conditions()
            self.play(mn.FadeIn(*named, points, *names[:2], conditions), run_time=0.6)
            # The lengths are their logs.
            self.cue("u")
            line = self.line_of_proof(maths.NAME_U)
            self.play(TransformFormula(names[0], line, keep=True, run_time=0.8))
            self.cue("v")
            other = self.line_of_proof(maths.NAME_V)
            leave = mn.FadeOut(line, run_time=0.6)
            self.play(leave, TransformFormula(names[1], other, keep=True, run_time=0.8))
            # x times y, as powers of a.
            self.cue("multiply")
            line = self.line_of_proof(maths.PRODUCT_OF_POWERS)
            self.play(
                mn.FadeOut(other, conditions, run_time=0.8),
                TransformFormula(FormulaGroup(*named[:2]), line, keep=True),
            )
            # The exponents add.
            self.cue("add")
            line, why = self.step(line, maths.PRODUCT_AS_POWER, "exponents_add", None)
            self.play(mn.FadeIn(names[2]), run_time=0.4)
            # The exponent is the log of the product: the whole length.
            self.cue("log")
            names, changes = self.rename(names, 2)
            line, why = self.step(line, maths.LOG_OF_PRODUCT, "log_of_both", why, *changes)
            # And u and v are logs.
            self.cue("sum")
            names, changes = self.rename(names, 0, 1)
            line, why = self.step(line, maths.identity(maths.a), "names", why, *changes)
            self.play(mn.FadeOut(why), run_time=0.4)
        return line, names, [*named, points]

    def line_of_proof(self, said: sp.Basic) -> Formula:
        """Write a line of the derivation: all begin where its last one does."""
        last = self.statement(maths.identity(maths.a))
        line = self.statement(said, like=last.expr)
        return line.align_baseline(last).align_to(last, mn.LEFT)

    def conditions(self) -> mn.VGroup:
        """x and y must be positive."""
        written = mn.VGroup(*(self.formula(each, size="label") for each in maths.POSITIVE))
        return self.places.reason.put(written.arrange(mn.RIGHT, buff=0.4))

    def named_ticks(self) -> mn.VMobject:
        """Draw ticks at the marks of x, y and their product."""
        rulers = self.rulers
        size = 0.26 * rulers.thickness * rulers.off
        feet = [
            (rulers.spot(SOME_FIRST), -size),
            (rulers.spot(SOME_FIRST + SOME_SECOND), -size),
            (rulers.spot(SOME_FIRST + SOME_SECOND), size),
        ]
        lines = [mn.Line(foot, foot + tick, stroke_width=5) for foot, tick in feet]
        return mn.VGroup(*lines).set_color(self.theme.sum)

    def step(
        self,
        line: Formula,
        to: sp.Basic,
        reason: str,
        before: mn.Mobject | None,
        *beside: mn.Animation,
    ) -> tuple[Formula, mn.Mobject]:
        """Take a step of the derivation, and say what is done.

        Args:
            line: what stands.
            to: what follows.
            reason: the label that says why.
            before: the reason of the step before, which leaves.
            beside: what moves meanwhile.
        """
        why = self.places.reason.put(self.label(reason, role="sum"))
        after = self.line_of_proof(to)
        gone = [mn.FadeOut(before, rate_func=_AT_FIRST)] if before else []
        change = TransformFormula(line, after, pass_left=True)  # above captions
        self.play(*gone, mn.FadeIn(why, rate_func=_AT_LAST), *beside, change, run_time=1.1)
        return after, why

    def rename(
        self, names: Sequence[Formula], *which: int
    ) -> tuple[list[Formula], list[mn.Animation]]:
        """Let the names of some lengths become the logs that they are."""
        new, changes = list(names), []
        for number in which:
            new[number] = self.title(self.bars[number], maths.LOGS[number])
            changes.append(TransformFormula(names[number], new[number]))
        return new, changes

    # Beat "slide_rule".

    def multiply_on_slide_rule(
        self, line: Formula, titles: Sequence[Formula], named: Sequence[mn.VMobject]
    ) -> tuple[mn.VGroup, list[mn.Mobject]]:
        """All numbers stand at their logs: the rulers become a slide rule."""
        rulers, places = self.rulers, self.places.rulers
        both = self.bars[2]
        new = [self.log_scale(slides=slides) for slides in (False, True)]
        cursor = Cursor(rulers, new[0].number(1), theme=self.theme)
        with self.beat("slide_rule"):
            # Back to the powers of two, which move apart.
            self.play(mn.FadeOut(*named, *titles, line), run_time=0.6)
            self.play(
                rulers.slide_to(0),
                rulers.read_at(0),
                *rulers.stretch_to(LARGEST, CHECKED[0]),
                *(scale.dim_to(1) for scale in self.scales),
                run_time=1.0,
            )
            self.remove(*self.scales, *self.ones)
            # The numbers between them come, each at its log.
            self.cue("scales")
            self.bring_to_back(rulers.frame)
            self.add(*new)
            drawn = [scale.draw_all() for scale in new]
            self.play(*drawn, mn.FadeIn(rulers.frame), run_time=2.0)
            asked, whole = self.question(CHECKED)
            self.play(mn.FadeIn(cursor, asked), run_time=0.6)
            # The slide's 1 over the 2, the cursor to the slide's 3, and below it stands 6.
            self.cue("slide")
            both.grown.set_value(0)
            self.play(rulers.slide_to(place(CHECKED[0])), run_time=1.2)
            self.cue("below")
            self.play(rulers.read_at(place(CHECKED[1])), run_time=1.0)
            self.cue("six")
            six = new[0].number(CHECKED[0] * CHECKED[1])
            self.play(six.animate.set_color(self.theme.product), both.grow(), run_time=0.6)
            logs = self.logs(CHECKED)
            self.play(TransformFormula(asked, whole), mn.FadeIn(*logs), run_time=0.8)
            self.mark_still()
            # In the same way, 1.9 times 3.5.
            self.cue("again")
            asked, finer = self.question(FINER)
            self.play(
                mn.FadeOut(*logs, whole, rate_func=_AT_FIRST),
                six.animate.set_color(self.theme.text),
                rulers.slide_to(place(FINER[0])),
                rulers.read_at(0),
                run_time=1.0,
            )
            self.play(mn.FadeIn(asked), run_time=0.4)
            self.cue("times")
            self.play(rulers.read_at(place(FINER[1])), run_time=1.0)
            # The glass shows the place enlarged.
            numbers = float(FINER[1]), float(FINER[0] * FINER[1])
            lens = Lens(rulers, places, numbers, theme=self.theme)
            self.play(lens.open(run_time=0.8))
            self.cue("result")
            logs = self.logs(FINER)
            self.play(TransformFormula(asked, finer), mn.FadeIn(*logs), run_time=1.0)
        return mn.VGroup(lens, finer), [rulers.frame, rulers, *new, cursor, *self.bars, *logs]

    def log_scale(self, *, slides: bool) -> LogScale:
        """Make a slide rule's scale, of which the powers of two are seen at first."""
        places = self.places.rulers
        return LogScale(
            self.rulers,
            ruler_maths.log_ticks(places.fine_ticks),
            slides=slides,
            colour=self.theme.text,
            standing=[tick.value for tick in ruler_maths.whole_ticks()],
            read=[float(number) for number in (*CHECKED, CHECKED[0] * CHECKED[1])],
            number_scale=places.number_scale,
        )

    def question(self, numbers: tuple[sp.Rational, sp.Rational]) -> tuple[Formula, Formula]:
        """Write a product that is asked for, and the same with its result."""
        whole = self.statement(maths.worked(*numbers), multiply="times")
        asked = self.statement(maths.asked(*numbers), multiply="times", like=whole.expr)
        return asked.align_baseline(whole).align_to(whole, mn.LEFT), whole

    def logs(self, numbers: tuple[sp.Rational, sp.Rational]) -> list[Formula]:
        """Write on each length which log it is."""
        first, second = numbers
        return [
            self.title(bar, maths.log_of(number))
            for bar, number in zip(self.bars, (first, second, first * second), strict=True)
        ]

    # Beat "any_base".

    def change_base(self, lens: mn.VGroup, rule: Sequence[mn.Mobject]) -> None:
        """One curve, rescaled; the base e gives it slope 1."""
        plot = self.build_plot()
        logs = LogBases(plot, 2, stay=BASES, theme=self.theme)
        tangent = logs.tangent()
        triangle = logs.slope_triangle(self.label("slope", role="accent"))
        factors = logs.factors(self.places.bases.factors_at, 2, 10)
        general, final = (self.statement(maths.identity(to)) for to in (maths.a, None))
        with self.beat("any_base"):
            # The law again, and the log to base 2, over those to e and 10. The lens leaves last, so
            # that nothing is seen through it.
            leave = mn.FadeOut(*rule, rate_func=_AT_FIRST), mn.FadeOut(lens, rate_func=_AT_LAST)
            self.play(*leave, run_time=0.5)
            logs.names.suspend_updating()
            come = mn.FadeIn(plot, logs.ghosts, logs.names, general)
            self.play(come, *(mn.Create(line) for line in logs.curve), run_time=0.8)
            logs.names.resume_updating()
            self.add(logs)
            # The base grows to 10: every height is multiplied by the same number.
            self.cue("rescales")
            self.play(logs.move_base_to(10, run_time=1.4))
            self.play(mn.FadeIn(factors), run_time=0.6)
            # The base is written no more.
            self.cue("leave_out")
            self.play(TransformFormula(general, final))
            # From here on it is e, which is not written at the curve either.
            self.cue("from_here")
            self.play(mn.FadeOut(factors), logs.move_base_to(np.e, run_time=1.0))
            self.cue("base_e")
            name = logs.names[BASES.index(sp.E)].clear_updaters()
            plain = self.formula(maths.log_to(), size="label").align_baseline(name)
            self.play(TransformFormula(name, plain.align_to(name, mn.LEFT)))
            # For e the slope at 1 is exactly 1: one across, one up.
            self.cue("slope")
            self.play(mn.Create(tangent), mn.Create(triangle[0]), run_time=1.0)
            self.cue("exactly")
            self.play(mn.FadeIn(triangle[1:]), run_time=0.6)
            self.wait(0.2)
            self.show_takeaway()
            self.wait(0.9)

    def build_plot(self) -> Plot:
        """Draw the axes of the logarithms."""
        places = self.places.bases
        (lowest, highest), last = places.y_range, places.x_max
        return self.plot(
            places.plot,
            x_range=(0, last),
            y_range=places.y_range,
            x_ticks=range(1, last + 1),
            y_ticks=range(int(lowest), int(highest) + 1),
            names=(self.formula(maths.x, roles=PLAIN, role="muted", size="label"), None),
            equal_units=True,
        )

    # What several beats write.

    def statement(
        self, said: sp.Basic, *, multiply: str = "dot", like: sp.Basic | None = None
    ) -> Formula:
        """Write the one line below the picture.

        Args:
            said: what is written.
            multiply: how products are written, see `Formula`.
            like: a longer one that it must be as large as; None if it stands for itself.
        """
        region = self.places.statement
        longest = self.formula(said if like is None else like, multiply=multiply)
        scale = min(LARGE, region.width / longest.width)
        return region.place(self.formula(said, multiply=multiply).scale(scale))

    def title(self, bar: LengthBar, name: sp.Basic) -> Formula:
        """Write on a bar what its length is."""
        formula = self.formula(name, size="label").scale(self.places.rulers.title_scale)
        written: Formula = bar.seat(formula)
        return written

    def build_scales(self) -> list[Scale]:
        """Put the ticks of ordinary rulers on both."""
        ticks = ruler_maths.whole_ticks()
        return [
            Scale(self.rulers, ticks, slides=slides, colour=self.theme.text)
            for slides in (False, True)
        ]

    def build_bars(self) -> list[LengthBar]:
        """Draw bars for both lengths, and for their sum, which is not seen at first."""
        rulers, places = self.rulers, self.places.rulers
        first, second = rulers.first.get_value, rulers.second.get_value
        both = LengthBar(rulers, lambda: (0.0, rulers.total), places.sum, theme=self.theme)
        both.grown.set_value(0)
        return [
            LengthBar(rulers, lambda: (0.0, first()), places.lengths, theme=self.theme),
            LengthBar(
                rulers, lambda: (first(), first() + second()), places.lengths, theme=self.theme
            ),
            both,
        ]
