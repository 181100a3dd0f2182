"""float64 has two ends: products and powers fall off them, and sums of logs stay between."""

from functools import partial

import manim as mn
import numpy as np

from reel.formula.live_number import scientific
from reel.stage import ClipScene, Formula, LiveNumber, TransformFormula
from reel.stage.glide import glide
from scenes.overflow import maths
from scenes.overflow.float_ruler import FloatRuler
from scenes.overflow.layout import (
    FIRST_HOPS,
    LOW_END,
    ONE_AND_SCORES,
    POWERS,
    SUM_AND_RULER,
    Layout,
)
from scenes.overflow.lift import Lift
from scenes.overflow.light import RADIUS
from scenes.overflow.log_line import LogLine
from scenes.overflow.log_viewport import LogViewport
from scenes.overflow.pointers import Flag, LiveArrow
from scenes.overflow.rolling_ball import RollingBall
from scenes.overflow.rolling_product import RollingProduct
from scenes.overflow.score_cards import ScoreCards
from scenes.overflow.share_bars import ShareBars
from scenes.overflow.tag import Tag, widest
from scenes.overflow.walking_sum import WalkingSum

SLOWLY = 3  # the first few words are multiplied one at a time
BEFORE_THE_END = 245  # so many before the ruler's end is seen close
HOP = 0.4  # seconds
LATER = mn.squish_rate_func(mn.smooth, 0.3, 1)  # once the view has widened
OVER_HOP = 0.95  # so high over the ruler stands what the product is multiplied by
UNDER_TAG, CLEAR_OF_BALL = 0.15, 0.12  # from a tag's value and to a ball, an arrow stands off
RIGHT_OF_BALL = 0.3  # the tag of the sum stands so far from its ball


