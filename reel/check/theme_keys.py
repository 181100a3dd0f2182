"""Colours as the one who mends them knows them: by their keys in the theme's file."""

import numpy as np

from reel.check.colour import Floats, luminance, rgb
from reel.records.theme import ROLES, Theme

_SAME = 0.01  # how far the same colour may be off, from 0 to 1
_MIDDLE = 0.179  # the luminance from which white and black differ equally
GROUNDS = ("background", "surface", "grid", "highlight")
"""The roles of what carries no meaning: nothing is made clearer by changing them alone."""


def keys_of(theme: Theme, colour: Floats) -> list[str]:
    """Find the roles that have a colour; none if it is no colour of the theme."""
    return [role for role in ROLES if np.allclose(rgb(theme.colour(role)), colour, atol=_SAME)]


def against(theme: Theme, colour: Floats, ground: Floats) -> str:
    """Name a colour and the ground on which it is seen: "text #EEF1F8 on background #0D1326"."""
    return f"{_named(theme, colour)} on {_named(theme, ground)}"


def mend(theme: Theme, colour: Floats, ground: Floats) -> str:
    """Say what makes a colour stand out from its ground."""
    keys, grounds = keys_of(theme, colour), keys_of(theme, ground)
    if not keys:
        return "draw it in a colour of the theme"
    if not set(keys) - set(GROUNDS) and set(grounds) - set(GROUNDS):
        # What has the ground's colour on a coloured thing is seen by that thing's.
        return f"make {_either(grounds)} {_further(colour)}"
    role = "" if set(keys) - set(GROUNDS) else ", or draw it in another role"
    return f"make {_either(keys)} {_further(ground)}{role}"


def _named(theme: Theme, colour: Floats) -> str:
    written = "#" + "".join(f"{round(255 * float(share)):02X}" for share in colour)
    keys = keys_of(theme, colour)
    return f"{_either(keys)} {written}" if keys else f"{written} (no colour of the theme)"


def _either(keys: list[str]) -> str:
    return " or ".join(keys)


def _further(ground: Floats) -> str:
    """Say in which direction colours can differ more from a ground."""
    return "darker" if luminance(ground) > _MIDDLE else "lighter"
