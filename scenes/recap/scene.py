"""Machine learning loves the logarithm because it turns times into plus, and keeps order."""

from functools import partial

import manim as mn
import numpy as np

from reel.formula.label import Label
from reel.formula.live_number import LiveNumber, scientific
from reel.stage import ClipScene
from reel.stage.glide import glide
from reel.stage.regions import Region
from reel.wording.timing import seconds_to_say
from scenes.recap import maths, training
from scenes.recap.brand_card import BrandCard
from scenes.recap.commuting_square import CommutingSquare
from scenes.recap.fact import FactCard, badge
from scenes.recap.growing_sheet import GrowingSheet
from scenes.recap.layout import Layout
from scenes.recap.tower import Tower
from scenes.recap.trained_photos import TrainedPhotos
from scenes.shared.payoffs import Lamp, PayoffCard, payoff_pictures

# What is written on each arrow of the square, and the role that gives it its colour.
SIGNS = {"across": "times", "bottom": "+", "left": "log", "right": "log"}
ARROW_ROLES = {"across": "product", "bottom": "sum", "left": "logarithm", "right": "logarithm"}

# Which facts each payoff follows from.
FOLLOWS_FROM = {
    "derivatives": ("turns",),
    "peak": ("keeps",),
    "squares": ("turns", "keeps"),
    "axes": ("turns",),
    "numbers": ("turns",),
}

QUICKLY = 20  # after so many steps the product comes into sight
TOP = 50  # halvings that the tower's axis reaches

_DIGITS = 1.5  # how wide the longest number of steps is, in ems
_APART = 0.4  # between "step" and that number, in ems
_BESIDE_SHEET = 0.18  # how far the sheet is at last from its value and its name


