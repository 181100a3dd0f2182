"""A logarithm turns times into plus: what sinks as a product stays in sight as a sum."""

from functools import partial

import manim as mn

from reel.formula.live_number import scientific
from reel.stage import ClipScene, LiveNumber, Region, TransformFormula
from reel.stage.glide import glide
from reel.stage.shapes import Card
from scenes.hook import maths
from scenes.hook.column import Column
from scenes.hook.cuts import FILLS
from scenes.hook.depth_gauge import DepthGauge
from scenes.hook.facts import TimesIntoPlus, shrink
from scenes.hook.flight import Flight
from scenes.hook.halved_sheet import HalvedSheet
from scenes.hook.kept_order import KeptOrder
from scenes.hook.layout import Layout
from scenes.hook.length_tower import LengthTower
from scenes.hook.photo_grid import DIMMED, PhotoGrid
from scenes.hook.sheet import Sheet
from scenes.shared.payoffs import PayoffCard, payoff_pictures

SLOWLY = 3  # the first few are multiplied one at a time
UNSEEN = 13  # so many make what is left thinner than a pixel
TENTHS = 15  # marks of the gauge: the product is about 10^-15
TOP = 50  # halvings that the tower's axis reaches

BESIDE, DIVE, INSTEAD = range(3)  # the places of the sheet
AT_FIRST = mn.squish_rate_func(mn.smooth, 0, 0.2)
FIRST_HALF = mn.squish_rate_func(mn.smooth, 0, 0.5)
SECOND_HALF = mn.squish_rate_func(mn.smooth, 0.5, 1)  # of a play


