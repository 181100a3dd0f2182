"""A square that commutes: both ways round it, from corner to corner, lead to one length."""

from collections.abc import Mapping, Sequence

import manim as mn
import numpy as np

from reel.formula.formula import Formula
from reel.records.theme import Theme
from reel.stage.regions import Region
from reel.stage.shapes import Card
from scenes.recap import maths
from scenes.recap.glow import GLOW
from scenes.recap.layout import SquarePlaces
from scenes.recap.quantity import GAP, Quantity, bars, cells, put_rows
from scenes.shared.glow import Rim

_PILL, _ROUND = 0.27, 0.33  # half the height of a badge, and the radius of a round one
_LETTER = 0.11  # half the height of the small letters on a badge
_CLEAR = 0.1  # between an arrow's ends and the cards
_SMALL = 0.6  # how small a number is while it goes through a badge
_FIT = 0.75  # at most, of the badge's width
_LAG = 0.07  # how much later the second of two numbers goes, as a share of the whole
_PADDING = 0.14  # between a card's edge and what stands on it
_OF_ROW = 0.85  # of a row's height that a cell takes at most
_BEYOND = 0.12  # how far lines at the bars' ends reach beyond them
_DIM = 0.3  # how much is seen of the numbers that stay behind, and of ways that are not taken


class BadgeArrow(mn.VGroup):
    """An arrow with a badge in its middle that says what it does to numbers.

    Args:
        start, end: where it leads from and to.
        sign: what is written on the badge.
        colour: #RRGGBB of arrow and sign.
        ground: #RRGGBB of the badge.

    Attributes:
        arrow, badge: the arrow; the badge, with what is written on it.
    """

    def __init__(
        self, start: np.ndarray, end: np.ndarray, sign: mn.VMobject, *, colour: str, ground: str
    ) -> None:
        self.arrow = mn.Arrow(
            start, end, buff=0, color=colour, stroke_width=5, tip_length=0.2,
            max_stroke_width_to_length_ratio=100, max_tip_length_to_length_ratio=1,
        )  # fmt: skip
        wide = sign.width > 2 * _PILL
        half = _PILL if wide else _ROUND
        shape = mn.RoundedRectangle(
            corner_radius=half, width=sign.width + 0.36 if wide else 2 * half, height=2 * half
        )
        shape.set_fill(ground, 1).set_stroke(colour, 3).move_to((start + end) / 2)
        sign.set_color(colour).move_to(shape)
        if wide:  # letters stand on one line, whatever goes below it
            baseline = float(np.median([letter.get_bottom()[1] for letter in sign]))
            sign.shift((shape.get_y() - _LETTER - baseline) * mn.UP)
        self.badge = mn.VGroup(shape, sign)
        super().__init__(self.arrow, self.badge)

    def step_back(self) -> "BadgeArrow":
        """Show the arrow faintly; its badge still hides what lies behind it."""
        shape, sign = self.badge
        shape.set_stroke(opacity=_DIM)
        for part in (self.arrow, sign):
            part.set_opacity(_DIM)
        return self

    def carry(
        self,
        before: mn.VMobject,
        after: mn.VMobject,
        *,
        aside: np.ndarray = mn.ORIGIN,
        run_time: float,
    ) -> mn.Animation:
        """Carry numbers along the arrow: into its badge, and out of it as other numbers.

        Args:
            before: the numbers that go; they stay, dimmed meanwhile, and copies of them travel.
            after: what comes out, in the place where it stays.
            aside: how far what comes out swerves from its straight path, half-way.
            run_time: in seconds.
        """
        return _Carry(self, before, after, aside=aside, run_time=run_time)


