"""Animals as silhouettes, drawn from a few points: a mouse, an elephant, and a human."""

from collections.abc import Sequence

import manim as mn
import numpy as np

from reel.records.theme import Theme

Points = Sequence[tuple[float, float]]

# Outlines, counter to the clock, as smooth runs that meet in corners.

_ELEPHANT: tuple[Points, ...] = (
    ((0.5, 0.75), (1.05, 0.55), (1.3, 1.0)),
    ((1.3, 1.0), (1.25, 2.0), (1.55, 3.0), (2.1, 3.55), (2.75, 3.35), (3.3, 2.7), (3.5, 1.6)),
    ((3.5, 1.6), (3.5, 0.0)),
    ((3.5, 0.0), (4.9, 0.0)),
    ((4.9, 0.0), (4.95, 1.5), (5.3, 2.15), (6.4, 2.3), (7.3, 2.15), (7.7, 1.5), (7.75, 0.0)),
    ((7.75, 0.0), (9.15, 0.0)),
    (
        (9.15, 0.0),
        (9.2, 2.0),
        (9.45, 3.6),
        (9.3, 4.9),
        (8.6, 5.85),
        (7.2, 6.45),
        (5.6, 6.35),
        (4.3, 5.95),
        (3.5, 6.45),
        (2.6, 6.6),
        (1.75, 6.2),
        (1.25, 5.3),
        (0.85, 4.1),
        (0.45, 2.6),
        (0.3, 1.5),
        (0.5, 0.75),
    ),
)
_EAR: Points = (
    (3.2, 5.6),
    (2.85, 4.9),
    (3.0, 4.0),
    (3.7, 3.4),
    (4.5, 3.7),
    (4.75, 4.7),
    (4.4, 5.5),
)
_TUSK: Points = ((2.15, 3.75), (1.6, 3.35), (0.85, 3.45))
_TAIL: Points = ((9.3, 4.9), (9.85, 4.3), (9.9, 3.1))

_MOUSE: tuple[Points, ...] = (
    ((0.0, 0.75), (0.3, 0.45), (0.9, 0.3), (1.5, 0.1)),
    ((1.5, 0.1), (1.15, -0.05), (1.9, -0.05), (2.2, 0.1), (3.4, 0.02), (4.0, -0.05), (4.7, -0.02)),
    (
        (4.7, -0.02),
        (5.1, 0.4),
        (5.1, 1.2),
        (4.6, 2.0),
        (3.7, 2.35),
        (2.7, 2.1),
        (2.0, 1.75),
        (1.2, 1.65),
        (0.5, 1.15),
        (0.0, 0.75),
    ),
)
_MOUSE_EARS = ((1.95, 2.05, 0.55), (1.35, 1.85, 0.36))
_MOUSE_EYE = (0.85, 1.12, 0.12)
_MOUSE_TAIL: Points = ((4.95, 0.35), (5.9, 0.15), (6.6, 0.55), (7.3, 1.3), (8.1, 1.25))

_HUMAN: tuple[Points, ...] = (
    ((0.55, 4.55), (0.12, 4.3), (0.0, 3.6), (0.05, 2.2)),
    ((0.05, 2.2), (0.4, 2.2)),
    ((0.4, 2.2), (0.45, 3.6)),
    ((0.45, 3.6), (0.5, 0.0)),
    ((0.5, 0.0), (0.95, 0.0)),
    ((0.95, 0.0), (1.05, 2.2)),
    ((1.05, 2.2), (1.15, 0.0)),
    ((1.15, 0.0), (1.6, 0.0)),
    ((1.6, 0.0), (1.65, 3.6)),
    ((1.65, 3.6), (1.7, 2.2)),
    ((1.7, 2.2), (2.05, 2.2)),
    ((2.05, 2.2), (2.1, 3.6), (1.98, 4.3), (1.55, 4.55)),
    ((1.55, 4.55), (0.55, 4.55)),
)
_HUMAN_HEAD = (1.05, 5.25, 0.52)


def elephant(height: float, theme: Theme) -> mn.VGroup:
    """An elephant that looks to the left."""
    parts = mn.VGroup(_area(_ELEPHANT, theme.text), _line(_TAIL, theme.text, 0.16))
    for line in (_EAR, _TUSK):
        parts.add(_line(line, theme.background, 0.16))
    return _sized(parts.add(_spot((2.05, 5.2, 0.14), theme.background)), height)


def mouse(height: float, theme: Theme) -> mn.VGroup:
    """A mouse that looks to the left."""
    parts = mn.VGroup(_line(_MOUSE_TAIL, theme.text, 0.2), _area(_MOUSE, theme.text))
    for ear in _MOUSE_EARS:
        parts.add(_spot(ear, theme.text))
    return _sized(parts.add(_spot(_MOUSE_EYE, theme.background)), height)


def human(height: float, theme: Theme) -> mn.VGroup:
    """A human who stands."""
    return _sized(mn.VGroup(_area(_HUMAN, theme.text), _spot(_HUMAN_HEAD, theme.text)), height)


def _area(runs: Sequence[Points], colour: str) -> mn.VMobject:
    """Fill an outline of several smooth runs."""
    area = mn.VMobject(fill_color=colour, fill_opacity=1, stroke_width=0)
    for run in runs:
        area.append_points(_smooth(run))
    return area


def _line(points: Points, colour: str, thick: float) -> mn.VMobject:
    """Draw a smooth line of a thickness that scales along: as an area between both its sides."""
    middle = mn.VMobject().set_points(_smooth(points))
    at = [middle.point_from_proportion(share) for share in np.linspace(0, 1, 24)]
    way = np.gradient(np.array(at), axis=0)
    across = np.column_stack([-way[:, 1], way[:, 0], 0 * way[:, 0]])
    across *= thick / 2 / np.linalg.norm(across, axis=1, keepdims=True)
    sides = [*(np.array(at) + across), *(np.array(at) - across)[::-1]]
    line = mn.VMobject(fill_color=colour, fill_opacity=1, stroke_width=0)
    return line.set_points_as_corners([*sides, sides[0]])


def _spot(place: tuple[float, float, float], colour: str) -> mn.VMobject:
    x, y, radius = place
    return mn.Dot([x, y, 0], radius, color=colour)


def _smooth(points: Points) -> np.ndarray:
    corners = [np.array([x, y, 0.0]) for x, y in points]
    run = mn.VMobject()
    if len(corners) == 2:
        return np.asarray(run.set_points_as_corners(corners).points)
    return np.asarray(run.set_points_smoothly(corners).points)


def _sized(parts: mn.VGroup, height: float) -> mn.VGroup:
    return parts.scale(height / parts.height).center()
