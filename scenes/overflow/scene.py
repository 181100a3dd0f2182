"""float64 has two ends: products and powers fall off them, and sums of logs stay between."""

from itertools import pairwise

import manim as mn
import numpy as np
import sympy as sp

from reel.stage import ClipScene, Formula, TransformFormula
from scenes.overflow import maths
from scenes.overflow.bits import Bits
from scenes.overflow.exp_arrow import ExpArrow
from scenes.overflow.falling_product import FallingProduct
from scenes.overflow.float_number import FloatNumber
from scenes.overflow.float_ruler import FloatRuler, LogLine
from scenes.overflow.layout import Layout
from scenes.overflow.log_viewport import LogViewport
from scenes.overflow.pointers import Flag, NumberBall
from scenes.overflow.share_bars import FailedShares, Scores, ShareBars
from scenes.overflow.word_counter import WordCounter

# Stretches of the log axis that the picture goes to.
LOW_END = (maths.LOW - 6, maths.DENSE + 7)
SUM_AND_RULER = (maths.total(maths.WORDS) - 180, maths.HIGH + 220)
SCORES_AND_ZERO = (-160.0, maths.GREATEST + 160.0)

ALONE = 0.21  # the radius of the ball that goes to both ends: it is seen at once
SLOWLY = 3  # the first few words are multiplied one at a time
HOP, SHORT_HOP = 0.2, 0.12  # seconds for each of them, and for each of the last ones


