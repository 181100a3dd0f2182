"""A logarithm turns times into plus: what sinks as a product stays in sight as a sum."""

from functools import partial

import manim as mn
import numpy as np
import sympy as sp

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.label import font_size
from reel.formula.live_number import scientific
from reel.formula.notation import Rounded
from reel.formula.typst_printer import PLAIN
from reel.stage import ClipScene, Formula, LiveNumber, Plot, Region, TransformFormula
from scenes.hook import maths
from scenes.hook.photos import Photo
from scenes.hook.stacked_statement import piled
from scenes.shared.payoffs import PayoffCard, payoff_pictures

SLOWLY = 3  # the first few are multiplied, and later stacked, one at a time
APART, FLIGHT = 0.1, 0.6  # seconds between the others' starts, and that each is under way
TOP = 50  # halvings that the tower's axis reaches

_NUMBERS = np.arange(maths.COUNT)
STARTS = np.where(_NUMBERS < SLOWLY, _NUMBERS, SLOWLY + (_NUMBERS - SLOWLY) * APART)
TIMES = np.where(_NUMBERS < SLOWLY, 1.0, FLIGHT)
ENDS = STARTS + TIMES


class Hook(ClipScene):
    """Forty probabilities: their product's bar sinks out of sight, a tower of lengths grows."""

    clip = "hook"
    roles = maths.ROLES

    def construct(self) -> None:
        self.show_title()
        photos = self.photos()
        column = self.multiply(photos)
        tower, statement = self.add_lengths(photos, column)
        self.claim(mn.VGroup(column, tower), statement)

    def areas(self) -> tuple[Region, Region, Region]:
        """Where the photos, the product and the tower stand in the end."""
        area = self.regions.full.intersect(self.regions.safe)
        if self.regions.stacked:
            photos, columns = area.columns(1.6 if area.aspect > 1.2 else 1.1, 1, gap=0.4)
            product, tower = columns.columns(1, 1.3, gap=0.3)
        else:
            photos, columns = area.columns(1.25, 1, gap=0.6)
            product, tower = columns.columns(1, 1, gap=0.5)
        return photos, product, tower

    def photos(self) -> mn.VGroup:
        """Lay out forty photos, each with its probability."""
        region, *_ = self.areas()
        stacked = self.regions.stacked
        # A tall region takes eight rows; where it is upright, the numbers must not shrink with it.
        rows = 8 if region.aspect < 0.6 else 6 if stacked else 5
        photos = mn.VGroup(
            *(
                Photo(p, number, self.theme, pictured=0.72 if stacked else 1)
                for number, p in enumerate(maths.probabilities())
            )
        )
        photos.arrange_in_grid(rows, buff=(0.1, 0.16) if stacked else (0.13, 0.2))
        return region.put(photos, mn.LEFT)

    def column(
        self, region: Region, name: str, top: float, ticks: tuple[float, ...]
    ) -> tuple[Plot, np.ndarray]:
        """A column's axis with its name below, and the point above it for its number."""
        number, middle, label = region.rows(1, 7.4, 0.8, gap=0.08)
        plot = self.plot(middle, x_range=(0, 1), y_range=(0, top), x_ticks=(), y_ticks=ticks)
        across = plot.box.center[0]
        size = "small" if self.regions.stacked else "label"
        written = label.place(self.label(name, size=size, role=name)).set_x(across)
        written.shift(min(0, region.right - written.get_right()[0]) * mn.RIGHT)
        plot.add(written)
        return plot, np.array([across, number.center[1], 0])

    def product_column(self, region: Region) -> tuple[Plot, np.ndarray]:
        """The product's column; where it can be narrow, 0.5 would take too much of it."""
        ticks = (0, 1) if self.regions.stacked else (0, 0.5, 1)
        return self.column(region, "product", 1, ticks)

    def multiply(self, photos: mn.VGroup) -> mn.VGroup:
        """The product's bar shrinks below a pixel; its value falls to about 10^-15."""
        _, region, free = self.areas()
        stacked = self.regions.stacked
        if stacked:  # until the tower comes, the bar takes its place too
            region = Region(region.left, region.bottom, free.right, region.top)
        plot, _ = self.product_column(region)
        steps = mn.ValueTracker(0)

        def product() -> float:
            return float(maths.running_product(steps.get_value()))

        bar = mn.always_redraw(lambda: self.block(plot, 0, product(), "product"))
        # The number goes down with the bar's top: on it where it is broad, else beside it.
        value = self.live_number("", role="product", anchor="center" if stacked else "left")
        value.show(scientific(maths.product()))
        value.scale(min(1, 0.9 * plot.box.width / value.width) if stacked else 1)
        value.follow(lambda: scientific(product()))
        across = plot.box.center[0] if stacked else plot.box.right + 0.18

        def sink(readout: LiveNumber) -> None:
            level = np.array([across, plot.point(0, product())[1], 0])
            readout.shift(level + 0.1 * mn.UP - readout.origin.get_location())

        value.add_updater(sink, call_updater=True)
        thin = partial(self.text, self.label_text("thin"), size="small", role="muted")
        if stacked:
            label = thin(width=0.9 * plot.box.width, align="center")
            label.move_to(plot.point(0.5, 0) + 0.75 * mn.UP, aligned_edge=mn.DOWN)
        else:
            label = thin().move_to([across, plot.point(0, 0.25)[1], 0], aligned_edge=mn.LEFT)

        def dim(group: mn.VGroup) -> None:
            for number, photo in enumerate(group):
                photo.fade_to(1 - 0.7 * float(np.clip(steps.get_value() - number, 0, 1)))

        with self.beat("multiply"):
            self.add(photos, plot, bar, value)
            self.wait(1.0)
            redraw_on_change(photos, dim, lambda _: steps.get_value())
            swell = 1.15 if stacked else 1.4  # neighbours are near
            for number in range(SLOWLY):
                self.play(mn.Indicate(photos[number].number, swell, self.theme.text))
                self.play(steps.animate.set_value(number + 1), run_time=0.6)
            self.play(steps.animate(rate_func=mn.linear).set_value(maths.COUNT), run_time=4.0)
            self.play(mn.FadeIn(label), run_time=0.6)
            self.play(mn.Indicate(value, 1.15, self.theme.text))
        for live in (photos, bar, value):
            live.clear_updaters()
        return mn.VGroup(plot, bar, label, value)

    def block(self, plot: Plot, low: float, high: float, role: str) -> mn.Rectangle:
        """A block of a column from `low` to `high` on its axis."""
        left, bottom, _ = plot.point(0.12, low)
        right, top, _ = plot.point(0.88, high)
        block = mn.Rectangle(width=right - left, height=max(top - bottom, 1e-4))
        block.set_fill(self.theme.colour(role), 1).set_stroke(width=0)
        return block.move_to([left, bottom, 0], aligned_edge=mn.DL)

    def add_lengths(self, photos: mn.VGroup, column: mn.VGroup) -> tuple[mn.VGroup, Formula]:
        """Each probability's bar becomes a length, its number of halvings; the lengths stack."""
        area, left, right = self.areas()
        narrow, above_product = self.product_column(left)
        plot, above = self.column(right, "sum", TOP, tuple(range(0, TOP + 1, 10)))
        clock = mn.ValueTracker(0)

        def total() -> str:
            return f"{maths.total(int(np.sum(clock.get_value() >= ENDS - 1e-6))):.2f}"

        size = "small" if self.regions.stacked else "label"
        value = self.live_number("", role="sum", anchor="center", size=size).follow(total)
        value.shift(above - value.get_center())
        blocks, lengths = self.flight(photos, plot, clock)
        lost = self.statement(maths.nothing_lost(), area)
        wide, bar, thin, product = column
        with self.beat("add"):
            moved = product.copy().scale(font_size(size) / 96 / product.em)
            moved.move_to(above_product)
            flat = self.block(narrow, 0, maths.product(), "product")
            self.play(
                mn.Transform(mn.VGroup(wide, bar, product), mn.VGroup(narrow, flat, moved)),
                mn.FadeOut(thin),
                run_time=0.8,
            )
            column.remove(thin)
            self.play(mn.FadeIn(plot, value), run_time=0.6)
            self.add(lengths, blocks)
            for number in range(SLOWLY):
                self.play(clock.animate.set_value(number + 1), run_time=1.0)
                self.wait(0.2)
            self.play(
                clock.animate(rate_func=mn.linear).set_value(ENDS[-1]), run_time=ENDS[-1] - SLOWLY
            )
            for live in (photos, blocks, lengths, value):
                live.clear_updaters()
            self.wait(0.6)
            self.mark_still()
            self.play(mn.FadeOut(photos, lengths), run_time=0.6)
            self.play(mn.FadeIn(lost, shift=0.2 * mn.UP), run_time=0.8)
        return mn.VGroup(plot, blocks, value), lost

    def statement(self, expr: sp.Basic, area: Region) -> Formula:
        """A statement in the place of the photos: one side above the other if narrow."""
        statement = self.formula(expr).scale(1.5)
        if self.regions.stacked:
            # The exponent on top in both, so that neither side must pass the other.
            piled(statement, "approx", "exponent", gap=0.4)
        return area.put(statement)

    def flight(
        self, photos: mn.VGroup, plot: Plot, clock: mn.ValueTracker
    ) -> tuple[mn.VGroup, mn.VGroup]:
        """The blocks that fly from the photos onto the tower, and the photos' halvings."""
        feet = np.concatenate([[0.0], np.cumsum(maths.halvings())])
        goals = [self.block(plot, feet[i], feet[i + 1], "sum") for i in range(maths.COUNT)]
        blocks = mn.VGroup(*(goal.copy() for goal in goals))
        blocks.set_stroke(self.theme.background, 1.5)
        lengths = mn.VGroup(
            *(
                self.formula(Rounded(h, 2), roles=PLAIN, size="small", role="sum")
                .match_height(photo.number)
                .move_to(photo.number)
                for h, photo in zip(maths.halvings(), photos, strict=True)
            )
        )
        start, end = mn.ManimColor(self.theme.data), mn.ManimColor(self.theme.sum)

        def way(i: int) -> float:
            return float(mn.smooth(np.clip((clock.get_value() - STARTS[i]) / TIMES[i], 0, 1)))

        def fly(group: mn.VGroup) -> None:
            for i, (block, goal, photo) in enumerate(zip(group, goals, photos, strict=True)):
                block.set_points(mn.interpolate(photo.bar.points, goal.points, way(i)))
                block.set_fill(mn.interpolate_color(start, end, way(i)))
                mobject_ops.set_opacity(block, float(way(i) > 0))

        def count(group: mn.VGroup) -> None:
            for i, length in enumerate(group):
                mobject_ops.set_opacity(length, way(i))

        def hide(group: mn.VGroup) -> None:
            for i, photo in enumerate(group):
                mobject_ops.set_opacity(photo.number, 0.3 * (1 - way(i)))

        for group, draw in ((blocks, fly), (lengths, count), (photos, hide)):
            redraw_on_change(group, draw, lambda _: clock.get_value())
        return blocks, lengths

    def claim(self, columns: mn.VGroup, statement: Formula) -> None:
        """That length is a logarithm; the five payoffs are named by small pictures."""
        top, bottom = self.regions.full.rows(1, 5.2 if self.regions.stacked else 1.7)
        area, *_ = self.areas()
        logarithm = self.statement(maths.length_is_logarithm(), area)
        line = self.formula(maths.TIMES_INTO_PLUS).scale(1.7)
        top = top.intersect(self.regions.safe)
        top.put(line)
        with self.beat("claim"):
            self.play(TransformFormula(statement, logarithm))
            self.wait(0.6)
            self.play(mn.FadeOut(columns), TransformFormula(logarithm, line))
            cards = self.cards(bottom)
            self.play(mn.LaggedStart(*map(mn.FadeIn, cards), lag_ratio=0.5), run_time=2.6)
            self.show_takeaway()
            self.wait(1.5)

    def cards(self, area: Region) -> mn.VGroup:
        """The five payoffs, a card each: a picture and its name."""
        pictures = payoff_pictures(self.theme)
        shares = [1] * len(pictures)
        stacked = self.regions.stacked
        places = area.rows(*shares, gap=0.15) if stacked else area.columns(*shares, gap=0.25)
        cards = mn.VGroup()
        for place, (name, picture) in zip(places, pictures.items(), strict=True):
            title = partial(self.text, self.label_text(name), size="small")
            cards.add(PayoffCard(place, picture, title, theme=self.theme))
        return cards
