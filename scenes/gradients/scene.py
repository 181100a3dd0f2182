"""Written out, the derivative of a product of n factors has n terms of n factors each."""

from itertools import pairwise

import manim as mn

from reel.stage import ClipScene, Formula, FormulaGroup, LiveFormula, Plot, TransformFormula
from scenes.gradients import maths
from scenes.gradients.descent import Descent
from scenes.gradients.factor_count import FactorCount
from scenes.gradients.layout import Layout
from scenes.gradients.long_formula import LongFormula
from scenes.gradients.product_rectangle import ProductRectangle
from scenes.gradients.rate_table import RateTable
from scenes.shared.factor_grid import FactorGrid

FIRST_STEPS = 3  # of the ball, before its slope is written
COUNTS = (2, 3, 5)  # factors of the grids whose cells have names
LARGEST = 10  # factors of the largest grid, whose cells have none


class Gradients(ClipScene):
    """A ball steps down a loss; a rectangle gains two strips; terms of factors fill a grid."""

    clip = "gradients"
    roles = maths.ROLES

    def construct(self) -> None:
        self.places = Layout.of(self.regions)
        self.show_title()
        picture, loss = self.downhill()
        rule, picture = self.two(picture, loss)
        self.many(rule, picture)

    # The beats.

    def downhill(self) -> tuple[mn.VGroup, Formula]:
        """A ball takes five computed steps of gradient descent, each along the slope."""
        plot = self.build_loss_plot()
        curve = plot.curve(maths.loss, colour=self.theme.product)
        ball = Descent(plot, maths.loss, maths.slope, maths.descent(), theme=self.theme)
        loss, slope = self.build_loss_and_slope(ball)
        chances = self.label("chances", size="small", role="product")
        chances.next_to(loss.part("chances"), mn.DOWN, buff=0.25, aligned_edge=mn.RIGHT)
        picture = mn.VGroup(plot, curve, ball, chances, slope)
        self.add(plot, curve, ball, loss)
        with self.beat("downhill"):
            # In each step the ball aims along its tangent, and then goes there.
            for number in range(1, FIRST_STEPS + 1):
                self.play(ball.take_step(number), run_time=0.6)
            # What each step needs is the slope.
            self.cue("each")
            self.play(ball.take_step(FIRST_STEPS + 1), mn.FadeIn(slope), run_time=1.0)
            for number in range(FIRST_STEPS + 2, maths.STEPS + 1):
                self.play(ball.take_step(number), run_time=0.8)
            # The loss holds a product: of chances that are independent.
            self.cue("product")
            swell = mn.Indicate(loss.part("chances"), 1.12, self.theme.product)
            self.play(swell, run_time=0.8)
            self.cue("chances")
            self.play(mn.FadeIn(chances), run_time=0.8)
        for live in (ball, slope):  # one that redraws itself would undo its fade
            live.clear_updaters()
        return picture, loss

    def two(self, picture: mn.VGroup, loss: Formula) -> tuple[Formula, mn.VGroup]:
        """A rectangle gains two strips and a corner; divided by h, the corner vanishes."""
        places = self.places.rectangle
        rectangle = ProductRectangle(places.rectangle, 0, maths.LONGEST, theme=self.theme)
        area = rectangle.take("area")
        header = self.label("growth", size="small", role="muted")
        table = RateTable(places.table, rectangle, header, self.theme)
        rule = places.rule.put(self.formula(maths.RULE))
        gains = [rectangle.take(part) for part in maths.GAINS]
        with self.beat("two"):
            # The product in the loss becomes the area of a rectangle.
            late = mn.squish_rate_func(mn.smooth, 0.25, 0.9)
            self.play(
                mn.FadeOut(picture, run_time=0.9),
                mn.FadeIn(rectangle, table.h_is, rate_func=late, run_time=1.3),
                TransformFormula(loss, area, rename={"p_1": "f", "p_2": "g"}),
            )
            # Its sides grow for a time h, each at its speed.
            self.cue("grow")
            self.play(rectangle.go_to(maths.LONGEST, rate_func=mn.linear), run_time=3.2)
            # It has gained two strips, and a corner.
            for part, gain in zip(maths.GAINS, gains, strict=True):
                rectangle.write_in(part, gain)
            self.cue("strips")
            come = [mn.FadeIn(gain, scale=1.4) for gain in gains]
            self.play(mn.LaggedStart(*come[:2], lag_ratio=0.4), run_time=0.8)
            self.cue("corner")
            self.play(come[2], run_time=0.6)
            # Each of the three goes into the table, divided by h.
            self.cue("divide")
            flights = (
                TransformFormula(gain, rate) for gain, rate in zip(gains, table.rates, strict=True)
            )
            values = mn.FadeIn(table.values, rate_func=mn.squish_rate_func(mn.smooth, 0.5, 1))
            self.play(*flights, mn.FadeIn(table.header), values, run_time=1.2)
            # As h shrinks, the strips' rates stay and the corner's goes to zero.
            self.cue("shrink")
            self.play(rectangle.go_to(maths.SHORTEST), run_time=1.1)
            *strips, corner = table.rates
            *of_strips, of_corner = table.values
            self.cue("vanishes")
            self.play(mn.FadeOut(corner, of_corner, table.h_is), run_time=0.6)
            # What remains of both strips is the product rule.
            self.cue("rule")
            self.play(
                TransformFormula(FormulaGroup(*strips), rule),
                mn.FadeOut(*of_strips, table.header, run_time=0.5),
            )
        return rule, mn.VGroup(rectangle, area)

    def many(self, rule: Formula, picture: mn.VGroup) -> None:
        """Two, three, five, ten factors: as many rows, and in each of them as many factors."""
        remark = self.label("factors", role="muted")
        count = FactorCount(self.places.grid.count, COUNTS[0], LARGEST, remark, self.theme)
        grids = {n: self.build_grid(n) for n in COUNTS}
        products = {n: self.build_product(n) for n in COUNTS}
        with self.beat("many"):
            # The two terms of the rule become the rows of a grid; its diagonal lights up.
            left = self.fill_grid(grids[2], rule, picture, products[2])
            self.cue("light")
            self.light_diagonal(grids[2])
            # The left side goes above the numbers, which say how many factors there are in all.
            late = mn.squish_rate_func(mn.smooth, 0.6, 1)
            self.play(
                TransformFormula(left, products[2]), mn.FadeIn(count, rate_func=late), run_time=1.0
            )
            # n rows, one after the other.
            self.cue("rows")
            rows = (row.animate(rate_func=mn.there_and_back).scale(1.06) for row in grids[2].rows)
            self.play(mn.LaggedStart(*rows, lag_ratio=0.6), run_time=1.6)
            # Three factors, then five: as many rows.
            for (n, more), cue in zip(pairwise(COUNTS), ("three", "five"), strict=True):
                self.cue(cue)
                self.play(
                    grids[n].becomes(grids[more]),
                    TransformFormula(products[n], products[more]),
                    count.step_to(more),
                    run_time=1.2,
                )
            # SymPy's answer for five, read row by row; then ten rows of ten.
            read = self.read_sympys_line(grids[5])
            self.grow_grid(grids[5], mn.VGroup(read, products[5]), count)
            self.cue("hundred")
            self.play(mn.Indicate(count[1].number, 1.2, self.theme.product), run_time=0.8)
            self.show_takeaway()
            self.wait(0.9)

    # Parts of the last beat.

    def fill_grid(
        self, grid: FactorGrid, rule: Formula, picture: mn.VGroup, product: Formula
    ) -> Formula:
        """Let each term of the rule become a row, and each of its factors a cell.

        Returns:
            The left side of the rule, which stays.
        """
        # Empty cells take the rectangle's place.
        boxes = mn.VGroup(*(cell.box for cell in grid.put_out().cells))
        self.play(mn.FadeOut(picture), mn.FadeIn(boxes), run_time=0.5)
        # The factors fly into their cells; of the rule its left side stays.
        flights = [
            mn.Transform(glyph.copy(), goal.copy())
            for row, term in enumerate(("first", "second"))
            for glyph, goal in zip(rule.part(term), grid.letters(row), strict=True)
        ]
        left = self.formula(product.expr)
        left.scale(rule.part("(").height / left.part("(").height)
        left.align_baseline(rule).align_to(rule, mn.LEFT)
        signs = mn.VGroup(rule.part("="), rule.part("+"))
        self.remove(rule, *rule.submobjects)
        self.add(left, signs, *(flight.mobject for flight in flights))
        self.play(*flights, mn.FadeOut(signs, run_time=0.6), run_time=0.9)
        self.remove(*(flight.mobject for flight in flights))
        self.add(*(cell.label for cell in grid.cells))
        return left

    def light_diagonal(self, grid: FactorGrid) -> None:
        """Light the factors that are differentiated."""
        self.play(grid.light_up(), mn.FadeIn(grid.signs), run_time=0.8)
        # All parts of the grid are there: from now on it is one thing.
        self.remove(*(cell.box for cell in grid.cells), grid.diagonal, grid.signs)
        self.add(grid)

    def read_sympys_line(self, grid: FactorGrid) -> mn.VGroup:
        """SymPy's own derivative for five factors runs through the frame, and out of it.

        Returns:
            The line and its name.
        """
        places = self.places.grid
        name = places.line_name.place(self.label("sympy", size="small", role="muted"), mn.LEFT)
        line = self.formula(maths.sympys_line(5), roles=maths.differentiated(5))
        reading = LongFormula(places.line, line, grid)
        self.cue("sympy")
        self.play(mn.FadeIn(line, name), run_time=0.5)
        self.mark_still()
        # The row whose term is being read stays bright.
        reading.start()
        self.play(reading.read(), run_time=3.2)
        reading.stop()
        return mn.VGroup(line, name)

    def grow_grid(self, grid: FactorGrid, written: mn.VGroup, count: FactorCount) -> None:
        """What is written leaves; the cells fill the frame, and become ten rows of ten."""
        plain = self.build_plain_grid(count)
        labels = [cell.label for cell in grid.cells]
        boxes = mn.VGroup(*(cell.box for cell in grid.cells))
        self.cue("ten")
        self.play(
            mn.FadeOut(grid.signs, written, *labels), boxes.animate.set_opacity(1), run_time=0.4
        )
        self.play(
            *(mn.Transform(cell.box, plain.cell(cell.row, cell.column).box) for cell in grid.cells),
            run_time=0.6,
        )
        # The plain grid takes the place of the cells; both look the same now.
        self.remove(grid, *grid.get_family())
        self.add(plain)
        self.play(count.grow_to(LARGEST), run_time=1.0)

    # What the beats show.

    def build_loss_plot(self) -> Plot:
        """Draw the axes of the loss."""
        places = self.places.descent
        w = self.formula(maths.w, role="muted", size=places.axis_size)
        return self.plot(
            places.plot,
            x_range=(-2.6, 3.2),
            y_range=(0, 1.04),
            x_ticks=(-2, -1, 0, 1, 2, 3),
            y_ticks=(0, 0.5, 1),
            names=(w, self.formula(maths.L)),
        )

    def build_loss_and_slope(self, ball: Descent) -> tuple[Formula, LiveFormula]:
        """Write the loss, and its slope where the ball is."""
        places = self.places.descent
        loss = self.formula(maths.LOSS_WRITTEN)
        slope = self.live_formula(
            maths.slope_is(maths.START),
            "value",
            lambda: f"{maths.slope(ball.x):.2f}",
            roles={maths.SLOPE: "accent"},
            role="accent",
        )
        if places.slope is None:
            column = mn.VGroup(loss, slope).arrange(mn.DOWN, buff=1.3, aligned_edge=mn.LEFT)
            places.loss.place(column)
        else:
            places.loss.put(loss, places.loss_at)
            places.slope.put(slope)
        if places.on_one_line:
            slope.shift((loss.baseline - slope.number.origin.get_y()) * mn.UP)
        return loss, slope

    def build_grid(self, n: int) -> FactorGrid:
        """Draw the labelled grid of n factors; the largest has room for a line below."""
        places = self.places.grid
        region = places.over_line if n == COUNTS[-1] else places.alone
        return FactorGrid(region, maths.terms(maths.factors(n)), theme=self.theme)

    def build_plain_grid(self, count: FactorCount) -> FactorGrid:
        """Draw the grid without names; it shows as many rows and columns as are counted."""
        terms = maths.terms(maths.factors(LARGEST))
        grid = FactorGrid(self.places.grid.alone, terms, theme=self.theme, labelled=False)
        return grid.follow(count.size)

    def build_product(self, n: int) -> Formula:
        """Write the derivative (f g …)' of n factors, above the numbers."""
        product = self.formula(maths.derivative(maths.factors(n))).scale(1.2)
        return self.places.grid.count.product.put(product, mn.LEFT)
