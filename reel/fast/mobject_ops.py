"""What Manim does to every glyph at every frame, without its detours, to the same effect.

Manim makes colours of everything to set an opacity, and a list of points of everything to find a
corner. A picture of a hundred numbers that does so at every frame spends its time on nothing else.
"""

import manim as mn
import numpy as np


def family(mobject: mn.VMobject) -> list[mn.VMobject]:
    """A mobject and all its parts."""
    members = [mobject]
    for member in members:  # and those that come in on the way
        members += member.submobjects
    return members


def set_fill_opacity(mobject: mn.VMobject, opacity: float) -> None:
    """Do what `mobject.set_fill(opacity=opacity)` does."""
    for part in family(mobject):
        part.fill_rgbas[:, 3] = part.fill_opacity = opacity


def set_stroke_opacity(mobject: mn.VMobject, opacity: float) -> None:
    """Do what `mobject.set_stroke(opacity=opacity)` does."""
    for part in family(mobject):
        part.stroke_rgbas[:, 3] = part.stroke_opacity = opacity


def set_opacity(mobject: mn.VMobject, opacity: float) -> None:
    """Do what `mobject.set_opacity(opacity)` does."""
    for part in family(mobject):
        part.fill_rgbas[:, 3] = part.fill_opacity = opacity
        part.stroke_rgbas[:, 3] = part.stroke_opacity = opacity
        part.background_stroke_rgbas[:, 3] = part.background_stroke_opacity = opacity


def set_stroke_colour(mobject: mn.VMobject, colour: mn.ManimColor) -> None:
    """Do what `mobject.set_stroke(colour)` does."""
    for part in family(mobject):
        part.stroke_rgbas[:, :3] = colour.to_rgb()


def edge(mobject: mn.VMobject, side: np.ndarray) -> np.ndarray:
    """What `mobject.get_critical_point(side)` does: a corner, a side's middle, the centre.

    Args:
        mobject: without any points, it is at the origin.
        side: a sum of Manim's directions.
    """
    outlines = [part.points for part in family(mobject) if len(part.points)]
    if not outlines:
        return np.zeros(3)
    anchors = np.concatenate([points[start::4] for points in outlines for start in (0, 3)])
    low, high = anchors.min(axis=0), anchors.max(axis=0)
    return np.where(side > 0, high, np.where(side < 0, low, (low + high) / 2))


def size(mobject: mn.VMobject) -> np.ndarray:
    """What `mobject.width`, `mobject.height` and `mobject.depth` are."""
    return edge(mobject, np.ones(3)) - edge(mobject, -np.ones(3))


def shift(mobject: mn.VMobject, way: np.ndarray) -> None:
    """Do what `mobject.shift(way)` does."""
    for part in family(mobject):
        if len(part.points):
            part.points = part.points + way


def put(mobject: mn.VMobject, place: np.ndarray, side: np.ndarray = mn.ORIGIN) -> None:
    """Do what `mobject.move_to(place, aligned_edge=side)` does."""
    shift(mobject, place - edge(mobject, side))