class CommutingSquare(mn.VGroup):
    """Four cards with quantities, and four arrows: times and plus across, the log down.

    Args:
        places: what to fill, and how large what is written is.
        names: of the quantities at the corners "upper left" (two), "upper right" and "lower left"
            (two); those at "lower right" have none.
        numbers: the digits of the quantities: two at each corner but "upper right".
        signs: what is written on the arrows "across" the top and the "bottom", "left" and "right".
        roles: the role that colours each of these arrows.
        theme: gives each role its colour.

    Attributes:
        cards: by corner.
        names, quantities: by corner, in their places, but no part of it: a scene shows of them
            what it has reached. At "lower right" the upper quantity comes down from the product,
            the lower one from the logs.
        arrows: by name.
    """

    def __init__(
        self,
        places: SquarePlaces,
        *,
        names: Mapping[str, Sequence[Formula]],
        numbers: Mapping[str, Sequence[Formula]],
        signs: Mapping[str, mn.VMobject],
        roles: Mapping[str, str],
        theme: Theme,
    ) -> None:
        self.places, self.names, self.theme = places, names, theme
        corners = places.corners
        self.cards = {name: Card(place, fill=theme.surface) for name, place in corners.items()}
        inner = {name: place.inset(_PADDING) for name, place in corners.items()}
        self.quantities = self._quantities(next(iter(inner.values())), numbers)
        for corner, place in inner.items():
            quantities = self.quantities[corner]
            titles = names.get(corner, [None] * len(quantities))
            put_rows(place, list(zip(titles, quantities, strict=True)))

        def arrow(name: str, start: np.ndarray, end: np.ndarray) -> BadgeArrow:
            clear = _CLEAR * (end - start) / np.linalg.norm(end - start)
            colour = theme.colour(roles[name])
            sign = signs[name].copy()
            return BadgeArrow(
                start + clear, end - clear, sign, colour=colour, ground=theme.background
            )

        self.arrows = {
            name: arrow(name, corners[start].at(*leave), corners[end].at(*reach))
            for name, start, leave, end, reach in (
                ("across", "upper left", (1, 0.5), "upper right", (0, 0.5)),
                ("right", "upper right", (0.5, 0), "lower right", (0.5, 1)),
                ("left", "upper left", (0.5, 0), "lower left", (0.5, 1)),
                ("bottom", "lower left", (1, 0.5), "lower right", (0, 0.5)),
            )
        }
        super().__init__(*self.cards.values(), *self.arrows.values())

    def numbers_at(self, corner: str) -> mn.VGroup:
        """What stands at a corner, as that which an arrow carries."""
        return mn.VGroup(*self.quantities[corner])

    def agree(self) -> tuple[mn.VGroup, mn.VGroup]:
        """Draw lines up and down at both ends of the two equal lengths, and light around these."""
        upper, lower = (quantity.shape for quantity in self.quantities["lower right"])
        top, bottom = upper.get_top()[1] + _BEYOND, lower.get_bottom()[1] - _BEYOND
        ends = mn.VGroup(
            *(
                mn.DashedLine([x, top, 0], [x, bottom, 0], color=self.theme.text, stroke_width=3)
                for x in (upper.get_left()[0], upper.get_right()[0])
            )
        )
        light = mn.VGroup(
            *(
                Rim(self.theme.colour(role), GLOW).around(mn.SurroundingRectangle(bar, buff=0))
                for bar, role in ((upper, "logarithm"), (lower, "sum"))
            )
        )
        return ends, light

    def _quantities(
        self, room: Region, numbers: Mapping[str, Sequence[Formula]]
    ) -> dict[str, list[Quantity]]:
        """Draw all shapes in two scales, cells above and bars below, as large as has room."""
        theme = self.theme
        first, second = map(int, maths.NUMBERS)

        def width(of: Mapping[str, Sequence[Formula]], corner: str) -> float:
            return max(formula.width for formula in of[corner]) + GAP

        aside = {corner: width(self.names, corner) for corner in self.names}
        digits = {corner: width(numbers, corner) for corner in numbers}
        side = min(
            _OF_ROW * room.height / 2,
            (room.width - aside["upper left"] - digits["upper left"]) / second,
            max(
                (room.width - aside["upper right"] - digits["upper right"]) / second,
                (room.height - self.names["upper right"][0].height - GAP) / first - _PADDING / 2,
            ),
        )
        height, above = self.places.bar, self.places.digits_above
        if above:
            unit = room.width / sum(maths.LENGTHS)
        else:
            unit = min(
                (room.width - digits["lower right"]) / sum(maths.LENGTHS),
                (room.width - aside["lower left"] - digits["lower left"]) / max(maths.LENGTHS),
            )

        def counted(columns: int, rows: int, role: str) -> mn.VGroup:
            return cells(columns, rows, side, colour=theme.colour(role), ground=theme.surface)

        def measured(lengths: Sequence[float], role: str) -> mn.VGroup:
            scaled = [unit * length for length in lengths]
            return bars(scaled, height, colour=theme.colour(role), ground=theme.surface)

        one, other = maths.LENGTHS
        shapes = {
            "upper left": [counted(first, 1, "text"), counted(second, 1, "text")],
            "upper right": [counted(second, first, "product")],
            "lower left": [measured([one], "logarithm"), measured([other], "logarithm")],
            "lower right": [measured([one + other], "logarithm"), measured([one, other], "sum")],
        }
        return {
            corner: [
                Quantity(*pair, above=above and corner.startswith("lower"))
                for pair in zip(drawn, numbers[corner], strict=True)
            ]
            for corner, drawn in shapes.items()
        }


