"""The light around what the clip speaks of."""

_COPIES = 5
_REACH = 26  # the stroke width of the widest copy
_STRENGTH = 0.06  # of each copy; where all of them lie over each other the light is strongest

GLOW = tuple((_REACH * number / _COPIES, _STRENGTH) for number in range(1, _COPIES + 1))
"""The strokes of a `scenes.shared.glow.Rim`."""
