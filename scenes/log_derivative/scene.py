"""By way of the logarithm, the derivative of a product of n factors has n short terms."""

import manim as mn
import numpy as np

from reel.stage import ClipScene, Formula, FormulaGroup, Plot, TransformFormula
from scenes.gradients.maths import factors
from scenes.log_derivative import maths
from scenes.log_derivative.grid_quotient import GridQuotient
from scenes.log_derivative.hundred import counted, hundred
from scenes.log_derivative.layout import Layout
from scenes.log_derivative.log_stretch import LogStretch
from scenes.log_derivative.maths import ROLES
from scenes.log_derivative.rate_arrows import RateArrows
from scenes.log_derivative.relative_growth import RelativeGrowth
from scenes.shared.hill import hill

LARGE = 1.5  # how large a formula is that has a place of its own
NAMES = 0.9  # how large an arrow's name is


class LogDerivative(ClipScene):
    """A rectangle grows by 3 % and 2 %; the grid falls to its diagonal; three arrows add up."""

    clip = "log_derivative"
    roles = ROLES

    def construct(self) -> None:
        self.places = Layout.of(self.regions)
        self.show_title()
        rectangle = self.grow_by_percent()
        quotient, formula, left = self.reduce_to_diagonal(rectangle)
        picture = self.multiply_back(quotient, formula, left)
        self.work_example(picture)

    # Beat "percent".

    def grow_by_percent(self) -> mn.VGroup:
        """Relative changes almost add; relative rates of change add exactly."""
        rectangle = RelativeGrowth(self.places.growth.box, theme=self.theme)
        share = self.places.growth.statement_share
        sides = rectangle.name_sides()
        names = rectangle.name_parts()
        whole = rectangle.write(maths.STRIPS.rhs).scale(LARGE)
        whole.move_to(rectangle.spans()["area"].at(0.5, 0.42))
        self.add(rectangle, sides)
        with self.beat("percent"):
            # The rectangle grows by 3 % in width, and by 2 % in height.
            self.cue("wider")
            self.play(rectangle.widen(), mn.FadeIn(names[0]), run_time=0.8)
            self.cue("taller")
            self.show_point(rectangle.heighten(run_time=0.8), mn.FadeIn(names[1], run_time=0.8))
            self.cue("bigger")
            self.play(mn.FadeIn(whole, scale=1.3), run_time=0.6)
            # From near, there are two strips and a corner.
            self.cue("changes")
            self.play(mn.FadeOut(sides, run_time=0.4), rectangle.come_near(run_time=1.2))
            strips = rectangle.in_area(maths.STRIPS, share)
            added = FormulaGroup(*names, whole)
            self.play(
                mn.FadeIn(names[2], run_time=0.4),
                TransformFormula(added, strips, keep=True),
                mn.FadeOut(whole, run_time=0.2),
            )
            # At one instant, rates take the percents' places, and the corner goes.
            rates = [
                rectangle.in_place(part, rate)
                for part, rate in zip(("first", "second"), maths.RATES.lhs.args, strict=True)
            ]
            self.cue("instant")
            for name in names:
                name.clear_updaters()
            self.play(mn.FadeOut(*names, strips), mn.FadeIn(*rates), run_time=0.6)
            self.cue("vanishes")
            self.play(rectangle.drop_corner(), run_time=0.8)
            # For rates of change, the two strips are all.
            exactly = rectangle.in_area(maths.RATES, share)
            self.cue("exactly")
            self.play(TransformFormula(FormulaGroup(*rates), exactly, keep=True), run_time=1.2)
        rectangle.clear_updaters()
        return mn.VGroup(rectangle, *rates, exactly)

    # Beat "diagonal".

    def reduce_to_diagonal(self, rectangle: mn.VGroup) -> tuple[GridQuotient, Formula, mn.VGroup]:
        """The log splits the product; divided by it, the grid falls to its diagonal."""
        with self.beat("diagonal"):
            return self.divide_grid(self.take_log(rectangle))

    def take_log(self, rectangle: mn.VGroup) -> mn.VGroup:
        """The slope of log f is f'/f, and the log of a product is a sum."""
        places = self.places.log
        log = LogStretch(places.curve, places.y_top, self.theme)
        slope, chain, product, logs, rates = (
            places.written.put(self.formula(statement).scale(LARGE), mn.LEFT)
            for statement in (
                maths.LOG_SLOPE,
                maths.LOG_SLOPE_OF,
                maths.PRODUCT,
                maths.LOGS,
                maths.RATES_ADD,
            )
        )
        reasons = {
            key: places.reason.put(self.label(key), mn.LEFT) for key in ("chain", "log", "slopes")
        }
        condition = self.formula(maths.POSITIVE, size="label")
        condition.next_to(reasons["log"], mn.DOWN, buff=0.2, aligned_edge=mn.LEFT)
        # The curve of the log, stretched across: it only shifts.
        log.suspend_updating()  # or it would draw the copies that FadeIn fades
        after = mn.squish_rate_func(mn.smooth, 0.5, 1)
        self.play(
            mn.FadeOut(rectangle, run_time=0.4), mn.FadeIn(log, rate_func=after, run_time=0.6)
        )
        log.resume_updating()
        self.play(log.widen(), run_time=1.2)
        self.cue("shift")
        self.play(log.rise(), run_time=0.8)
        self.cue("slope")
        self.play(mn.FadeIn(slope), run_time=0.6)
        # For f in the place of x, it is the slope at f, times that of f.
        self.cue("chain")
        self.play(mn.FadeIn(reasons["chain"]), run_time=0.4)
        self.play(TransformFormula(slope, chain, rename={"x": "f"}), run_time=1.0)
        # The product of positive factors, its log, and the slope of that.
        self.cue("product")
        late = mn.squish_rate_func(mn.smooth, 0.25, 1)
        self.play(
            mn.FadeOut(chain, reasons["chain"], run_time=0.4),
            mn.FadeIn(product, rate_func=late, run_time=0.8),
        )
        self.cue("sum")
        self.play(
            mn.FadeIn(reasons["log"], condition, run_time=0.4),
            TransformFormula(product, logs, rename={"∏": "∑"}, run_time=0.8),
        )
        self.play(
            mn.FadeTransform(reasons["log"], reasons["slopes"], run_time=0.4),
            TransformFormula(logs, rates, run_time=0.8),
        )
        log.clear_updaters()
        return mn.VGroup(log, rates, reasons["slopes"], condition)

    def divide_grid(self, picture: mn.VGroup) -> tuple[GridQuotient, Formula, mn.VGroup]:
        """Divided by the product, every row keeps one fraction: the diagonal."""
        places = self.places.grid
        quotient = GridQuotient(places.grid, factors(maths.LARGE), places.lines, theme=self.theme)
        formula = places.formula.put(self.formula(maths.RATES_ADD).scale(LARGE))
        left = places.left.put(counted(maths.LARGE, self.label("fractions"), self.theme.sum))
        self.add(quotient)
        # The grid of the product rule, and below it the product.
        late = mn.squish_rate_func(mn.smooth, 0.25, 1)
        self.cue("grid")
        self.play(mn.FadeOut(picture, run_time=0.4), quotient.show(rate_func=late), run_time=0.8)
        self.cue("divide")
        self.play(quotient.show_divisors(), run_time=0.6)
        # In every row all but one factor cancel, and fall away.
        self.cue("cancel")
        self.play(quotient.divide_rows(), run_time=1.6)
        # What is left are ten fractions, and their sum.
        self.cue("left")
        self.play(quotient.write_fractions(), run_time=1.2)
        self.mark_still()
        self.play(mn.FadeIn(formula, left), run_time=0.6)
        return quotient, formula, left

    # Beat "return".

    def multiply_back(self, quotient: GridQuotient, formula: Formula, left: mn.VGroup) -> mn.VGroup:
        """Multiplied by P, the sum gives the derivative back."""
        places = self.places.grid
        rule = self.formula(maths.SHORTER).scale(LARGE)
        there = places.rule.put(self.formula(maths.RATES_ADD).scale(LARGE))
        condition = self.formula(maths.NONZERO, size="label").scale(1.2)
        places.rule.put(mn.VGroup(rule, condition.next_to(rule, mn.RIGHT, buff=0.35)))
        flat = not places.words_width
        words = self.label("factors", width=places.words_width or None)
        many = hundred(places.hundred, maths.LARGE, words, self.theme, flat=flat)
        with self.beat("return"):
            # The diagonal falls into line: ten fractions.
            self.cue("row")
            self.play(
                mn.FadeOut(left, run_time=0.4),
                quotient.drop_diagonal(run_time=1.4),
                TransformFormula(formula, there, run_time=1.4),
            )
            # The grid had a hundred factors.
            self.cue("factors")
            self.play(mn.FadeIn(many), run_time=0.8)
            # From below the line P goes over to the other side.
            self.cue("times")
            self.play(TransformFormula(there, rule), run_time=1.2)
            # It holds wherever no factor is zero.
            self.cue("zero")
            self.play(mn.FadeIn(condition), run_time=0.6)
        quotient.clear_updaters()
        return mn.VGroup(quotient, rule, condition, many)

    # Beat "worked".

    def work_example(self, picture: mn.VGroup) -> None:
        """Three factors, one curve; their rates as arrows add up to its slope."""
        places = self.places.example
        plot = self.build_example_plot()
        curve = plot.curve(maths.values, colour=self.theme.product, width=8)
        ground = hill(plot, maths.values, self.theme.product)
        example, slope = (
            places.formula.put(self.formula(statement).scale(1.2), mn.UR)
            for statement in (maths.EXAMPLE, maths.EXAMPLE_SLOPE)
        )
        domain = self.formula(maths.DOMAIN, size="label")
        domain.next_to(mn.VGroup(example, slope), mn.DOWN, buff=0.2, aligned_edge=mn.RIGHT)
        arrows = self.build_arrows(plot)
        with self.beat("worked"):
            # Three factors, and their product.
            self.play(mn.FadeOut(picture, run_time=0.4), mn.FadeIn(plot, run_time=0.8))
            self.play(mn.Create(curve), mn.FadeIn(ground, example, domain), run_time=0.8)
            self.add(arrows)
            # Each factor has its rate, laid on at the end of the one before.
            for number, cue in enumerate(("first_rate", "second_rate", "third_rate")):
                self.cue(cue)
                self.play(arrows.show(number), run_time=0.6)
            # Their sum, times P, is the slope.
            self.cue("sum")
            self.play(arrows.show(3), run_time=0.6)
            self.cue("times")
            self.play(arrows.multiply_by_product(), run_time=0.7)
            self.cue("slope")
            self.play(
                arrows.show_tangent(),
                TransformFormula(example, slope, rename={"1": ""}),
                run_time=1.0,
            )
            # Where the rates cancel, the curve is flat.
            self.cue("cancel")
            self.play(arrows.slide_to(maths.PEAK), run_time=1.3)
            self.play(mn.FadeIn(self.build_no_sum(arrows)), run_time=0.4)
            self.show_takeaway()
            self.wait(0.7)

    def build_example_plot(self) -> Plot:
        """Draw the axes of the example."""
        places = self.places.example
        return self.plot(
            places.plot,
            x_range=(0, places.x_top),
            y_range=(0, places.y_top),
            x_ticks=[x for x in np.arange(1.0, 8) if x <= places.x_top],
            y_ticks=(0.5, 1),
            names=(self.formula(maths.x, size="label"), None),
        )

    def build_arrows(self, plot: Plot) -> RateArrows:
        """Put the point and its arrows on the example's curve."""
        places = self.places.example
        names = [
            self.formula(rate, size=places.names_size).scale(NAMES)
            for rate in (*maths.RATES_OF_FACTORS, maths.SUM_OF_RATES)
        ]
        return RateArrows(plot, names, places.apart, theme=self.theme)

    def build_no_sum(self, arrows: RateArrows) -> mn.VGroup:
        """Write that the sum is 0, beside the name of the arrow that has no length then."""
        size = self.places.example.names_size
        whole = self.formula(maths.NO_SUM, size=size).scale(NAMES)
        whole.shift(arrows.names[-1].get_center() - whole.part("rates").get_center())
        return mn.VGroup(whole.part("="), whole.part("nothing"))
