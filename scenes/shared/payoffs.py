"""The five payoffs of the story as small pictures: named in the first clip, lit in the last."""

from collections.abc import Callable, Sequence
from typing import Any

import manim as mn
import numpy as np

from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.regions import Region
from reel.stage.shapes import Card

_WIDTH, _HEIGHT = 1.7, 1.25  # of every picture before it is fitted into its card
_UNLIT = 0.3  # how much is seen of a payoff's picture and name before it is lit


class PayoffCard(mn.VGroup):
    """A payoff's picture and name on a card: one beside the other where the card is wide.

    Args:
        region: what the card fills.
        picture: one of `payoff_pictures`.
        title: writes its name, no wider than `width`, its lines set to `align`.
        theme: gives each role its colour.

    Attributes:
        card, inside: the card itself; the picture and the name.
    """

    def __init__(
        self,
        region: Region,
        picture: mn.VGroup,
        title: Callable[..., mn.VMobject],
        *,
        theme: Theme,
    ) -> None:
        wide = region.width > region.height
        if wide:
            inner = region.inset(0.12, 0.09)
            # A low card's picture is narrow, and its name stands next to it.
            across = min((inner.width - 0.25) / 2.9, inner.height * _WIDTH / _HEIGHT + 0.25)
            place, line = inner.columns(across, inner.width - 0.25 - across, gap=0.25)
        else:
            place, line = region.inset(0.2).rows(1.7, 1, gap=0.2)
        picture.scale(min(place.width / picture.width, place.height / picture.height))
        place.place(picture)
        name = title(width=line.width, align="left" if wide else "center")
        line.put(name, mn.LEFT if wide else mn.ORIGIN)  # a long word is set a little smaller
        self.card = Card(region, fill=theme.surface)
        self.inside = mn.VGroup(picture, name)
        super().__init__(self.card, self.inside)


class Lamp(mn.VGroup):
    """A payoff's card that can be lit.

    Args:
        payoff: the card.
        region: what it fills.
        theme: gives each role its colour.
        lit: whether it is lit from the beginning.

    Attributes:
        payoff: the card.
        lit: a tracker: 0 while only its shadow is seen, 1 when it is lit.
    """

    def __init__(
        self, payoff: PayoffCard, region: Region, theme: Theme, *, lit: bool = False
    ) -> None:
        self.payoff = payoff
        self.lit = mn.ValueTracker(float(lit))
        veil = Card(region.inset(0.03), fill=theme.surface)
        dark, bright = mn.ManimColor(theme.grid), mn.ManimColor(theme.logarithm)
        super().__init__(payoff, veil)

        def draw(_: mn.Mobject) -> None:
            share = self.lit.get_value()
            veil.set_fill(opacity=(1 - _UNLIT) * (1 - share))
            payoff.card.set_stroke(mn.interpolate_color(dark, bright, share), 3)

        self.add_updater(draw, call_updater=True)

    def light_up(self, **kwargs: Any) -> mn.Animation:
        """Let the card come out of its shadow, with a bright edge."""
        return glide(self.lit, 1, **kwargs)


def payoff_pictures(theme: Theme) -> dict[str, mn.VGroup]:
    """Draw the pictures, by the id of the payoff, all in boxes of one size.

    Args:
        theme: gives each role its colour.
    """
    draw = {
        "derivatives": _derivatives,
        "peak": _peak,
        "squares": _squares,
        "axes": _axes,
        "numbers": _numbers,
    }
    pictures = {}
    for name, picture in draw.items():
        box = mn.Rectangle(width=_WIDTH, height=_HEIGHT).set_stroke(opacity=0)
        pictures[name] = mn.VGroup(box, *picture(theme))
    return pictures


def _at(x: float, y: float) -> np.ndarray:
    """The point at these shares of the box's width and height, from its lower left."""
    return np.array([(x - 0.5) * _WIDTH, (y - 0.5) * _HEIGHT, 0])


def _graph(
    x: Sequence[float] | np.ndarray, y: Sequence[float] | np.ndarray, colour: str
) -> mn.VMobject:
    """A curve through points given as shares of the box."""
    graph = mn.VMobject(color=colour, stroke_width=5)
    graph.joint_type = mn.LineJointType.ROUND
    return graph.set_points_as_corners([_at(*point) for point in zip(x, y, strict=True)])


def _tip(x: float, y: float, angle: float, colour: str) -> mn.VMobject:
    """The head of an arrow whose point is at (x, y); `angle` (radians) is where it points."""
    tip = mn.Triangle(radius=0.12, color=colour, fill_opacity=1, stroke_width=0)
    tip.rotate(angle - mn.PI / 2)
    return tip.shift(_at(x, y) - 0.08 * np.array([np.cos(angle), np.sin(angle), 0]))


