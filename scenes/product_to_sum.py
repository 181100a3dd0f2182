"""The logarithm of a product is the sum of the logarithms, whatever the base."""

from collections.abc import Callable

import manim as mn
import numpy as np
import sympy as sp

from reel.maths import product_to_sum as maths
from reel.maths.notation import equals
from reel.maths.product_to_sum import CAST
from reel.maths.slide_rule import number_at, place
from reel.stage import Formula, Gathered, Lesson, Morph, Plot, Region
from reel.stage.slide_rule import Length, SlideRule

PLAIN, DECIMAL = (sp.Integer(2), sp.Integer(3)), (sp.Rational("1.7"), sp.Rational("3.5"))


class ProductToSum(Lesson):
    """Twos are counted; the law is read backwards; a slide rule multiplies; the base is dropped."""

    clip = "product_to_sum"

    def construct(self) -> None:
        self.show_title()
        counted = self.count()
        identity = self.read_backwards(counted)
        worked = self.slide_rule(identity)
        self.any_base(worked)

    @property
    def picture(self) -> Region:
        """Where each beat has its picture."""
        return self.stage.full.rows(*ROWS, gap=0.2)[0]

    @property
    def statement(self) -> Region:
        """Where each beat has the statement that its picture shows."""
        return self.stage.full.rows(*ROWS, gap=0.2)[1]

    # count

    def count(self) -> Formula:
        """Three twos and two twos are pushed together."""
        apart = mn.ValueTracker(1)
        tiles, dots = self.twos(apart)
        three, two, both, five = (
            self.formula(number, CAST).scale(1.3)
            for number in (maths.THREE, maths.TWO, maths.THREE_AND_TWO, maths.FIVE)
        )
        spans = [self.span(tiles[:3], three), self.span(tiles[3:], two)]
        lines = [
            self.statement.place(self.formula(s, CAST).scale(1.6))
            for s in (maths.COUNT, maths.COUNT_ADDED, maths.COUNT_DONE)
        ]
        self.add(tiles, dots)
        with self.beat("count"):
            self.wait(0.4)
            self.play(*map(mn.Create, spans), mn.FadeIn(three, two), run_time=1.0)
            sources = Gathered(*(tile[1] for tile in tiles), three, two)
            self.play(Morph(sources, lines[0], keep=True))
            self.wait(0.4)
            self.play(apart.animate.set_value(0), run_time=1.2)
            for mobject in (three, two, *spans):
                mobject.clear_updaters()
            whole = self.span(tiles, both)
            both.update()
            five.move_to(both)
            self.play(
                mn.ReplacementTransform(mn.VGroup(*spans), whole),
                Morph(Gathered(three, two), both),
                Morph(lines[0], lines[1]),
            )
            self.wait(0.4)
            self.play(Morph(both, five), Morph(lines[1], lines[2]))
        self.play(*map(mn.FadeOut, (tiles, dots, whole, five)), run_time=0.6)
        return lines[2]

    def twos(self, apart: mn.ValueTracker) -> tuple[mn.VGroup, mn.VGroup]:
        """Return five tiles that say 2, with signs between them; `apart` parts 3 from 2."""
        side = min(self.picture.width / 6.9, self.picture.height / 2)
        gap = 0.25 * side
        tiles, dots = mn.VGroup(), mn.VGroup()
        for number in range(5):
            tile = mn.RoundedRectangle(corner_radius=0.12, width=side, height=side)
            tile.set_fill(self.colour("surface"), 1).set_stroke(self.colour("exponential"), 3)
            name = maths.LEFT_BASE if number < 3 else maths.RIGHT_BASE
            digit = self.formula(name, CAST).scale(2.2).move_to(tile)
            tiles.add(mn.VGroup(tile, digit))
        for _ in range(4):
            dots.add(mn.Dot(radius=0.09, color=self.colour("product")))

        def put(_: mn.Mobject) -> None:
            parted = apart.get_value() * side
            for number, tile in enumerate(tiles):
                across = (number - 2) * (side + gap) + (parted if number > 2 else -parted) / 2
                tile.move_to(self.picture.at(0.5, 0.36) + across * mn.RIGHT)
            for dot, left, right in zip(dots, tiles[:-1], tiles[1:], strict=True):
                dot.move_to((left.get_right() + right.get_left()) / 2)

        tiles.add_updater(put)
        put(tiles)
        return tiles, dots

    def span(self, tiles: mn.VGroup, name: Formula) -> mn.VMobject:
        """Return a bracket above tiles, with the name above it; both follow the tiles."""
        bracket = mn.VMobject(color=self.colour("logarithm"), stroke_width=4)

        def put(_: mn.Mobject) -> None:
            height = tiles.get_top() + 0.25 * mn.UP
            left, right = tiles.get_left() * mn.RIGHT, tiles.get_right() * mn.RIGHT
            level = height * mn.UP
            corners = [left + level, left + level + 0.18 * mn.UP]
            corners += [right + level + 0.18 * mn.UP, right + level]
            bracket.set_points_as_corners(corners)
            name.next_to(bracket, mn.UP, buff=0.2)

        put(bracket)
        return bracket.add_updater(put)

    # read_backwards

    def read_backwards(self, counted: Formula) -> Formula:
        """The exponents get names, and the law of powers becomes a law of logarithms."""
        names, product = self.picture.rows(2.5, 1.3, gap=0.3)
        cards = mn.VGroup(*map(self.card, names.columns(1, 1, gap=0.5)))
        left, right = (
            self.lines(card, pair)
            for card, pair in zip(
                cards,
                ((maths.NAME_U, maths.X_AS_POWER), (maths.NAME_V, maths.Y_AS_POWER)),
                strict=True,
            )
        )
        line = product.place(self.formula(maths.PRODUCT_AS_POWER, CAST).scale(1.4))
        powers = self.formula(maths.POWERS, CAST).scale(1.4).align_baseline(line)
        powers.align_to(line, mn.RIGHT)
        numbers = self.formula(maths.COUNT_ADDED, CAST).scale(1.4).align_baseline(line)
        numbers.move_to(powers, coor_mask=[1, 0, 0])
        plate = self.card(self.statement)
        back = self.statement.place(self.formula(maths.READ_BACK, CAST).scale(1.6))
        identity = self.statement.place(self.formula(maths.identity(maths.a), CAST).scale(1.6))
        with self.beat("read_backwards"):
            self.play(Morph(counted, numbers), mn.FadeIn(cards), run_time=1.2)
            self.play(mn.FadeIn(left[0]), run_time=0.8)
            self.play(mn.FadeIn(right[0]), run_time=0.8)
            for first, second in (left, right):
                self.play(Morph(first, second, keep=True), run_time=1.2)
                self.play(first.animate.set_color(self.colour("muted")), run_time=0.3)
            self.play(Morph(numbers, powers, rename={"three": "u", "two": "v"}))
            self.play(
                mn.TransformFromCopy(left[1].part("x"), line.part("x")),
                mn.TransformFromCopy(right[1].part("y"), line.part("y")),
                mn.FadeIn(line.part("dot", 0), line.part("=", 0)),
                run_time=1.2,
            )
            self.remove(powers, *line.submobjects)
            self.add(line)
            self.play(mn.FadeIn(plate), run_time=0.6)
            self.play(Morph(line, back, keep=True))
            self.play(Morph(Gathered(back, left[0].copy(), right[0].copy()), identity))
        self.play(*map(mn.FadeOut, (cards, *left, *right, line)), run_time=0.6)
        return identity

    def card(self, region: Region) -> mn.VMobject:
        """Return a quiet box that fills a region."""
        card = mn.RoundedRectangle(corner_radius=0.15, width=region.width, height=region.height)
        card.set_fill(self.colour("surface"), 1).set_stroke(width=0)
        return region.place(card)

    def lines(self, card: mn.VMobject, pair: tuple[sp.Basic, sp.Basic]) -> tuple[Formula, Formula]:
        """Return two statements in a card, one below the other, aligned at the equals sign."""
        first, second = (self.formula(s, CAST).scale(1.4) for s in pair)
        mn.VGroup(first, second).arrange(mn.DOWN, buff=0.55).move_to(card)
        for line in (first, second):
            line.shift((card.get_x() - 0.8 - line.part("=").get_x()) * mn.RIGHT)
        return first, second

    # slide_rule

    def slide_rule(self, identity: Formula) -> Formula:
        """Two log scales add lengths, and so multiply."""
        above, middle, below = self.picture.rows(0.75, 2.45, 0.75, gap=0.25)
        rule = SlideRule(middle, reach=place(2), colour=self.colour)
        lengths = self.lengths(rule, above, below)
        plain, decimal = (
            self.statement.place(
                self.formula(maths.worked(*pair), CAST, multiply="times").scale(1.6)
            )
            for pair in (PLAIN, DECIMAL)
        )
        with self.beat("slide_rule"):
            self.play(mn.FadeIn(rule), run_time=1.0)
            self.add(lengths)
            self.play(rule.first.animate.set_value(place(2)), run_time=1.5)
            self.wait(0.6)
            self.play(rule.second.animate.set_value(place(3)), run_time=1.5)
            self.wait(0.6)
            self.play(Morph(identity, plain))
            self.mark_still()
            self.wait(1.5)
            self.play(rule.second.animate.set_value(0), run_time=1.0)
            self.play(rule.first.animate.set_value(place(1.7)), run_time=1.0)
            self.play(rule.second.animate.set_value(place(3.5)), run_time=1.5)
            self.play(Morph(plain, decimal))
        self.play(mn.FadeOut(rule), mn.FadeOut(lengths), run_time=0.6)
        return decimal

    def lengths(self, rule: SlideRule, above: Region, below: Region) -> mn.VGroup:
        """Return the two lengths, laid end to end, and their sum; all follow the rule."""

        def length(
            ends: Callable[[], tuple[float, float]], level: np.ndarray, side: np.ndarray
        ) -> Length:
            def number() -> str:
                start, end = ends()
                return f"{number_at(end - start):.2f}"

            name = self.live(maths.log_of(10), "x", number, CAST, size="label")
            return Length(rule, ends, level, name, side, self.colour("sum"))

        def joint() -> float:
            return rule.first.get_value()

        top, bottom = above.at(0, 0.15), below.at(0, 0.85)
        return mn.VGroup(
            length(lambda: (0.0, joint()), top, mn.UP),
            length(lambda: (joint(), rule.total), top, mn.UP),
            length(lambda: (0.0, rule.total), bottom, mn.DOWN),
        )

    # any_base

    def any_base(self, worked: Formula) -> None:
        """One curve, rescaled; the base e gives it slope 1."""
        left, right = self.picture.columns(2, 1, gap=0.6)
        base = mn.ValueTracker(2)
        plot = self.plot(
            left,
            x_range=(0, 10),
            y_range=(-2, 3.5),
            x_ticks=range(1, 11),
            y_ticks=range(-2, 4),
            equal_units=True,
        )
        curve, ghosts, names = self.curves(plot, base)
        tangent, triangle = self.tangent(plot, base)
        rescaled = self.formula(maths.CHANGE_OF_BASE, CAST)
        base_is = self.live(
            equals(maths.b, 2), "2", lambda: f"{base.get_value():.2f}", CAST, role="exponential"
        )
        slope_is = self.readout("1.00", role="text")
        slope_is.follow(lambda: f"{1 / np.log(base.get_value()):.2f}")
        words = self.words(self.label("slope"), role="muted")
        mn.VGroup(rescaled, base_is, words, slope_is).arrange(mn.DOWN, buff=0.4)
        right.place(mn.VGroup(rescaled, base_is, words, slope_is))
        general, final = (
            self.statement.place(self.formula(maths.identity(b), CAST).scale(1.6))
            for b in (maths.a, None)
        )
        with self.beat("any_base"):
            self.play(Morph(worked, general), mn.FadeIn(plot, rescaled), run_time=1.2)
            self.play(mn.Create(curve), run_time=1.0)
            self.add(ghosts, curve)
            self.play(mn.FadeIn(names, tangent, base_is, words, slope_is), run_time=0.6)
            self.play(base.animate.set_value(10), run_time=1.4)
            self.wait(0.3)
            self.play(base.animate.set_value(np.e), run_time=1.4)
            self.play(mn.Create(triangle), run_time=0.8)
            self.play(Morph(general, final), run_time=1.2)
            self.show_takeaway()
            self.wait(1.5)

    def curves(self, plot: Plot, base: mn.ValueTracker) -> tuple[mn.VMobject, mn.VGroup, mn.VGroup]:
        """Return the curve to the moving base, and three that stay, with their names."""

        def points(of: float) -> np.ndarray:
            x = np.geomspace(of ** plot.y_range[0], plot.x_range[1], 200)
            return plot.locate(x, maths.log_curve(of, x))

        curve = mn.VMobject(color=self.colour("logarithm"), stroke_width=6)
        curve.add_updater(lambda c: c.set_points_as_corners(points(base.get_value())))
        curve.update()
        ghosts, names = mn.VGroup(), mn.VGroup()
        for of in (2, sp.E, 10):
            ghost = mn.VMobject(color=self.colour("muted"), stroke_width=2.5)
            ghosts.add(ghost.set_points_as_corners(points(float(of))))
            name = self.formula(maths.log_to(of), CAST, size="label")
            names.add(name.next_to(ghost.get_end(), mn.RIGHT, buff=0.15))
        return curve, ghosts, names

    def tangent(self, plot: Plot, base: mn.ValueTracker) -> tuple[mn.VMobject, mn.VGroup]:
        """Return the tangent at x = 1, and the triangle that shows that its slope is 1."""

        def draw(line: mn.VMobject) -> None:
            slope = 1 / np.log(base.get_value())
            x = np.array([max(0, 1 - 2 / slope), 1 + min(2.5, 3.5 / slope)])
            line.set_points_as_corners(plot.locate(x, slope * (x - 1)))

        line = mn.VMobject(color=self.colour("text"), stroke_width=3)
        line.add_updater(draw)
        draw(line)
        corners = plot.locate(np.array([1, 2, 2]), np.array([0, 0, 1]))
        sides = mn.VMobject(color=self.colour("text"), stroke_width=4)
        return line, mn.VGroup(sides.set_points_as_corners(corners))


ROWS = (4.25, 1.15)
