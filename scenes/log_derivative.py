"""By way of the logarithm, the derivative of a product of n factors has n short terms."""

import manim as mn
import sympy as sp

from reel.maths import log_derivative as maths
from reel.maths.log_derivative import CAST
from reel.maths.product_rule import factors
from reel.props.grid_quotient import GridQuotient
from reel.props.log_slope import LogSlope
from reel.props.relative_growth import RelativeGrowth
from reel.props.signed_sum import SignedSum, signed
from reel.props.tangent import Tangent
from reel.stage import Formula, Lesson, Morph, Plot, Region

COUNT = 4  # factors on the grid
PERCENT = (3.4, 2.0)  # how the frame is divided into picture and statement
RETURN = (3, 2.3)
STATEMENT = (2.4, 1)  # and the statement's row into statement and count
WORKED = (4.0, 1.4)


class LogDerivative(Lesson):
    """A rectangle grows by 3 % and 2 %; the grid falls to its diagonal; a tangent runs along."""

    clip = "log_derivative"

    def construct(self) -> None:
        self.show_title()
        self.percent()
        shorter, rest = self.give_back(*self.diagonal())
        self.worked(shorter, rest)

    # percent

    def percent(self) -> None:
        """Relative changes almost add; relative rates of change add exactly."""
        picture, below = self.stage.full.rows(*PERCENT, gap=0.2)
        growth = float(maths.WIDER), float(maths.TALLER)
        rectangle = RelativeGrowth(picture, growth, maths.area, colour=self.colour)
        product, strips, rates = (
            below.place(self.formula(statement, CAST).scale(scale))
            for statement, scale in ((maths.GROWN, 1.6), (maths.STRIPS, 1.6), (maths.RATES, 1.25))
        )
        self.add(rectangle)
        with self.beat("percent"):
            self.wait(0.6)
            self.play(rectangle.wider.animate.set_value(growth[0]), run_time=0.8)
            self.play(rectangle.taller.animate.set_value(growth[1]), run_time=0.8)
            numbers, names = (
                rectangle.in_place_of_numbers(*(self.formula(name, CAST) for name in shown))
                for shown in (maths.NUMBERS, maths.NAMES)
            )
            self.play(Morph(numbers, product, keep=True))
            self.wait(0.4)
            labels = rectangle.label(
                *(
                    self.formula(share, size="label", role="background")
                    for share in maths.STRIPS.lhs.args
                )
            )
            self.play(mn.FadeIn(labels), run_time=0.6)
            self.play(Morph(product, strips))
            self.wait(0.6)
            self.play(mn.FadeOut(*rectangle.take_numbers(), labels), mn.FadeIn(names))
            self.play(Morph(strips, rates), *rectangle.corner_fades())
        self.play(*map(mn.FadeOut, (rectangle, names, rates)), run_time=0.6)

    # diagonal

    def diagonal(self) -> tuple[Formula, Formula, Formula, GridQuotient]:
        """The log splits the product; divided by f, the grid falls to its diagonal."""
        with self.beat("diagonal"):
            rates, condition = self.by_the_log()
            return self.on_the_grid(rates, condition)

    def by_the_log(self) -> tuple[Formula, Formula]:
        """The slope of a log is f'/f, and the log of a product is a sum."""
        left, side = self.stage.full.columns(1.5, 1, gap=0.4)
        above, middle, below, foot = side.rows(1, 1, 1.5, 0.4, gap=0.25)
        picture = LogSlope(left, self.colour)
        at = picture.at
        slope = self.live(maths.LOG_SLOPE_AT, "value", lambda: f"{1 / at.get_value():.2f}", CAST)
        above.place(slope)
        plain, chain = (
            middle.place(self.formula(statement, CAST))
            for statement in (maths.LOG_SLOPE, maths.LOG_SLOPE_OF)
        )
        product, logs, rates = (
            below.place(self.formula(statement, CAST).scale(1.05))
            for statement in (maths.PRODUCT, maths.LOGS, maths.RATES_ADD)
        )
        condition = foot.place(self.formula(maths.POSITIVE, size="label").scale(1.3))
        self.play(mn.FadeIn(picture, slope))
        self.play(at.animate.set_value(4.0), run_time=1.6)
        self.play(at.animate.set_value(2.0), run_time=1.2)
        plain.move_to(slope.fixed, aligned_edge=mn.DL)
        self.play(Morph(plain, chain, keep=True))
        self.play(mn.FadeIn(product), run_time=0.6)
        self.play(mn.FadeIn(condition), run_time=0.6)
        self.play(Morph(product, logs, rename={"∏": "∑"}))
        self.play(Morph(logs, rates))
        self.play(mn.FadeOut(picture, slope, chain), run_time=0.6)
        return rates, condition

    def on_the_grid(
        self, rates: Formula, condition: Formula
    ) -> tuple[Formula, Formula, Formula, GridQuotient]:
        """Divided by f, every row keeps one fraction; the diagonal falls into a row."""
        left, area, right = self.stage.full.columns(1.5, 7.4, 3.5, gap=0.2)
        above, below = self.stage.full.rows(*RETURN, gap=0.3)
        statement, _ = above.columns(*STATEMENT, gap=0.4)
        head, row = below.columns(1, 5, gap=0.5)
        quotient = GridQuotient(area, factors(COUNT), colour=self.colour, row=row)
        divided, of = (
            left.place(self.left_of(line)) for line in (maths.DERIVATIVE, maths.RATES_ADD)
        )
        divided.set_y(quotient.grid.get_y())
        of.shift((quotient.bar.get_y() - of.part("frac").get_y()) * mn.UP)
        quotient.suspend_updating()  # or it would draw the copies that FadeIn fades
        self.play(
            rates.animate.scale(1 / 1.05).move_to(right.at(0.5, 1), aligned_edge=mn.UP),
            condition.animate.move_to(right.at(0.5, 0.55)),
            mn.FadeIn(quotient, divided),
        )
        self.play(quotient.step.animate.set_value(1), Morph(divided, of), run_time=1.0)
        for step, time in ((2, 1.6), (3, 2.4)):
            self.play(quotient.step.animate(rate_func=mn.linear).set_value(step), run_time=time)
            self.wait(0.3)
        self.mark_still()
        self.play(
            quotient.step.animate(rate_func=mn.linear).set_value(4),
            of.animate.move_to(head.center),
            run_time=2.0,
        )
        quotient.clear_updaters()
        self.play(
            rates.animate.scale(1.35).move_to(statement.at(0.42, 0.5)),
            condition.animate.move_to(statement.at(1, 0.5), aligned_edge=mn.RIGHT),
            run_time=1.0,
        )
        return rates, condition, of, quotient

    def left_of(self, statement: sp.Eq) -> Formula:
        """Return a statement about a sum with only what is left of the sum to be seen."""
        formula = self.formula(statement)
        return formula.remove(*formula.part("sum"))

    # return

    def give_back(
        self, rates: Formula, condition: Formula, of: Formula, row: GridQuotient
    ) -> tuple[Formula, mn.VGroup]:
        """Multiplied by f, the sum gives the derivative back."""
        above, _ = self.stage.full.rows(*RETURN, gap=0.3)
        _, aside = above.columns(*STATEMENT, gap=0.4)
        statement = self.formula(maths.SHORTER, CAST).scale(1.35).move_to(rates)
        times = self.left_of(maths.SHORTER).move_to(of)
        cells = mn.VGroup(*(cell.box for cell in row.grid.diagonal))
        card = mn.SurroundingRectangle(
            cells, color=self.colour("sum"), buff=0.1, corner_radius=0.12
        )
        long, short = (
            self.formula(count, role=role).scale(1.35).move_to(aside.at(0.5, 0.6))
            for count, role in ((maths.LONG, "product"), (maths.SHORT, "sum"))
        )
        factors_, fractions = (
            self.words(self.label(name), role="muted").move_to(aside.at(0.5, 0.38))
            for name in ("factors", "fractions")
        )
        with self.beat("return"):
            self.play(mn.FadeIn(long, factors_), run_time=0.8)
            self.play(Morph(of, times), mn.Create(card), run_time=1.6)
            self.play(Morph(rates, statement, run_time=1.8))
            self.play(Morph(long, short), mn.FadeTransform(factors_, fractions))
        return statement, mn.VGroup(row, card, times, condition, short, fractions)

    # worked

    def worked(self, shorter: Formula, rest: mn.VGroup) -> None:
        """Three factors, one curve, and the tangent that the formula gives."""
        picture, below = self.stage.full.rows(*WORKED, gap=0.25)
        left, right = picture.columns(1.6, 1, gap=0.6)
        plot, curve, name = self.example(left)
        at = mn.ValueTracker(maths.RUN[0])
        moving = self.run(plot, at)
        balance = self.balance(right, at)
        slope = below.place(self.formula(maths.EXAMPLE_SLOPE, CAST))
        routes = below.place(below.fit(self.formula(maths.BOTH_ROUTES, CAST)), mn.UP)
        with self.beat("worked"):
            late = mn.squish_rate_func(mn.smooth, 0.5, 1)
            self.play(
                mn.FadeOut(rest, run_time=0.8),
                Morph(shorter, slope, rename={"1": ""}),
                mn.FadeIn(plot, rate_func=late, run_time=1.4),
            )
            self.play(mn.Create(curve), mn.FadeIn(name), run_time=1.2)
            self.play(mn.FadeIn(*moving, balance), run_time=0.8)
            self.play(at.animate.set_value(maths.PEAK), run_time=1.6)
            self.wait(0.4)
            self.play(at.animate.set_value(maths.RUN[1]), run_time=1.6)
            self.play(Morph(slope, routes, run_time=1.8))
            self.play(mn.FadeIn(*self.names(routes)), run_time=0.6)
            self.wait(0.6)
            self.show_takeaway()
            self.wait(1.5)

    def names(self, routes: Formula) -> list[mn.Mobject]:
        """Return the names of the two ways to the derivative, each below its side."""
        middle = routes.part("=").get_x()
        names = []
        for key, sign in (("direct", -1), ("short", 1)):
            side = mn.VGroup(*(g for g in routes if sign * (g.get_x() - middle) > 0.1))
            name = self.words(self.label(key), size="small", role="muted")
            names.append(name.next_to(routes, mn.DOWN, buff=0.15).set_x(side.get_x()))
        return names

    def example(self, area: Region) -> tuple[Plot, mn.VMobject, mn.VGroup]:
        """Return axes, the example's curve and its name."""
        plot = self.plot(
            area,
            x_range=(0, 7.5),
            y_range=(0, 1.25),
            x_ticks=range(1, 8),
            y_ticks=(0.5, 1),
            names=(self.formula(maths.x, size="label"), None),
        )
        curve = plot.curve(maths.values, colour=self.colour("product"))
        name = self.formula(maths.EXAMPLE, CAST).scale(0.8)
        domain = self.formula(maths.DOMAIN, size="label", role="muted")
        group = mn.VGroup(name, domain).arrange(mn.DOWN, buff=0.2, aligned_edge=mn.RIGHT)
        group.move_to(plot.box.at(1, 1), aligned_edge=mn.UR)
        return plot, curve, group

    def run(self, plot: Plot, at: mn.ValueTracker) -> list[mn.Mobject]:
        """Return the point on the example's curve, its tangent by the formula, and its slope."""
        tangent = Tangent(
            plot,
            lambda x: float(maths.values(x)),
            maths.slope,
            at,
            colour=self.colour("text"),
            reach=1.05,
        )
        slope = self.live(
            maths.SLOPE_IS, "value", lambda: signed(maths.slope(at.get_value())), size="label"
        )
        slope.put(plot.box.at(0.73, 0.55))
        return [tangent, slope]

    def balance(self, area: Region, at: mn.ValueTracker) -> SignedSum:
        """Return the three relative rates of change, laid end to end, and their sum."""
        return SignedSum(
            area,
            maths.reach(),
            lambda: maths.rates(at.get_value()),
            names=[
                self.formula(rate, CAST, size="label").scale(0.88)
                for rate in (*maths.RATES_OF_FACTORS, maths.RATES_ADD.lhs)
            ],
            colours=[self.colour(role) for role in ("first", "second", "third", "sum")],
            muted=self.colour("muted"),
        )
