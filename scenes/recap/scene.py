"""Machine learning loves the logarithm because it turns times into plus, and keeps order."""

from functools import partial

import manim as mn

from reel.formula.typst_printer import PLAIN
from reel.stage import ClipScene, Formula, Region
from reel.wording.timing import seconds_to_say
from scenes.recap import maths
from scenes.recap.brand_card import Imprint
from scenes.recap.commuting_square import Square, Through, Way
from scenes.recap.maths import ROLES
from scenes.recap.png import draw_pictures
from scenes.shared.payoffs import Lamp, PayoffCard, payoff_pictures

SIGNS = {"across": "times", "bottom": "+", "down": "log", "up": "exp"}
WAY_ROLES = {"across": "product", "bottom": "sum", "down": "logarithm", "up": "exponential"}


class Recap(ClipScene):
    """Two numbers go round a square both ways and meet; five payoffs light up; who made it."""

    clip = "recap"
    roles = ROLES

    def construct(self) -> None:
        self.show_title()
        lamps = self.hub()
        self.close(lamps)

    def areas(self) -> tuple[Region, Region, Region]:
        """Return where the square, the statement under it and the payoffs stand."""
        if self.regions.stacked:
            square, line = self.regions.full.intersect(self.regions.safe).rows(7, 1, gap=0.25)
            return square, line, self.facts()[2]
        square, line = self.regions.main.rows(5.2, 1, gap=0.25)
        return square, line, self.regions.side

    def facts(self) -> tuple[Region, Region, Region]:
        """Return where, upright, the two facts and the payoffs stand once the square is done."""
        order, line, payoffs = self.regions.full.rows(1, 1, 5.8, gap=0.15)
        return order.intersect(self.regions.safe), line.intersect(self.regions.safe), payoffs

    def hub(self) -> list[Lamp]:
        """Times above, plus below: both ways lead to one number, and order is kept."""
        square = self.square()
        ways, formulas = square.ways, square.formulas
        pair, logs = both(square.numbers["upper left"]), both(square.numbers["lower left"])
        product, total = (
            mn.VGroup(square.numbers[f"{level} right"]) for level in ("upper", "lower")
        )
        lamps = self.lamps()
        with self.beat("hub"):
            self.add(square, both(formulas["upper left"]), both(formulas["lower left"]))
            self.add(formulas["upper right"], formulas["lower right"])
            self.add(pair)
            if not self.regions.stacked:
                self.add(*lamps)
            self.wait(0.4)
            self.play(Through(ways["across"], pair, product))
            self.play(Through(ways["left down"], pair, logs))
            self.play(Through(ways["bottom"], logs, total))
            self.play(Through(ways["right down"], product, total))
            self.play(mn.Indicate(total, 1.3, self.theme.text), run_time=0.8)
            self.play(Through(ways["right up"], total, product))
            self.play(mn.Indicate(product, 1.3, self.theme.text), run_time=0.8)
            statement = self.say(square)
            signs = [
                written[corner].part("<")
                for written in (formulas, square.numbers)
                for corner in ("upper left", "lower left")
            ]
            swell = 1.6 if self.regions.stacked else 2.5  # the rows of a card are near
            self.play(*(mn.FadeIn(sign, scale=swell) for sign in signs), run_time=0.8)
            if self.regions.stacked:
                self.keep_facts(square, statement)
                self.show_lit(lamps)
            else:
                for lamp in lamps:
                    self.play(lamp.lit.animate.set_value(1), run_time=0.6)
            self.mark_still()
        return lamps

    def keep_facts(self, square: Square, statement: Formula) -> None:
        """Two facts stay of the square: the log keeps order, and it turns times into plus."""
        order, line, _ = self.facts()
        way = square.ways["left down"]
        pair, logs = (self.formula(expr).scale(0.95) for expr in (maths.PAIR, maths.LOGS))
        flat = Way(
            mn.ORIGIN,
            1.7 * mn.RIGHT,
            way.badge[1].copy(),
            colour=self.theme.colour(WAY_ROLES["down"]),
            ground=self.theme.background,
        )
        order.put(mn.VGroup(pair, flat, logs).arrange(mn.RIGHT, buff=0.18))
        logs.align_baseline(pair)
        going = mn.VGroup(
            *square.cards.values(),
            *(other for other in square.ways.values() if other is not way),
            *square.numbers.values(),
            *(square.formulas[f"{level} right"] for level in ("upper", "lower")),
        )
        self.play(mn.FadeOut(going), run_time=0.4)
        self.play(
            mn.Transform(way, flat),
            mn.Transform(square.formulas["upper left"], pair),
            mn.Transform(square.formulas["lower left"], logs),
            statement.animate.move_to(line.center),
            run_time=0.6,
        )

    def show_lit(self, lamps: list[Lamp]) -> None:
        """The payoffs come one after another, each with its light on."""
        for lamp in lamps:
            lamp.lit.set_value(1)
            lamp.update()
            self.play(mn.FadeIn(lamp), run_time=0.4)

    def say(self, square: Square) -> Formula:
        """Both names of the number that the ways meet in: from above, and from the left."""
        product, total = (square.formulas[f"{level} right"] for level in ("upper", "lower"))
        statement = self.formula(maths.IDENTITY).scale(1.15)
        line = self.areas()[1]
        line.put(statement)
        middle = [leaf.token for leaf in statement.leaves].index("=")
        log, equal, added = (
            mn.VGroup(*map(statement.glyphs, numbers))
            for numbers in (range(middle), [middle], range(middle + 1, len(statement.leaves)))
        )
        terms = mn.VGroup(*map(total.glyphs, range(len(total.leaves))))
        down = square.ways["right down"]
        self.play(Through(down, mn.VGroup(product), mn.VGroup(log), aside=0.4 * mn.DR))
        self.play(mn.FadeIn(equal), mn.TransformFromCopy(terms, added), run_time=1.0)
        return statement

    def square(self) -> Square:
        """Return the square with its formulas, its numbers and the names of its ways."""
        corners = ("upper left", "upper right", "lower left", "lower right")
        written = (maths.PAIR, maths.PRODUCT, maths.LOGS, maths.SUM)
        numbers = (
            maths.PAIR_NUMBERS,
            maths.PRODUCT_NUMBER,
            maths.LOGS_NUMBERS,
            maths.SUM_NUMBER,
        )
        return Square(
            self.areas()[0],
            formulas={
                corner: self.formula(expr).scale(0.86)
                for corner, expr in zip(corners, written, strict=True)
            },
            numbers={
                corner: self.formula(expr).scale(0.86)
                for corner, expr in zip(corners, numbers, strict=True)
            },
            signs={
                way: self.formula(expr, roles=PLAIN, multiply="times").scale(0.8).part(SIGNS[way])
                for way, expr in maths.SIGNS.items()
            },
            roles=WAY_ROLES,
            theme=self.theme,
        )

    def lamps(self) -> list[Lamp]:
        """Return the five payoffs, one under another, not lit."""
        pictures = payoff_pictures(self.theme)
        places = self.areas()[2].rows(*[1] * len(pictures), gap=0.16)
        lamps = []
        for place, (name, picture) in zip(places, pictures.items(), strict=True):
            title = partial(self.text, self.label_text(name), size="small")
            payoff = PayoffCard(place, picture, title, theme=self.theme)
            lamps.append(Lamp(payoff, place, self.theme))
        return lamps

    def close(self, lamps: list[Lamp]) -> None:
        """The answer, and who made the film."""
        brand = self.spec.brand
        draw_pictures(self.camera)
        imprint = Imprint(
            self.spec.project,
            brand,
            self.areas()[2].intersect(self.regions.safe),
            self.text,
            self.theme,
        )
        with self.beat("close"):
            self.show_takeaway()
            self.gather(lamps, imprint)
            self.play(mn.FadeIn(imprint.lines), run_time=0.8)
            self.wait(seconds_to_say(f"{brand.call_to_action} {brand.credit}") + 0.5)

    def gather(self, lamps: list[Lamp], imprint: Imprint) -> None:
        """The payoffs' cards become one."""
        cards = [lamp.payoff.card.copy() for lamp in lamps]
        inside = mn.VGroup(*(lamp.payoff.inside for lamp in lamps))
        self.remove(*lamps)
        self.add(*cards, inside)
        edges = [card.animate.set_stroke(width=0) for card in cards]
        self.play(mn.FadeOut(inside), *edges, run_time=0.6)
        self.play(*(mn.Transform(card, imprint.card) for card in cards), run_time=0.9)
        self.remove(*cards)
        self.add(imprint.card)


def both(pair: Formula) -> mn.VGroup:
    """Return the two sides of a statement such as x < y, without its sign."""
    return mn.VGroup(*(pair.part(side.name) for side in pair.expr.args))
