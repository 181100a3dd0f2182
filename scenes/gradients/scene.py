"""Written out, the derivative of a product of n factors has n terms of n factors each."""

import manim as mn

from reel.formula.notation import equals
from reel.formula.typst_printer import PLAIN
from reel.stage import ClipScene, Formula, FormulaGroup, LiveFormula, Region, TransformFormula
from scenes.gradients import maths
from scenes.gradients.descent import Descent
from scenes.gradients.long_formula import LongFormula
from scenes.gradients.product_rectangle import ProductRectangle
from scenes.shared.factor_grid import FactorGrid

ROLES = {"first": "first", "second": "second", "corner": "muted", maths.L: "product"}
ROLES |= {"chances": "product"}
LARGEST = 10  # factors of the largest grid
LONGEST, SHORTEST = 1.0, 0.02  # the time h for which the rectangle's sides grow


class Gradients(ClipScene):
    """A ball steps down a loss; a rectangle gains two strips; terms of factors fill a grid."""

    clip = "gradients"
    roles = ROLES

    def construct(self) -> None:
        self.show_title()
        plot, loss = self.downhill()
        rule, rectangle = self.two(plot, loss)
        self.many(rule, rectangle)

    def downhill(self) -> tuple[mn.VGroup, Formula]:
        """A ball takes five computed steps of gradient descent, each along the slope."""
        picture, side = self.regions.main, self.regions.side
        size = "label" if self.regions.stacked else "formula"
        plot = self.plot(
            picture,
            x_range=(-2.6, 3.2),
            y_range=(0, 1.04),
            x_ticks=(-2, -1, 0, 1, 2, 3),
            y_ticks=(0, 0.5, 1),
            names=(
                self.formula(maths.w, roles=PLAIN, role="muted", size=size),
                self.formula(maths.L, roles=PLAIN, role="product"),
            ),
        )
        curve = plot.curve(maths.loss, colour=self.theme.product)
        ball = Descent(plot, maths.loss, maths.slope, maths.descent(), theme=self.theme)
        written = self.formula(maths.LOSS_WRITTEN)
        slope = self.live_formula(
            maths.slope_is(maths.START),
            "value",
            lambda: f"{maths.slope(ball.x):.2f}",
            roles={maths.SLOPE: "accent"},
            role="accent",
        )
        if self.regions.stacked:
            self.in_rows_or_columns(written, slope)
        else:
            side.place(mn.VGroup(written, slope).arrange(mn.DOWN, buff=1.3, aligned_edge=mn.LEFT))
        chances = self.label("chances", size="small", role="product")
        chances.next_to(written.part("chances"), mn.DOWN, buff=0.25, aligned_edge=mn.RIGHT)
        shown = mn.VGroup(plot, curve, ball, chances, slope)
        self.add(shown, written)
        with self.beat("downhill"):
            self.wait(0.6)
            for number in range(maths.STEPS):
                self.play(
                    ball.steps.animate(rate_func=mn.linear).set_value(number + 1), run_time=1.2
                )
        for live in (ball, slope):
            live.clear_updaters()
        return shown, written

    def in_rows_or_columns(self, written: Formula, slope: LiveFormula) -> None:
        """Put the loss, with room for words below it, and its slope into the upright side."""
        side = self.regions.side
        if side.aspect < 4:
            upper, lower = side.rows(1.1, 0.8, gap=0.1)
            upper.put(written, mn.UP)
            lower.place(slope)
        else:
            left, right = side.columns(4, 3, gap=0.5)
            left.put(written)
            right.put(slope)
            slope.shift((written.baseline - slope.number.origin.get_y()) * mn.UP)

    def two(self, plot: mn.VGroup, loss: Formula) -> tuple[Formula, mn.VGroup]:
        """A rectangle gains two strips and a corner; divided by h, the corner vanishes."""
        h = mn.ValueTracker(0)
        rectangle = ProductRectangle(self.regions.main.inset(0.1), h, LONGEST, theme=self.theme)
        product = rectangle.take("area")
        header, rows, values, step = self.table(h)
        rule = self.formula(maths.RULE)
        self.regions.side.put(rule)
        with self.beat("two"):
            late = mn.squish_rate_func(mn.smooth, 0.25, 0.9)
            self.play(
                mn.FadeOut(plot, run_time=0.9),
                mn.FadeIn(rectangle, step, rate_func=late, run_time=1.4),
                TransformFormula(loss, product, rename={"p_1": "f", "p_2": "g"}),
            )
            self.play(h.animate.set_value(LONGEST), run_time=1.8)
            self.play(mn.FadeIn(header), run_time=0.6)
            for row, value, name in zip(rows, values, maths.GAINS, strict=True):
                self.play(
                    TransformFormula(rectangle.take(name), row), mn.FadeIn(value), run_time=1.2
                )
            self.play(h.animate.set_value(SHORTEST), run_time=3.0)
            self.play(mn.FadeOut(rows[2], values, header, step), run_time=0.6)
            self.play(TransformFormula(FormulaGroup(*rows[:2]), rule))
        return rule, mn.VGroup(rectangle, product)

    def table(self, h: mn.ValueTracker) -> tuple[mn.Mobject, list[Formula], mn.VGroup, LiveFormula]:
        """What each part adds per unit of h: its formula and its number, which follows."""
        top, head, *places = self.table_places()
        size = "label" if self.regions.stacked else "formula"
        step = self.live_formula(
            equals(maths.h, 1), "1", lambda: f"{h.get_value():.2f}", roles=PLAIN, size=size
        )
        top.place(step, mn.LEFT)
        header = head.place(self.label("growth", size="small", role="muted"), mn.LEFT)
        rows, values = [], mn.VGroup()
        for number, (place, rate) in enumerate(zip(places, maths.RATES, strict=True)):
            row = self.formula(rate)
            if self.regions.stacked:
                upper, lower = place.rows(1, 0.8, gap=0.1)
                upper.put(row)
            else:
                place.place(row, mn.LEFT)
            rows.append(row)

            def value(number: int = number) -> str:
                return f"{maths.rates(h.get_value())[number]:.2f}"

            readout = self.live_number(value(), role=ROLES[rate.name], anchor="right")
            if self.regions.stacked:
                lower.put(readout)
            else:
                readout.shift([place.right, row.baseline, 0])
            values.add(readout.follow(value))
        return header, rows, values, step

    def table_places(self) -> list[Region]:
        """Where h stands, the table's header, and what each part adds."""
        if not self.regions.stacked:
            return self.regions.side.rows(1, 0.7, 1, 1, 1, gap=0.1)
        line, table = self.regions.side.rows(0.4, 1.5, gap=0.15)
        return [*line.columns(1, 1.2), *table.columns(1, 1, 1)]

    def grid(self, n: int) -> FactorGrid:
        """The labelled grid of n factors; the one of five has room for a line below."""
        region = self.areas()[0 if n == 5 else -1]
        return FactorGrid(region, maths.terms(maths.factors(n)), theme=self.theme)

    def areas(self) -> tuple[Region, Region, Region, Region]:
        """Where a labelled grid, its numbers and SymPy's line stand, and a grid alone."""
        full, main, side = self.regions.full, self.regions.main, self.regions.side
        if self.regions.stacked:
            alone, numbers = full.rows(3.6, 1, gap=0.2)
            grid, line = alone.rows(2.75, 1, gap=0.15)
            return grid, numbers.intersect(self.regions.safe), line, alone
        upper, line = full.rows(4.4, 1.1, gap=0.4)
        grid, numbers = (
            Region(area.left, max(area.bottom, upper.bottom), area.right, area.top)
            for area in (main, side)
        )
        return grid, numbers, line, main

    def number_places(self) -> list[Region]:
        """Where the product stands, n, n · n, and what that counts."""
        numbers = self.areas()[1]
        if not self.regions.stacked:
            return numbers.rows(1.2, 1, 1, 0.6, gap=0.1)
        upper, lower = (row.columns(3.1, 2.7, gap=0.3) for row in numbers.rows(1, 1, gap=0.12))
        return [upper[1], upper[0], *lower]

    def many(self, rule: Formula, rectangle: mn.VGroup) -> None:
        """Two, three, five, ten factors: as many rows, and in each of them as many factors."""
        size = mn.ValueTracker(2)
        numbers = self.numbers(size)
        grids = {n: self.grid(n) for n in (2, 3, 5)}
        headers = {n: self.header(n) for n in grids}
        with self.beat("many"):
            boxes = mn.VGroup(*(cell.box for cell in grids[2].put_out().cells))
            self.play(mn.FadeOut(rectangle), mn.FadeIn(boxes), run_time=0.8)
            self.fill(grids[2], rule, headers[2])
            self.play(grids[2].light_up(), mn.FadeIn(grids[2].signs, numbers), run_time=0.8)
            self.remove(boxes, grids[2].diagonal, grids[2].signs)
            self.add(grids[2])
            self.wait(0.4)
            for old, new in ((2, 3), (3, 5)):
                self.play(
                    grids[old].becomes(grids[new]),
                    TransformFormula(headers[old], headers[new]),
                    size.animate(rate_func=lambda share: float(share > 0.6)).set_value(new),
                    run_time=1.4,
                )
                self.wait(0.4)
            self.sympys_line(grids[5])
            self.grow(grids[5], headers[5], size)
            self.wait(0.6)
            self.show_takeaway()
            self.wait(1.5)

    def fill(self, grid: FactorGrid, rule: Formula, header: Formula) -> None:
        """Each term of the rule becomes a row, each of its factors a cell."""
        flights = [
            mn.Transform(glyph.copy(), goal.copy())
            for row, term in enumerate(("first", "second"))
            for glyph, goal in zip(rule.part(term), grid.letters(row), strict=True)
        ]
        left = self.formula(header.expr, roles=PLAIN)
        left.scale(rule.part("(").height / left.part("(").height)
        left.align_baseline(rule).align_to(rule, mn.LEFT)
        signs = mn.VGroup(rule.part("="), rule.part("+"))
        self.remove(rule, *rule.submobjects)
        self.add(left, signs, *(flight.mobject for flight in flights))
        self.play(*flights, mn.FadeOut(signs, run_time=0.6))
        self.remove(*(flight.mobject for flight in flights))
        self.add(*(cell.label for cell in grid.cells))
        self.play(TransformFormula(left, header, run_time=0.8))

    def header(self, n: int) -> Formula:
        """The derivative (f g …)' of n factors, above the numbers."""
        place = self.number_places()[0]
        header = self.formula(maths.derivative(maths.factors(n)), roles=PLAIN).scale(1.2)
        return place.put(header, mn.LEFT)

    def numbers(self, size: mn.ValueTracker) -> mn.VGroup:
        """The numbers n and n · n, counted, both following the grid's size."""
        _, *places, foot = self.number_places()

        def n() -> int:
            return int(size.get_value() + 1e-6)

        count = self.live_formula(equals(maths.n, 2), "2", lambda: f"{n()}", roles=PLAIN)
        square = self.live_formula(
            equals(maths.SQUARE, maths.factor_count(2)),
            "4",
            lambda: f"{maths.factor_count(n())}",
            roles=PLAIN,
            role="product",
        )
        for place, row in zip(places, (count, square), strict=True):
            place.put(row, mn.LEFT)
        remark = self.label("factors", size="label", role="muted")
        return mn.VGroup(count, square, foot.place(remark, mn.LEFT))

    def sympys_line(self, grid: FactorGrid) -> None:
        """SymPy's own derivative for five factors runs through the frame, and out of it."""
        head, region = self.areas()[2].rows(0.5, 1, gap=0.2)
        remark = head.place(self.label("sympy", size="small", role="muted"), mn.LEFT)
        line = self.formula(maths.sympys_line(5), roles=maths.differentiated(5))
        reading = LongFormula(region, line, grid)
        self.play(mn.FadeIn(line, remark), run_time=0.6)
        self.mark_still()
        reading.start()
        self.play(reading.share.animate(rate_func=mn.linear).set_value(1), run_time=4.6)
        reading.stop()
        self.play(mn.FadeOut(line, remark), grid.animate.set_opacity(1), run_time=0.6)

    def grow(self, grid: FactorGrid, header: Formula, size: mn.ValueTracker) -> None:
        """The cells lose their names, fill the frame, and become ten rows of ten."""
        terms = maths.terms(maths.factors(LARGEST))
        plain = FactorGrid(self.areas()[-1], terms, theme=self.theme, labelled=False).follow(size)
        labels = [cell.label for cell in grid.cells]
        self.play(mn.FadeOut(grid.signs, header, *labels), run_time=0.6)
        self.play(
            *(mn.Transform(cell.box, plain.cell(cell.row, cell.column).box) for cell in grid.cells),
            run_time=0.8,
        )
        self.remove(grid, *grid.get_family())
        self.add(plain)
        self.play(size.animate.set_value(LARGEST), run_time=2.0)
