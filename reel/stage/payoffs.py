"""The five payoffs of the story as small pictures: named in the first clip, lit in the last."""

from collections.abc import Callable

import manim as mn
import numpy as np

Colour = Callable[[str], str]

_WIDTH, _HEIGHT = 1.7, 1.25


def payoff_pictures(colour: Colour) -> dict[str, mn.VGroup]:
    """Return the pictures by the id of the payoff, all in boxes of one size.

    Args:
        colour: gives the colour of a role.
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
        pictures[name] = mn.VGroup(box, *picture(colour))
    return pictures


def _graph(x: np.ndarray, y: np.ndarray, colour: str) -> mn.VMobject:
    """Return a curve through points given as shares of the box, from its lower left."""
    points = np.column_stack([(x - 0.5) * _WIDTH, (y - 0.5) * _HEIGHT, np.zeros(len(x))])
    return mn.VMobject(color=colour, stroke_width=5).set_points_as_corners(points)


def _derivatives(colour: Colour) -> list[mn.VMobject]:
    """A curve and its tangent at one point."""
    x = np.linspace(0.05, 0.95, 60)
    at, slope = 0.62, 2 * 0.62
    curve = _graph(x, x**2, colour("muted"))
    reach = np.array([0.3, 0.92])
    tangent = _graph(reach, at**2 + slope * (reach - at), colour("logarithm"))
    dot = mn.Dot([(at - 0.5) * _WIDTH, (at**2 - 0.5) * _HEIGHT, 0], 0.08, color=colour("text"))
    return [curve, tangent, dot]


def _peak(colour: Colour) -> list[mn.VMobject]:
    """A bell and its logarithm, a parabola, with one line through both peaks."""
    x = np.linspace(0.04, 0.96, 80)
    spread = (x - 0.5) / 0.17
    bell = _graph(x, 0.55 + 0.42 * np.exp(-(spread**2) / 2), colour("product"))
    log = _graph(x, 0.45 - 0.42 * spread**2 / max(spread**2), colour("logarithm"))
    line = mn.DashedLine(
        [0, -_HEIGHT / 2, 0], [0, _HEIGHT / 2, 0], color=colour("text"), dash_length=0.08
    )
    return [line.set_stroke(width=2.5), bell, log]


def _squares(colour: Colour) -> list[mn.VMobject]:
    """Points, the line fitted to them by least squares, and the squares of two residuals."""
    x = np.array([0.1, 0.3, 0.5, 0.7, 0.9])
    y = np.array([0.22, 0.16, 0.62, 0.48, 0.86])
    slope, height = np.polyfit(x, y, 1)
    line = _graph(np.array([0.02, 0.98]), slope * np.array([0.02, 0.98]) + height, colour("model"))
    squares, dots = [], []
    for along, up in zip(x, y, strict=True):
        point = np.array([(along - 0.5) * _WIDTH, (up - 0.5) * _HEIGHT, 0])
        fitted = np.array([point[0], (slope * along + height - 0.5) * _HEIGHT, 0])
        side = abs(point[1] - fitted[1])
        square = mn.Square(side, color=colour("bad"), fill_opacity=0.35, stroke_width=2)
        square.move_to((point + fitted) / 2, aligned_edge=mn.RIGHT)
        squares.append(square)
        dots.append(mn.Dot(point, 0.07, color=colour("data")))
    return [*squares, line, *dots]


def _axes(colour: Colour) -> list[mn.VMobject]:
    """A grid whose lines crowd as on log axes, and a straight line."""
    grid = []
    for decade in range(2):
        for digit in (1, 2, 3, 5, 7):
            share = (decade + np.log10(digit)) / 2
            across, up = (share - 0.5) * _WIDTH, (share - 0.5) * _HEIGHT
            for start, end in (
                ([across, -_HEIGHT / 2, 0], [across, _HEIGHT / 2, 0]),
                ([-_WIDTH / 2, up, 0], [_WIDTH / 2, up, 0]),
            ):
                grid.append(mn.Line(start, end, color=colour("muted"), stroke_width=1.5))
    line = _graph(np.array([0.05, 0.95]), np.array([0.12, 0.8]), colour("logarithm"))
    return [*grid, line]


def _numbers(colour: Colour) -> list[mn.VMobject]:
    """A ruler: a mark that stays on it, and one that has fallen off its end."""
    ruler = mn.Line([-0.5 * _WIDTH, 0, 0], [0.5 * _WIDTH, 0, 0], color=colour("muted"))
    ticks = [
        mn.Line([x, -0.1, 0], [x, 0.1, 0], color=colour("muted"))
        for x in np.linspace(-0.5, 0.5, 7) * _WIDTH
    ]
    walk = mn.Arrow(
        [-0.38 * _WIDTH, 0.36, 0],
        [0.38 * _WIDTH, 0.36, 0],
        color=colour("sum"),
        buff=0,
        stroke_width=5,
        max_tip_length_to_length_ratio=0.2,
    )
    fall = mn.Arrow(
        [-0.38 * _WIDTH, -0.16, 0],
        [-0.38 * _WIDTH, -0.58, 0],
        color=colour("product"),
        buff=0,
        stroke_width=5,
        max_tip_length_to_length_ratio=0.4,
    )
    return [ruler, *ticks, walk, fall]