class Recap(ClipScene):
    """A square that commutes, what follows from it, and forty photos that are learnt."""

    clip = "recap"
    roles = maths.ROLES

    def construct(self) -> None:
        self.places = Layout.of(self.regions)
        self.show_title()
        self.hub()
        self.five()
        self.train()
        self.close()

    # The beats.

    def hub(self) -> None:
        """Times above, plus below: both ways lead to one length, and order is kept."""
        self.square = square = self.build_square()
        arrows, names = square.arrows, square.names
        pair, logs = (square.numbers_at(f"{level} left") for level in ("upper", "lower"))
        product, (log, total) = square.numbers_at("upper right"), square.numbers_at("lower right")
        self.identity = self.formula(maths.IDENTITY)
        self.places.square.identity.put(self.identity)
        with self.beat("hub"):
            self.add(square, *(name for row in names.values() for name in row), pair)
            other_way = [arrows["left"], arrows["bottom"]]
            for arrow in other_way:
                arrow.save_state()
            # Two numbers are multiplied along the top; the other way steps back.
            self.play(
                arrows["across"].carry(pair, product, run_time=1.6),
                *(arrow.animate(run_time=0.6).step_back() for arrow in other_way),
            )
            # The log of their product is a length.
            self.cue("log")
            self.show_point(arrows["right"].carry(product, mn.VGroup(log), run_time=1.2))
            # Or their logs are taken ...
            self.cue("logs")
            self.play(
                arrows["left"].carry(pair, logs, run_time=1.2),
                *(mn.Restore(arrow, run_time=0.4) for arrow in other_way),
            )
            # ... and added along the bottom.
            self.cue("add")
            self.play(arrows["bottom"].carry(logs, mn.VGroup(total), run_time=1.2))
            # Both ways end at the same length: that is the identity.
            self.cue("meet")
            self.meet()
            self.mark_still()
            # The larger number keeps the larger log.
            self.cue("larger")
            for longer in (pair[1], logs[1]):
                back = longer.animate(rate_func=mn.there_and_back).scale(1.15)
                self.play(back, run_time=0.8)

    def five(self) -> None:
        """Two facts stay of the square; the five payoffs are lit, each by what it follows from."""
        square, facts, lamps = self.square, self.build_facts(), self.build_lamps()
        turns, keeps = facts.values()
        badges = self.build_badges()
        with self.beat("five"):
            going = mn.VGroup(
                *square.cards.values(),
                *square.arrows.values(),
                *(name for row in square.names.values() for name in row),
                *(each for row in square.quantities.values() for each in row),
                *self.agreement,
            )
            aside = self.identity.animate.scale_to_fit_width(0.8 * turns.card.width)
            self.play(
                mn.FadeOut(going, run_time=0.4),
                aside.move_to(turns.card),
                *map(mn.FadeIn, lamps),
                run_time=0.8,
            )
            self.cue("plus")
            self.play(mn.FadeOut(self.identity, run_time=0.4), mn.FadeIn(turns), run_time=0.6)
            self.cue("order")
            self.play(mn.FadeIn(keeps), run_time=0.6)
            self.cue("five")
            lights = [
                mn.AnimationGroup(lamp.light_up(), *map(mn.FadeIn, signs))
                for lamp, signs in zip(lamps, badges, strict=True)
            ]
            self.play(mn.LaggedStart(*lights, lag_ratio=0.5), run_time=2.0)
        self.gone = mn.VGroup(*facts.values(), *lamps, *(each for row in badges for each in row))

    def train(self) -> None:
        """Right labels become likelier: the tower of halvings shrinks, the product grows."""
        steps = mn.ValueTracker(0)
        places = self.places.training
        self.photos = photos = TrainedPhotos(
            places.photos,
            places.per_row,
            lambda: training.probabilities(steps.get_value()),
            self.theme,
        )
        legend = places.legend.place(
            self.label("bars", size="small", role="data", width=places.legend.width)
        )
        multiplied = mn.ValueTracker(0)
        sheet, value, name = self.build_product(multiplied, steps)
        tower, counter = self.build_tower(steps), self.build_counter(steps)
        with self.beat("train"):
            come = mn.LaggedStart(*map(mn.FadeIn, photos), lag_ratio=0.05, run_time=1.2)
            self.play(mn.FadeOut(self.gone, run_time=0.4), come)
            self.add(photos)
            self.play(mn.FadeIn(legend, sheet, value, name), run_time=0.6)
            # Each of them keeps its share of the sheet: nothing is seen of what is left.
            self.cue("product")
            self.play(glide(multiplied, len(photos), rate_func=mn.linear), run_time=1.2)
            self.cue("tower")
            self.play(mn.FadeIn(tower.axis), run_time=0.4)
            rise = mn.LaggedStart(*map(mn.FadeIn, tower.blocks), lag_ratio=0.1)
            self.play(rise, mn.FadeIn(tower.light, tower.number), run_time=1.2)
            self.add(tower)
            # The first steps one at a time; then the tower shrinks within its trace.
            self.cue("train")
            trace, before = tower.trace(self.theme)
            self.add(trace, tower)
            self.play(mn.FadeIn(counter), run_time=0.4)
            self.play(glide(steps, 1), run_time=0.6)
            self.play(mn.FadeIn(before), glide(steps, 2), run_time=0.6)
            self.play(glide(steps, 3), run_time=0.6)
            self.cue("shrinks")
            self.play(glide(steps, QUICKLY, rate_func=mn.linear), run_time=1.6)
            # What is left of the sheet comes back into sight.
            self.cue("grows")
            last = glide(steps, training.STEPS, rate_func=mn.rate_functions.ease_out_sine)
            self.play(last, run_time=3.0)
        for live in (photos, sheet, value, tower, counter):
            live.suspend_updating()
        self.trained = (photos, legend, tower, trace, before, counter), (sheet, value, name)

    def close(self) -> None:
        """The answer, and who made the film."""
        brand = self.spec.brand
        card = BrandCard(self.spec.project, brand, self.places.maker, self.text, self.theme)
        going, (sheet, value, name) = self.trained
        tower = going[2]
        with self.beat("close"):
            self.cue("smaller")
            self.play(mn.Indicate(tower.number, 1.3, self.theme.text), run_time=0.8)
            self.cue("larger")
            self.play(mn.Indicate(value, 1.3, self.theme.text), run_time=0.8)
            self.cue("answer")
            self.show_takeaway()
            self.mark_still()
            self.wait(0.4)
            # Nobody says the card's lines: they stay as long as it takes to read them.
            self.play(mn.FadeOut(*going, name), run_time=0.4)
            self.play(self.put_aside(sheet, value), run_time=0.8)
            self.play(mn.FadeIn(card), run_time=0.4)
            self.wait(max(0.9, seconds_to_say(f"{brand.call_to_action} {brand.credit}")))

    # Parts of the beats.

    def meet(self) -> None:
        """Light each of the two equal lengths, and write below it what it is; they are equal."""
        ends, light = self.square.agree()
        identity = self.identity
        middle = [leaf.token for leaf in identity.leaves].index("=")
        log, equal, added = (
            mn.VGroup(*map(identity.glyphs, numbers))
            for numbers in (range(middle), [middle], range(middle + 1, len(identity.leaves)))
        )
        self.add(light, self.square.numbers_at("lower right"))
        shown = zip(light, (log, added), strict=True)
        sides = [mn.AnimationGroup(*map(mn.FadeIn, each), run_time=0.6) for each in shown]
        self.play(mn.Succession(*sides), run_time=1.2)
        self.play(*map(mn.Create, ends), mn.FadeIn(equal), run_time=0.8)
        self.agreement = ends, light

    def put_aside(self, sheet: GrowingSheet, value: LiveNumber) -> mn.Animation:
        """Let the sheet make room for the card; its value and its name stand above and below it.

        Where the place that is left is low, they stand right of it.
        """
        room = self.places.sheet_at_last
        beside = room.aspect > sheet.box.aspect
        if beside:
            place, words = room.columns(1, 1, gap=_BESIDE_SHEET)
            name = self.product_name(words.width)
            lines = mn.VGroup(value.copy(), name).arrange(mn.DOWN, buff=_BESIDE_SHEET)
            words.put(lines)
        else:
            name = self.product_name(room.width)
            rows = value.height + _BESIDE_SHEET, name.height + _BESIDE_SHEET
            place = Region(room.left, room.bottom + rows[1], room.right, room.top - rows[0])
        goal = sheet.copy()
        goal.scale(min(place.width / sheet.box.width, place.height / sheet.box.height))
        goal.move_to(place.center)
        if not beside:
            name.next_to(goal, mn.DOWN, buff=_BESIDE_SHEET)
            lines = mn.VGroup(value.copy().next_to(goal, mn.UP, buff=_BESIDE_SHEET), name)
        return mn.AnimationGroup(
            mn.Transform(sheet, goal), mn.Transform(value, lines[0]), mn.FadeIn(lines[1])
        )

    # What is shown.

    def build_square(self) -> CommutingSquare:
        """Draw the square with its names, its numbers and the signs on its arrows."""
        places = self.places.square
        name = partial(self.formula, size=places.name_size)
        number = partial(self.formula, size=places.number_size)
        lower = maths.LOG_OF_PRODUCT_NUMBER, maths.SUM_NUMBER
        return CommutingSquare(
            places,
            names={
                "upper left": [name(side) for side in maths.PAIR.args],
                "upper right": [name(maths.PRODUCT)],
                "lower left": [name(side) for side in maths.LOGS.args],
            },
            numbers={
                "upper left": [number(value) for value in maths.NUMBERS],
                "upper right": [number(maths.PRODUCT_NUMBER)],
                "lower left": [number(value) for value in maths.LOGS_NUMBERS],
                "lower right": [number(value) for value in lower],
            },
            signs={
                arrow: self.formula(expr, multiply="times").scale(0.8).part(SIGNS[arrow])
                for arrow, expr in maths.SIGNS.items()
            },
            roles=ARROW_ROLES,
            theme=self.theme,
        )

    def build_facts(self) -> dict[str, FactCard]:
        """Draw the two facts, by the keys of their names."""
        shown = {"turns": (maths.PRODUCT, maths.SUM), "keeps": (maths.PAIR, maths.LOGS)}
        facts = {}
        for place, (key, (before, after)) in zip(self.places.facts, shown.items(), strict=True):
            facts[key] = FactCard(
                place,
                mn.VGroup(self.sign_of(key), self.label(key, size="label", weight=600)),
                self.formula(before, size="label"),
                self.formula(after, size="label"),
                self.square.arrows["left"],
                self.theme,
            )
        return facts

    def build_lamps(self) -> list[Lamp]:
        """Draw the five payoffs, dark at first."""
        pictures = payoff_pictures(self.theme)
        lamps = []
        for place, (name, picture) in zip(self.places.payoffs, pictures.items(), strict=True):
            title = partial(self.text, self.label_text(name), size="small")
            payoff = PayoffCard(place, picture, title, theme=self.theme)
            lamps.append(Lamp(payoff, place, self.theme))
        return lamps

    def build_badges(self) -> list[mn.VGroup]:
        """Draw, beside each payoff, the signs of the facts that it follows from."""
        rows = []
        for place, name in zip(self.places.signs, payoff_pictures(self.theme), strict=True):
            row = mn.VGroup(*map(self.sign_of, FOLLOWS_FROM[name]))
            rows.append(place.place(row.arrange(mn.RIGHT, buff=0.1)))
        return rows

    def sign_of(self, fact: str) -> mn.VGroup:
        """Draw the sign of a fact: what the log makes of times, or what it keeps."""
        expr, sign, role = {
            "turns": (maths.SUM, "+", "sum"),
            "keeps": (maths.PAIR, "<", "text"),
        }[fact]
        drawn = self.formula(expr, size="label").part(sign)
        return badge(drawn, self.theme.colour(role), self.theme)

    def build_product(
        self, multiplied: mn.ValueTracker, steps: mn.ValueTracker
    ) -> tuple[GrowingSheet, LiveNumber, Label]:
        """Draw the sheet of which the product is left, its value above and its name below.

        Args:
            multiplied: how many photos have kept their share of it.
            steps: how many steps of the training have been taken since.
        """
        places = self.places.training.product

        def shares() -> np.ndarray:
            taken = steps.get_value()
            if taken:
                return training.probabilities(taken)
            return training.first_shares(multiplied.get_value())

        sheet = GrowingSheet(places.plot, shares, self.theme)
        value = self.live_number("", role="product", anchor="center")
        value.show(scientific(training.product(0)))  # the longest there will be
        room = places.number
        value.scale(min(1, room.width / value.width, room.height / value.height))
        value.follow(lambda: scientific(float(np.prod(shares()))))
        value.shift(room.center - value.get_center())
        return sheet, value, places.name.put(self.product_name(places.name.width), mn.UP)

    def product_name(self, width: float) -> Label:
        """Write what the sheet shows, no wider than `width`."""
        return self.label("product", size="small", role="product", width=width, align="center")

    def build_tower(self, steps: mn.ValueTracker) -> Tower:
        """Draw the tower of the halvings of all probabilities."""
        places = self.places.training.tower
        name = self.label("loss", size="small", role="sum", width=places.name.width, align="center")
        return Tower(
            places, name, lambda: training.halvings(steps.get_value()), top=TOP, theme=self.theme
        )

    def build_counter(self, steps: mn.ValueTracker) -> mn.VGroup:
        """Write how many steps of the training have been taken."""
        word, number = self.label("step"), self.live_number("0", size="label")
        number.follow(lambda: f"{steps.get_value():.0f}")
        place = self.places.training.counter
        share = min(1, place.width / (word.width + (_APART + _DIGITS) * number.em))
        word.scale(share)
        number.scale(share)
        apart = _APART * number.em
        widest = word.width + apart + _DIGITS * number.em
        word.move_to(place.center + (widest - word.width) / 2 * mn.LEFT)
        start = np.array([word.get_right()[0] + apart, word.baseline, 0])
        number.shift(start - number.origin.get_location())
        return mn.VGroup(word, number)
