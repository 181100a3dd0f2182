"""By way of the logarithm, the derivative of a product of n factors has n short terms."""

from typing import Any

import manim as mn
import sympy as sp

from reel.notation.form_printer import PLAIN
from reel.stage import ClipScene, Formula, FormulaGroup, Region, TransformFormula
from scenes.gradients.maths import factors
from scenes.log_derivative import maths
from scenes.log_derivative.grid_quotient import GridQuotient
from scenes.log_derivative.layout import Layout
from scenes.log_derivative.log_slope import LogSlope
from scenes.log_derivative.maths import ROLES
from scenes.log_derivative.relative_growth import RelativeGrowth
from scenes.log_derivative.two_routes import TwoRoutes
from scenes.log_derivative.worked_example import WorkedExample

COUNT = 4  # factors on the grid
RULE = 1.35  # how large the short rule is, and the count of what it takes to write it


class LogDerivative(ClipScene):
    """A rectangle grows by 3 % and 2 %; the grid falls to its diagonal; a tangent runs along."""

    clip = "log_derivative"
    roles = ROLES

    def construct(self) -> None:
        self.places = Layout.of(self.regions)
        self.show_title()
        self.grow_by_percent()
        rates, condition, left_side, quotient = self.reduce_to_diagonal()
        rule, picture = self.multiply_back(rates, condition, left_side, quotient)
        self.work_example(rule, picture)

    # Beat "percent".

    def grow_by_percent(self) -> None:
        """Relative changes almost add; relative rates of change add exactly."""
        rectangle = self.build_rectangle()
        product, strips, rates = (
            self.places.growth.statement.put(self.formula(statement).scale(scale))
            for statement, scale in ((maths.GROWN, 1.6), (maths.STRIPS, 1.6), (maths.RATES, 1.25))
        )
        self.add(rectangle)
        with self.beat("percent"):
            # Little is going to change: a magnifier comes out of the corner where it does.
            self.play(rectangle.magnify(run_time=0.8))
            # The rectangle grows by 3 % in width, and by 2 % in height.
            self.cue("wider")
            self.play(rectangle.widen(run_time=0.8))
            self.cue("taller")
            self.play(rectangle.heighten(run_time=0.8))
            # Its three numbers fly down: width times height is the area.
            numbers, names = self.build_names(rectangle)
            moves, drawn = rectangle.write_product(product, numbers)
            self.play(*moves)
            self.remove(*drawn).add(product)
            # In the magnifier, two strips and a corner get their shares of the area.
            shares = self.build_shares(rectangle)
            self.cue("changes")
            self.play(mn.FadeIn(shares), run_time=0.6)
            self.play(TransformFormula(product, strips, run_time=1.0))
            # Functions take the numbers' places.
            self.cue("rates")
            self.play(mn.FadeOut(*rectangle.take_numbers(), shares), mn.FadeIn(names), run_time=0.8)
            # The corner goes, and with it the sum of percents, which is false without it.
            self.cue("vanishes")
            left = self.build_two_strips(strips)
            self.remove(strips)
            self.add(left)
            gone = [strips.part("+", 1), *map(strips.part, ("corner", "=", "bigger"))]
            self.play(mn.FadeOut(*gone), *rectangle.fade_corner(), run_time=0.6)
            # For rates of change, the two strips are all.
            self.cue("exactly")
            self.play(TransformFormula(left, rates), run_time=1.0)
        self.play(*map(mn.FadeOut, (rectangle, names, rates)), run_time=0.4)

    # Beat "diagonal".

    def reduce_to_diagonal(self) -> tuple[Formula, Formula, Formula, GridQuotient]:
        """The log splits the product; divided by f, the grid falls to its diagonal."""
        with self.beat("diagonal"):
            rates, condition = self.take_log()
            left_side, quotient = self.divide_grid(rates, condition)
        return rates, condition, left_side, quotient

    def take_log(self) -> tuple[Formula, Formula]:
        """The slope of log f is f'/f, and the log of a product is a sum."""
        places = self.places.log
        curve = LogSlope(places.curve, self.theme, equal_units=places.equal_units)
        slope = self.live_formula(maths.LOG_SLOPE_AT, "value", lambda: f"{curve.slope():.2f}")
        places.slope.put(slope)
        plain, chain = (
            places.chain.put(self.formula(statement))
            for statement in (maths.LOG_SLOPE, maths.LOG_SLOPE_OF)
        )
        product, logs, rates = (
            places.sum.put(self.formula(statement).scale(1.05))
            for statement in (maths.PRODUCT, maths.LOGS, maths.RATES_ADD)
        )
        condition = self.formula(maths.POSITIVE, size="label").scale(1.3)
        places.condition.place(condition)
        # The tangent runs along log x, with the slope 1/x.
        self.play(mn.FadeIn(curve, slope), run_time=0.6)
        self.play(curve.slide_to(4.0, run_time=1.4))
        self.cue("so")
        self.play(curve.slide_to(2.0, run_time=1.2))
        # For f in the place of x, the slope is f'/f.
        self.cue("log_f")
        plain.move_to(slope.fixed, aligned_edge=mn.DL)
        self.play(TransformFormula(plain, chain, keep=True))
        # The product of positive factors, its log, and the slope of that.
        self.cue("product")
        self.play(mn.FadeIn(product), run_time=0.6)
        self.play(mn.FadeIn(condition), run_time=0.6)
        self.cue("sum")
        self.play(TransformFormula(product, logs, rename={"∏": "∑"}, run_time=0.73))
        # The slopes' picture stays until the sum of the slopes is there.
        late = mn.squish_rate_func(mn.smooth, 0.5, 1)
        self.play(
            TransformFormula(logs, rates),
            mn.FadeOut(curve, slope, chain, rate_func=late),
            run_time=0.67,
        )
        return rates, condition

    def divide_grid(self, rates: Formula, condition: Formula) -> tuple[Formula, GridQuotient]:
        """Divided by f, every row keeps one fraction; the diagonal falls into a row."""
        places, row = self.places.grid, self.places.row
        quotient = GridQuotient(places.grid, factors(COUNT), theme=self.theme, row=row.row)
        derivative, left_side = (
            places.left_side.put(self.left_of(line)) for line in (maths.DERIVATIVE, maths.RATES_ADD)
        )
        derivative.set_y(quotient.grid.get_y())
        left_side.shift((quotient.bar.get_y() - left_side.part("frac").get_y()) * mn.UP)
        quotient.suspend_updating()  # or it would draw the copies that FadeIn fades
        # The sum makes room, and the grid of the product rule comes.
        self.play(
            self.move_into(places.sum, rates),
            condition.animate.move_to(places.condition.center),
            run_time=0.47,
        )
        self.cue("grid")
        self.play(mn.FadeIn(quotient, derivative), run_time=0.6)
        # The product comes below the grid, and f below f'.
        self.cue("divide")
        self.play(quotient.show_divisors(), TransformFormula(derivative, left_side), run_time=0.8)
        # It rises into every row, and all but one factor of each row cancel.
        self.play(quotient.divide_rows(run_time=1.1))
        self.cue("cancel")
        self.play(quotient.cancel(run_time=1.6))
        self.mark_still()
        # The diagonal falls into a row, which is the sum of the rates: that goes above it.
        self.cue("left")
        late = mn.squish_rate_func(mn.smooth, 0.65, 1)
        self.play(
            quotient.drop_diagonal(run_time=1.6),
            left_side.animate(run_time=1.6).move_to(row.left_side.center),
            self.move_into(row.rule, rates, RULE, rate_func=late, run_time=2.0),
            condition.animate(rate_func=late, run_time=2.0).move_to(row.condition.center),
        )
        quotient.clear_updaters()
        return left_side, quotient

    # Beat "return".

    def multiply_back(
        self, rates: Formula, condition: Formula, left_side: Formula, quotient: GridQuotient
    ) -> tuple[Formula, mn.VGroup]:
        """Multiplied by f, the sum gives the derivative back."""
        places = self.places.row
        rule = places.rule.put(self.formula(maths.SHORTER).scale(RULE))
        times = places.left_side.put(self.left_of(maths.SHORTER))
        cells = mn.VGroup(*(cell.box for cell in quotient.grid.diagonal))
        frame = mn.SurroundingRectangle(cells, color=self.theme.sum, buff=0.1, corner_radius=0.12)
        long, short = (
            places.count.put(self.formula(count, role=role).scale(RULE))
            for count, role in ((maths.LONG, "product"), (maths.SHORT, "sum"))
        )
        long_name, short_name = (
            places.counted.put(self.label(name, role="muted")) for name in ("factors", "fractions")
        )
        with self.beat("return"):
            # The grid had n · n factors.
            self.cue("factors")
            self.play(mn.FadeIn(long, long_name), run_time=0.8)
            # The row has n fractions.
            self.cue("row")
            self.play(mn.Create(frame), run_time=1.0)
            self.cue("fractions")
            self.play(
                TransformFormula(long, short), mn.FadeTransform(long_name, short_name), run_time=1.0
            )
            # From below the line f goes over to the other side, first at the row.
            self.cue("times")
            self.play(TransformFormula(left_side, times))
            self.cue("back")
            self.play(TransformFormula(rates, rule))
            # The condition: only positive numbers have a log.
            self.cue("positive")
            self.play(mn.Indicate(condition, 1.2, self.theme.logarithm), run_time=1.2)
        return rule, mn.VGroup(quotient, frame, times, condition, short, short_name)

    # Beat "worked".

    def work_example(self, rule: Formula, picture: mn.VGroup) -> None:
        """Three factors, one curve, and the tangent that the formula gives."""
        places = self.places.example
        example = WorkedExample(places, self.theme)
        slope = places.slope.put(self.formula(maths.EXAMPLE_SLOPE))
        direct, short = (self.label(key, size="small", role="muted") for key in ("direct", "short"))
        routes = TwoRoutes(places.routes, (direct, short), theme=self.theme)
        balance = example.balance
        leave = [mn.FadeOut(balance, run_time=0.6)] if places.rates_leave else []
        with self.beat("worked"):
            # The rule makes room for the example, whose axes take the row's place.
            late = mn.squish_rate_func(mn.smooth, 0.3, 1)
            self.play(
                mn.FadeOut(picture, run_time=0.6),
                self.move_into(places.slope, rule, RULE, run_time=1.2),
                mn.FadeIn(example.plot, example.name, rate_func=late, run_time=1.2),
            )
            self.play(mn.Create(example.curve), mn.FadeIn(balance.lines), run_time=1.0)
            # Each factor has its rate, laid on at the end of the one before.
            for number, cue in enumerate(("first_rate", "second_rate", "third_rate")):
                self.cue(cue)
                self.play(mn.FadeIn(balance.row(number)), run_time=0.6)
            # A point with its tangent comes; the rates have a sum.
            self.play(mn.FadeIn(*example.moving), run_time=0.8)
            self.play(mn.FadeIn(balance.row(3)), run_time=0.6)
            self.remove(*balance.get_family()).add(balance)
            # The rule becomes that of the example.
            self.cue("sum")
            self.play(TransformFormula(rule, slope, rename={"1": ""}), run_time=1.0)
            # The tangent runs to the peak, where the three rates balance, and on.
            self.play(example.slide_to(maths.PEAK, run_time=0.93))
            self.play(example.slide_to(maths.RUN[1], run_time=0.8))
            # The rule makes room for the product rule, which gives the same.
            self.play(routes.make_room(slope, rate_func=late), *leave, run_time=0.6)
            self.cue("product_rule")
            self.play(
                mn.FadeOut(routes.own_side(slope), run_time=0.27),
                mn.FadeIn(
                    routes.left_side, direct, rate_func=mn.squish_rate_func(mn.smooth, 0.2, 1)
                ),
                run_time=0.8,
            )
            self.remove(*slope, routes.left_side)
            self.add(routes.formula)
            self.cue("same")
            self.play(mn.FadeIn(short), run_time=0.9)
            self.show_takeaway()
            self.wait(0.7)

    # What the beats show.

    def build_rectangle(self) -> RelativeGrowth:
        """Draw the rectangle that grows, and its corner magnified."""
        growth = float(maths.WIDER), float(maths.TALLER)
        return RelativeGrowth(self.places.growth, growth, maths.area, theme=self.theme)

    def build_names(self, rectangle: RelativeGrowth) -> list[FormulaGroup]:
        """Write width, height and area over the rectangle's numbers: as numbers, as functions."""
        return [
            rectangle.in_place_of_numbers(*(self.formula(name) for name in names))
            for names in (maths.NUMBERS, maths.NAMES)
        ]

    def build_shares(self, rectangle: RelativeGrowth) -> mn.VGroup:
        """Write on both strips and on the corner which share of the area they are."""
        return rectangle.label_strips(
            *(
                self.formula(share, roles=PLAIN, size="label", role="background")
                for share in maths.STRIPS.lhs.args
            )
        )

    def build_two_strips(self, strips: Formula) -> Formula:
        """Write the two strips' shares over those in a formula, glyph on glyph."""
        left = self.formula(maths.TWO_STRIPS)
        left.scale(strips.part("wider").height / left.part("wider").height)
        return left.shift(strips.part("wider").get_center() - left.part("wider").get_center())

    def left_of(self, statement: sp.Eq) -> Formula:
        """Write a statement about a sum, and leave out the sum."""
        formula = self.formula(statement)
        return formula.remove(*formula.part("sum"))

    def move_into(
        self, region: Region, formula: Formula, scale: float = 1, **kwargs: Any
    ) -> mn.Animation:
        """Move a formula into a region, and let it be `scale` times its own size, or as fits."""
        goal = region.put(self.formula(formula.expr).scale(scale))
        return formula.animate(**kwargs).scale(goal.width / formula.width).move_to(goal).build()
