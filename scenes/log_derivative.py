"""By way of the logarithm, the derivative of a product of n factors has n short terms."""

import manim as mn
import numpy as np
import sympy as sp

from reel.maths import log_derivative as maths
from reel.maths.log_derivative import CAST
from reel.maths.product_rule import factors
from reel.stage import Formula, Lesson, Morph, Plot, Region
from reel.stage.grid_quotient import GridQuotient
from reel.stage.relative_growth import RelativeGrowth
from reel.stage.signed_sum import SignedSum
from reel.stage.tangent import Tangent

COUNT = 4  # factors on the grid
PERCENT = (3.55, 1.85)  # how the frame is divided into picture and statement
RETURN = (3, 2.3)
WORKED = (4.0, 1.4)


class LogDerivative(Lesson):
    """A rectangle grows by 3 % and 2 %; the grid falls to its diagonal; a tangent runs along."""

    clip = "log_derivative"

    def construct(self) -> None:
        self.show_title()
        self.percent()
        rates, of, row = self.diagonal()
        shorter, rest = self.give_back(rates, of, row)
        self.worked(shorter, rest)

    # percent

    def percent(self) -> None:
        """Relative changes almost add; relative rates of change add exactly."""
        picture, below = self.stage.full.rows(*PERCENT, gap=0.2)
        growth = float(maths.WIDER), float(maths.TALLER)
        rectangle = RelativeGrowth(picture, growth, maths.area, colour=self.colour)
        product, strips, rates = (
            below.place(self.formula(statement, CAST).scale(scale))
            for statement, scale in ((maths.GROWN, 1.6), (maths.STRIPS, 1.6), (maths.RATES, 1.2))
        )
        self.add(rectangle)
        with self.beat("percent"):
            self.wait(0.8)
            self.play(rectangle.wider.animate.set_value(growth[0]), run_time=1.0)
            self.play(rectangle.taller.animate.set_value(growth[1]), run_time=1.0)
            numbers = rectangle.numbers(*(self.formula(n, CAST) for n in maths.NUMBERS))
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
            self.wait(0.8)
            self.play(Morph(strips, rates), mn.FadeOut(labels[-1]), *rectangle.corner_fades())
        self.play(*map(mn.FadeOut, (rectangle, *labels[:-1], rates)), run_time=0.6)

    # diagonal

    def diagonal(self) -> tuple[Formula, Formula, GridQuotient]:
        """The log splits the product; divided by f, the grid falls to its diagonal."""
        picture, side = self.stage.full.columns(1.5, 1, gap=0.4)
        slopes, chain, middle = side.rows(1, 1, 1.5, gap=0.35)
        plot, moving, at = self.tangent(picture)
        slope = self.live(maths.LOG_SLOPE_AT, "slope", lambda: f"{1 / at.get_value():.2f}", CAST)
        slopes.place(slope)
        plain, slope_of = (
            chain.place(self.formula(statement, CAST))
            for statement in (maths.LOG_SLOPE, maths.LOG_SLOPE_OF)
        )
        product, logs, rates = (
            middle.place(self.formula(statement, CAST).scale(1.05))
            for statement in (maths.PRODUCT, maths.LOGS, maths.RATES_ADD)
        )
        left, area, right = self.stage.full.columns(1.5, 7.4, 3.5, gap=0.2)
        above, below = self.stage.full.rows(*RETURN, gap=0.3)
        head, row = below.columns(1, 5, gap=0.5)
        row = row.inset(0, (row.height - row.width / 7.6) / 2)
        quotient = GridQuotient(area, factors(COUNT), colour=self.colour, row=row)
        divided, of = (
            left.place(self.left_of(statement)) for statement in (maths.DERIVATIVE, maths.RATES_ADD)
        )
        divided.set_y(quotient.grid.get_y())
        of.shift((quotient.bar.get_y() - of.part("frac").get_y()) * mn.UP)
        with self.beat("diagonal"):
            self.play(mn.FadeIn(plot, *moving, slope))
            self.play(at.animate.set_value(4.0), run_time=1.6)
            self.play(at.animate.set_value(2.0), run_time=1.2)
            plain.move_to(slope.fixed, aligned_edge=mn.DL)
            self.play(Morph(plain, slope_of, keep=True))
            self.play(mn.FadeIn(product), run_time=0.6)
            self.play(Morph(product, logs))
            self.play(Morph(logs, rates))
            self.play(
                *map(mn.FadeOut, (plot, *moving, slope, slope_of)),
                rates.animate.scale(1 / 1.05).move_to(right.at(0.5, 1), aligned_edge=mn.UP),
            )
            self.play(mn.FadeIn(quotient, divided))
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
            self.play(rates.animate.scale(1.35).move_to(above.center), run_time=1.0)
        return rates, of, quotient

    def left_of(self, statement: sp.Eq) -> Formula:
        """Return a statement about a sum with only what is left of the sum to be seen."""
        formula = self.formula(statement)
        return formula.remove(*formula.part("sum"))

    def tangent(self, area: Region) -> tuple[Plot, list[mn.Mobject], mn.ValueTracker]:
        """Return the logarithm's curve, what follows x along it, and x."""
        plot = self.plot(
            area,
            x_range=(0, 6.6),
            y_range=(-1.9, 2.3),
            x_ticks=range(1, 7),
            y_ticks=(-1, 1, 2),
            equal_units=True,
        )
        lowest = float(np.exp(plot.y_range[0]))
        plot.add(
            plot.curve(np.log, colour=self.colour("logarithm"), x_range=(lowest, plot.x_range[1]))
        )
        at = mn.ValueTracker(1)
        tangent = Tangent(
            plot, np.log, lambda x: 1 / x, at, colour=self.colour("text"), reach=1.4, run=1
        )
        name = self.live(maths.X_IS, "value", lambda: f"{at.get_value():.2f}", size="label")

        def follow(name: mn.Mobject) -> None:
            foot = plot.point(at.get_value(), 0)
            name.move_to(foot + 0.15 * mn.DR, aligned_edge=mn.UL)

        name.add_updater(follow, call_updater=True)
        return plot, [tangent, name], at

    # return

    def give_back(
        self, rates: Formula, of: Formula, row: GridQuotient
    ) -> tuple[Formula, mn.VGroup]:
        """Multiplied by f, the sum gives the derivative back."""
        statement = self.formula(maths.SHORTER, CAST).scale(1.35).move_to(rates)
        condition = self.formula(maths.POSITIVE).next_to(statement, mn.RIGHT, buff=1.0)
        times = self.left_of(maths.SHORTER).move_to(of)
        cells = mn.VGroup(*(cell.box for cell in row.grid.diagonal))
        card = mn.RoundedRectangle(
            corner_radius=0.2, width=cells.width + 0.5, height=cells.height + 0.5
        ).move_to(cells)
        card.set_stroke(self.colour("sum"), 4)
        with self.beat("return"):
            self.wait(0.6)
            self.play(Morph(of, times), mn.Create(card), run_time=1.6)
            self.play(Morph(rates, statement, run_time=1.8))
            self.play(mn.FadeIn(condition), run_time=0.6)
        return statement, mn.VGroup(row, card, times, condition)

    # worked

    def worked(self, shorter: Formula, rest: mn.VGroup) -> None:
        """Three factors, one curve, and the tangent that the formula gives."""
        picture, below = self.stage.full.rows(*WORKED, gap=0.25)
        left, right = picture.columns(1.6, 1, gap=0.6)
        plot, curve, name = self.example(left)
        at = mn.ValueTracker(maths.RUN[0])
        moving = self.run(plot, at)
        balance = self.balance(right, at)
        slope = below.place(self.formula(maths.EXAMPLE_SLOPE, CAST).scale(1.1))
        routes = below.place(below.fit(self.formula(maths.BOTH_ROUTES, CAST)), mn.UP)
        with self.beat("worked"):
            self.play(mn.FadeOut(rest), Morph(shorter, slope, rename={"1": ""}))
            self.play(mn.FadeIn(plot, name), mn.Create(curve), run_time=1.2)
            self.play(mn.FadeIn(*moving, balance), run_time=0.8)
            self.play(at.animate.set_value(maths.PEAK), run_time=2.0)
            self.wait(0.4)
            self.play(at.animate.set_value(maths.RUN[1]), run_time=2.0)
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
            maths.SLOPE_IS, "value", lambda: written(maths.slope(at.get_value())), size="label"
        )
        slope.put(plot.box.at(0.78, 0.55))
        return [tangent, slope]

    def balance(self, area: Region, at: mn.ValueTracker) -> SignedSum:
        """Return the three relative rates of change, laid end to end, and their sum."""
        return SignedSum(
            area,
            maths.reach(),
            lambda: maths.rates(at.get_value()),
            names=[
                self.formula(rate, CAST, size="label")
                for rate in (*maths.RATES_OF_FACTORS, maths.RATES_ADD.lhs)
            ],
            colours=[self.colour(role) for role in ("first", "second", "third", "sum")],
            muted=self.colour("muted"),
            written=written,
        )


def written(value: float) -> str:
    """Return a number to two decimals; what rounds to zero has no sign."""
    return f"{round(value, 2) + 0.0:.2f}"
