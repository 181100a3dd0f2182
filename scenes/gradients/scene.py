"""Written out, the derivative of a product of n factors has n terms of n factors each."""

import manim as mn
import sympy as sp

from reel.stage import (
    ClipScene,
    Formula,
    FormulaGroup,
    LiveFormula,
    Plot,
    Region,
    TransformFormula,
    View,
)
from scenes.gradients import maths
from scenes.gradients.descent import Descent
from scenes.gradients.factor_count import FactorCount
from scenes.gradients.layout import Layout
from scenes.gradients.long_formula import LongFormula
from scenes.gradients.product_rectangle import ProductRectangle
from scenes.shared.factor_grid import FactorGrid
from scenes.shared.hill import hill

FIRST_STEPS = 3  # of the ball, before its slope is written
COUNTS = (2, 3, 5, 10)  # factors, one number after another
SYMPY = 5  # factors in SymPy's own line
AXES = 0.6, 0.95, 0.55  # left of the loss's plot for numbers, below and above it for names too


class Gradients(ClipScene):
    """A ball steps down a loss; a rectangle gains two strips; terms of factors fill a grid."""

    clip = "gradients"
    roles = maths.ROLES

    def construct(self) -> None:
        self.places = Layout.of(self.regions)
        self.show_title()
        landscape, loss = self.downhill()
        rule, rectangle = self.two(landscape, loss)
        self.many(rule, rectangle)

    # The beats.

    def downhill(self) -> tuple[mn.VGroup, Formula]:
        """A ball takes five computed steps of gradient descent, each along the slope."""
        plot, names = self.build_loss_plot()
        curve = plot.curve(maths.loss, colour=self.theme.product, width=8)
        ground = hill(plot, maths.loss, self.theme.product)
        ball = self.build_ball(plot)
        loss, chances = self.build_loss(plot)
        self.add(ground, plot, names, curve, ball)
        with self.beat("downhill"):
            # A ball goes down, each time along its tangent.
            for number in range(1, FIRST_STEPS):
                self.play(ball.take_step(number), run_time=0.8)
            self.show_point(ball.take_step(FIRST_STEPS, run_time=0.8))
            # What each step needs is the slope: it is written at the tangent.
            self.cue("each")
            self.play(ball.name_slope(), ball.take_step(FIRST_STEPS + 1), run_time=1.0)
            for number in range(FIRST_STEPS + 2, maths.STEPS + 1):
                self.play(ball.take_step(number), run_time=0.8)
            # The curve is written: it holds a product, of chances that are independent.
            self.cue("product")
            self.play(mn.FadeIn(loss, shift=0.2 * mn.UP), run_time=0.8)
            self.cue("chances")
            self.play(mn.FadeIn(chances), run_time=0.8)
        ball.clear_updaters()  # one that redraws itself would undo its fade
        return mn.VGroup(ground, plot, names, curve, ball, chances), loss

    def two(self, landscape: mn.VGroup, loss: Formula) -> tuple[Formula, mn.VGroup]:
        """A rectangle gains two strips and a corner; divided by h, the corner vanishes."""
        places = self.places.rectangle
        rectangle = ProductRectangle(places.rectangle, places.side_up, theme=self.theme)
        area, sides = rectangle.name_area(), rectangle.name_sides()
        rule = self.build_rule(rectangle)
        time, divided = self.build_time(rectangle)
        with self.beat("two"):
            # The product in the loss becomes the area of a rectangle.
            late = mn.squish_rate_func(mn.smooth, 0.3, 1)
            self.play(
                mn.FadeOut(landscape, run_time=0.9),
                mn.FadeIn(rectangle, sides, rate_func=late, run_time=1.2),
                TransformFormula(loss, area, rename={"p_1": "f", "p_2": "g"}),
            )
            # Its sides grow for a time h, each at its speed.
            self.cue("grow")
            self.play(mn.FadeIn(time), rectangle.grow(), run_time=1.6)
            longer, speeds = rectangle.name_longer(), rectangle.name_speeds()
            self.cue("speeds")
            self.play(mn.LaggedStart(*map(mn.FadeIn, longer), lag_ratio=0.6), run_time=1.2)
            # It has gained two strips, and a corner.
            gains, rates = rectangle.name_gains(), rectangle.name_rates()
            self.cue("strips")
            strips = [mn.FadeIn(gains[part], scale=1.4) for part in ("first", "second")]
            self.play(mn.LaggedStart(*strips, lag_ratio=0.4), run_time=0.8)
            self.cue("corner")
            self.play(mn.FadeIn(gains["corner"], scale=1.4), run_time=0.6)
            # Each of the three is divided by h.
            self.cue("divide")
            self.play(
                *(TransformFormula(gains[part], rates[part]) for part in gains),
                *map(TransformFormula, longer, speeds),
                mn.FadeIn(divided),
                run_time=0.8,
            )
            # As h shrinks, the strips' rates stay and the corner's goes to zero.
            self.cue("shrink")
            self.play(
                rectangle.let_h_vanish(),
                mn.FadeOut(rates["corner"], rate_func=mn.squish_rate_func(mn.smooth, 0, 0.6)),
                run_time=1.4,
            )
            self.cue("vanishes")
            self.play(mn.FadeOut(time, divided), run_time=0.6)
            # What remains of both strips is the product rule.
            self.cue("rule")
            kept = FormulaGroup(rates["first"], rates["second"])
            self.play(
                TransformFormula(kept, rule, keep=True),
                mn.FadeOut(area, run_time=0.5),
                run_time=1.2,
            )
        rectangle.clear_updaters()
        return rule, mn.VGroup(rectangle, sides, *speeds, rates["first"], rates["second"])

    def many(self, rule: Formula, rectangle: mn.VGroup) -> None:
        """Two, three, five, ten factors: as many rows, and in each of them as many factors."""
        room = mn.ValueTracker(0)
        grid = self.build_grid(room)
        products = [self.build_product(count) for count in COUNTS[:3]]
        count = self.build_count(grid)
        with self.beat("many"):
            # The two terms of the rule become the rows of a grid; its diagonal lights up.
            left = self.fill_grid(grid, rule, rectangle)
            self.cue("light")
            self.play(grid.light_up(), TransformFormula(left, products[0]), run_time=1.0)
            # n rows, one after the other.
            self.cue("rows")
            self.look_at_rows(grid)
            # Three factors: three rows of three, nine to write.
            self.add(count)
            self.cue("three")
            self.play(
                grid.draw_back_to(3),
                TransformFormula(products[0], products[1]),
                count.show(),
                run_time=1.2,
            )
            # Five; and SymPy's own line for five, read row by row.
            self.cue("five")
            self.play(
                grid.draw_back_to(5),
                room.animate.set_value(1),
                TransformFormula(products[1], products[2]),
                run_time=1.2,
            )
            read, name = self.read_sympys_line(grid)
            # The eye draws back from five to ten: a hundred factors.
            self.cue("ten")
            self.play(read.leave(), mn.FadeOut(name, products[2]), run_time=0.4)
            self.remove(read)
            self.play(
                grid.draw_back_to(COUNTS[-1]),
                room.animate.set_value(2),
                count.lift(rate_func=mn.squish_rate_func(mn.smooth, 0.4, 1)),
                run_time=1.6,
            )
            self.cue("hundred")
            self.play(mn.Circumscribe(count.back, color=self.theme.product), run_time=0.8)
            self.show_takeaway()
            self.wait(0.9)

    # Parts of the last beat.

    def fill_grid(self, grid: FactorGrid, rule: Formula, rectangle: mn.VGroup) -> Formula:
        """Let each term of the rule become a row, and each of its factors a cell.

        Returns:
            The left side of the rule, which stays.
        """
        # Empty cells take the rectangle's place.
        left = self.formula(rule.expr.args[0])
        left.scale(rule.part("(").height / left.part("(").height)
        left.align_baseline(rule).align_to(rule, mn.LEFT)
        signs = mn.VGroup(rule.part("="), rule.part("+"))
        flights = [
            mn.Transform(glyph.copy(), goal.copy())
            for row, term in enumerate(("first", "second"))
            for glyph, goal in zip(rule.part(term), grid.letters(row), strict=True)
        ]
        grid.put_out()
        self.remove(rule, *rule.submobjects)
        self.add(grid, left, signs, *(flight.mobject for flight in flights))
        self.play(mn.FadeOut(rectangle, signs), grid.show_boxes(), run_time=0.6)
        # The factors fly into their cells; of the rule its left side stays.
        self.play(*flights, run_time=0.8)
        self.remove(*(flight.mobject for flight in flights))
        grid.name_cells()
        return left

    def look_at_rows(self, grid: FactorGrid) -> None:
        """Look at one row of the grid after the other."""
        self.play(grid.dimmed.animate.set_value(1), run_time=0.4)
        self.play(grid.read.animate.set_value(1), run_time=0.6)
        self.play(grid.dimmed.animate.set_value(0), run_time=0.4)
        grid.read.set_value(0)

    def read_sympys_line(self, grid: FactorGrid) -> tuple[LongFormula, mn.Mobject]:
        """SymPy's own derivative for five factors runs through the frame.

        Returns:
            The line and its name.
        """
        places = self.places.grid
        name = places.line_name.place(self.label("sympy", size="small"), mn.LEFT)
        line = self.formula(maths.sympys_line(SYMPY), roles=maths.differentiated(SYMPY))
        reading = LongFormula(places.line, line, grid)
        self.cue("sympy")
        self.add(reading)
        self.play(reading.show(), mn.FadeIn(name), run_time=0.4)
        self.mark_still()
        # The row whose term is being read stays bright.
        self.play(reading.read(), run_time=2.6)
        return reading, name

    # What the beats show.

    def build_loss_plot(self) -> tuple[Plot, mn.VGroup]:
        """Draw the axes of the loss, and say what they measure."""
        places = self.places.descent
        left, below, above = AXES
        region = places.plot
        box = Region(region.left + left, region.bottom + below, region.right, region.top - above)
        plot = Plot(
            View(box, (-2.6, 3.2), (0, places.y_top)),
            x_ticks=(-2, -1, 0, 1, 2, 3),
            y_ticks=(0, 0.5, 1),
            theme=self.theme,
            axes="corner",
        )
        loss, weight = (
            self.name_axis(symbol, key) for symbol, key in ((maths.J, "loss"), (maths.w, "weight"))
        )
        loss.move_to(box.at(0, 1) + 0.15 * mn.UP, aligned_edge=mn.DL)
        weight.move_to(box.at(1, 0) + (below - 0.02) * mn.DOWN, aligned_edge=mn.DR)
        return plot, mn.VGroup(loss, weight)

    def build_ball(self, plot: Plot) -> Descent:
        """Put the ball where the descent starts."""
        return Descent(
            plot,
            maths.loss,
            maths.slope,
            maths.descent(),
            self.label("slope"),
            self.places.descent.slope_at,
            self.places.descent.slope_width,
            theme=self.theme,
        )

    def name_axis(self, symbol: sp.Expr, key: str) -> mn.VGroup:
        """Write a symbol, and words for what it is."""
        letter = self.formula(symbol, size="label")
        words = self.label(key, size="small")
        words.next_to(letter, mn.RIGHT, buff=0.2)
        return mn.VGroup(letter, words.shift((letter.baseline - words.baseline) * mn.UP))

    def build_loss(self, plot: Plot) -> tuple[Formula, mn.VGroup]:
        """Write the loss at its curve, and what its product is of."""
        places = self.places.descent
        loss = self.formula(maths.LOSS_WRITTEN).scale(1.2)
        loss.scale(min(1, places.loss_width / loss.width))
        loss.move_to(plot.point(*places.loss_at))
        held = loss.part("chances")
        brace = mn.Brace(held, mn.DOWN, buff=0.1, color=self.theme.product)
        words = self.label("chances", role="product").next_to(brace, mn.DOWN, buff=0.12)
        return loss, mn.VGroup(brace, words)

    def build_rule(self, rectangle: ProductRectangle) -> Formula:
        """Write the product rule into the rectangle."""
        area = rectangle.spans()["area"]
        rule = self.formula(maths.RULE).scale(1.5)
        rule.scale(min(1, self.places.rectangle.rule_share * area.width / rule.width))
        return rule.move_to(area.center)

    def build_time(self, rectangle: ProductRectangle) -> tuple[LiveFormula, mn.Mobject]:
        """Write for how long the rectangle has grown, and that gains are divided by it."""
        corner = rectangle.spans()["area"].at(0, 1) + 0.22 * mn.DR
        time = self.live_formula(
            maths.H_IS, "value", lambda: f"{rectangle.h.get_value():.2f}", size="label"
        ).move_to(corner, aligned_edge=mn.UL)
        divided = self.label("growth", size="small").next_to(
            time, mn.DOWN, buff=0.2, aligned_edge=mn.LEFT
        )
        return time, divided

    def build_grid(self, room: mn.ValueTracker) -> FactorGrid:
        """Draw the grid: two rows of ten at first, in a place that changes with `room`."""
        places = self.places.grid
        stages = places.below_header, places.over_line, places.alone

        def region() -> Region:
            stage = min(int(room.get_value()), 1)
            return stages[stage].lerp(stages[stage + 1], room.get_value() - stage)

        first, *_, last = COUNTS
        grid = FactorGrid(
            region,
            maths.terms(maths.factors(last)),
            theme=self.theme,
            first_names=maths.terms(maths.factors(first)),
            roles=self.roles,
        )
        grid.size.set_value(first)
        return grid.update()

    def build_count(self, grid: FactorGrid) -> FactorCount:
        """Write how many factors there are, at the upper right of the grid."""
        places = self.places.grid
        words = self.label("factors", width=places.words_width)
        return FactorCount(
            places.header, lambda: grid.block(*places.plate), grid.size, words, theme=self.theme
        )

    def build_product(self, count: int) -> Formula:
        """Write the derivative (f g …)' of so many factors, above their grid."""
        header = self.places.grid.header
        product = self.formula(maths.derivative(maths.factors(count))).scale(1.1)
        return header.place(product.scale(min(1, 0.55 * header.width / product.width)), mn.LEFT)
