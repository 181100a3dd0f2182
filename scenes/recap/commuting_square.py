"""A square that commutes: both ways round it, from corner to corner, lead to one number."""

from collections.abc import Mapping

import manim as mn
import numpy as np

from reel.records.theme import Theme
from reel.stage.regions import Region
from reel.stage.shapes import Card

_PILL, _ROUND = 0.27, 0.33  # half the height of a badge, and the radius of a round one
_LETTER = 0.11  # half the height of the small letters on a badge
_APART = 0.68  # how far an upright arrow is from the middle of its pair
_CLEAR = 0.1  # between an arrow's ends and the cards
_SMALL = 0.6  # how small a number is while it goes through a badge
_FIT = 0.75  # at most, of the badge's width
_LAG = 0.07  # how much later the second of two numbers goes, as a share of the whole
DIM = 0.3  # how much is seen of the numbers that stay behind, and of ways that are not taken


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
        shape.set_stroke(opacity=DIM)
        for part in (self.arrow, sign):
            part.set_opacity(DIM)
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
    """Four cards, each with a formula and, inwards of it, a number, and six arrows between them.

    Args:
        region: what to fill.
        formulas: what stands at the corners "upper left", "upper right", "lower left" and
            "lower right".
        numbers: an example of each of them.
        signs: what is written on the arrows "across" the top and the "bottom", "down" and "up".
        roles: the role that colours each of these arrows.
        theme: gives each role its colour.

    Attributes:
        cards, formulas, numbers: by corner. Formulas and numbers are put in place, but are not
            part of it: a scene shows of them what it has reached.
        arrows: by name: "across", "bottom", and "left down", "left up", "right down", "right up".
    """

    def __init__(
        self,
        region: Region,
        *,
        formulas: Mapping[str, mn.VMobject],
        numbers: Mapping[str, mn.VMobject],
        signs: Mapping[str, mn.VMobject],
        roles: Mapping[str, str],
        theme: Theme,
    ) -> None:
        upper, _, lower = region.rows(1, 1.02, 1, gap=0)
        corners = {
            f"{level} {side}": place
            for level, row in (("upper", upper), ("lower", lower))
            for side, place in zip(
                ("left", "", "right"), row.columns(1.7, 1, 1.7, gap=0), strict=True
            )
            if side
        }
        self.formulas, self.numbers = formulas, numbers
        self.cards = {name: Card(place, fill=theme.surface) for name, place in corners.items()}
        for name, place in corners.items():
            rows = place.inset(0.12).rows(1, 1, gap=0)
            outer, inner = rows if name.startswith("upper") else rows[::-1]
            outer.put(formulas[name])
            inner.put(numbers[name])

        def arrow(start: np.ndarray, end: np.ndarray, name: str) -> BadgeArrow:
            clear = _CLEAR * (end - start) / np.linalg.norm(end - start)
            return BadgeArrow(
                start + clear,
                end - clear,
                signs[name].copy(),
                colour=theme.colour(roles[name]),
                ground=theme.background,
            )

        def upright(side: str, name: str) -> BadgeArrow:
            top, foot = corners[f"upper {side}"], corners[f"lower {side}"]
            aside = _APART * (mn.LEFT if name == "down" else mn.RIGHT)
            above, below = top.at(0.5, 0) + aside, foot.at(0.5, 1) + aside
            return arrow(above, below, name) if name == "down" else arrow(below, above, name)

        self.arrows = {
            "across": arrow(
                corners["upper left"].at(1, 0.5), corners["upper right"].at(0, 0.5), "across"
            ),
            "bottom": arrow(
                corners["lower left"].at(1, 0.5), corners["lower right"].at(0, 0.5), "bottom"
            ),
        }
        for side in ("left", "right"):
            for name in ("down", "up"):
                self.arrows[f"{side} {name}"] = upright(side, name)
        super().__init__(*self.cards.values(), *self.arrows.values())


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
        self.before.set_opacity(1 - (1 - DIM) * _share(alpha, 0, 0.15) * _share(1 - alpha, 0, 0.3))
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
