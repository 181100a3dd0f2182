"""Where a voice is silent, as its sound has it."""

import numpy as np
import numpy.typing as npt

from reel.voice.narrator import Speech

_BLOCK = 0.005
"""Seconds of which each has a level."""

_QUIET = 40.0
"""Decibels below loud speech. What is softer is no part of a word; it may be a breath."""

_ABOVE_NOISE = 10.0
"""Decibels above the softest moments, which may be loud in a recording."""

_LEAST_DEPTH = 20.0
"""Decibels below loud speech above which nothing is silence, however loud the noise is."""


def silences(speech: Speech) -> list[tuple[float, float]]:
    """List from when to when (seconds) nothing is heard, in order; moments as well as pauses."""
    levels = _levels(speech)
    quiet = np.concatenate(([False], levels < _threshold(levels), [False]))
    bounds = np.flatnonzero(quiet[1:] != quiet[:-1]) * _BLOCK
    length = len(speech.samples) / speech.rate
    return [(float(start), min(float(end), length)) for start, end in bounds.reshape(-1, 2)]


def _levels(speech: Speech) -> npt.NDArray[np.float64]:
    """Measure how loud each block is, in decibels; the last one is filled up with silence."""
    size = round(_BLOCK * speech.rate)
    blocks = np.pad(speech.samples, (0, -len(speech.samples) % size)).reshape(-1, size)
    power: npt.NDArray[np.float64] = np.mean(np.square(blocks, dtype=float), axis=1)
    return 10 * np.log10(power + 1e-15)


def _threshold(levels: npt.NDArray[np.float64]) -> float:
    """Choose the level below which there is silence."""
    softest, loud = np.percentile(levels, [2, 95])
    return float(min(max(loud - _QUIET, softest + _ABOVE_NOISE), loud - _LEAST_DEPTH))