class Overflow(ClipScene):
    """A product rolls off float64's ruler, a sum of logs walks on; softmax fails and is mended."""

    clip = "overflow"
    roles = maths.ROLES

    def construct(self) -> None:
        self.places = Layout.of(self.regions)
        self.show_title()
        ruler = self.ends()
        line = self.underflow(ruler)
        scores, softmax, failed = self.overflow(ruler, line)
        self.rescue(ruler, line, scores, softmax, failed)

    # The beats.

    def ends(self) -> FloatRuler:
        """A number goes to both ends of float64; beyond them lie zero and infinity."""
        ruler = self.ruler()
        number = FloatNumber()
        bits = self.bits(number)
        ball = NumberBall(
            lambda: ruler.spot(np.log(number.value()), ALONE), self.theme.text, radius=ALONE
        )
        flags = self.flags(ruler)
        with self.beat("range"):
            self.add(bits, ruler, ball)
            # Down to the smallest number, whose last bit alone is 1.
            self.play(number.go_to(maths.LOW), run_time=1.2)
            self.cue("smallest")
            self.play(flags["smallest"].plant(), run_time=0.6)
            # A little above it is the last one that has all its digits.
            self.play(flags["normal"].plant(), run_time=0.6)
            self.cue("zero")
            bad = self.theme.bad
            zero, infinity = ruler.results
            self.play(ruler.show_zero(), mn.Indicate(zero, 1.3, bad), run_time=0.6)
            # Up to the largest, in which all bits of the fraction are 1.
            self.play(number.go_to(maths.HIGH), number.fill_fraction(), run_time=0.8)
            self.cue("largest")
            self.play(flags["largest"].plant(), run_time=0.6)
            self.cue("infinity")
            self.play(ruler.show_infinity(), mn.Indicate(infinity, 1.3, bad), run_time=0.8)
        bits.clear_updaters()
        self.play(mn.FadeOut(bits, ball, *flags.values()), run_time=0.5)
        return ruler

    def underflow(self, ruler: FloatRuler) -> LogLine:
        """The running product rolls off the ruler; the sum of its logs walks on."""
        places, viewport = self.places, ruler.viewport
        line = LogLine(viewport, level=places.line_level, theme=self.theme)
        falling = self.falling_product(ruler, line)
        words = self.word_counter(falling.count)
        with self.beat("underflow"):
            # The ruler makes room for the line of logarithms, and for a page of words.
            later = places.ruler_later
            self.play(
                *ruler.move_to_place(later.top, later.depth),
                viewport.look_at(places.whole, later.region),
                mn.FadeIn(words),
            )
            self.add(line, falling)
            self.play(line.fade_in(), *falling.appear(), run_time=0.8)
            # The first words one by one, then all until digits get lost.
            self.cue("chance")
            for count in range(1, SLOWLY + 1):
                self.play(falling.multiply_to(count), run_time=HOP)
            last, zero_at = maths.last_normal(), maths.vanishes()
            self.play(falling.multiply_to(last), run_time=1.0)
            # A close look at how the product reaches the ruler's end, and falls.
            self.play(viewport.look_at(LOW_END), run_time=0.8)
            self.play(
                falling.multiply_to(zero_at, rate_func=mn.linear),
                run_time=SHORT_HOP * (zero_at - last),
            )
            self.cue("falls")
            self.play(*falling.fall(), run_time=0.6)
            self.cue("zero")
            self.play(mn.Indicate(ruler.results[0], 1.5, self.theme.bad), run_time=0.8)
            # The sum of logs walks on, far beyond that end.
            self.cue("sum")
            self.play(viewport.look_at(SUM_AND_RULER), run_time=0.8)
            self.play(falling.multiply_to(maths.WORDS), run_time=1.8)
            self.mark_still()
            # It must stay a log: e to that power is zero again.
            self.cue("stay")
            self.play(mn.Indicate(falling.sum, 1.6, self.theme.text), run_time=0.8)
            zero = self.exp_arrow(ruler, line, maths.total(maths.WORDS), maths.too_small())
            self.cue("power")
            self.raise_to_power(zero)
            self.fall_from(zero)
        for live in (words, falling):
            for part in live.get_family():
                part.clear_updaters()
        self.put_away(zero, words, falling)
        return line

    def overflow(self, ruler: FloatRuler, line: LogLine) -> tuple[Scores, Formula, FailedShares]:
        """Powers of e roll off the other end, and softmax divides infinity by infinity."""
        softmax = self.places.softmax.put(self.formula(maths.SOFTMAX), mn.LEFT)
        above, below = around_the_bar(softmax)
        failed = self.failed_shares()
        scores = Scores(line, maths.SCORES, self.theme.logarithm)
        with self.beat("overflow"):
            # The scores, on the line and as numbers.
            self.play(ruler.viewport.look_at(SCORES_AND_ZERO), run_time=0.8)
            self.play(mn.FadeIn(failed.scores), mn.FadeIn(scores, scale=2), run_time=0.6)
            # Softmax: e to each score, over the sum of them all.
            self.cue("each")
            self.play(mn.FadeIn(above), run_time=0.6)
            self.cue("over")
            self.play(mn.FadeIn(below), run_time=0.6)
            # e to the first score is infinite.
            infinite = self.exp_arrow(ruler, line, maths.SCORES[0], maths.too_large())
            self.cue("power")
            self.raise_to_power(infinite)
            self.cue("falls")
            self.fall_from(infinite)
            # So each share is infinity over infinity, which is not a number.
            self.cue("infinity")
            appear = map(mn.FadeIn, failed.quotients)
            self.play(mn.LaggedStart(*appear, lag_ratio=0.3), run_time=1.2)
            self.cue("nan")
            self.play(*map(TransformFormula, failed.quotients, failed.results), run_time=0.8)
        self.put_away(infinite)
        return scores, softmax, failed

    def rescue(
        self,
        ruler: FloatRuler,
        line: LogLine,
        scores: Scores,
        softmax: Formula,
        failed: FailedShares,
    ) -> None:
        """All scores slide down by the largest; what is taken off is added back outside the log."""
        charts, along = self.places.charts, self.places.orientation
        steps = self.proof()
        bars = self.bars(line)
        power, share = (
            charts.power.put(self.formula(statement).scale(1.15), share=0.8)
            for statement in (maths.SHIFTED, maths.IN_LOGS)
        )
        largest = self.formula(maths.LARGEST_SCORE, size="label")
        shift = scores.shift_arrow(largest, self.theme.sum, **self.places.shift_name)
        one = self.exp_arrow(ruler, line, 0.0, maths.EXP)
        ends = along.points(along.ends(charts.failures), charts.failures_level)
        base = mn.Line(*ends, color=self.theme.muted, stroke_width=3)
        with self.beat("rescue"):
            # All scores slide down, until the largest is 0.
            self.cue("slide")
            self.add(shift)
            self.play(scores.take_off(maths.GREATEST), run_time=1.2)
            # Its power of e is 1, in the middle of the ruler: far from where powers overflow.
            self.cue("powers")
            self.raise_to_power(one, shift.fade_out())
            # The ruler has done its work: a chart of all three powers takes its place.
            self.play(
                ruler.fade_out(),
                one.arrow.fade_out(),
                mn.FadeOut(one.ball),
                run_time=0.3,
            )
            self.remove(shift, ruler, one.arrow)
            # Beside it stands what softmax gave before.
            self.play(
                line.viewport.look_at(charts.span, charts.shares),
                line.move_to_level(charts.shares_level),
                *failed.onto(base),
                mn.Create(base),
                run_time=0.6,
            )
            below = softmax.animate.become(charts.softmax.put(self.formula(maths.SOFTMAX)))
            # The proof begins where softmax stood: it waits until softmax has left.
            late = mn.squish_rate_func(mn.smooth, 0.6, 1)
            self.add(bars)
            self.play(
                below,
                bars.rise(),
                mn.FadeOut(scores),
                mn.FadeIn(power),
                mn.FadeIn(steps[0], rate_func=late),
                run_time=0.8,
            )
            # The log of the sum of the powers, line by line: m comes out of it.
            self.cue("back")
            for before, after in pairwise(steps):
                self.play(TransformFormula(before, after, run_time=0.8))
            # This log, s, is taken off every score.
            self.cue("log")
            self.play(mn.Indicate(steps[-1].part("s"), 1.5, self.theme.logarithm), run_time=0.8)
            self.cue("off")
            self.play(TransformFormula(power, share, run_time=0.8))
            # So the powers become shares.
            self.cue("shares")
            shift_of_all = maths.log_sum_exp() - maths.GREATEST
            self.play(bars.take_off(shift_of_all), run_time=0.8)
            self.show_takeaway()
            self.wait(0.6)

    # Parts of the beats.

    def raise_to_power(self, exp: ExpArrow, *meanwhile: mn.Animation) -> None:
        """Go up from a logarithm to where its power of e would stand."""
        self.add(exp.arrow)
        self.play(exp.arrow.grow(), *meanwhile, run_time=0.6)
        self.play(exp.show_ball(), run_time=0.3)

    def fall_from(self, exp: ExpArrow) -> None:
        """Let a power of e fall off the ruler, and write what comes of it."""
        self.play(exp.fall(), run_time=0.5)
        self.play(mn.FadeIn(exp.result), run_time=0.3)

    def put_away(self, exp: ExpArrow, *rest: mn.Mobject) -> None:
        """Fade a power of e with its arrow, and whatever else goes away."""
        self.play(exp.arrow.fade_out(), mn.FadeOut(exp.ball, exp.result, *rest), run_time=0.4)
        self.remove(exp.arrow)

    # What is shown.

    def ruler(self) -> FloatRuler:
        """Make the ruler of float64 as it stands at first."""
        places = self.places
        at_first = places.ruler_at_first
        return FloatRuler(
            LogViewport(at_first.region, places.whole, places.orientation),
            top=at_first.top,
            depth=at_first.depth,
            name=self.label("float64"),
            lossy=self.label("lossy", size="small"),
            theme=self.theme,
        )

    def bits(self, number: FloatNumber) -> Bits:
        """Make the lamps that show the bits of a number."""
        names = [
            self.label(name, size="small", role="muted")
            for name in ("sign", "exponent", "fraction")
        ]
        return Bits(self.places.bits, number.value, names, self.theme, self.places.bit_rows)

    def flags(self, ruler: FloatRuler) -> dict[str, Flag]:
        """Make a flag for each end of float64, and for the last number with all its digits."""
        written = maths.ends_written()
        return {
            name: Flag(
                ruler.spot(log, 0),
                self.places.flags[name],
                self.formula(written[name]),
                self.label(name, size="small", role="muted"),
                self.theme.text,
                self.places.orientation,
            )
            for name, log in zip(written, (maths.LOW, maths.DENSE, maths.HIGH), strict=True)
        }

    def falling_product(self, ruler: FloatRuler, line: LogLine) -> FallingProduct:
        """Make the product on the ruler and the sum on the line, with the log between them."""
        name = self.formula(maths.LOG, size="label", role="logarithm")
        return FallingProduct(
            ruler, line, name=name, name_at=self.places.log_name_at, theme=self.theme
        )

    def word_counter(self, count: mn.ValueTracker) -> WordCounter:
        """Make the page of words, and how many are read, their product and sum of logs."""
        names = [self.label(name) for name in ("words", "product", "sum")]
        each = self.formula(maths.EACH_WORD, size="label")
        return WordCounter(self.places.words, count, names, each, self.theme)

    def exp_arrow(self, ruler: FloatRuler, line: LogLine, log: float, result: sp.Basic) -> ExpArrow:
        """Make the arrow from a logarithm up to its power of e, and what float64 makes of that."""
        return ExpArrow(
            ruler,
            line,
            log,
            name=self.formula(maths.EXP, size="label"),
            name_at=self.places.exp_name_at,
            result=self.places.results.fit(self.formula(result)),
            area=self.places.results,
            colour=self.theme.exponential,
        )

    def failed_shares(self) -> FailedShares:
        """Write the scores, the quotients of the plain softmax, and what float64 makes of them."""
        columns = range(len(maths.SCORES))
        return FailedShares(
            self.places.failed,
            self.places.orientation,
            [self.formula(maths.score(i)) for i in columns],
            [self.formula(maths.naive_quotient(), size="label").scale(1.25) for i in columns],
            [self.formula(maths.naive_result(i)).scale(1.2) for i in columns],
        )

    def proof(self) -> mn.VGroup:
        """Write the lines of the proof, one over the other: each takes the place of the last."""
        steps = mn.VGroup(*(self.formula(step) for step in maths.STEPS))
        in_two_lines = self.places.steps_in_two_lines
        if in_two_lines:
            for step in steps[1:]:
                step.break_before("=", 2, under="=")
            self.places.steps.fit(steps)
        for step in self.places.steps.place(steps):
            step.move_to(steps, mn.UL if in_two_lines else mn.LEFT)
        return steps

    def bars(self, line: LogLine) -> ShareBars:
        """Make the bars of the powers, which become the shares."""
        start, end = self.places.orientation.ends(self.places.charts.shares)
        return ShareBars(
            line,
            maths.shifted(),
            height=self.places.charts.tallest,
            width=0.17 * (end - start),
            decimals=3,
            colour=self.theme.exponential,
            ink=self.theme.text,
        )


def around_the_bar(fraction: Formula) -> tuple[mn.VGroup, mn.VGroup]:
    """What is said of a fraction first, up to its bar, and the bar with what stands below it."""
    bar = [leaf.token for leaf in fraction.leaves].index("frac")
    first, rest = (
        mn.VGroup(*(glyph for glyph in fraction if (glyph.leaf < bar) == is_first))
        for is_first in (True, False)
    )
    return first, rest
