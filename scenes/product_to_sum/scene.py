"""The logarithm of a product is the sum of the logarithms, whatever the base."""

from collections.abc import Callable, Sequence
from typing import Any

import manim as mn
import numpy as np
import sympy as sp

from reel.notation.form_printer import PLAIN
from reel.stage import ClipScene, Formula, FormulaGroup, LiveNumber, Plot, Region, TransformFormula
from reel.stage.shapes import Bracket, Card
from scenes.product_to_sum import maths
from scenes.product_to_sum.exponent_card import ExponentCard, exponent_cards
from scenes.product_to_sum.layout import Layout
from scenes.product_to_sum.length_block import LengthBlock
from scenes.product_to_sum.log_bases import BaseValues, LogBases
from scenes.product_to_sum.maths import ROLES
from scenes.product_to_sum.slide_rule import SlideRule
from scenes.product_to_sum.tile_groups import TileGroups

MARGIN = 0.15  # beside a statement
SHEER = 0.6  # how opaque a length is that passes over the rule
BASES = (2, sp.E, 10)
FIRST, SECOND = (sp.Integer(2), sp.Integer(3)), (sp.Rational("1.7"), sp.Rational("3.5"))


class ProductToSum(ClipScene):
    """Twos are counted; the law is read backwards; a slide rule multiplies; the base is dropped."""

    clip = "product_to_sum"
    roles = ROLES

    def construct(self) -> None:
        self.places = Layout.of(self.regions)
        self.show_title()
        counted, tiles = self.count_twos()
        identity, cards, lines = self.read_backwards(counted, tiles)
        worked, rule = self.multiply_on_rule(identity, cards, lines)
        self.change_base(worked, rule)

    # Beat "count".

    def count_twos(self) -> tuple[Formula, mn.VGroup]:
        """Three twos and two twos are pushed together."""
        tiles = self.build_tiles()
        three, two, both, five = (
            self.formula(number).scale(1.4)
            for number in (maths.THREE, maths.TWO, maths.THREE_AND_TWO, maths.FIVE)
        )
        logarithm = self.theme.logarithm
        brackets = [
            Bracket(tiles.cards[:3], three, colour=logarithm),
            Bracket(tiles.cards[3:], two, colour=logarithm),
        ]
        powers, added, done = (
            self.build_statement(counted, scale=1.9, like=maths.COUNT_DONE)
            for counted in (maths.COUNT, maths.COUNT_ADDED, maths.COUNT_DONE)
        )
        self.add(tiles)
        with self.beat("count"):
            # Three twos are counted, and two more.
            self.play(tiles.count_to(3), mn.Create(brackets[0]), mn.FadeIn(three), run_time=0.8)
            self.cue("more")
            self.play(tiles.count_to(5), mn.Create(brackets[1]), mn.FadeIn(two), run_time=0.6)
            # Pushed together they are one group; what was counted is written as powers.
            self.cue("together")
            self.play(tiles.push_together(run_time=0.8))
            self.play(
                TransformFormula(
                    FormulaGroup(*tiles.faces, three, two), powers, keep=True, run_time=1.0
                )
            )
            # The counts add, and so do the exponents.
            self.cue("add")
            whole = Bracket(tiles.cards, both, colour=logarithm)
            for bracket in (*brackets, whole):
                bracket.clear_updaters()
            five.move_to(both)
            self.play(
                *(mn.ReplacementTransform(bracket, whole) for bracket in brackets),
                TransformFormula(FormulaGroup(three, two), both),
                TransformFormula(powers, added),
                run_time=1.2,
            )
            # Three and two are five.
            self.play(
                TransformFormula(both, five, rename={"3": "5", "2": "5"}),
                TransformFormula(added, done),
            )
            # Above stands plus, below it times.
            self.cue("plus")
            signs = ("+", self.theme.sum), ("dot", self.theme.product)
            swell = (mn.Indicate(done.part(sign), 1.4, colour) for sign, colour in signs)
            self.play(mn.LaggedStart(*swell, lag_ratio=0.5), run_time=1.2)
        return done, mn.VGroup(tiles, whole, five)

    # Beat "read_backwards".

    def read_backwards(
        self, counted: Formula, tiles: mn.VGroup
    ) -> tuple[Formula, list[Card], mn.VGroup]:
        """The exponents get names, and the law of powers becomes a law of logarithms."""
        places = self.places.exponents
        law = maths.identity(maths.a)
        identity = self.build_statement(law)
        asked, back = (
            self.build_statement(part, like=law)
            .align_baseline(identity)
            .align_to(identity, mn.LEFT)
            for part in (maths.ASKED, maths.READ_BACK)
        )
        numbers = self.build_line(maths.COUNT_ADDED, places.powers, like=maths.PRODUCT_AS_POWER)
        cards = exponent_cards(places, theme=self.theme)
        plate = Card(self.places.statement, fill=self.theme.surface)
        with self.beat("read_backwards"):
            # The law that was counted goes up; cards come, and what is asked for: log(x · y).
            setting = mn.VGroup(*(card.card for card in cards), plate, asked)
            change = mn.Succession(
                mn.FadeOut(tiles, run_time=0.6), mn.FadeIn(setting, run_time=0.8)
            )
            self.play(change, TransformFormula(counted, numbers))
            self.name_exponents(cards)
            (u, x), (v, y) = ((card.name, card.power) for card in cards)
            line, exponent = self.multiply_powers(numbers, cards)
            # The exponent of the product is its log: u + v.
            self.cue("log")
            self.play(TransformFormula(FormulaGroup(asked, exponent), back, run_time=1.0))
            # u and v are the logs of x and y.
            self.play(self.dim(line), mn.Restore(u), mn.Restore(v), run_time=0.4)
            self.cue("sum")
            aside = line.animate(rate_func=mn.there_and_back).set_opacity(0.2)
            self.play(TransformFormula(FormulaGroup(back, u.copy(), v.copy()), identity), aside)
        conditions = (card.condition for card in cards)
        return identity, [card.card for card in cards], mn.VGroup(u, v, x, y, line, *conditions)

    def name_exponents(self, cards: Sequence[ExponentCard]) -> None:
        """Name the logs of x and y, and turn the names round."""
        names = [card.name for card in cards]
        calls = [
            mn.VGroup(name.part(key), name.part("=")) for name, key in zip(names, "uv", strict=True)
        ]
        logs = [
            mn.VGroup(*(glyph for glyph in name if glyph not in call.get_family()))
            for name, call in zip(names, calls, strict=True)
        ]
        # The logs of x and y.
        self.cue("logs")
        come = [mn.FadeIn(log, card.condition) for log, card in zip(logs, cards, strict=True)]
        self.play(mn.LaggedStart(*come, lag_ratio=0.7), run_time=1.5)
        # They are called u and v.
        self.cue("called")
        self.play(mn.LaggedStart(*map(mn.FadeIn, calls), lag_ratio=0.7), run_time=0.8)
        self.remove(*logs, *calls).add(*names)
        # So x and y are powers.
        self.play(
            *(TransformFormula(card.name, card.power, keep=True, run_time=1.0) for card in cards)
        )
        for name in names:
            name.save_state()

    def multiply_powers(
        self, numbers: Formula, cards: Sequence[ExponentCard]
    ) -> tuple[Formula, Formula]:
        """Say of letters what was counted with twos.

        Args:
            numbers: what was counted.
            cards: the two numbers as powers.

        Returns:
            The line x · y = a^u · a^v = a^(u+v), and its last exponent.
        """
        powers, line = (
            self.build_line(
                product, self.places.exponents.powers, like=maths.PRODUCT_AS_POWER
            ).align_baseline(numbers)
            for product in (maths.POWERS, maths.PRODUCT_AS_POWER)
        )
        powers.align_to(line, mn.RIGHT)
        x, y = (card.power for card in cards)
        # Twos become a, their counts u and v.
        self.cue("multiply")
        self.play(
            TransformFormula(numbers, powers, rename={"three": "u", "two": "v"}, run_time=1.0),
            self.dim(*(card.name for card in cards)),
        )
        # x and y come down from the cards: this is their product.
        self.play(
            mn.TransformFromCopy(x.part("x"), line.part("x")),
            mn.TransformFromCopy(y.part("y"), line.part("y")),
            mn.FadeIn(line.part("dot", 0), line.part("=", 0)),
            run_time=0.8,
        )
        # All parts are there: from now on the line is one thing.
        self.remove(powers, *line.submobjects)
        self.add(line)
        # Its exponents add.
        self.cue("add")
        last = mn.VGroup(*(line.part(name)[-1] for name in ("u", "+", "v")))
        flights = [
            mn.Transform(line.part(name)[0].copy(), line.part(name)[-1].copy(), path_arc=-1.2)
            for name in ("u", "v")
        ]
        self.play(*flights, self.dim(x, y), run_time=1.0)
        self.remove(*(flight.mobject for flight in flights))
        exponent = self.formula(maths.EXPONENT)
        return line, exponent.scale(last.width / exponent.width).move_to(last)

    def dim(self, *formulas: Formula) -> mn.Animation:
        """Take the light off formulas that were the point before."""
        return mn.AnimationGroup(*(f.animate.set_color(self.theme.muted) for f in formulas))

    # Beat "slide_rule".

    def multiply_on_rule(
        self, identity: Formula, cards: list[Card], lines: mn.VGroup
    ) -> tuple[Formula, mn.VGroup]:
        """Two log scales add lengths, and so multiply."""
        places = self.places.rule
        rule = SlideRule(places, farthest=float(FIRST[0]), theme=self.theme)
        scale = self.build_length(rule, rule.drawn_length, places.sum)
        lengths = mn.VGroup(
            self.build_length(rule, rule.first_length, places.lengths),
            self.build_length(rule, rule.second_length, places.lengths),
            self.build_length(rule, rule.sum_of_lengths, places.sum),
        )
        six = rule.fixed.numbers[FIRST[0] * FIRST[1] - 1]
        with self.beat("slide_rule"):
            # The cards become the rule and its slide.
            self.play(mn.FadeOut(lines), run_time=0.4)
            self.play(
                mn.Transform(cards[0], rule.frame.copy()),
                mn.Transform(cards[1], rule.tongue.copy()),
                run_time=1.0,
            )
            # The scales are drawn, and below them how long the log is.
            self.cue("scales")
            self.add(scale)
            self.play(rule.draw_scales(run_time=2.4))
            self.wait(0.3)
            # The cursor comes, and 2 × 3 is asked for.
            asked, plain = self.build_question(FIRST)
            self.play(
                mn.FadeOut(scale),
                mn.FadeIn(rule.cursor),
                TransformFormula(identity, asked),
                run_time=1.0,
            )
            self.remove(*cards, rule.fixed, rule.sliding, rule.cursor)
            self.add(rule, lengths)
            # The slide's 1 goes over the 2, the cursor to the slide's 3.
            self.cue("slide")
            self.play(rule.pull_slide_to(float(FIRST[0]), run_time=1.5))
            self.cue("below")
            self.play(rule.move_cursor_to(float(FIRST[1]), run_time=0.9))
            # Under the cursor stands 6, which lights up and is written down.
            self.cue("six")
            self.play(six.animate.set_color(self.theme.product), run_time=0.5)
            self.write_result(six, asked, plain)
            self.mark_still()
            # Both lengths come down, end to end: they are the length of 6.
            self.cue("lengths")
            self.play(self.lay_down(lengths), run_time=1.2)
            # The cursor goes back, and 1.7 × 3.5 is asked for.
            self.cue("again")
            asked, decimal = self.build_question(SECOND)
            self.play(
                six.animate.set_color(self.theme.text),
                rule.move_cursor_to(1),
                TransformFormula(plain, asked),
                run_time=1.0,
            )
            # In the same way 5.95 is found.
            self.cue("slide_again")
            self.play(rule.pull_slide_to(float(SECOND[0]), run_time=0.8))
            self.cue("times")
            self.play(rule.move_cursor_to(float(SECOND[1]), run_time=1.3))
            self.cue("result")
            self.write_result(lengths[-1].title.number, asked, decimal)
        return decimal, mn.VGroup(rule, lengths)

    def build_question(self, numbers: tuple[sp.Rational, sp.Rational]) -> tuple[Formula, Formula]:
        """Write a product that is asked for, and the same with its result."""
        whole = self.build_statement(maths.worked(*numbers), multiply="times")
        asked = self.build_statement(maths.asked(*numbers), multiply="times", like=whole.expr)
        return asked.align_baseline(whole).align_to(whole, mn.LEFT), whole

    def lay_down(self, lengths: mn.VGroup) -> mn.Animation:
        """Let copies of two lengths come down, one after the other, on to their sum."""
        first, second, total = (length.block for length in lengths)
        fall = (total.get_y() - first.get_y()) * mn.UP
        moves = []
        for block in (first, second):
            copy = block.copy().set_opacity(SHEER)
            moves.append(mn.Transform(copy, copy.copy().shift(fall), remover=True))
        return mn.LaggedStart(*moves, lag_ratio=0.5)

    def write_result(self, reading: LiveNumber, asked: Formula, whole: Formula) -> None:
        """Carry a number that was read to where it was asked for."""
        digits = mn.VGroup(*(slot for slot in reading.slots if slot.has_points()))
        seen = self.formula(whole.expr.args[1])
        seen.scale(digits.height / seen.height).move_to(digits)
        self.play(TransformFormula(FormulaGroup(asked, seen), whole))

    # Beat "any_base".

    def change_base(self, worked: Formula, rule: mn.VGroup) -> None:
        """One curve, rescaled; the base e gives it slope 1."""
        places = self.places.bases
        plot = self.build_plot()
        logs = LogBases(plot, 2, stay=BASES, theme=self.theme)
        triangle = logs.slope_triangle()
        rescaled = places.rescaled.put(self.formula(maths.CHANGE_OF_BASE).scale(1.3))
        names = [self.label(key, role="muted") for key in ("base", "slope")]
        values = BaseValues(places.values, logs.base, names, theme=self.theme)
        general, final = (self.build_statement(maths.identity(to)) for to in (maths.a, None))
        with self.beat("any_base"):
            # The law again, and what another base does to a log.
            change = mn.LaggedStart(mn.FadeOut(rule), mn.FadeIn(plot, rescaled), lag_ratio=0.5)
            self.play(change, TransformFormula(worked, general), run_time=0.8)
            # The log to base 2, over those to e and 10, with its slope at 1.
            logs.names.suspend_updating()
            come = mn.FadeIn(logs.ghosts, logs.names, logs.tangent, values)
            self.play(mn.Create(logs.curve), come, run_time=0.6)
            logs.names.resume_updating()
            self.add(logs)
            # The base grows to 10, and the curve is rescaled.
            self.play(logs.move_base_to(10, run_time=1.6))
            # The base is written no more.
            self.cue("leave_out")
            self.play(TransformFormula(general, final))
            # It goes back to e, which is not written at the curve either.
            self.cue("from_here")
            self.play(logs.move_base_to(np.e, run_time=1.0))
            self.cue("base_e")
            name = logs.names[BASES.index(sp.E)].clear_updaters()
            plain = self.formula(maths.log_to(), size="label").align_baseline(name)
            self.play(TransformFormula(name, plain.align_to(name, mn.LEFT)))
            # For e the slope at 1 is exactly 1: one across, one up.
            self.cue("slope")
            self.play(mn.Create(triangle[0]), run_time=1.0)
            self.cue("exactly")
            self.play(mn.FadeIn(triangle[1:]), run_time=0.6)
            self.wait(0.2)
            self.show_takeaway()
            self.wait(0.9)

    # What the beats show.

    def build_line(
        self,
        line: sp.Basic,
        region: Region,
        *,
        scale: float = 1.5,
        multiply: str = "dot",
        like: sp.Basic | None = None,
    ) -> Formula:
        """Write a formula, large, in a region.

        Args:
            line: what is written.
            region: where; the formula is no wider.
            scale: how large it is, if there is room.
            multiply: how products are written, see `Formula`.
            like: a longer one that it must be as large as; None if it stands for itself.
        """
        longest = self.formula(line if like is None else like, multiply=multiply)
        scale = min(scale, (region.width - 2 * MARGIN) / longest.width)
        return region.place(self.formula(line, multiply=multiply).scale(scale))

    def build_statement(self, statement: sp.Basic, **kwargs: Any) -> Formula:
        """Write what is said of the picture above; see `build_line`."""
        return self.build_line(statement, self.places.statement, **kwargs)

    def build_tiles(self) -> TileGroups:
        """Draw three twos and two twos as tiles."""
        bases = [maths.LEFT_BASE] * 3 + [maths.RIGHT_BASE] * 2
        faces = [self.formula(base).scale(2.2) for base in bases]
        return TileGroups(faces, self.places.tiles, parted=3, theme=self.theme)

    def build_length(
        self, rule: SlideRule, ends: Callable[[], tuple[float, float]], row: Region
    ) -> LengthBlock:
        """Draw a block as long as a length of the rule."""
        return LengthBlock(
            rule,
            ends,
            row=row,
            title_in_two_lines=self.places.rule.titles_in_two_lines,
            theme=self.theme,
        )

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
