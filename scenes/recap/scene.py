"""Machine learning loves the logarithm because it turns times into plus, and keeps order."""

from functools import partial

import manim as mn

from reel.stage import ClipScene, Formula, TransformFormula
from reel.wording.timing import seconds_to_say
from scenes.recap import maths
from scenes.recap.brand_card import BrandCard
from scenes.recap.commuting_square import DIM, BadgeArrow, CommutingSquare
from scenes.recap.layout import Facts, Layout
from scenes.recap.two_hills import TwoHills
from scenes.shared.payoffs import Lamp, PayoffCard, payoff_pictures

# What is written on each arrow of the square, and the role that gives it its colour.
SIGNS = {"across": "times", "bottom": "+", "down": "log", "up": "exp"}
ARROW_ROLES = {"across": "product", "bottom": "sum", "down": "logarithm", "up": "exponential"}

CORNERS = ("upper left", "upper right", "lower left", "lower right")


class Recap(ClipScene):
    """Two numbers go round a square both ways and meet; five payoffs; two hills with one top."""

    clip = "recap"
    roles = maths.ROLES

    def construct(self) -> None:
        self.places = Layout.of(self.regions)
        self.show_title()
        self.close(self.hub())

    # The beats.

    def hub(self) -> list[Lamp]:
        """Times above, plus below: both ways lead to one number, and order is kept."""
        square, lamps = self.square(), self.lamps()
        arrows, formulas, numbers = square.arrows, square.formulas, square.numbers
        pair, logs = sides_of(numbers["upper left"]), sides_of(numbers["lower left"])
        product, total = mn.VGroup(numbers["upper right"]), mn.VGroup(numbers["lower right"])
        facts = self.places.facts
        with self.beat("hub"):
            self.add(square, sides_of(formulas["upper left"]), sides_of(formulas["lower left"]))
            self.add(formulas["upper right"], formulas["lower right"])
            self.add(pair)
            if facts is None:  # the payoffs wait beside the square
                self.add(*lamps)
            # Two numbers are multiplied along the top.
            self.go_along_the_top(square, pair, product)
            # Or their logs are taken, and added along the bottom.
            self.cue("logs")
            self.play(arrows["left down"].carry(pair, logs, run_time=1.1))
            self.cue("add")
            self.play(arrows["bottom"].carry(logs, total, run_time=1.1))
            # Back up by exp, both ways meet in one number.
            self.cue("up")
            self.play(arrows["right up"].carry(total, product, run_time=1.4))
            self.cue("meet")
            self.play(mn.Indicate(product, 1.3, self.theme.text), run_time=0.7)
            identity = self.write_identity(square)
            # The larger number keeps the larger log.
            swell = self.places.sign_swell
            for name, corner in (("larger", "upper left"), ("keeps", "lower left")):
                signs = [written[corner].part("<") for written in (formulas, numbers)]
                self.cue(name)
                self.play(*(mn.FadeIn(sign, scale=swell) for sign in signs), run_time=0.7)
            # All five payoffs follow from these two facts.
            self.cue("facts")
            if facts is None:
                self.point_out(identity, formulas["lower left"])
            else:
                self.keep_facts(square, identity, facts)
            self.cue("five")
            lights = (lamp.light_up() if facts is None else mn.FadeIn(lamp) for lamp in lamps)
            self.play(mn.LaggedStart(*lights, lag_ratio=0.5), run_time=1.6)
        return lamps

    def close(self, lamps: list[Lamp]) -> None:
        """The answer, and who made the film."""
        brand = self.spec.brand
        card = BrandCard(self.spec.project, brand, self.places.maker, self.text, self.theme)
        hills = self.hills()
        (product, total), (upper, lower) = hills.formulas, hills.plots
        with self.beat("close"):
            # What follows makes place for what it follows from.
            self.gather(lamps, card)
            # Many chances are multiplied: a hill over all settings.
            self.cue("multiplies")
            self.play(mn.FadeIn(product, upper, hills.names[0]), run_time=0.5)
            self.play(mn.Create(hills.hills[0]), run_time=0.8)
            # The best setting is that of its top.
            self.add(hills.dots[0])
            self.play(hills.climb(), run_time=1.2)
            self.cue("best")
            self.play(mn.Create(hills.lines[0]), run_time=0.6)
            # The hill's log is a hill too, times becomes plus, and the top stays where it was.
            self.cue("log")
            self.play(mn.FadeIn(lower, hills.names[1]), hills.take_log(), run_time=1.2)
            self.cue("plus")
            into_plus = TransformFormula(product, total, keep=True, rename={"∏": "∑"})
            self.play(into_plus, run_time=0.8)
            self.cue("leaves")
            self.play(mn.Create(hills.lines[1]), mn.FadeIn(hills.dots[1], scale=2), run_time=0.8)
            self.show_takeaway()
            self.mark_still()
            # Nobody says the card's lines: they stay as long as it takes to read them.
            hills.dots[0].clear_updaters()
            self.play(mn.FadeOut(hills.parts), run_time=0.4)
            self.play(mn.FadeIn(card.lines), run_time=0.4)
            self.wait(max(0.9, seconds_to_say(f"{brand.call_to_action} {brand.credit}")))

    # Parts of the beats.

    def go_along_the_top(
        self, square: CommutingSquare, pair: mn.VGroup, product: mn.VGroup
    ) -> None:
        """Carry two numbers to their product; all other ways fade meanwhile, and come back."""
        across, *others = square.arrows.values()
        below = sides_of(square.formulas["lower left"]), square.formulas["lower right"]
        for part in (*others, *below):
            part.save_state()
        fade = [
            *(arrow.animate(run_time=0.6).step_back() for arrow in others),
            *(formula.animate(run_time=0.6).set_opacity(DIM) for formula in below),
        ]
        self.play(across.carry(pair, product, run_time=1.6), *fade)
        self.play(*map(mn.Restore, (*others, *below)), run_time=0.4)

    def point_out(self, *parts: mn.VMobject) -> None:
        """Point out what is spoken of."""
        self.play(*(mn.Indicate(part, 1.05, self.theme.text) for part in parts), run_time=0.8)

    def write_identity(self, square: CommutingSquare) -> Formula:
        """Both names of the number that the ways meet in: from above, and from the left."""
        product, total = square.formulas["upper right"], square.formulas["lower right"]
        identity = self.places.identity.put(self.formula(maths.IDENTITY).scale(1.15))
        middle = [leaf.token for leaf in identity.leaves].index("=")
        log, equal, added = (
            mn.VGroup(*map(identity.glyphs, numbers))
            for numbers in (range(middle), [middle], range(middle + 1, len(identity.leaves)))
        )
        terms = mn.VGroup(*map(total.glyphs, range(len(total.leaves))))
        # The product goes down through the log, and swerves around the number under the arrow.
        down = square.arrows["right down"].carry(
            mn.VGroup(product), mn.VGroup(log), aside=0.4 * mn.DR, run_time=1.2
        )
        self.play(down)
        # The sum of the logs is the same number.
        self.play(mn.FadeIn(equal), mn.TransformFromCopy(terms, added), run_time=0.8)
        return identity

    def keep_facts(self, square: CommutingSquare, identity: Formula, places: Facts) -> None:
        """Two facts stay of the square: the log keeps order, and it turns times into plus."""
        arrow = square.arrows["left down"]
        pair, logs = (self.formula(expr).scale(0.95) for expr in (maths.PAIR, maths.LOGS))
        flat = BadgeArrow(
            mn.ORIGIN,
            1.7 * mn.RIGHT,
            arrow.badge[1].copy(),
            colour=self.theme.colour(ARROW_ROLES["down"]),
            ground=self.theme.background,
        )
        places.order.put(mn.VGroup(pair, flat, logs).arrange(mn.RIGHT, buff=0.18))
        logs.align_baseline(pair)
        going = (
            *square.cards.values(),
            *(other for other in square.arrows.values() if other is not arrow),
            *square.numbers.values(),
            *(square.formulas[f"{level} right"] for level in ("upper", "lower")),
        )
        self.play(*map(mn.FadeOut, going), run_time=0.4)
        # The square's left side lies down: x < y, by log, log x < log y.
        self.play(
            mn.Transform(arrow, flat),
            mn.Transform(square.formulas["upper left"], pair),
            mn.Transform(square.formulas["lower left"], logs),
            identity.animate.move_to(places.identity.center),
            run_time=0.6,
        )

    def gather(self, lamps: list[Lamp], brand: BrandCard) -> None:
        """The payoffs' cards become one."""
        cards = [lamp.payoff.card.copy() for lamp in lamps]
        inside = mn.VGroup(*(lamp.payoff.inside for lamp in lamps))
        self.remove(*lamps)
        self.add(*cards, inside)
        edges = [card.animate.set_stroke(width=0) for card in cards]
        self.play(mn.FadeOut(inside), *edges, run_time=0.3)
        self.play(*(mn.Transform(card, brand.card) for card in cards), run_time=0.55)
        self.remove(*cards)
        self.add(brand.card)

    # What is shown.

    def square(self) -> CommutingSquare:
        """Make the square with its formulas, its numbers and the signs on its arrows."""
        formulas = (maths.PAIR, maths.PRODUCT, maths.LOGS, maths.SUM)
        numbers = (
            maths.PAIR_NUMBERS,
            maths.PRODUCT_NUMBER,
            maths.LOGS_NUMBERS,
            maths.SUM_NUMBER,
        )
        return CommutingSquare(
            self.places.square,
            formulas={
                corner: self.formula(expr).scale(0.86)
                for corner, expr in zip(CORNERS, formulas, strict=True)
            },
            numbers={
                corner: self.formula(expr).scale(0.86)
                for corner, expr in zip(CORNERS, numbers, strict=True)
            },
            signs={
                arrow: self.formula(expr, multiply="times").scale(0.8).part(SIGNS[arrow])
                for arrow, expr in maths.SIGNS.items()
            },
            roles=ARROW_ROLES,
            theme=self.theme,
        )

    def hills(self) -> TwoHills:
        """Make the two hills, of many chances multiplied and of their logs added."""
        formulas = self.formula(maths.CHANCES), self.formula(maths.LOGS_OF_CHANCES)
        name = self.label("setting", size="small", role="muted")
        return TwoHills(self.places.maker, formulas, name, self.theme)

    def lamps(self) -> list[Lamp]:
        """Make the five payoffs, one under another: dark beside the square, lit if they follow."""
        pictures = payoff_pictures(self.theme)
        places = self.places.payoffs.rows(*[1] * len(pictures), gap=0.16)
        lit = self.places.facts is not None
        lamps = []
        for place, (name, picture) in zip(places, pictures.items(), strict=True):
            title = partial(self.text, self.label_text(name), size="small")
            payoff = PayoffCard(place, picture, title, theme=self.theme)
            lamps.append(Lamp(payoff, place, self.theme, lit=lit))
        return lamps


def sides_of(pair: Formula) -> mn.VGroup:
    """The two sides of a statement such as x < y, without its sign."""
    return mn.VGroup(*(pair.part(side.name) for side in pair.expr.args))
