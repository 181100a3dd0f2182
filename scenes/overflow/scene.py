"""float64 has two ends: products and powers fall off them, and sums of logs stay between."""

from itertools import pairwise

import manim as mn
import numpy as np

from reel.formula.typst_printer import PLAIN
from reel.stage import ClipScene, Formula, Region, TransformFormula
from scenes.overflow import maths
from scenes.overflow.bits import Bits
from scenes.overflow.exp_arrow import Lift
from scenes.overflow.falling_product import FallingProduct
from scenes.overflow.float_ruler import FloatRuler, LogLine
from scenes.overflow.layout import FloatLayout
from scenes.overflow.log_viewport import Sight
from scenes.overflow.maths import ROLES
from scenes.overflow.pointers import Ball, Flag
from scenes.overflow.share_bars import FailedShares, Scores, ShareBars
from scenes.overflow.word_counter import Reading

# What stretch of the log axis is in sight.
EDGE = (maths.LOW - 6, maths.DENSE + 7)
FAR = (maths.total(maths.WORDS) - 180, maths.HIGH + 220)
SCORES = (-160.0, maths.GREATEST + 160.0)

SLOWLY = 3  # the first few words are multiplied one at a time
HOP = 0.3  # seconds for each of the last ones


class Overflow(ClipScene):
    """A product rolls off float64's ruler, a sum of logs walks on; softmax fails and is mended."""

    clip = "overflow"
    roles = ROLES

    def construct(self) -> None:
        self.show_title()
        self.layout = FloatLayout.of(self.regions)
        ruler = self.ends()
        line = self.underflow(ruler)
        scores, softmax, failed = self.overflow(ruler, line)
        self.rescue(ruler, line, scores, softmax, failed)

    def ends(self) -> FloatRuler:
        """A number goes to both ends of float64; beyond them lie zero and infinity."""
        places = self.layout
        ruler = FloatRuler(
            Sight(places.first, places.whole, places.bearing),
            top=places.top,
            drop=places.depth,
            name=self.label("float64"),
            lossy=self.label("lossy", size="small"),
            theme=self.theme,
        )
        log, ones = mn.ValueTracker(0), mn.ValueTracker(0)

        def value() -> float:
            return maths.power_of_two(log.get_value(), ones.get_value())

        names = [
            self.label(name, size="small", role="muted")
            for name in ("sign", "exponent", "fraction")
        ]
        bits = Bits(places.bits, value, names, self.theme, places.bit_rows)
        ball = Ball(lambda: ruler.spot(np.log(value()), Ball.RADIUS), self.theme.text)
        flags = self.flags(ruler)
        with self.beat("range"):
            self.add(bits, ruler, ball)
            self.wait(0.4)
            self.play(log.animate.set_value(maths.HIGH), run_time=1.2)
            self.play(ones.animate.set_value(1), run_time=0.5)
            self.play(flags["largest"].plant(), run_time=0.6)
            self.play(log.animate.set_value(maths.DENSE), ones.animate.set_value(0), run_time=1.5)
            self.play(flags["normal"].plant(), run_time=0.6)
            self.play(log.animate.set_value(maths.LOW), run_time=0.7)
            self.play(flags["smallest"].plant(), run_time=0.6)
            self.play(ruler.pits.animate.set_value(1), run_time=0.5)
            bad = self.theme.bad
            self.play(*(mn.Indicate(result, 1.3, bad) for result in ruler.results), run_time=0.8)
        bits.clear_updaters()
        self.play(mn.FadeOut(bits, ball, *flags.values()), run_time=0.6)
        return ruler

    def flags(self, ruler: FloatRuler) -> dict[str, Flag]:
        """Return a flag for each end of float64, and for the last number with all its digits."""
        written, bearing = maths.ends_written(), self.layout.bearing
        return {
            name: Flag(
                ruler.spot(log, 0),
                self.layout.flags[name],
                self.formula(written[name], roles=PLAIN),
                self.label(name, size="small", role="muted"),
                self.theme.text,
                bearing,
            )
            for name, log in zip(written, (maths.LOW, maths.DENSE, maths.HIGH), strict=True)
        }

    def underflow(self, ruler: FloatRuler) -> LogLine:
        """The running product rolls off the ruler; the sum of its logs walks on."""
        places = self.layout
        line = LogLine(ruler.sight, level=places.level, theme=self.theme)
        name = self.formula(maths.LOG, roles=PLAIN, size="label", role="logarithm")
        falling = FallingProduct(ruler, line, name=name, theme=self.theme)
        count = falling.count
        reading = self.reading(count)
        with self.beat("underflow"):
            place = ruler.top.animate.set_value(places.later_top)
            depth = ruler.drop.animate.set_value(places.later_depth)
            self.play(place, depth, ruler.sight.look(places.whole, places.axis), mn.FadeIn(reading))
            self.add(line, falling)
            shown = (line.shown, falling.link.grown)
            appear = [mn.FadeIn(ball) for ball in (falling.product, falling.sum)]
            self.play(*(t.animate.set_value(1) for t in shown), *appear, run_time=0.8)
            for number in range(SLOWLY):
                self.play(count.animate.set_value(number + 1), run_time=0.3)
            self.play(count.animate.set_value(maths.last_normal()), run_time=1.6)
            self.play(ruler.sight.look(EDGE), run_time=1.2)
            hops = count.animate(rate_func=mn.linear).set_value(maths.vanishes())
            self.play(hops, run_time=HOP * (maths.vanishes() - maths.last_normal()))
            falls = falling.fallen.animate(rate_func=mn.rush_into).set_value(1)
            self.play(falls, falling.link.shown.animate.set_value(0), run_time=0.6)
            self.wait(0.4)
            self.play(ruler.sight.look(FAR), run_time=1.4)
            self.play(count.animate.set_value(maths.WORDS), run_time=1.6)
            self.wait(0.2)
            self.mark_still()
            zero = self.lift(ruler, line, maths.total(maths.WORDS), maths.too_small())
            self.fall_from(zero)
        for live in (reading, falling):
            for part in live.get_family():
                part.clear_updaters()
        self.put_away(zero, reading, falling)
        return line

    def reading(self, count: mn.ValueTracker) -> Reading:
        """Return the page of words, and how many are read, their product and sum of logs."""
        names = [self.label(name) for name in ("words", "product", "sum")]
        each = self.formula(maths.EACH_WORD, size="label")
        return Reading(self.layout.reading, count, names, each, self.theme)

    def lift(self, ruler: FloatRuler, line: LogLine, log: float, result: mn.Mobject) -> Lift:
        """Return the way from a logarithm up to its power of e."""
        return Lift(
            ruler,
            line,
            log,
            name=self.formula(maths.EXP, size="label"),
            result=self.layout.beside.fit(self.formula(result)),
            area=self.layout.beside,
            colour=self.theme.exponential,
        )

    def fall_from(self, lift: Lift) -> None:
        """Go up to where the power of e would stand, and fall from there."""
        self.add(lift.arrow)
        for step, time in zip(lift.go_up(), (0.7, 0.3), strict=True):
            self.play(step, run_time=time)
        self.play(lift.fall(), run_time=0.5)
        self.play(mn.FadeIn(lift.result), run_time=0.6)

    def put_away(self, lift: Lift, *rest: mn.Mobject) -> None:
        """Fade a power of e with its arrow, and whatever else goes away."""
        gone = lift.arrow.shown.animate.set_value(0)
        self.play(gone, mn.FadeOut(lift.ball, lift.result, *rest), run_time=0.6)
        self.remove(lift.arrow)

    def overflow(self, ruler: FloatRuler, line: LogLine) -> tuple[Scores, Formula, FailedShares]:
        """Powers of e roll off the other end, and softmax divides infinity by infinity."""
        softmax = self.softmax(self.layout.softmax, mn.LEFT)
        columns = range(len(maths.SCORES))
        failed = FailedShares(
            self.layout.failed,
            [self.formula(maths.score(i)) for i in columns],
            [self.formula(maths.naive_quotient(), size="label").scale(1.25) for i in columns],
            [self.formula(maths.naive_result(i)).scale(1.2) for i in columns],
        )
        scores = Scores(line, maths.SCORES, self.theme.logarithm)
        with self.beat("overflow"):
            self.play(ruler.sight.look(SCORES), mn.FadeIn(softmax), run_time=1.4)
            self.wait(0.4)
            self.play(mn.FadeIn(failed.scores), mn.FadeIn(scores, scale=2), run_time=0.8)
            self.wait(0.4)
            infinite = self.lift(ruler, line, maths.SCORES[0], maths.too_large())
            self.fall_from(infinite)
            self.wait(0.6)
            appear = map(mn.FadeIn, failed.quotients)
            self.play(mn.LaggedStart(*appear, lag_ratio=0.3), run_time=1.2)
            self.wait(0.5)
            self.play(*map(TransformFormula, failed.quotients, failed.results))
        self.put_away(infinite)
        return scores, softmax, failed

    def softmax(self, region: Region, align: np.ndarray = mn.ORIGIN) -> Formula:
        """Return the definition of softmax, in a region."""
        return region.put(self.formula(maths.SOFTMAX), align)

    def rescue(
        self,
        ruler: FloatRuler,
        line: LogLine,
        scores: Scores,
        softmax: Formula,
        failed: FailedShares,
    ) -> None:
        """All scores slide down by the largest; what is taken off is added back outside the log."""
        places, along = self.layout, self.layout.bearing
        steps = self.steps()
        bars, power, share = self.bars(line)
        largest = self.formula(maths.LARGEST_SCORE, size="label")
        way = scores.way(largest, self.theme.sum, **places.way)
        one = self.lift(ruler, line, 0.0, maths.EXP)
        ends = along.points(along.ends(places.failures), places.levels[0])
        base = mn.Line(*ends, color=self.theme.muted, stroke_width=3)
        with self.beat("rescue"):
            self.add(way)
            self.play(scores.taken.animate.set_value(maths.GREATEST), run_time=1.2)
            self.add(one.arrow)
            for step, time in zip(one.go_up(), (0.6, 0.3), strict=True):
                self.play(step, run_time=time)
            self.wait(0.5)
            gone = (way.shown, ruler.shown, one.arrow.shown)
            self.play(*(t.animate.set_value(0) for t in gone), mn.FadeOut(one.ball), run_time=0.5)
            self.remove(way, ruler, one.arrow)
            level = line.level.animate.set_value(places.levels[1])
            self.play(line.sight.look(places.near, places.shares), level, run_time=0.8)
            self.play(*failed.onto(base), mn.Create(base), run_time=0.9)
            below = softmax.animate.become(self.softmax(places.formulas[0]))
            self.add(bars)
            rise = bars.grown.animate.set_value(1)
            self.play(below, rise, mn.FadeOut(scores), mn.FadeIn(power), run_time=0.8)
            self.play(mn.FadeIn(steps[0]), run_time=0.6)
            for before, after in pairwise(steps):
                self.play(TransformFormula(before, after, run_time=1.2))
                self.wait(0.2)
            sink = bars.taken.animate.set_value(maths.log_sum_exp() - maths.GREATEST)
            self.play(TransformFormula(power, share, run_time=1.2), sink, run_time=1.2)
            self.wait(0.2)
            self.show_takeaway()
            self.wait(1.5)

    def steps(self) -> mn.VGroup:
        """Return the lines of the proof; where there is no room, the second side goes below."""
        area = self.layout.steps
        steps = mn.VGroup(*(self.formula(step) for step in maths.STEPS))
        if not self.layout.bearing.level:
            for step in steps[1:]:
                step.break_before("=", 2, under="=")
            area.fit(steps)
        for step in area.place(steps):
            step.move_to(steps, mn.UL if self.regions.stacked else mn.LEFT)
        return steps

    def bars(self, line: LogLine) -> tuple[ShareBars, Formula, Formula]:
        """Return the powers as bars, what they are at first, and what they are in the end."""
        region, bearing = self.layout.formulas[1], self.layout.bearing
        start, end = bearing.ends(self.layout.shares)
        bars = ShareBars(
            line,
            maths.shifted(),
            height=self.layout.tallest,
            width=0.17 * (end - start),
            decimals=3,
            colour=self.theme.exponential,
            ink=self.theme.text,
        )
        power, share = (
            region.put(self.formula(statement).scale(1.15), share=0.8)
            for statement in (maths.SHIFTED, maths.IN_LOGS)
        )
        return bars, power, share