class _Carry(mn.Animation):
    """Numbers go along an arrow; the arguments are those of `BadgeArrow.carry`.

    What travels are copies; the numbers themselves come into the scene as they are.
    """

    def __init__(
        self,
        arrow: BadgeArrow,
        before: mn.VMobject,
        after: mn.VMobject,
        *,
        aside: np.ndarray,
        run_time: float,
    ) -> None:
        self.aside = aside
        self.middle = arrow.badge.get_center()
        self.before, self.after = before, after
        self.badges = arrow.badge.copy(), arrow.badge
        self.going = [(number.copy(), number) for number in self._nearest_first(before)]
        self.coming = [(number.copy(), number) for number in self._nearest_first(after)[::-1]]
        self.passing = mn.VGroup(
            *(number for number, _ in (*self.going, *self.coming)), self.badges[0]
        )
        super().__init__(mn.VGroup(before, self.passing), run_time=run_time, rate_func=mn.linear)

    def _nearest_first(self, numbers: mn.VMobject) -> list[mn.VMobject]:
        return sorted(numbers, key=lambda n: float(np.linalg.norm(n.get_center() - self.middle)))

    def _setup_scene(self, scene: mn.Scene | None) -> None:
        if scene is not None:
            scene.add(self.before, self.passing)

    def clean_up_from_scene(self, scene: mn.Scene) -> None:
        scene.remove(self.passing)
        scene.add(self.after)

    def interpolate_mobject(self, alpha: float) -> None:
        self.before.set_opacity(1 - (1 - _DIM) * _share(alpha, 0, 0.15) * _share(1 - alpha, 0, 0.3))
        for turn, (number, home) in enumerate(self.going):
            start = turn * _LAG
            share = _share(alpha, start, 0.5 - _LAG + start)
            self._put(number, home, share**2, share < 1)
        for turn, (number, home) in enumerate(self.coming):
            start = 0.5 + turn * _LAG
            share = _share(alpha, start, start + 0.5 - _LAG)
            self._put(number, home, (1 - share) ** 2, share > 0)
            number.shift(4 * (1 - share) ** 2 * (1 - (1 - share) ** 2) * self.aside)
        swell = 1 + 0.2 * float(np.exp(-(((alpha - 0.5) / 0.12) ** 2)))
        _pieces(*self.badges, swell, self.middle, self.middle)

    def _put(self, number: mn.VMobject, home: mn.VMobject, share: float, seen: bool) -> None:
        """Put a number at this share of its path from its home to the badge, ever smaller."""
        middle = home.get_center()
        small = min(_SMALL, _FIT * self.badges[1].width / home.width)
        _pieces(
            number,
            home,
            mn.interpolate(1, small, share),
            middle,
            mn.interpolate(middle, self.middle, share),
        )
        number.set_opacity(float(seen))


def _share(alpha: float, start: float, end: float) -> float:
    """How much of the stretch from `start` to `end` lies before `alpha`, from 0 to 1."""
    return float(np.clip((alpha - start) / (end - start), 0, 1))


def _pieces(
    mobject: mn.VMobject, original: mn.VMobject, size: float, here: np.ndarray, there: np.ndarray
) -> None:
    """Make `mobject` look as `original`, scaled about the point `here`, which goes to `there`."""
    for piece, source in zip(
        mobject.family_members_with_points(), original.family_members_with_points(), strict=True
    ):
        piece.points = (source.points - here) * size + there
