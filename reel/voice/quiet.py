"""Where a voice is silent, as its sound has it, and where it speaks."""

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

_CLOSED = 0.1
"""Seconds for which a mouth may be closed within a word, as before a t."""

_CLICK = 0.08
"""Seconds of sound between silences that are no speech."""

_EVEN = 6.0
"""Decibels between soft and loud below which there is nothing but noise."""

_NOTHING = -65.0
"""Decibels that nobody hears."""


def silences(speech: Speech) -> list[tuple[float, float]]:
    """List from when to when (seconds) nothing is heard, in order; moments as well as pauses."""
    levels = _levels(speech.samples, speech.rate)
    quiet = np.concatenate(([False], levels < _threshold(levels), [False]))
    bounds = np.flatnonzero(quiet[1:] != quiet[:-1]) * _BLOCK
    length = len(speech.samples) / speech.rate
    return [(float(start), min(float(end), length)) for start, end in bounds.reshape(-1, 2)]


def spoken_spans(samples: npt.NDArray[np.float32], rate: int) -> list[tuple[float, float]]:
    """List from when to when (seconds) somebody speaks, in order.

    There is none where there is nothing but silence, or a noise that is always the same.
    """
    levels = _levels(samples, rate)
    soft, loud = np.percentile(levels, [2, 95]) if len(levels) else (0.0, 0.0)
    if loud < _NOTHING or loud - soft < _EVEN:
        return []
    heard = np.concatenate(([False], levels >= _threshold(levels), [False]))
    spans: list[tuple[float, float]] = []
    for first, last in np.flatnonzero(heard[1:] != heard[:-1]).reshape(-1, 2):
        start, end = float(first * _BLOCK), min(float(last * _BLOCK), len(samples) / rate)
        if spans and start - spans[-1][1] < _CLOSED:
            start = spans.pop()[0]
        spans.append((start, end))
    return [(start, end) for start, end in spans if end - start > _CLICK]


def _levels(samples: npt.NDArray[np.float32], rate: int) -> npt.NDArray[np.float64]:
    """Measure how loud each block is, in decibels; the last one is filled up with silence."""
    size = round(_BLOCK * rate)
    blocks = np.pad(samples, (0, -len(samples) % size)).reshape(-1, size)
    power: npt.NDArray[np.float64] = np.mean(np.square(blocks, dtype=float), axis=1)
    return 10 * np.log10(power + 1e-15)


def _threshold(levels: npt.NDArray[np.float64]) -> float:
    """Choose the level below which there is silence."""
    softest, loud = np.percentile(levels, [2, 95])
    return float(min(max(loud - _QUIET, softest + _ABOVE_NOISE), loud - _LEAST_DEPTH))
