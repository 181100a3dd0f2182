"""A logarithm turns times into plus: what sinks as a product stays in sight as a sum."""

from functools import partial

import manim as mn
import sympy as sp

from reel.stage import ClipScene, Formula, TransformFormula
from scenes.hook import maths
from scenes.hook.column import Column
from scenes.hook.kept_order import KeptOrder
from scenes.hook.layout import ColumnPlaces, Layout
from scenes.hook.length_tower import LengthTower
from scenes.hook.photo_grid import PhotoGrid
from scenes.hook.sinking_product import SinkingProduct
from scenes.hook.stacked_statement import stack
from scenes.shared.payoffs import PayoffCard, payoff_pictures

SLOWLY = 3  # the first few are multiplied, and later added, one at a time
UNSEEN = 13  # so many make the product's bar thinner than a pixel
TOP = 50  # halvings that the tower's axis reaches


class Hook(ClipScene):
    """Forty probabilities: their product's bar sinks out of sight, a tower of lengths grows."""

    clip = "hook"
    roles = maths.ROLES

    def construct(self) -> None:
        self.places = Layout.of(self.regions)
        self.show_title()
        photos = PhotoGrid(self.places.photos, self.theme)
        product, thin = self.multiply(photos)
        columns, statement = self.add_lengths(photos, product, thin)
        self.claim(columns, statement)

    # Beat "multiply".

    def multiply(self, photos: PhotoGrid) -> tuple[SinkingProduct, mn.Mobject]:
        """The product's bar shrinks below a pixel; its value falls to about 10^-15."""
        product = SinkingProduct(
            self.build_product_column(self.places.sinking),
            value_on_bar=self.places.value_on_bar,
            theme=self.theme,
        )
        thin = self.build_thin(product)
        with self.beat("multiply"):
            # A classifier goes through the photos: each gets a bar and a number.
            self.add(photos, product)
            self.play(photos.classify(), run_time=2.4)
            # These are the probabilities.
            self.cue("probabilities")
            self.play(photos.read_out(), run_time=1.4)
            # The first ones one at a time: each is pointed out, and the bar shrinks by it.
            photos.dim_with(product.count)
            self.cue("multiply")
            for number in range(SLOWLY):
                self.play(photos.point_out(number), run_time=0.4)
                self.play(product.multiply_to(number + 1), run_time=0.4)
            # Then all others, until nothing is seen of the bar.
            self.cue("sinks")
            self.play(product.multiply_to(UNSEEN, rate_func=mn.linear), run_time=0.8)
            rest = product.multiply_to(maths.COUNT, rate_func=mn.linear)
            self.play(rest, mn.FadeIn(thin), run_time=1.1)
            # A value is left.
            self.cue("value")
            self.play(mn.Indicate(product.value, 1.15, self.theme.text), run_time=1.0)
        photos.clear_updaters()
        product.stop()
        return product, thin

    # Beat "add".

    def add_lengths(
        self, photos: PhotoGrid, product: SinkingProduct, thin: mn.Mobject
    ) -> tuple[mn.VGroup, Formula]:
        """Each probability turns into its number of halvings; these lengths stack to a tower."""
        narrow = self.build_product_column(self.places.product)
        tower = LengthTower(self.build_tower_column(), photos, alone=SLOWLY, theme=self.theme)
        lost = self.build_statement(maths.nothing_lost())
        with self.beat("add"):
            # The product makes room for the tower; its value passes in front of the words.
            self.add(product)
            self.play(product.move_into(narrow), mn.FadeOut(thin), run_time=0.8)
            self.play(mn.FadeIn(tower.column, tower.value), run_time=0.6)
            # Each probability turns into its number of halvings: few here, many there.
            self.add(tower.lengths, tower.blocks)
            self.cue("halved")
            self.play(tower.count(), run_time=1.4)
            self.cue("rarely")
            self.play(*tower.point_out(maths.surest(), run_time=1.2))
            self.cue("many")
            self.play(*tower.point_out(maths.surprise(), run_time=1.2))
            # The first lengths fly onto the tower one at a time, and then all others.
            self.cue("stack")
            for number in range(SLOWLY):
                self.play(tower.stack(number), run_time=0.4)
            self.play(tower.stack_others(), run_time=2.4)
            tower.stop()
            self.cue("fifty")
            self.mark_still()
            self.play(mn.Indicate(tower.value, 1.15, self.theme.text), run_time=0.6)
            # From their sum the product comes back: nothing is lost.
            self.play(mn.FadeOut(photos, tower.lengths), run_time=0.4)
            self.cue("nothing_lost")
            self.play(mn.FadeIn(lost, shift=0.2 * mn.UP), run_time=0.8)
        return mn.VGroup(product, mn.VGroup(tower.column, tower.blocks, tower.value)), lost

    # Beat "claim".

    def claim(self, columns: mn.VGroup, statement: Formula) -> None:
        """That length is a logarithm; the five payoffs are named by small pictures."""
        logarithm = self.build_statement(maths.length_is_logarithm())
        line = self.places.claim.put(self.formula(maths.TIMES_INTO_PLUS).scale(1.7))
        order = self.build_order()
        with self.beat("claim"):
            # The length is said as a logarithm, which is pointed out; then that of any product.
            self.play(TransformFormula(statement, logarithm), run_time=0.8)
            self.cue("logarithm")
            self.play(mn.Indicate(logarithm.part("log"), 1.1, self.theme.logarithm), run_time=0.8)
            self.cue("plus")
            self.play(mn.FadeOut(columns), TransformFormula(logarithm, line))
            # All forty keep their order: of the threads to their logarithms none cross.
            self.cue("order")
            self.play(mn.FadeIn(order.upper), run_time=0.4)
            self.add(order.threads, order.upper)
            threads = mn.LaggedStart(*map(mn.Create, order.threads), lag_ratio=0.05)
            self.play(threads, mn.FadeIn(order.lower), run_time=1.0)
            # What follows from it comes one after another, each when it is named.
            cards = self.build_cards()
            self.cue("payoffs")
            come = [mn.FadeIn(card.card) for card in cards.values()]
            self.play(mn.FadeOut(order.parts, run_time=0.4), *come, run_time=0.8)
            for name, card in cards.items():
                self.cue(name)
                self.play(mn.FadeIn(card.inside), run_time=0.4)
            self.show_takeaway()
            self.wait(0.8)

    # What the beats show.

    def build_product_column(self, places: ColumnPlaces) -> Column:
        """Draw the column in which the product's bar stands."""
        name = self.label("product", size=places.size, role="product")
        return Column(places, name, top=1, colour=self.theme.product, theme=self.theme)

    def build_tower_column(self) -> Column:
        """Draw the column in which the lengths stack."""
        places = self.places.tower
        name = self.label("sum", size=places.size, role="sum")
        return Column(places, name, top=TOP, colour=self.theme.sum, theme=self.theme)

    def build_thin(self, product: SinkingProduct) -> mn.Mobject:
        """Write that the product's bar is not seen any more, clear of its value."""
        plot = product.column.plot
        thin = partial(self.label, "thin", size="small", role="muted")
        if self.places.value_on_bar:
            label = thin(width=0.9 * plot.box.width, align="center")
            return label.move_to(plot.point(0.5, 0) + 0.75 * mn.UP, aligned_edge=mn.DOWN)
        start = [product.value_across, plot.point(0, 0.25)[1], 0]
        return thin().move_to(start, aligned_edge=mn.LEFT)

    def build_statement(self, expr: sp.Basic) -> Formula:
        """Write a statement in the place of the photos, where that is narrow in two lines."""
        statement = self.formula(expr).scale(1.5)
        if self.places.statement_stacked:
            # The exponent on top in both, so that neither side must pass the other.
            stack(statement, "approx", "exponent", gap=0.4)
        return self.places.statement.put(statement)

    def build_order(self) -> KeptOrder:
        """Draw the forty probabilities on a line, and their logarithms on another."""
        names = (
            self.formula(maths.P, size="label", role="product"),
            self.formula(maths.LOG_P, size="label", role="sum"),
        )
        return KeptOrder(
            self.places.order, maths.probabilities(), -maths.halvings(), names, self.theme
        )

    def build_cards(self) -> dict[str, PayoffCard]:
        """Draw the five payoffs, a card each: a picture and its name."""
        cards = {}
        pictures = payoff_pictures(self.theme).items()
        for place, (name, picture) in zip(self.places.cards, pictures, strict=True):
            title = partial(self.label, name, size="small")
            cards[name] = PayoffCard(place, picture, title, theme=self.theme)
        return cards