class Hook(ClipScene):
    """Forty probabilities: a dive finds their product, a tower shows the sum of their lengths."""

    clip = "hook"
    roles = maths.ROLES

    def construct(self) -> None:
        self.places = Layout.of(self.regions)
        self.show_title()
        photos = PhotoGrid(self.places.photos, self.theme)
        boxes = (self.places.beside.plot, self.places.dive, self.places.instead.plot)
        sheet = Sheet(boxes, dive=DIVE, theme=self.theme)
        told = self.multiply(photos, sheet)
        flight = Flight(photos, sheet, dimmed=DIMMED)
        found = self.dive(flight, told)
        tower, lost = self.add_lengths(flight, found)
        self.claim(flight, tower, lost)

    # Beat "multiply".

    def multiply(self, photos: PhotoGrid, sheet: Sheet) -> mn.VGroup:
        """Each probability keeps its share of a sheet, until nothing is seen of what is left."""
        value = self.build_value(sheet)
        left = self.places.beside.name.put(
            self.label("left", size=self.places.beside.size, role="product")
        )
        with self.beat("multiply"):
            # A classifier goes through the photos: each gets a bar and a number.
            self.add(sheet, photos, value, left)
            self.play(photos.classify(), run_time=2.4)
            # These are the probabilities.
            self.cue("probabilities")
            self.show_point(photos.read_out(run_time=1.4))
            # The first ones one at a time: each is pointed out, and keeps its share.
            photos.dim_with(sheet.count)
            self.cue("multiply")
            for number in range(SLOWLY):
                self.play(photos.point_out(number), sheet.cut_to(number + 1), run_time=0.6)
            # Then all others, until nothing is seen of what is left.
            self.cue("sinks")
            self.play(sheet.cut_to(UNSEEN, rate_func=mn.linear), run_time=0.4)
            self.play(sheet.cut_to(maths.COUNT, rate_func=mn.linear), run_time=0.6)
        photos.clear_updaters()
        value.clear_updaters()
        return mn.VGroup(value, left)

    # Beat "dive".

    def dive(self, flight: Flight, told: mn.VGroup) -> mn.VGroup:
        """The camera dives past all photos to what is left."""
        sheet = flight.sheet
        gauge = self.build_gauge(sheet)
        found = self.build_found()
        with self.beat("dive"):
            # The sheet fills the frame; each photo flies to what it has taken away.
            flight.start()
            self.play(
                sheet.move_to_place(DIVE),
                flight.to_sheet(),
                mn.FadeOut(told, run_time=0.4),
                mn.FadeIn(gauge),
                run_time=1.2,
            )
            # The view shrinks to a tenth, to a tenth of that, and on.
            self.cue("dive")
            self.play(sheet.dive_to(1), run_time=0.8)
            self.cue("again")
            self.play(sheet.dive_to(2), run_time=0.6)
            self.play(sheet.dive_to(sheet.deepest), run_time=2.8)
            # There is the product.
            self.cue("there")
            self.play(mn.FadeIn(found), run_time=0.6)
        return mn.VGroup(found, gauge)

    # Beat "add".

    def add_lengths(self, flight: Flight, found: mn.VGroup) -> tuple[LengthTower, mn.VGroup]:
        """Each probability gets its number of halvings; these lengths stack to a tower."""
        photos, sheet = flight.photos, flight.sheet
        halved = self.build_halved_sheet()
        lost = self.build_lost()
        with self.beat("add"):
            # Up again, to the whole sheet, and back into the grid.
            flight.dimmed = 1
            self.play(
                sheet.dive_to(0, rate_func=FIRST_HALF),
                mn.FadeOut(found, rate_func=AT_FIRST),
                flight.home(rate_func=SECOND_HALF),
                sheet.move_to_place(INSTEAD, rate_func=SECOND_HALF),
                glide(sheet.shown, 0, rate_func=SECOND_HALF),
                mn.FadeIn(halved, rate_func=SECOND_HALF),
                run_time=1.4,
            )
            flight.stop()
            # Each probability gets its number of halvings: few here, many there.
            tower = self.build_tower(photos)
            self.add(tower.lengths, tower.glow, tower.blocks)
            self.cue("halved")
            self.play(tower.count(), run_time=1.0)
            # A quarter is a half of a half.
            self.cue("quarter")
            self.play(*tower.point_out(maths.quarter()), halved.halve(1), run_time=0.5)
            self.play(halved.halve(2), run_time=0.5)
            # A little less takes a part of a third halving.
            part = maths.part()
            parts = float(maths.halvings()[part])
            self.play(*tower.point_out(part), halved.halve(parts), run_time=0.6)
            # The first length flies onto the tower alone, and then all others.
            self.cue("stack")
            come = mn.FadeIn(tower.column, tower.value, tower.unit, rate_func=SECOND_HALF)
            self.play(mn.FadeOut(halved, rate_func=AT_FIRST), come, run_time=0.4)
            self.play(tower.stack(0), run_time=0.4)
            self.play(tower.stack_others(), run_time=1.0)
            self.cue("fifty")
            self.play(
                mn.Indicate(tower.value, 1.15, self.theme.text), tower.uncount(), run_time=0.6
            )
            tower.stop()
            # From their sum the product comes back: nothing is lost.
            self.remove(tower.lengths, tower.glow)
            flight.start()
            self.cue("nothing_lost")
            come = mn.FadeIn(lost, shift=0.2 * mn.UP, rate_func=SECOND_HALF)
            self.play(flight.to_sheet(), glide(sheet.shown, 1), come, run_time=1.2)
            self.mark_still()
        flight.stop()
        return tower, lost

    # Beat "claim".

    def claim(self, flight: Flight, tower: LengthTower, lost: mn.VGroup) -> None:
        """That length is a logarithm; two facts about it, and five payoffs in small pictures."""
        statement, hidden = lost
        logarithm = self.places.statement.put(self.formula(maths.length_is_logarithm()))
        places = self.places.facts
        plus = places[0].line.put(self.formula(maths.TIMES_INTO_PLUS).scale(1.2))
        order = places[1].line.put(self.formula(maths.ORDER).scale(1.2))
        small = [
            self.formula(fact, size="label").scale(1.15)
            for fact in (maths.TIMES_INTO_PLUS, maths.ORDER)
        ]
        arrows, kept = self.build_arrows(places[0].picture), self.build_order(places[1].picture)
        with self.beat("claim"):
            # The length is said as a logarithm, which is pointed out; then that of any product.
            self.play(TransformFormula(statement, logarithm), run_time=0.8)
            self.cue("logarithm")
            self.play(mn.Indicate(logarithm.part("log"), 1.1, self.theme.text), run_time=0.8)
            self.cue("plus")
            gone = mn.VGroup(tower.column, tower.blocks, tower.value, tower.unit, hidden)
            self.play(
                mn.FadeOut(flight.photos, gone, run_time=0.4),
                glide(flight.sheet.shown, 0, run_time=0.4),
                TransformFormula(logarithm, plus),
                mn.FadeIn(arrows, arrows.names, kept.upper, rate_func=SECOND_HALF),
                run_time=1.0,
            )
            self.remove(flight.sheet)
            # All forty keep their order: of the threads to their logarithms none cross.
            self.cue("order")
            self.add(kept.threads, kept.upper)
            threads = mn.LaggedStart(*map(mn.Create, kept.threads), lag_ratio=0.05)
            self.play(threads, mn.FadeIn(kept.lower, order), run_time=1.2)
            # What follows from it comes one after another, each when it is named.
            cards = self.build_cards()
            behind = [Card(p.card, fill=self.theme.surface) for p in places if p.card]
            self.cue("payoffs")
            self.bring_to_back(*behind)
            self.play(
                *(mn.FadeIn(card, rate_func=SECOND_HALF) for card in behind),
                *shrink(arrows, arrows.names, plus, small[0], places[0]),
                *shrink(kept.picture, kept.names, order, small[1], places[1]),
                *(mn.FadeIn(card.card, rate_func=SECOND_HALF) for card in cards.values()),
                run_time=0.8,
            )
            for name, card in cards.items():
                self.cue(name)
                self.play(mn.FadeIn(card.inside), run_time=0.4)
            self.show_takeaway()

    # What the beats show.

    def build_value(self, sheet: Sheet) -> LiveNumber:
        """Write the product as it is now, above the sheet."""
        places = self.places.beside
        value = self.live_number("", role="product", anchor="center")
        value.show(scientific(maths.product()))  # the longest there will be
        places.number.put(value)
        value.follow(lambda: scientific(float(maths.running_product(sheet.count.get_value()))))
        return value

    def build_gauge(self, sheet: Sheet) -> DepthGauge:
        """Draw the line that tells how deep the camera is."""
        name = self.label("in_view", size="small")
        return DepthGauge(
            self.places.gauge, sheet.tenths, deepest=TENTHS, name=name, theme=self.theme
        )

    def build_found(self) -> mn.VGroup:
        """Write the product on what is left, as it is seen at the end of the dive."""
        value = self.formula(maths.what_is_left(), role="background").scale(1.5)
        found = mn.VGroup(value, self.label("left", role="background"))
        found.arrange(mn.DOWN, buff=0.3)
        return self.places.dive.put(found, share=0.8 * FILLS)

    def build_halved_sheet(self) -> HalvedSheet:
        """Draw the sheet that shows how many halvings a quarter takes, and a little less."""
        places = self.places.beside
        counted = self.label("counted", size=places.size, role="sum")
        region = places.plot.inset(0.06 * places.plot.width, 0.06 * places.plot.height)
        return HalvedSheet(region, counted, size=places.size, theme=self.theme)

    def build_tower(self, photos: PhotoGrid) -> LengthTower:
        """Draw the column in which the lengths stack, and these at their photos."""
        places = self.places.tower
        name = self.label("seen", size=places.size, role="sum")
        column = Column(places, name, top=TOP, colour=self.theme.sum, theme=self.theme)
        unit = self.label("halvings", size=places.size, role="sum")
        return LengthTower(column, photos, alone=1, theme=self.theme, unit=unit)

    def build_lost(self) -> mn.VGroup:
        """Write what tower and sheet have to do with each other, and what the sheet shows."""
        places = self.places.instead
        hidden = self.label("hidden", size=places.size, role="product")
        statement = self.places.statement.put(self.formula(maths.nothing_lost()))
        return mn.VGroup(statement, places.name.put(hidden))

    def build_arrows(self, region: Region) -> TimesIntoPlus:
        """Draw the logarithms of two of the probabilities, and that of their product."""
        names = [self.formula(term, size="label", role="background") for term in maths.TERMS]
        return TimesIntoPlus(region, maths.two_logs(), names, self.theme)

    def build_order(self, region: Region) -> KeptOrder:
        """Draw the forty probabilities on a line, and their logarithms on another."""
        names = (
            self.formula(maths.P, size="label"),
            self.formula(maths.LOG_P, size="label"),
        )
        return KeptOrder(region, maths.probabilities(), -maths.halvings(), names, self.theme)

    def build_cards(self) -> dict[str, PayoffCard]:
        """Draw the five payoffs, a card each: a picture and its name."""
        cards = {}
        pictures = payoff_pictures(self.theme).items()
        for place, (name, picture) in zip(self.places.cards, pictures, strict=True):
            title = partial(self.label, name, size="small")
            cards[name] = PayoffCard(place, picture, title, theme=self.theme)
        return cards
