"""A glow: what shines lights up what is around it."""

import manim as mn

_COPIES = 5
_REACH = 34  # the stroke width of the widest copy
_STRENGTH = 0.1  # of each copy; where all of them lie over each other the light is strongest


def glow(shape: mn.VMobject, colour: str, *, strength: float = 1) -> mn.VGroup:
    """Draw light around a shape, to be put behind it.

    Args:
        shape: what shines; the light has its outline.
        colour: #RRGGBB of the light.
        strength: of the light, from 0 to 1.
    """
    light = mn.VGroup()
    for number in range(1, _COPIES + 1):
        copy = mn.VMobject().set_points(shape.points)
        copy.set_fill(opacity=0)
        copy.set_stroke(colour, _REACH * number / _COPIES, strength * _STRENGTH)
        light.add(copy)
    return light
