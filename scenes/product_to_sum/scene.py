"""The logarithm of a product is the sum of the logarithms, whatever the base."""

from collections.abc import Sequence

import manim as mn
import numpy as np
import sympy as sp

from reel.formula.typst_printer import PLAIN
from reel.stage import ClipScene, Formula, FormulaGroup, LiveNumber, Region, TransformFormula
from reel.stage.shapes import Bracket, Card, Tiles
from scenes.product_to_sum import maths
from scenes.product_to_sum.exponent_card import ExponentCard, exponent_cards
from scenes.product_to_sum.log_bases import BaseValues, LogBases
from scenes.product_to_sum.maths import ROLES
from scenes.product_to_sum.slide_rule import Length, SlideRule, end_to_end
from scenes.product_to_sum.slide_rule_maths import place

MARGIN = 0.15  # beside a statement
BASES = (2, sp.E, 10)
FIRST, SECOND = (sp.Integer(2), sp.Integer(3)), (sp.Rational("1.7"), sp.Rational("3.5"))


class ProductToSum(ClipScene):
    """Twos are counted; the law is read backwards; a slide rule multiplies; the base is dropped."""

    clip = "product_to_sum"
    roles = ROLES

    def construct(self) -> None:
        full, head = self.regions.full, 1.05 if self.regions.stacked else 1.2
        self.picture, below = full.rows(full.height - head - 0.2, head, gap=0.2)
        self.statement = below.intersect(self.regions.safe)
        self.show_title()
        counted, tiles = self.count()
        identity, cards, lines = self.read_backwards(counted, tiles)
        worked, rule = self.slide_rule(identity, cards, lines)
        self.any_base(worked, rule)

    def stated(
        self,
        statement: sp.Basic,
        region: Region,
        *,
        scale: float = 1.5,
        multiply: str = "dot",
        like: sp.Basic | None = None,
    ) -> Formula:
        """A statement, large, in a region; `like` is one that it must be as large as."""
        written = self.formula(statement if like is None else like, multiply=multiply)
        scale = min(scale, (region.width - 2 * MARGIN) / written.width)
        return region.place(self.formula(statement, multiply=multiply).scale(scale))

    def count(self) -> tuple[Formula, mn.VGroup]:
        """Three twos and two twos are pushed together."""
        apart = mn.ValueTracker(1)
        bases = [maths.LEFT_BASE] * 3 + [maths.RIGHT_BASE] * 2
        tiles = Tiles(
            [self.formula(base).scale(2.2) for base in bases],
            self.picture,
            parted=3,
            gap=apart.get_value,
            theme=self.theme,
        )
        three, two, both, five = (
            self.formula(number).scale(1.4)
            for number in (maths.THREE, maths.TWO, maths.THREE_AND_TWO, maths.FIVE)
        )
        logarithm = self.theme.logarithm
        parts = [
            Bracket(tiles.cards[:3], three, colour=logarithm),
            Bracket(tiles.cards[3:], two, colour=logarithm),
        ]
        powers, added, done = (
            self.stated(s, self.statement, scale=1.9, like=maths.COUNT_DONE)
            for s in (maths.COUNT, maths.COUNT_ADDED, maths.COUNT_DONE)
        )
        self.add(tiles)
        with self.beat("count"):
            self.wait(0.4)
            self.play(*map(mn.Create, parts), mn.FadeIn(three), mn.FadeIn(two), run_time=0.8)
            self.play(TransformFormula(FormulaGroup(*tiles.faces, three, two), powers, keep=True))
            self.play(apart.animate.set_value(0), run_time=1.2)
            whole = Bracket(tiles.cards, both, colour=logarithm)
            for bracket in (*parts, whole):
                bracket.clear_updaters()
            five.move_to(both)
            self.play(
                *(mn.ReplacementTransform(part, whole) for part in parts),
                TransformFormula(FormulaGroup(three, two), both),
                run_time=1.2,
            )
            self.play(TransformFormula(powers, added))
            self.play(
                TransformFormula(both, five, rename={"3": "5", "2": "5"}),
                TransformFormula(added, done),
            )
        return done, mn.VGroup(tiles, whole, five)

    def read_backwards(
        self, counted: Formula, tiles: mn.VGroup
    ) -> tuple[Formula, list[Card], mn.VGroup]:
        """The exponents get names, and the law of powers becomes a law of logarithms."""
        above, middle = self.picture.intersect(self.regions.safe).rows(2.6, 1.3, gap=0.25)
        halves = (above.rows if self.regions.stacked else above.columns)(1, 1, gap=0.4)
        law = maths.identity(maths.a)
        identity = self.stated(law, self.statement)
        asked, back = (
            self.stated(s, self.statement, like=law)
            .align_baseline(identity)
            .align_to(identity, mn.LEFT)
            for s in (maths.ASKED, maths.READ_BACK)
        )
        numbers = self.stated(maths.COUNT_ADDED, middle, like=maths.PRODUCT_AS_POWER)
        cards = exponent_cards(halves, theme=self.theme)
        plate = Card(self.statement, fill=self.theme.surface)
        with self.beat("read_backwards"):
            setting = mn.VGroup(*(card.card for card in cards), plate, asked)
            change = mn.Succession(
                mn.FadeOut(tiles, run_time=0.6), mn.FadeIn(setting, run_time=0.8)
            )
            self.play(change, TransformFormula(counted, numbers))
            self.name_exponents(cards)
            (u, x), (v, y) = ((card.name, card.power) for card in cards)
            line, exponent = self.multiply_powers(numbers, middle, x, y)
            self.play(TransformFormula(FormulaGroup(asked, exponent), back))
            self.play(self.rest(line), mn.Restore(u), mn.Restore(v), run_time=0.4)
            self.wait(0.4)
            aside = line.animate(rate_func=mn.there_and_back).set_opacity(0.2)
            self.play(TransformFormula(FormulaGroup(back, u.copy(), v.copy()), identity), aside)
            self.wait(0.6)
        conditions = (card.condition for card in cards)
        return identity, [card.card for card in cards], mn.VGroup(u, v, x, y, line, *conditions)

    def name_exponents(self, cards: Sequence[ExponentCard]) -> None:
        """Name the logs of x and y, and turn the names round."""
        names = [card.name for card in cards]
        conditions = [mn.FadeIn(card.condition) for card in cards]
        self.play(*map(mn.FadeIn, names), *conditions, run_time=0.8)
        self.wait(0.6)
        self.play(*(TransformFormula(card.name, card.power, keep=True) for card in cards))
        for name in names:
            name.save_state()
        self.play(self.rest(*names), run_time=0.3)

    def multiply_powers(
        self, numbers: Formula, middle: Region, x: Formula, y: Formula
    ) -> tuple[Formula, Formula]:
        """Say of letters what was counted with twos; return the line, and its last exponent."""
        powers, line = (
            self.stated(s, middle, like=maths.PRODUCT_AS_POWER).align_baseline(numbers)
            for s in (maths.POWERS, maths.PRODUCT_AS_POWER)
        )
        self.play(TransformFormula(numbers, powers, rename={"three": "u", "two": "v"}))
        self.play(powers.animate.align_to(line, mn.RIGHT), run_time=0.6)
        self.play(
            mn.TransformFromCopy(x.part("x"), line.part("x")),
            mn.TransformFromCopy(y.part("y"), line.part("y")),
            mn.FadeIn(line.part("dot", 0), line.part("=", 0)),
            run_time=1.0,
        )
        self.remove(powers, *line.submobjects)
        self.add(line)
        self.play(self.rest(x, y), run_time=0.3)
        last = mn.VGroup(*(line.part(name)[-1] for name in ("u", "+", "v")))
        exponent = self.formula(maths.EXPONENT)
        return line, exponent.scale(last.width / exponent.width).move_to(last)

    def rest(self, *formulas: Formula) -> mn.Animation:
        """An animation that takes the light off formulas that were the point before."""
        return mn.AnimationGroup(*(f.animate.set_color(self.theme.muted) for f in formulas))

    def slide_rule(
        self, identity: Formula, cards: list[Card], lines: mn.VGroup
    ) -> tuple[Formula, mn.VGroup]:
        """Two log scales add lengths, and so multiply."""
        thick = 0.9 if self.regions.stacked else 0.5
        gap = 0.3 if self.picture.height > 4 else 0.18
        room = self.picture.height - 2 * (thick + gap)
        above, middle, below = self.picture.rows(thick, room, thick, gap=gap)
        rule = SlideRule(middle, reach=place(float(FIRST[0])), beyond=gap / 2, theme=self.theme)
        drawn = mn.ValueTracker(0)
        reach = Length(rule, lambda: (0.0, drawn.get_value()), row=below, theme=self.theme)
        lengths = end_to_end(rule, above, below, theme=self.theme)
        six = rule.fixed.numbers[FIRST[0] * FIRST[1] - 1]
        with self.beat("slide_rule"):
            self.play(mn.FadeOut(lines), run_time=0.6)
            self.play(
                mn.Transform(cards[0], rule.frame.copy()),
                mn.Transform(cards[1], rule.tongue.copy()),
                run_time=1.0,
            )
            self.add(reach)
            self.play(drawn.animate.set_value(1), rule.draw_scales(drawn), run_time=2.0)
            self.wait(0.4)
            self.play(mn.FadeOut(reach), mn.FadeIn(rule.cursor), run_time=0.6)
            self.remove(*cards, rule.fixed, rule.sliding, rule.cursor)
            self.add(rule, lengths)
            asked, plain = self.add_lengths(rule, identity, FIRST)
            self.play(six.animate.set_color(self.theme.product), run_time=0.6)
            self.read(six, asked, plain)
            self.mark_still()
            self.wait(0.6)
            self.play(six.animate.set_color(self.theme.text), run_time=0.3)
            self.play(rule.second.animate.set_value(0), run_time=1.0)
            asked, decimal = self.add_lengths(rule, plain, SECOND)
            self.read(lengths[-1].title.number, asked, decimal)
        return decimal, mn.VGroup(rule, lengths)

    def add_lengths(
        self, rule: SlideRule, before: Formula, numbers: tuple[sp.Rational, sp.Rational]
    ) -> tuple[Formula, Formula]:
        """Ask for a product and lay two lengths end to end; return the question, and the whole."""
        whole = self.stated(maths.worked(*numbers), self.statement, multiply="times")
        asked = self.stated(
            maths.asked(*numbers), self.statement, multiply="times", like=whole.expr
        )
        asked.align_baseline(whole).align_to(whole, mn.LEFT)
        self.play(TransformFormula(before, asked))
        for tracker, number in zip((rule.first, rule.second), numbers, strict=True):
            self.play(tracker.animate.set_value(place(float(number))), run_time=1.5)
            self.wait(0.4)
        return asked, whole

    def read(self, reading: LiveNumber, asked: Formula, whole: Formula) -> None:
        """Carry a number that was read to where it was asked for."""
        digits = mn.VGroup(*(slot for slot in reading.slots if slot.has_points()))
        seen = self.formula(whole.expr.args[1])
        seen.scale(digits.height / seen.height).move_to(digits)
        self.play(TransformFormula(FormulaGroup(asked, seen), whole))

    def any_base(self, worked: Formula, rule: mn.VGroup) -> None:
        """One curve, rescaled; the base e gives it slope 1."""
        stacked, base = self.regions.stacked, mn.ValueTracker(2)
        whole = self.picture.intersect(self.regions.safe)
        area, beside = whole.rows(2.8, 1, gap=0.25) if stacked else whole.columns(2, 1, gap=0.3)
        space, _ = area.columns(5 if stacked else 6, 1, gap=0)
        high = stacked and area.aspect < 2.2  # such an area is filled by less of the curve
        lowest = -1 if high else -0.5 if stacked else -2
        last, highest = (6, 2.95) if high else (9, 3.3)
        plot = self.plot(
            space,
            x_range=(0, last),
            y_range=(lowest, highest),
            x_ticks=range(1, last + 1),
            y_ticks=range(int(lowest), int(highest) + 1),
            names=(self.formula(maths.x, roles=PLAIN, role="muted", size="label"), None),
            equal_units=True,
        )
        logs = LogBases(plot, base, stay=BASES, theme=self.theme)
        triangle = logs.slope_triangle()
        above, below = beside.columns(1, 1.1, gap=0.4) if stacked else beside.rows(1.7, 2.1)
        rescaled = above.put(self.formula(maths.CHANGE_OF_BASE).scale(1.3))
        names = [self.label(key, role="muted") for key in ("base", "slope")]
        values = BaseValues(below, base, names, theme=self.theme)
        general, final = (self.stated(maths.identity(to), self.statement) for to in (maths.a, None))
        with self.beat("any_base"):
            change = mn.LaggedStart(mn.FadeOut(rule), mn.FadeIn(plot, rescaled), lag_ratio=0.5)
            self.play(change, TransformFormula(worked, general), run_time=1.4)
            self.play(mn.Create(logs.curve), run_time=1.0)
            logs.names.suspend_updating()
            self.play(mn.FadeIn(logs.ghosts, logs.names, logs.tangent, values), run_time=0.6)
            logs.names.resume_updating()
            self.add(logs)
            self.play(base.animate.set_value(10), run_time=1.4)
            self.wait(0.3)
            self.play(base.animate.set_value(np.e), run_time=1.4)
            self.play(mn.Create(triangle[0]), mn.FadeIn(triangle[1:]), run_time=1.0)
            name = logs.names[BASES.index(sp.E)].clear_updaters()
            plain = self.formula(maths.log_to(), size="label").align_baseline(name)
            self.play(
                TransformFormula(general, final),
                TransformFormula(name, plain.align_to(name, mn.LEFT)),
            )
            self.show_takeaway()
            self.wait(1.5)
