"""How bright colours are, and how well they are told apart (WCAG 2.2)."""

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = np.ndarray[Any, np.dtype[np.floating]]

_SHARES = np.array([0.2126, 0.7152, 0.0722])


def rgb(colour: str) -> Floats:
    """The red, green and blue of #RRGGBB, from 0 to 1."""
    return np.array([*bytes.fromhex(colour.removeprefix("#"))]) / 255


def linear(colours: npt.ArrayLike) -> Floats:
    """Turn sRGB values from 0 to 1 into amounts of light."""
    values = np.asarray(colours, dtype=float)
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def luminance(colours: npt.ArrayLike) -> Floats:
    """The relative luminance of colours (red, green, blue from 0 to 1 in the last axis)."""
    return np.asarray(linear(colours) @ _SHARES)


def contrast(one: npt.ArrayLike, other: npt.ArrayLike) -> Floats:
    """The contrast ratio of colours, from 1 to 21."""
    lights = luminance(one), luminance(other)
    return np.asarray((np.maximum(*lights) + 0.05) / (np.minimum(*lights) + 0.05))
