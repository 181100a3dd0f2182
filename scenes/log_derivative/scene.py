"""By way of the logarithm, the derivative of a product of n factors has n short terms."""

from dataclasses import dataclass

import manim as mn
import sympy as sp

from reel.formula.typst_printer import PLAIN
from reel.stage import ClipScene, Formula, Region, TransformFormula
from scenes.gradients.maths import factors
from scenes.log_derivative import maths
from scenes.log_derivative.grid_quotient import GridQuotient
from scenes.log_derivative.log_slope import LogSlope
from scenes.log_derivative.maths import ROLES
from scenes.log_derivative.relative_growth import RelativeGrowth
from scenes.log_derivative.two_routes import TwoRoutes
from scenes.log_derivative.worked_example import WorkedExample

COUNT = 4  # factors on the grid
PERCENT = (3.4, 2.0)  # how the frame is divided into picture and statement


@dataclass(frozen=True)
class _Places:
    """Where the sum stands with its condition, how many terms it has, and its terms in a row."""

    statement: Region
    condition: Region
    terms: Region
    remark: Region
    head: Region
    row: Region


class LogDerivative(ClipScene):
    """A rectangle grows by 3 % and 2 %; the grid falls to its diagonal; a tangent runs along."""

    clip = "log_derivative"
    roles = ROLES

    def construct(self) -> None:
        self.show_title()
        self.percent()
        shorter, rest = self.give_back(*self.diagonal())
        self.worked(shorter, rest)

    # percent

    def percent(self) -> None:
        """Relative changes almost add; relative rates of change add exactly."""
        picture, below = self.regions.full.rows(*PERCENT, gap=0.2)
        below = below.intersect(self.regions.safe)
        growth = float(maths.WIDER), float(maths.TALLER)
        rectangle = RelativeGrowth(picture, growth, maths.area, theme=self.theme)
        product, strips, rates = (
            below.put(self.formula(statement).scale(scale))
            for statement, scale in ((maths.GROWN, 1.6), (maths.STRIPS, 1.6), (maths.RATES, 1.25))
        )
        self.add(rectangle)
        with self.beat("percent"):
            self.wait(0.6)
            self.play(rectangle.wider.animate.set_value(growth[0]), run_time=0.8)
            self.play(rectangle.taller.animate.set_value(growth[1]), run_time=0.8)
            numbers, names = (
                rectangle.in_place_of_numbers(*(self.formula(name) for name in shown))
                for shown in (maths.NUMBERS, maths.NAMES)
            )
            moves, drawn = rectangle.write(product, numbers)
            self.play(*moves)
            self.remove(*drawn).add(product)
            self.wait(0.4)
            labels = rectangle.label(
                *(
                    self.formula(share, roles=PLAIN, size="label", role="background")
                    for share in maths.STRIPS.lhs.args
                )
            )
            self.play(mn.FadeIn(labels), run_time=0.6)
            self.play(TransformFormula(product, strips))
            self.wait(0.6)
            self.play(mn.FadeOut(*rectangle.take_numbers(), labels), mn.FadeIn(names))
            self.play(TransformFormula(strips, rates), *rectangle.corner_fades())
        self.play(*map(mn.FadeOut, (rectangle, names, rates)), run_time=0.6)

    # diagonal

    def diagonal(self) -> tuple[Formula, Formula, Formula, GridQuotient]:
        """The log splits the product; divided by f, the grid falls to its diagonal."""
        with self.beat("diagonal"):
            rates, condition = self.by_the_log()
            return self.on_the_grid(rates, condition)

    def by_the_log(self) -> tuple[Formula, Formula]:
        """The slope of a log is f'/f, and the log of a product is a sum."""
        left, above, middle, below, foot = self.beside_the_log()
        picture = LogSlope(left, self.theme)
        at = picture.at
        slope = self.live_formula(maths.LOG_SLOPE_AT, "value", lambda: f"{1 / at.get_value():.2f}")
        above.put(slope)
        plain, chain = (
            middle.put(self.formula(statement))
            for statement in (maths.LOG_SLOPE, maths.LOG_SLOPE_OF)
        )
        product, logs, rates = (
            below.put(self.formula(statement).scale(1.05))
            for statement in (maths.PRODUCT, maths.LOGS, maths.RATES_ADD)
        )
        condition = foot.place(self.formula(maths.POSITIVE, roles=PLAIN, size="label").scale(1.3))
        self.play(mn.FadeIn(picture, slope))
        self.play(at.animate.set_value(4.0), run_time=1.6)
        self.play(at.animate.set_value(2.0), run_time=1.2)
        plain.move_to(slope.fixed, aligned_edge=mn.DL)
        self.play(TransformFormula(plain, chain, keep=True))
        self.play(mn.FadeIn(product), run_time=0.6)
        self.play(mn.FadeIn(condition), run_time=0.6)
        self.play(TransformFormula(product, logs, rename={"∏": "∑"}))
        self.play(TransformFormula(logs, rates))
        self.play(mn.FadeOut(picture, slope, chain), run_time=0.6)
        return rates, condition

    def beside_the_log(self) -> list[Region]:
        """Where the curve stands, the log's two slopes, the sum and its condition."""
        if not self.regions.stacked:
            left, side = self.regions.full.columns(1.5, 1, gap=0.4)
            return [left, *side.rows(1, 1, 1.5, 0.4, gap=0.25)]
        top, *rows = self.regions.full.rows(2.4, 1, 1.25, gap=0.2)
        slopes, sums = (row.intersect(self.regions.safe) for row in rows)
        return [top, *slopes.columns(3.4, 2, gap=0.5), *sums.columns(3.4, 1.4, gap=0.5)]

    def on_the_grid(
        self, rates: Formula, condition: Formula
    ) -> tuple[Formula, Formula, Formula, GridQuotient]:
        """Divided by f, every row keeps one fraction; the diagonal falls into a row."""
        left, area, first, second = self.around_the_grid()
        places = self.places()
        quotient = GridQuotient(area, factors(COUNT), theme=self.theme, row=places.row)
        divided, of = (left.put(self.left_of(line)) for line in (maths.DERIVATIVE, maths.RATES_ADD))
        divided.set_y(quotient.grid.get_y())
        of.shift((quotient.bar.get_y() - of.part("frac").get_y()) * mn.UP)
        quotient.suspend_updating()  # or it would draw the copies that FadeIn fades
        self.play(
            self.moved(rates, first),
            condition.animate.move_to(second.center),
            mn.FadeIn(quotient, divided, rate_func=mn.squish_rate_func(mn.smooth, 0.6, 1)),
        )
        self.play(quotient.step.animate.set_value(1), TransformFormula(divided, of), run_time=1.0)
        for step, time in ((2, 1.6), (3, 2.4)):
            self.play(quotient.step.animate(rate_func=mn.linear).set_value(step), run_time=time)
            self.wait(0.3)
        self.mark_still()
        self.play(
            quotient.step.animate(rate_func=mn.linear).set_value(4),
            of.animate.move_to(places.head.center),
            run_time=2.0,
        )
        quotient.clear_updaters()
        self.play(
            self.moved(rates, places.statement, 1.35),
            condition.animate.move_to(places.condition.center),
            run_time=1.0,
        )
        return rates, condition, of, quotient

    def around_the_grid(self) -> list[Region]:
        """Where f' stands, the grid, the sum and its condition."""
        if self.regions.stacked:
            top, below = self.regions.full.intersect(self.regions.safe).rows(1.3, 4.6, gap=0.15)
            return [*below.columns(1, 4.6, gap=0.2), *top.columns(2.4, 1.4, gap=0.5)]
        left, area, right = self.regions.full.columns(1.5, 7.4, 3.5, gap=0.2)
        return [left, area, *right.rows(1.7, 0.6, 2.3, gap=0.5)[:2]]

    def places(self) -> _Places:
        """Where what remains stands."""
        full = self.regions.full.intersect(self.regions.safe)
        if not self.regions.stacked:
            above, below = full.rows(3, 2.3, gap=0.3)
            stated, aside = above.columns(2.4, 1, gap=0.4)
            _, count, remark, _ = aside.rows(29, 22, 22, 27, gap=0)
            head, row = below.columns(1, 5, gap=0.5)
            statement, condition = stated.columns(0.84, 0.16, gap=0)
            return _Places(statement, condition, count, remark, head, row.inset(0.11))
        above, head, row = full.rows(1.9, 1, 1.15, gap=0.35)
        stated, aside = above.columns(3.8, 2.4, gap=0.3)
        condition, count, remark = aside.rows(1, 1, 0.6, gap=0.1)
        return _Places(stated, condition, count, remark, head, row.inset(0.12))

    def moved(self, formula: Formula, region: Region, scale: float = 1) -> mn.Animation:
        """Move a formula into a region, and let it be `scale` times its own size, or as fits."""
        goal = region.put(self.formula(formula.expr, roles=PLAIN).scale(scale))
        return formula.animate.scale(goal.width / formula.width).move_to(goal).build()

    def left_of(self, statement: sp.Eq) -> Formula:
        """A statement about a sum with only what is left of the sum to be seen."""
        formula = self.formula(statement, roles=PLAIN)
        return formula.remove(*formula.part("sum"))

    # return

    def give_back(
        self, rates: Formula, condition: Formula, of: Formula, row: GridQuotient
    ) -> tuple[Formula, mn.VGroup]:
        """Multiplied by f, the sum gives the derivative back."""
        places = self.places()
        statement = self.formula(maths.SHORTER).scale(1.35)
        places.statement.put(statement)
        times = places.head.put(self.left_of(maths.SHORTER))
        cells = mn.VGroup(*(cell.box for cell in row.grid.diagonal))
        card = mn.SurroundingRectangle(cells, color=self.theme.sum, buff=0.1, corner_radius=0.12)
        long, short = (
            places.terms.put(self.formula(count, roles=PLAIN, role=role).scale(1.35))
            for count, role in ((maths.LONG, "product"), (maths.SHORT, "sum"))
        )
        factors_, fractions = (
            places.remark.put(self.label(name, role="muted")) for name in ("factors", "fractions")
        )
        with self.beat("return"):
            self.play(mn.FadeIn(long, factors_), run_time=0.8)
            self.play(TransformFormula(of, times), mn.Create(card), run_time=1.6)
            self.play(TransformFormula(rates, statement, run_time=1.8))
            self.play(TransformFormula(long, short), mn.FadeTransform(factors_, fractions))
        return statement, mn.VGroup(row, card, times, condition, short, fractions)

    # worked

    def worked(self, shorter: Formula, rest: mn.VGroup) -> None:
        """Three factors, one curve, and the tangent that the formula gives."""
        left, right, below, end = self.worked_places()
        example = WorkedExample(left, right, self.theme)
        slope = below.put(self.formula(maths.EXAMPLE_SLOPE))
        direct, short = (self.label(key, size="small", role="muted") for key in ("direct", "short"))
        routes = TwoRoutes(end, (direct, short), theme=self.theme)
        done = () if end == below else (mn.FadeOut(example.balance, run_time=0.6),)
        with self.beat("worked"):
            late = mn.squish_rate_func(mn.smooth, 0.5, 1)
            self.play(
                mn.FadeOut(rest, run_time=0.8),
                TransformFormula(shorter, slope, rename={"1": ""}),
                mn.FadeIn(example.plot, rate_func=late, run_time=1.4),
            )
            self.play(mn.Create(example.curve), mn.FadeIn(example.name), run_time=1.2)
            self.play(mn.FadeIn(*example.moving), run_time=0.8)
            self.play(example.at.animate.set_value(maths.PEAK), run_time=1.6)
            self.wait(0.4)
            self.play(example.at.animate.set_value(maths.RUN[1]), run_time=1.6)
            self.play(TransformFormula(slope, routes.formula, run_time=1.8), *done)
            self.play(mn.FadeIn(*routes.names), run_time=0.6)
            self.wait(0.6)
            self.show_takeaway()
            self.wait(1.5)

    def worked_places(self) -> list[Region]:
        """Where the curve stands, its rates of change, its slope, and both ways to it.

        Where there is little width, the rates make room for the two ways in the end.
        """
        full, safe = self.regions.full, self.regions.safe
        if full.aspect < 1.2:
            left, right, below = full.rows(2.65, 2.75, 1.1, gap=0.13)
            end = Region(right.left, below.bottom, right.right, right.top)
        else:
            heights, widths = ((1, 1), (1.2, 1)) if self.regions.stacked else ((3.8, 1.6), (1.6, 1))
            picture, below = full.rows(*heights, gap=0.25)
            left, right = picture.columns(*widths, gap=0.6 if not self.regions.stacked else 0.25)
            end = below
        return [left, *(region.intersect(safe) for region in (right, below, end))]
