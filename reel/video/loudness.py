"""How loud a sound is, and making it as loud as wanted (ITU-R BS.1770, EBU R 128).

Loudness is in LUFS, differences of it in LU. A true peak may lie between samples; it is in dBTP,
decibels of full scale.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import av
import numpy as np

from reel.video.samples import RATE, Samples, as_integers, decoded, filtered, frames_of, joined
from reel.video.sound import as_aac

PEAK = -1.0
"""The highest true peak that is delivered (dBTP)."""

SILENCE = -70.0
"""What is not louder counts as silence (LUFS)."""

_NEAR = 0.1  # LU that a sound may be off, where it can be helped
_ROOM = 0.3  # decibels left for what AAC adds to peaks; to those of speech far less
_STEP = 0.1  # decibels by which more is left than what it was seen to add
_MOST_LIMITED = 12.0  # decibels that peaks are taken down by: more is heard as distortion
_LEAST_SLOPE = 0.25  # LU that a decibel of gain is taken to bring, limiter and all
_TRIES = 6
_TENTH = RATE // 10  # samples: the meter moves on by so many, and leaves out what is less
_BLOCK = 4  # tenths that it looks at at once; a shorter sound is filled up with silence


class Loudness(NamedTuple):
    """A sound's loudness, over all that is not much quieter than the rest, and its true peak."""

    integrated: float
    peak: float


class Normalised(NamedTuple):
    """A sound as loud as wanted: its samples; the same as AAC (an MP4); how loud that is."""

    samples: Samples
    aac: bytes
    loudness: Loudness


def loudness_of(sound: Samples | Path | BytesIO) -> Loudness:
    """Measure a sound at RATE: samples, or what comes out of a file."""
    frames = frames_of(sound, RATE) if isinstance(sound, np.ndarray) else decoded(sound)
    found = _measured(frames, "true")
    peak = float(found.get("lavfi.r128.true_peak", 0))
    return Loudness(_integrated(found), 20 * math.log10(peak) if peak else -math.inf)


def normalised(samples: Samples, target: float, peak: float = PEAK) -> Normalised:
    """Make a sound as loud as wanted, once it has been through AAC, in stereo.

    Silence stays as it is. So do the proportions of the rest, but for peaks that would be too high:
    they are taken down, by a limiter. A sound of little else than peaks stays quieter than wanted.

    Args:
        samples: of one channel or two, at RATE.
        target: LUFS.
        peak: dBTP, at most.
    """
    raw = loudness_of(samples)
    if raw.integrated <= SILENCE:
        silent = as_integers(samples)
        return Normalised(silent, as_aac(silent), raw)
    aim, ceiling = target, peak - _ROOM
    for _ in range(_TRIES):
        made, found = _as_loud(samples, raw, aim, ceiling)
        aac = as_aac(made)
        heard = loudness_of(BytesIO(aac))
        lost, above = found - heard.integrated, heard.peak - peak
        if above <= 0 and abs(target + lost - aim) <= _NEAR:
            break
        aim = target + lost
        if above > 0:
            ceiling -= above + _STEP
    return Normalised(made, aac, heard)


def _as_loud(
    samples: Samples, raw: Loudness, target: float, ceiling: float
) -> tuple[Samples, float]:
    """Make a sound as loud as wanted with its peaks below a ceiling: that, and how loud it is now.

    The limiter takes away from the loudness, so the gain is found by trying.
    """
    most = ceiling + _MOST_LIMITED - raw.peak
    gain, found = 0.0, raw.integrated
    wanted = target - found
    for _ in range(_TRIES):
        last, before = gain, found
        gain = min(wanted, most)
        made = _louder(samples, raw.peak, gain, ceiling)
        found = _integrated(_measured(frames_of(made, RATE), "none"))
        off = target - found
        if abs(off) <= _NEAR or (off > 0 and gain == most):
            break
        slope = (found - before) / (gain - last) if gain != last else 1.0
        wanted = gain + off / max(_LEAST_SLOPE, slope)
    return made, found


def _louder(samples: Samples, peak: float, gain: float, ceiling: float) -> Samples:
    """Raise a sound whose true peak is known by so many decibels, and hold it below a ceiling."""
    filters = [("volume", f"{gain}dB:precision=float")]
    if peak + gain > ceiling:
        limit = 10 ** (ceiling / 20)
        # At four times the rate the peaks between samples are samples too.
        filters += [
            ("aresample", str(4 * RATE)),
            ("alimiter", f"limit={limit}:attack=5:release=50:level=0:latency=1"),
            ("aresample", str(RATE)),
        ]
    return joined(filtered(frames_of(samples, RATE), [*filters, ("aformat", "s16")]))


def _measured(frames: Iterable[av.AudioFrame], peak: str) -> dict[str, str]:
    """Let the meter hear a sound: what it says at the end. True peaks take most of its time."""
    # One channel is heard from both sides, as it is when it has been made two.
    meter = "ebur128", f"peak={peak}:metadata=1:dualmono=true"
    found: dict[str, str] = {}
    for frame in filtered(_whole_tenths(frames), [meter]):
        found |= frame.metadata
    return found


def _integrated(found: Mapping[str, str]) -> float:
    return max(SILENCE, float(found.get("lavfi.r128.I", SILENCE)))


def _whole_tenths(frames: Iterable[av.AudioFrame]) -> Iterator[av.AudioFrame]:
    """Fill a sound up with silence to a length of which all is measured."""
    passed, last = 0, None
    for frame in frames:
        passed, last = passed + frame.samples, frame
        yield frame
    missing = max(_BLOCK * _TENTH - passed, -passed % _TENTH)
    if last and missing:
        rest = av.AudioFrame(last.format.name, last.layout.name, missing)
        rest.sample_rate = last.sample_rate
        for plane in rest.planes:
            plane.update(bytes(plane.buffer_size))
        yield rest