class Overflow(ClipScene):
    """A product rolls off float64's ruler, a sum of logs walks on; softmax fails and is mended."""

    clip = "overflow"
    roles = maths.ROLES

    def construct(self) -> None:
        self.places = Layout.of(self.regions)
        self.show_title()
        ruler = self.ends()
        line = self.underflow(ruler)
        cards = self.overflow(ruler, line)
        self.rescue(ruler, line, cards)

    # The beats.

    def ends(self) -> FloatRuler:
        """A number goes to both ends of float64; beyond them lie zero and infinity."""
        ruler = self.ruler()
        number = mn.ValueTracker(0)
        ball = RollingBall(
            lambda: ruler.spot(number.get_value()), ruler, self.theme.text, self.theme
        )
        flags = self.flags(ruler)
        with self.beat("range"):
            self.add(ruler, ball)
            # Down to the smallest number: below it lies zero.
            self.play(glide(number, maths.LOW), run_time=1.6)
            self.cue("smallest")
            self.show_point(flags["smallest"].plant())
            self.cue("zero")
            self.play(ruler.show_zero(), run_time=0.8)
            # Up to the largest: beyond it lies infinity.
            self.play(glide(number, maths.HIGH), run_time=1.0)
            self.cue("largest")
            self.play(flags["largest"].plant(), run_time=0.6)
            self.cue("infinity")
            self.play(ruler.show_infinity(), run_time=0.8)
        self.play(mn.FadeOut(ball, *flags.values()), run_time=0.4)
        return ruler

    def underflow(self, ruler: FloatRuler) -> LogLine:
        """The running product rolls off the ruler; the sum of its logs walks on."""
        places, viewport = self.places, ruler.viewport
        product = RollingProduct(ruler, self.theme)
        tag = self.product_tag(product)
        owner = self.owner(tag, product)
        with self.beat("underflow"):
            # A close look at 1, where the product begins.
            self.play(viewport.look_at(FIRST_HOPS), run_time=1.0)
            self.play(mn.FadeIn(product.ball), mn.FadeIn(tag), run_time=0.4)
            self.add(product)
            self.cue("chance")
            factors = self.factors(ruler)
            for count, factor in enumerate(factors, 1):
                self.play(
                    product.multiply_to(count, rate_func=mn.linear),
                    mn.FadeIn(factor),
                    run_time=1.5 * HOP,
                )
            # It rolls on while the view widens to the whole ruler.
            self.cue("rolls")
            self.play(
                mn.FadeOut(factors, run_time=0.2),
                viewport.look_at(places.whole, run_time=1.0),
                product.multiply_to(BEFORE_THE_END, run_time=1.8, rate_func=LATER),
            )
            # A close look at the end, where few numbers are left, and at the fall.
            self.cue("last")
            self.play(viewport.look_at(LOW_END), *ruler.go_to(places.at_end), run_time=1.0)
            for count in range(BEFORE_THE_END + 1, product.last + 1):
                self.play(product.multiply_to(count, rate_func=mn.linear), run_time=HOP)
            self.cue("falls")
            self.play(product.fall(places.at_end.depth), run_time=1.0)
            self.cue("zero")
            zero = ruler.pits[0].result
            self.play(mn.Indicate(zero, 1.3, self.theme.bad), run_time=0.8)
            # The sum of logs walks on, far beyond that end.
            self.cue("sum")
            line = LogLine(viewport, level=places.line_level, theme=self.theme)
            walk = WalkingSum(line, self.theme)
            sum_tag = self.sum_tag(walk)
            self.add(line)
            self.play(
                viewport.look_at(SUM_AND_RULER),
                *ruler.go_to(places.over_line),
                line.fade_in(),
                run_time=1.0,
            )
            self.add(owner)
            self.play(owner.grow(), mn.FadeIn(walk.ball, sum_tag), run_time=0.4)
            self.add(walk)
            self.play(walk.add_up_to(maths.WORDS), run_time=1.8)
            self.mark_still()
            # It must stay a log: e to that power falls into zero again.
            self.cue("stay")
            self.play(mn.Indicate(walk.ball, 1.5, self.theme.sum), run_time=0.8)
            power = Lift(
                lambda: walk.ball.body.get_top(),
                ruler,
                name=self.formula(maths.sum_power(), size="label"),
                theme=self.theme,
                side=mn.UR,
            )
            self.cue("power")
            self.lift(power)
            self.play(power.fall(), run_time=0.6)
        for live in (tag, owner, product, sum_tag, walk):
            for part in live.get_family():
                part.clear_updaters()
        self.play(
            power.arrow.fade_out(),
            mn.FadeOut(power.ball, tag, owner, product, sum_tag, walk),
            run_time=0.4,
        )
        self.remove(power.arrow)
        return line

    def overflow(self, ruler: FloatRuler, line: LogLine) -> ScoreCards:
        """Powers of e fall off the other end, and softmax divides infinity by infinity."""
        softmax = self.places.softmax_said.put(self.formula(maths.SOFTMAX), mn.LEFT)
        above, below = around_the_bar(softmax)
        with self.beat("overflow"):
            # The scores, on the line of logarithms.
            self.play(
                ruler.viewport.look_at(self.places.scores),
                *ruler.go_to(self.places.over_scores),
                run_time=1.0,
            )
            cards = self.cards(line)
            name = self.label("scores", size="small", role="logarithm")
            name.next_to(cards.cards, mn.LEFT, buff=0.2)
            self.play(mn.FadeIn(cards, name), run_time=0.6)
            quotients, results = self.failed_shares(cards)
            powers = self.powers(cards, ruler)
            # Softmax: e to each score, over the sum of them all.
            self.cue("each")
            self.play(mn.FadeIn(above), run_time=0.6)
            self.cue("over")
            self.play(mn.FadeIn(below), run_time=0.6)
            # It makes room, and no power of e has ground below it.
            aside = self.places.softmax.put(softmax.copy(), mn.LEFT)
            self.play(mn.Transform(softmax, aside), run_time=0.6)
            self.cue("power")
            self.lift(*powers)
            self.cue("falls")
            self.play(*(power.fall() for power in powers), run_time=0.6)
            # So each share is infinity over infinity, which is not a number.
            self.cue("infinity")
            self.play(mn.LaggedStart(*map(mn.FadeIn, quotients), lag_ratio=0.3), run_time=1.0)
            self.cue("nan")
            self.play(*map(TransformFormula, quotients, results), run_time=0.8)
        balls = [power.ball for power in powers]
        self.play(
            *(power.arrow.fade_out() for power in powers),
            mn.FadeOut(*balls, *results, softmax, name),
            run_time=0.4,
        )
        self.remove(*(power.arrow for power in powers))
        return cards

    def rescue(self, ruler: FloatRuler, line: LogLine, cards: ScoreCards) -> None:
        """The scores slide until their powers fit, and on until those add to one."""
        places, viewport = self.places, ruler.viewport
        with self.beat("rescue"):
            # The view goes back until it has room for the way.
            self.play(viewport.look_at(ONE_AND_SCORES), run_time=0.8)
            self.cue("slide")
            slide = self.slide_arrow(cards)
            self.add(slide)
            self.play(cards.take_off(maths.GREATEST), run_time=1.4)
            self.play(
                viewport.look_at(POWERS, run_time=1.0),
                ruler.drop_name(run_time=0.3),
                slide.fade_out(run_time=0.3),
            )
            self.remove(slide)
            # Now there is ground below each power of e.
            powers = self.powers(cards, ruler, taken=maths.GREATEST)
            self.cue("fit")
            self.lift(*powers)
            bars = ShareBars(cards, height=places.tallest, theme=self.theme)
            total = self.total(bars)
            exponents = self.label("exponents", size="small", role="logarithm")
            self.add(bars)
            self.play(
                ruler.fade_out(),
                *(power.arrow.fade_out() for power in powers),
                mn.FadeOut(*(power.ball for power in powers)),
                run_time=0.4,
            )
            self.remove(ruler, *(power.arrow for power in powers))
            self.play(
                line.move_to_level(places.bars_level),
                cards.go_below(),
                bars.rise(),
                mn.FadeIn(total, places.exponents.put(exponents)),
                run_time=0.8,
            )
            # The scores slide on, by the log of the sum of their powers.
            self.cue("on")
            log = places.log_of_sum.put(self.formula(maths.LOG_OF_POWERS, size="label"))
            self.play(mn.FadeIn(log), cards.take_off(maths.log_sum_exp()), run_time=1.2)
            self.cue("one")
            self.play(mn.Indicate(total, 1.2, self.theme.text), run_time=0.8)
            # Both together are s.
            self.cue("share")
            share = places.share.put(self.formula(maths.IN_LOGS))
            self.play(mn.FadeIn(share), mn.FadeOut(log), run_time=0.6)
            s = places.log_of_sum.put(self.formula(maths.LOG_OF_SUM, size="label"))
            self.play(mn.FadeIn(s), run_time=0.6)
            self.wait(0.4)
            self.show_takeaway()
            self.wait(1.0)

    # Parts of the beats.

    def lift(self, *powers: Lift) -> None:
        """Go up from logarithms to where their powers of e would stand."""
        self.add(*(power.arrow for power in powers))
        self.play(*(power.arrow.grow() for power in powers), run_time=0.6)
        self.play(*(power.show_ball() for power in powers), run_time=0.4)

    # What is shown.

    def ruler(self) -> FloatRuler:
        """Make the ruler of float64."""
        places = self.places
        viewport = LogViewport(places.stage, places.whole)
        return FloatRuler(viewport, places.alone, name=self.label("float64"), theme=self.theme)

    def flags(self, ruler: FloatRuler) -> dict[str, Flag]:
        """Make a flag for each end of float64."""
        written = maths.ends_written()
        return {
            name: Flag(
                ruler.spot(log, 0),
                self.places.flags[name],
                self.live_number(written[name]),
                self.label(name),
                self.theme.text,
            )
            for name, log in zip(written, (maths.LOW, maths.HIGH), strict=True)
        }

    def product_tag(self, product: RollingProduct) -> Tag:
        """Write over the product up to which word is multiplied, and what it is."""

        def where() -> np.ndarray:
            return np.array([product.spot()[0], self.places.tag_level, 0])

        return Tag(
            where,
            self.label("product", role="product"),
            count=lambda: product.words,
            value=lambda: written(float(maths.products()[product.words])),
            colours=(self.theme.product, self.theme.product),
            region=self.places.words,
        )

    def owner(self, tag: Tag, product: RollingProduct) -> LiveArrow:
        """Draw from the product's tag, which stays above, down to its ball in the pit."""
        return LiveArrow(
            lambda: tag.value.origin.get_location() + UNDER_TAG * mn.DOWN,
            lambda: product.spot() + (RADIUS + CLEAR_OF_BALL) * mn.UP,
            colour=self.theme.product,
        )

    def sum_tag(self, walk: WalkingSum) -> Tag:
        """Write over the sum up to which word logs are added, and what it is."""

        name = self.label("sum", role="sum")

        def added() -> int:
            return int(np.floor(walk.count.get_value() + 1e-6))

        def where() -> np.ndarray:
            # Right of the ball, where it has been: the way up from the ball stays free.
            across = walk.ball.body.get_x() + RIGHT_OF_BALL + widest(name) / 2
            return np.array([across, self.places.sum_tag_level, 0])

        return Tag(
            where,
            name,
            count=added,
            value=lambda: f"{maths.log_sums()[added()]:.2f}",
            colours=(self.theme.sum, self.theme.sum),
            region=self.places.words,
        )

    def factors(self, ruler: FloatRuler) -> mn.VGroup:
        """Write the factor over each of the first hops."""
        chance = f"× {maths.PROBABILITY:g}"
        factors = mn.VGroup()
        for count in range(SLOWLY):
            factor = LiveNumber(chance, colour=self.theme.data, size="label", anchor="center")
            spot = ruler.spot(maths.place(count + 0.5), 0)
            factors.add(factor.move_to(spot + OVER_HOP * mn.UP))
        return factors

    def cards(self, line: LogLine) -> ScoreCards:
        """Make the cards of the scores."""
        numbers = range(len(maths.SCORES))
        return ScoreCards(
            line,
            maths.SCORES,
            [self.formula(maths.score(number), size="label") for number in numbers],
            apart=self.places.cards_apart,
            region=self.places.words,
            theme=self.theme,
        )

    def powers(self, cards: ScoreCards, ruler: FloatRuler, taken: int = 0) -> list[Lift]:
        """Make the ways from the scores, less what is taken off them, up to their powers of e."""
        return [
            Lift(
                partial(cards.top, number),
                ruler,
                name=self.formula(maths.score_power(number, taken), size="label"),
                theme=self.theme,
            )
            for number in range(len(cards.values))
        ]

    def slide_arrow(self, cards: ScoreCards) -> LiveArrow:
        """Draw along what way the scores slide, with its name."""
        start = cards.top(len(cards.values) - 1)
        arrow = LiveArrow(
            lambda: start + 0.12 * mn.UP,
            lambda: cards.top(0) + 0.12 * mn.UP,
            self.formula(maths.LARGEST_SCORE, size="label"),
            colour=self.theme.sum,
            side=mn.UP,
            clear=0.1,
        )
        arrow.grown.set_value(1)
        return arrow

    def failed_shares(self, cards: ScoreCards) -> tuple[list[Formula], list[Formula]]:
        """Write the quotients of the plain softmax over the scores, and what becomes of them."""
        height, level = self.places.shares_height, self.places.shares_level
        quotients = [self.formula(maths.naive_quotient(), size="label") for _ in maths.SCORES]
        results = [self.formula(maths.naive_result(n)) for n in range(len(maths.SCORES))]
        for across, quotient, result in zip(cards.across(), quotients, results, strict=True):
            quotient.scale(min(1.2, height / quotient.height)).move_to([across, level, 0])
            result.move_to([across, level, 0])
        return quotients, results

    def total(self, bars: ShareBars) -> mn.VGroup:
        """Write what the bars add up to."""
        word = self.label("total")
        number = LiveNumber("0.000", colour=self.theme.exponential, size="label")
        line = self.places.total.put(mn.VGroup(word, number).arrange(mn.RIGHT, buff=0.2))
        number.shift((word.baseline - number.origin.get_y()) * mn.UP)
        number.follow(bars.total)
        return line


def written(value: float) -> str:
    """A product as it is written: plainly as long as that is short, and where it is zero."""
    if not value:
        return repr(value)
    return f"{value:g}" if value > 0.001 else scientific(value)


def around_the_bar(fraction: Formula) -> tuple[mn.VGroup, mn.VGroup]:
    """What is said of a fraction first, up to its bar, and the bar with what stands below it."""
    bar = [leaf.token for leaf in fraction.leaves].index("frac")
    first, rest = (
        mn.VGroup(*(glyph for glyph in fraction if (glyph.leaf < bar) == is_first))
        for is_first in (True, False)
    )
    return first, rest
