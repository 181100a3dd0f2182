"""A glow: what shines lights up what is around it."""

import manim as mn

from reel.fast import mobject_ops

_COPIES = 5
_REACH = 26  # the stroke width of the widest copy
_STRENGTH = 0.06  # of each copy; where all of them lie over each other the light is strongest


def glow(shape: mn.VMobject, colour: str) -> mn.VGroup:
    """Draw light around a shape, to be put behind it.

    Args:
        shape: what shines; the light has its outline.
        colour: #RRGGBB of the light.
    """
    light = mn.VGroup()
    for number in range(1, _COPIES + 1):
        copy = mn.VMobject().set_points(shape.points)
        copy.set_fill(opacity=0)
        copy.set_stroke(colour, _REACH * number / _COPIES, _STRENGTH)
        light.add(copy)
    return light


def dim(light: mn.VGroup, strength: float) -> None:
    """Let light be so strong, from 0 to 1."""
    for copy in light:
        mobject_ops.set_stroke_opacity(copy, strength * _STRENGTH)
