"""Outlines of mobjects as Cairo takes them: those of many at once, since most are short."""

from collections.abc import Sequence
from typing import Any

import manim as mn
import numpy as np

Path = list[tuple[list[float], list[list[float]], bool]]
"""Subpaths: where each begins, its curves (two handles and an end), whether it is closed."""

_CURVE = 4  # points: anchor, handle, handle, anchor
_RELATIVE_TOLERANCE = 1e-5  # of numpy.isclose, which Manim's comparisons of points stand in for

_Numbers = np.ndarray[Any, Any]


def paths(mobjects: Sequence[mn.VMobject]) -> list[Path]:
    """Find the path of each mobject, as `Camera.set_cairo_context_path` would lay it."""
    made: list[Path] = [[] for _ in mobjects]
    drawn = [place for place, mobject in enumerate(mobjects) if len(mobject.points) >= _CURVE]
    if drawn and not np.isfinite(np.concatenate([mobjects[place].points for place in drawn])).all():
        drawn = [place for place in drawn if np.isfinite(mobjects[place].points).all()]
    if not drawn:
        return made
    curves, owners, real = _curves([mobjects[place].points for place in drawn])
    tolerances = np.array([mobjects[place].tolerance_for_point_equality for place in drawn])[owners]
    begins = np.ones(len(curves), bool)
    begins[1:] = ~_near(curves[:-1, -1], curves[1:, 0], tolerances[1:])
    begins[1:] |= owners[1:] != owners[:-1]
    firsts = np.flatnonzero(begins)
    lasts = np.append(firsts[1:], len(curves)) - 1
    closed = _near(curves[firsts, 0], curves[lasts, -1], tolerances[firsts]).tolist()
    starts = curves[firsts, 0].tolist()
    # A curve begins where the one before it ends.
    rest = curves[:, 1:].reshape(len(curves), -1).tolist()
    ends = lasts + real[lasts]
    for number, (first, end) in enumerate(zip(firsts.tolist(), ends.tolist(), strict=True)):
        if end > first:
            made[drawn[owners[first]]].append((starts[number], rest[first:end], closed[number]))
    return made


def _curves(points: Sequence[_Numbers]) -> tuple[_Numbers, _Numbers, _Numbers]:
    """Put all outlines' curves into one array.

    Points that are too few for a curve still tell where a path ends: they are filled up, and the
    curve is marked as not real.

    Args:
        points: of each outline, one row a point.

    Returns:
        The curves, as an array of curves by four points by x and y; the number of the outline that
        each curve is of; and whether it is real.
    """
    sizes = np.array([len(each) for each in points])
    values = np.concatenate([each[:, :2] for each in points])
    missing = -sizes % _CURVE
    if missing.any():
        repeats = np.ones(len(values), int)
        repeats[sizes.cumsum() - 1] += missing
        values = np.repeat(values, repeats, axis=0)
    counts = (sizes + missing) // _CURVE
    real = np.ones(counts.sum(), bool)
    real[counts.cumsum() - 1] = missing == 0
    return values.reshape(-1, _CURVE, 2), np.repeat(np.arange(len(points)), counts), real


def _near(points: _Numbers, others: _Numbers, tolerances: _Numbers) -> _Numbers:
    """Tell of each point whether Manim takes it for the other one."""
    most = tolerances[:, None] + _RELATIVE_TOLERANCE * np.abs(others)
    near: _Numbers = (np.abs(points - others) <= most).all(1)
    return near