def _derivatives(theme: Theme) -> list[mn.VMobject]:
    """The grid of the product rule, of which only the diagonal is left."""
    n, gap = 4, 0.14  # the gap as a share of a step
    cells = []
    for row in range(n):
        for column in range(n):
            cell = mn.RoundedRectangle(
                corner_radius=0.05,
                width=(1 - gap / 1.4) * _WIDTH / n,
                height=(1 - gap) * _HEIGHT / n,
            ).move_to(_at((column + 0.5) / n, 1 - (row + 0.5) / n))
            lit = row == column
            cell.set_fill(theme.colour("accent" if lit else "background"), 1)
            cell.set_stroke(theme.colour("accent" if lit else "muted"), 1.5 if lit else 1)
            cells.append(cell)
    return cells


def _peak(theme: Theme) -> list[mn.VMobject]:
    """A bell and its logarithm, a parabola, with one line through both peaks."""
    x = np.linspace(0.04, 0.96, 80)
    spread = (x - 0.5) / 0.17
    bell = _graph(x, 0.55 + 0.4 * np.exp(-(spread**2) / 2), theme.product)
    log = _graph(x, 0.45 - 0.42 * spread**2 / max(spread**2), theme.logarithm)
    line = mn.DashedLine(_at(0.5, 0), _at(0.5, 1), color=theme.text, dash_length=0.08)
    dots = [mn.Dot(_at(0.5, y), 0.07, color=theme.text) for y in (0.95, 0.45)]
    return [line.set_stroke(width=2.5), bell, log, *dots]


def _squares(theme: Theme) -> list[mn.VMobject]:
    """Points, the line fitted to them by least squares, and the squares on their residuals."""
    x = np.array([0.1, 0.3, 0.5, 0.7, 0.9])
    y = np.array([0.3, 0.12, 0.68, 0.42, 0.86])
    slope, height = np.polyfit(x, y, 1)
    ends = np.array([0.02, 0.98])
    line = _graph(ends, slope * ends + height, theme.model)
    squares, dots = [], []
    for along, up in zip(x, y, strict=True):
        point, fitted = _at(along, up), _at(along, slope * along + height)
        square = mn.Square(abs(point[1] - fitted[1]), color=theme.sum, stroke_width=2)
        square.set_fill(opacity=0.35)
        square.move_to((point + fitted) / 2, aligned_edge=mn.RIGHT if up > 0.6 else mn.LEFT)
        squares.append(square)
        dots.append(mn.Dot(point, 0.07, color=theme.data))
    return [*squares, line, *dots]


def _axes(theme: Theme) -> list[mn.VMobject]:
    """A grid whose lines crowd as on log axes, and points along a straight line."""
    grid = []
    for decade in range(2):
        for digit in (1, 2, 3, 5, 7):
            share = (decade + np.log10(digit)) / 2
            for start, end in ((_at(share, 0), _at(share, 1)), (_at(0, share), _at(1, share))):
                width = 2 if digit == 1 else 1
                rung = mn.Line(start, end, color=theme.muted, stroke_width=width)
                grid.append(rung.set_stroke(opacity=0.6))
    x = np.array([0.1, 0.24, 0.33, 0.48, 0.57, 0.7, 0.8, 0.91])
    off = np.array([0.04, -0.06, 0.07, -0.03, 0.09, -0.08, -0.01, 0.04])
    y = 0.12 + 0.75 * x + off
    slope, height = np.polyfit(x, y, 1)
    ends = np.array([0.02, 0.98])
    line = _graph(ends, slope * ends + height, theme.model)
    dots = [mn.Dot(_at(*point), 0.055, color=theme.data) for point in zip(x, y, strict=True)]
    return [*grid, line, *dots]


def _numbers(theme: Theme) -> list[mn.VMobject]:
    """A ruler: the product falls off its end, the sum of logs walks on."""
    end = 0.36
    ruler = mn.Line(_at(end, 0.4), _at(1, 0.4), color=theme.text, stroke_width=3)
    ticks = [
        mn.Line(_at(x, 0.26), _at(x, 0.4), color=theme.text, stroke_width=3)
        for x in np.linspace(end, 1, 6)
    ]
    turn = np.linspace(0, mn.PI / 2, 20)
    fall = _graph(
        [0.94, *(end - 0.05 - 0.2 * np.sin(turn)), end - 0.25],
        [0.56, *(0.26 + 0.3 * np.cos(turn)), 0.1],
        theme.product,
    )
    walk = _graph([0.94, 0.06], [0.84, 0.84], theme.sum)
    start = [
        mn.Dot(_at(0.94, y), 0.07, color=theme.colour(role))
        for y, role in ((0.56, "product"), (0.84, "sum"))
    ]
    tips = [
        _tip(end - 0.25, 0, -mn.PI / 2, theme.product),
        _tip(0, 0.84, mn.PI, theme.sum),
    ]
    return [ruler, *ticks, fall, walk, *start, *tips]
