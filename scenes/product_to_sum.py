"""The logarithm of a product is the sum of the logarithms, whatever the base."""

import manim as mn
import numpy as np
import sympy as sp

from reel.maths import product_to_sum as maths
from reel.maths.product_to_sum import CAST
from reel.maths.slide_rule import place
from reel.props.log_bases import LogBases
from reel.props.slide_rule import Length, SlideRule, end_to_end
from reel.stage import Formula, Gathered, Lesson, Morph, Readout, Region
from reel.stage.shapes import Bracket, Card, Tiles

BASES = (2, sp.E, 10)
FIRST, SECOND = (sp.Integer(2), sp.Integer(3)), (sp.Rational("1.7"), sp.Rational("3.5"))


class ProductToSum(Lesson):
    """Twos are counted; the law is read backwards; a slide rule multiplies; the base is dropped."""

    clip = "product_to_sum"

    def construct(self) -> None:
        self.picture, self.statement = self.stage.full.rows(4.2, 1.2, gap=0.2)
        self.show_title()
        counted, tiles = self.count()
        identity, cards, lines = self.read_backwards(counted, tiles)
        worked, rule = self.slide_rule(identity, cards, lines)
        self.any_base(worked, rule)

    def stated(
        self, statement: sp.Basic, region: Region, *, scale: float = 1.5, multiply: str = "dot"
    ) -> Formula:
        """Return a statement, large, in a region."""
        return region.place(self.formula(statement, CAST, multiply=multiply).scale(scale))

    def count(self) -> tuple[Formula, mn.VGroup]:
        """Three twos and two twos are pushed together."""
        apart = mn.ValueTracker(1)
        bases = [maths.LEFT_BASE] * 3 + [maths.RIGHT_BASE] * 2
        tiles = Tiles(
            [self.formula(base, CAST).scale(2.2) for base in bases],
            self.picture,
            parted=3,
            gap=apart.get_value,
            colour=self.colour,
        )
        three, two, both, five = (
            self.formula(number, CAST).scale(1.4)
            for number in (maths.THREE, maths.TWO, maths.THREE_AND_TWO, maths.FIVE)
        )
        logarithm = self.colour("logarithm")
        parts = [
            Bracket(tiles.cards[:3], three, colour=logarithm),
            Bracket(tiles.cards[3:], two, colour=logarithm),
        ]
        powers, added, done = (
            self.stated(s, self.statement, scale=1.9)
            for s in (maths.COUNT, maths.COUNT_ADDED, maths.COUNT_DONE)
        )
        self.add(tiles)
        with self.beat("count"):
            self.wait(0.4)
            self.play(*map(mn.Create, parts), mn.FadeIn(three), mn.FadeIn(two), run_time=0.8)
            self.play(Morph(Gathered(*tiles.faces, three, two), powers, keep=True))
            self.play(apart.animate.set_value(0), run_time=1.2)
            whole = Bracket(tiles.cards, both, colour=logarithm)
            for bracket in (*parts, whole):
                bracket.clear_updaters()
            five.move_to(both)
            self.play(
                *(mn.ReplacementTransform(part, whole) for part in parts),
                Morph(Gathered(three, two), both),
                run_time=1.2,
            )
            self.play(Morph(powers, added))
            self.play(Morph(both, five, rename={"3": "5", "2": "5"}), Morph(added, done))
        return done, mn.VGroup(tiles, whole, five)

    def read_backwards(
        self, counted: Formula, tiles: mn.VGroup
    ) -> tuple[Formula, list[Card], mn.VGroup]:
        """The exponents get names, and the law of powers becomes a law of logarithms."""
        above, middle = self.picture.rows(2.6, 1.3, gap=0.25)
        halves = above.columns(1, 1, gap=0.4)
        identity = self.stated(maths.identity(maths.a), self.statement)
        asked, back = (
            self.stated(s, self.statement).align_baseline(identity).align_to(identity, mn.LEFT)
            for s in (maths.ASKED, maths.READ_BACK)
        )
        numbers = self.stated(maths.COUNT_ADDED, middle)
        cards = [Card(half, fill=self.colour("surface")) for half in halves]
        plate = Card(self.statement, fill=self.colour("surface"))
        with self.beat("read_backwards"):
            setting = mn.VGroup(*cards, plate, asked)
            change = mn.Succession(
                mn.FadeOut(tiles, run_time=0.6), mn.FadeIn(setting, run_time=0.8)
            )
            self.play(change, Morph(counted, numbers))
            (u, x), (v, y), conditions = self.name_exponents(*halves)
            line, exponent = self.multiply_powers(numbers, x, y)
            self.play(Morph(Gathered(asked, exponent), back))
            self.play(self.rest(line), mn.Restore(u), mn.Restore(v), run_time=0.4)
            self.wait(0.4)
            self.play(Morph(Gathered(back, u.copy(), v.copy()), identity))
            self.wait(0.6)
        return identity, cards, mn.VGroup(u, v, x, y, line, conditions)

    def name_exponents(
        self, left: Region, right: Region
    ) -> tuple[list[Formula], list[Formula], mn.VGroup]:
        """Name the logs of x and y, and turn the names round."""
        u, x = first = self.lines(left, maths.NAME_U, maths.X_AS_POWER)
        v, y = second = self.lines(right, maths.NAME_V, maths.Y_AS_POWER)
        v.align_baseline(u)
        y.align_baseline(x)
        conditions = mn.VGroup()
        for half, condition in zip((left, right), maths.POSITIVE, strict=True):
            note = self.formula(condition, role="muted", size="label").align_baseline(x)
            conditions.add(note.align_to(half.at(0.94, 0), mn.RIGHT))
        self.play(mn.FadeIn(u), mn.FadeIn(v), mn.FadeIn(conditions), run_time=0.8)
        self.wait(0.6)
        self.play(Morph(u, x, keep=True), Morph(v, y, keep=True))
        u.save_state()
        v.save_state()
        self.play(self.rest(u, v), run_time=0.3)
        return first, second, conditions

    def multiply_powers(self, numbers: Formula, x: Formula, y: Formula) -> tuple[Formula, Formula]:
        """Say of letters what was counted with twos; return the line, and its last exponent."""
        powers, line = (
            self.formula(s, CAST).scale(1.5).move_to(numbers).align_baseline(numbers)
            for s in (maths.POWERS, maths.PRODUCT_AS_POWER)
        )
        self.play(Morph(numbers, powers, rename={"three": "u", "two": "v"}))
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
        exponent = self.formula(maths.EXPONENT, CAST)
        return line, exponent.scale(last.width / exponent.width).move_to(last)

    def lines(self, region: Region, *statements: sp.Basic) -> list[Formula]:
        """Return statements one below the other, aligned at the equals sign."""
        rows = region.inset(0, 0.15).rows(*(1 for _ in statements), gap=0)
        lines = [self.stated(s, row) for s, row in zip(statements, rows, strict=True)]
        for line in lines:
            line.shift((lines[0].part("=").get_x() - line.part("=").get_x()) * mn.RIGHT)
        return lines

    def rest(self, *formulas: Formula) -> mn.Animation:
        """Return an animation that takes the light off formulas that were the point before."""
        return mn.AnimationGroup(*(f.animate.set_color(self.colour("muted")) for f in formulas))

    def slide_rule(
        self, identity: Formula, cards: list[Card], lines: mn.VGroup
    ) -> tuple[Formula, mn.VGroup]:
        """Two log scales add lengths, and so multiply."""
        above, middle, below = self.picture.rows(0.5, 2.6, 0.5, gap=0.3)
        rule = SlideRule(middle, reach=place(float(FIRST[0])), colour=self.colour)
        drawn = mn.ValueTracker(0)
        reach = Length(rule, lambda: (0.0, drawn.get_value()), row=below, colour=self.colour)
        lengths = end_to_end(rule, above, below, colour=self.colour)
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
            self.play(six.animate.set_color(self.colour("product")), run_time=0.6)
            self.read(six, asked, plain)
            self.mark_still()
            self.wait(0.6)
            self.play(six.animate.set_color(self.colour("text")), run_time=0.3)
            self.play(rule.second.animate.set_value(0), run_time=1.0)
            asked, decimal = self.add_lengths(rule, plain, SECOND)
            self.read(lengths[-1].title.number, asked, decimal)
        return decimal, mn.VGroup(rule, lengths)

    def add_lengths(
        self, rule: SlideRule, before: Formula, numbers: tuple[sp.Rational, sp.Rational]
    ) -> tuple[Formula, Formula]:
        """Ask for a product and lay two lengths end to end; return the question, and the whole."""
        whole = self.stated(maths.worked(*numbers), self.statement, multiply="times")
        asked = self.stated(maths.asked(*numbers), self.statement, multiply="times")
        asked.align_baseline(whole).align_to(whole, mn.LEFT)
        self.play(Morph(before, asked))
        for tracker, number in zip((rule.first, rule.second), numbers, strict=True):
            self.play(tracker.animate.set_value(place(float(number))), run_time=1.5)
            self.wait(0.4)
        return asked, whole

    def read(self, reading: Readout, asked: Formula, whole: Formula) -> None:
        """Carry a number that was read to where it was asked for."""
        digits = mn.VGroup(*(slot for slot in reading.slots if slot.has_points()))
        seen = self.formula(whole.expr.args[1], CAST)
        seen.scale(digits.height / seen.height).move_to(digits)
        self.play(Morph(Gathered(asked, seen), whole))

    def any_base(self, worked: Formula, rule: mn.VGroup) -> None:
        """One curve, rescaled; the base e gives it slope 1."""
        left, right = self.picture.columns(2, 1, gap=0.3)
        space, _ = left.columns(6, 1, gap=0)
        base = mn.ValueTracker(2)
        plot = self.plot(
            space,
            x_range=(0, 9),
            y_range=(-2, 3.3),
            x_ticks=range(1, 10),
            y_ticks=range(-2, 4),
            names=(self.formula(maths.x, role="muted", size="label"), None),
            equal_units=True,
        )
        logs = LogBases(plot, base, stay=BASES, colour=self.colour)
        triangle = logs.slope_triangle()
        rescaled, values = self.values(right, base)
        general, final = (self.stated(maths.identity(to), self.statement) for to in (maths.a, None))
        with self.beat("any_base"):
            change = mn.LaggedStart(mn.FadeOut(rule), mn.FadeIn(plot, rescaled), lag_ratio=0.5)
            self.play(change, Morph(worked, general), run_time=1.4)
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
            plain = self.formula(maths.log_to(), CAST, size="label").align_baseline(name)
            self.play(Morph(general, final), Morph(name, plain.align_to(name, mn.LEFT)))
            self.show_takeaway()
            self.wait(1.5)

    def values(self, region: Region, base: mn.ValueTracker) -> tuple[Formula, mn.VGroup]:
        """Return the change of base, and the base and the slope as they are now."""
        above, first, second = region.rows(2, 1, 1)
        rescaled = self.formula(maths.CHANGE_OF_BASE, CAST)
        above.place(above.fit(rescaled.scale(1.3)))
        b = self.formula(maths.b, role="exponential", size="label")
        base_words, slope_words = (
            self.words(self.label(key), role="muted") for key in ("base", "slope")
        )
        first.place(base_words, mn.LEFT)
        b.next_to(base_words, mn.RIGHT, buff=0.15).align_to(base_words, mn.DOWN)
        second.place(slope_words, mn.LEFT)
        base_is = first.place(self.readout("0.00", role="exponential", anchor="right"), mn.RIGHT)
        slope_is = second.place(self.readout("0.00", anchor="right"), mn.RIGHT)
        base_is.follow(lambda: f"{base.get_value():.2f}")
        slope_is.follow(lambda: f"{maths.slope(base.get_value()):.2f}")
        return rescaled, mn.VGroup(base_words, b, base_is, slope_words, slope_is)
