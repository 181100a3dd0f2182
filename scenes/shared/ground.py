"""The ground of upright pictures: log paper, and on it the curve that the film climbs.

Clip k is the point (k, log k). The paper has a line up at each k and a line across at each log k,
so the curve runs through their crossings. All of it is faint, and fades towards the picture.
"""

from collections.abc import Iterable, Iterator

import manim as mn
import numpy as np

from reel.records.theme import Theme
from reel.stage.regions import FrameRegions, Region

_FIRST, _LAST = 0.22, 0.7  # how high the first and the last point lie, as shares of the strip
_LINE, _CURVE = 1.5, 5  # stroke widths
_RADIUS, _LIT_RADIUS, _HALO = 0.07, 0.11, 0.24
_PASSED, _GLOW = 0.42, 0.08  # how strongly the way up to the clip is seen, and its point's halo
_FADING = 1.5  # the power of what is left of a line's strength
_SAMPLES = 200  # points of the curve
_STEPS = 5  # in which a line fades along its way


def ground(regions: FrameRegions, theme: Theme, number: int, count: int) -> mn.VGroup:
    """Draw the ground of a clip.

    Args:
        regions: of the frame, with a quiet strip above and one below.
        theme: gives each role its colour.
        number: the clip's place in the film, from 1.
        count: how many clips the film has.
    """
    above, below = regions.quiet
    clips = np.arange(1.0, count + 1)
    points = _points(below, clips, count)
    # The curve comes up from the frame's lower edge, and leaves at its right one.
    first = np.exp(-_FIRST * np.log(count) / (_LAST - _FIRST))
    way = np.append(np.linspace(first, number, _SAMPLES), np.linspace(number, count + 1, _SAMPLES))
    curve = _points(below, way, count)
    up = np.log(clips) / np.log(count + 1)  # the next sheet, above the picture
    return mn.VGroup(
        *_sheet(above, points[:, 0], above.bottom + up * above.height, theme, clearest=1),
        *_sheet(below, points[:, 0], points[:, 1], theme, clearest=0),
        _line(curve, theme.grid),
        _line(curve[:_SAMPLES], theme.logarithm, _PASSED),
        mn.Dot(points[number - 1], _HALO, color=theme.accent, fill_opacity=_GLOW),
        *(_dot(point, clip, number, theme) for clip, point in enumerate(points, 1)),
    )


def _points(strip: Region, numbers: np.ndarray, count: int) -> np.ndarray:
    """Where numbers and their logarithms lie, an array of shape (numbers, 3)."""
    across = numbers / (count + 1)
    up = _FIRST + (_LAST - _FIRST) * np.log(numbers) / np.log(count)
    x, y = strip.left + across * strip.width, strip.bottom + up * strip.height
    return np.column_stack([x, y, np.zeros_like(x)])


def _sheet(
    strip: Region, across: Iterable[float], up: Iterable[float], theme: Theme, *, clearest: int
) -> Iterator[mn.Line]:
    """Draw lines up and across a strip, which are clearest at its upper (1) or lower (0) edge."""

    def strength(y: float) -> float:
        share = (y - strip.bottom) / strip.height
        return float((1 - abs(share - clearest)) ** _FADING)

    steps = [strength(y) for y in np.linspace(strip.bottom, strip.top, _STEPS)]
    for x in across:
        line = mn.Line([x, strip.bottom, 0], [x, strip.top, 0], stroke_width=_LINE)
        line.set_sheen_direction(mn.UP)
        yield line.set_stroke([theme.grid] * _STEPS, opacity=steps)
    for y in up:
        line = mn.Line([strip.left, y, 0], [strip.right, y, 0], stroke_width=_LINE)
        yield line.set_stroke(theme.grid, opacity=strength(y))


def _line(points: np.ndarray, colour: str, opacity: float = 1.0) -> mn.VMobject:
    """Draw a line through points."""
    line = mn.VMobject(stroke_color=colour, stroke_width=_CURVE, stroke_opacity=opacity)
    return line.set_points_as_corners(points)


def _dot(point: np.ndarray, clip: int, number: int, theme: Theme) -> mn.Dot:
    """Draw the point of a clip: lit if it is this one, brighter if it is an earlier one."""
    if clip == number:
        return mn.Dot(point, _LIT_RADIUS, color=theme.accent)
    if clip > number:
        return mn.Dot(point, _RADIUS, color=theme.grid)
    ground, ink = mn.ManimColor(theme.background), mn.ManimColor(theme.logarithm)
    return mn.Dot(point, _RADIUS, color=mn.interpolate_color(ground, ink, _PASSED + 0.1))
