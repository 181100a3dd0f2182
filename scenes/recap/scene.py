"""Machine learning loves the logarithm because it turns times into plus, and keeps order."""

from functools import partial

import manim as mn
import numpy as np

from reel.formula.live_number import scientific
from reel.stage import ClipScene
from reel.stage.glide import glide
from reel.wording.timing import seconds_to_say
from scenes.recap import maths, training
from scenes.recap.brand_card import BrandCard
from scenes.recap.commuting_square import CommutingSquare
from scenes.recap.fact import FactCard, badge
from scenes.recap.layout import Layout
from scenes.recap.trained_photos import TrainedPhotos
from scenes.recap.training_columns import LiveColumn
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

SLOWLY = 3  # the first steps of the training are taken one at a time
QUICKLY = 20  # after so many steps the product comes into sight
TOP = 50  # halvings that the tower's axis reaches


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
        """Right labels become likelier: the tower of halvings shrinks, the product climbs."""
        steps = mn.ValueTracker(0)
        places = self.places.training
        self.photos = photos = TrainedPhotos(
            places.photos,
            places.per_row,
            lambda: training.probabilities(steps.get_value()),
            self.theme,
        )
        bars = partial(self.label, "bars", size="small", role="data")
        legend = bars(width=places.legend.width, align="center")
        legend.next_to(photos, mn.DOWN, buff=0.25)
        product, tower = self.build_columns(steps)
        counter = self.build_counter(steps)
        with self.beat("train"):
            come = mn.LaggedStart(*map(mn.FadeIn, photos), lag_ratio=0.05, run_time=1.2)
            self.play(mn.FadeOut(self.gone, run_time=0.4), come)
            self.add(photos)
            self.play(mn.FadeIn(legend), run_time=0.4)
            self.cue("product")
            self.play(mn.FadeIn(product), run_time=0.8)
            self.cue("tower")
            self.play(mn.FadeIn(tower.axis), run_time=0.4)
            rise = mn.LaggedStart(*map(mn.FadeIn, tower.blocks), lag_ratio=0.1)
            self.play(rise, mn.FadeIn(tower.light, tower.number), run_time=1.2)
            self.add(tower)
            self.cue("train")
            trace = tower.trace(self.theme)
            self.add(trace, tower)
            self.play(mn.FadeIn(counter), run_time=0.4)
            for step in range(SLOWLY):
                self.play(glide(steps, step + 1), run_time=0.6)
            self.cue("shrinks")
            self.play(glide(steps, QUICKLY, rate_func=mn.linear), run_time=1.6)
            self.cue("climbs")
            self.play(
                glide(steps, training.STEPS, rate_func=mn.rate_functions.ease_out_sine),
                run_time=3.0,
            )
            self.play(mn.Indicate(product.number, 1.2, self.theme.text), run_time=0.8)
        for column in (product, tower):
            column.suspend_updating()
        self.columns = mn.VGroup(product, tower, counter, trace)
        self.legend = legend

    def close(self) -> None:
        """The answer, and who made the film."""
        brand = self.spec.brand
        card = BrandCard(self.spec.project, brand, self.places.maker, self.text, self.theme)
        with self.beat("close"):
            product, tower, *_ = self.columns
            self.cue("smaller")
            self.play(mn.Indicate(tower.number, 1.3, self.theme.text), run_time=0.8)
            self.cue("larger")
            self.play(mn.Indicate(product.number, 1.3, self.theme.text), run_time=0.8)
            self.cue("answer")
            self.show_takeaway()
            self.mark_still()
            self.wait(0.4)
            # Nobody says the card's lines: they stay as long as it takes to read them.
            self.photos.clear_updaters()
            self.play(mn.FadeOut(self.columns, self.legend), run_time=0.4)
            room = self.places.photos_at_last
            share = min(room.width / self.photos.width, room.height / self.photos.height)
            self.play(
                self.photos.animate.scale(min(1, share)).move_to(room.center),
                mn.FadeIn(card.card),
                run_time=0.8,
            )
            self.play(mn.FadeIn(card.lines), run_time=0.4)
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
        return {
            key: FactCard(
                place,
                mn.VGroup(self.sign_of(key), self.label(key, size="label", weight=600)),
                *(self.formula(expr, size="label") for expr in pair),
                self.square.arrows["left"],
                self.theme,
            )
            for place, (key, pair) in zip(self.places.facts, shown.items(), strict=True)
        }

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

    def build_columns(self, steps: mn.ValueTracker) -> tuple[LiveColumn, LiveColumn]:
        """Draw the product of the photos' probabilities, and the tower of their halvings."""
        places = self.places.training

        def name(key: str, role: str, width: float) -> mn.Mobject:
            return self.label(key, size="small", role=role, width=width, align="center")

        product = LiveColumn(
            places.product,
            name("product", "product", places.product.name.width),
            lambda: np.array([training.product(steps.get_value())]),
            scientific,
            top=1,
            ticks=(0, 1),
            role="product",
            theme=self.theme,
        )
        tower = LiveColumn(
            places.tower,
            name("loss", "sum", places.tower.name.width),
            lambda: training.halvings(steps.get_value()),
            "{:.2f}".format,
            top=TOP,
            ticks=range(0, TOP + 1, 10),
            role="sum",
            theme=self.theme,
        )
        return product, tower

    def build_counter(self, steps: mn.ValueTracker) -> mn.VGroup:
        """Write how many steps of the training have been taken."""
        word = self.label("step", size="label")
        number = self.live_number("0", size="label")
        number.follow(lambda: f"{steps.get_value():.0f}")
        widest = word.width + 0.15 + 1.6 * number.em
        place = self.places.training.product.number
        word.move_to([place.center[0] - widest / 2, place.center[1], 0], aligned_edge=mn.LEFT)
        number.shift(
            np.array([word.get_right()[0] + 0.15, word.baseline, 0]) - number.origin.get_location()
        )
        return mn.VGroup(word, number)
