"""What breaks a number that a platform states of videos: a function a number.

Each takes a video as it was measured and the number, and says what is wrong, or nothing. The tables
at the end find them by the number's key in assets/platforms.toml.
"""

from collections.abc import Callable, Mapping
from typing import Any

from reel.check.measured_video import MeasuredSound, MeasuredVideo
from reel.check.sound_track import ROUNDING
from reel.records.platforms import COLOURS, Colours
from reel.video.loudness import SILENCE

_LOUDER = 0.5
"""LU by which a video may be louder than it is played: nobody hears that it is turned down."""

_QUIETER = 3.0
"""LU by which it may be quieter. What is finished is as loud as its film is to be, -16 LUFS mostly;
from about this on, one reaches for the volume between two videos."""

_ASPECT = 0.01
"""The share by which an aspect may be off: sides are whole, even numbers of pixels."""

_LEAST = 1e-6
"""Seconds that do not count."""


def _shortest(video: MeasuredVideo, least: float) -> str | None:
    if video.seconds >= least - _LEAST:
        return None
    return f"lasts {video.seconds:.2f} s, not {least:g} s at least"


def _longest(video: MeasuredVideo, most: float) -> str | None:
    if video.seconds <= most + _LEAST:
        return None
    return f"lasts {video.seconds:.2f} s, not {most:g} s at most"


def _largest(video: MeasuredVideo, most: int) -> str | None:
    if video.size <= most:
        return None
    return f"has {video.size:,} bytes, not {most:,} at most"


def _narrowest(video: MeasuredVideo, aspect: tuple[int, int]) -> str | None:
    across, up = aspect
    if video.width * up >= across * video.height * (1 - _ASPECT):
        return None
    return f"is {_pixels(video)}, narrower than {across}:{up}"


def _widest(video: MeasuredVideo, aspect: tuple[int, int]) -> str | None:
    across, up = aspect
    if video.width * up <= across * video.height * (1 + _ASPECT):
        return None
    return f"is {_pixels(video)}, wider than {across}:{up}"


def _smallest_sides(video: MeasuredVideo, least: tuple[int, int]) -> str | None:
    if all(side >= limit for side, limit in zip(video.sides, least, strict=True)):
        return None
    return f"is {_pixels(video)}; its sides are {least[0]} and {least[1]} at least"


def _largest_sides(video: MeasuredVideo, most: tuple[int, int]) -> str | None:
    if all(side <= limit for side, limit in zip(video.sides, most, strict=True)):
        return None
    return f"is {_pixels(video)}; its sides are {most[0]} and {most[1]} at most"


def _most_pixels(video: MeasuredVideo, most: int) -> str | None:
    count = video.width * video.height
    return None if count <= most else f"has {count:,} pixels, not {most:,} at most"


def _slowest(video: MeasuredVideo, least: float) -> str | None:
    if video.rate >= least:
        return None
    return f"has {float(video.rate):g} frames a second, not {least:g} at least"


def _fastest(video: MeasuredVideo, most: float) -> str | None:
    if video.rate <= most:
        return None
    return f"has {float(video.rate):g} frames a second, not {most:g} at most"


def _most_frames(video: MeasuredVideo, most: int) -> str | None:
    return None if video.frames <= most else f"has {video.frames:,} frames, not {most:,} at most"


def _containers(video: MeasuredVideo, taken: tuple[str, ...]) -> str | None:
    return _none_of("its container", video.container, taken)


def _codecs(video: MeasuredVideo, taken: tuple[str, ...]) -> str | None:
    return _none_of("its codec", video.codec, taken)


def _profiles(video: MeasuredVideo, taken: tuple[str, ...]) -> str | None:
    return _none_of("its profile", video.profile, taken)


def _highest_level(video: MeasuredVideo, most: float) -> str | None:
    if video.level is None or video.level <= most:
        return None
    return f"its level is {video.level:.1f}, not {most:.1f} at most"


def _pixel_formats(video: MeasuredVideo, taken: tuple[str, ...]) -> str | None:
    return _none_of("its pixel format", video.pixel_format, taken)


def _colours(video: MeasuredVideo, taken: Colours) -> str | None:
    if video.colours == (wanted := COLOURS[taken]):
        return None
    return f"has colour tags {_listed(video.colours)}, not those of {taken}: {_listed(wanted)}"


def _sound_codecs(video: MeasuredVideo, taken: tuple[str, ...]) -> str | None:
    return _none_of("its sound's codec", video.sound.codec, taken) if video.sound else None


def _bit_rate(video: MeasuredVideo, most: int) -> str | None:
    if video.bit_rate <= most:
        return None
    return f"has {video.bit_rate:,.0f} bits a second, not {most:,} at most"


def _sample_rates(video: MeasuredVideo, taken: tuple[int, ...]) -> str | None:
    if not video.sound or video.sound.sample_rate in taken:
        return None
    return f"has sound of {video.sound.sample_rate} Hz, not of {_listed(taken)}"


def _channels(video: MeasuredVideo, most: int) -> str | None:
    if not video.sound or video.sound.channels <= most:
        return None
    return f"has {video.sound.channels} channels of sound, not {most} at most"


def _fast_start(video: MeasuredVideo, wanted: bool) -> str | None:
    return "has its index at the end, not at the front" if wanted > video.fast_start else None


def _loudness(sound: MeasuredSound, target: float) -> str | None:
    found = sound.loudness.integrated
    if found > target + _LOUDER:
        return f"has {found:.1f} LUFS and is turned down to {target:g}"
    if SILENCE < found < target - _QUIETER:
        return f"has {found:.1f} LUFS, far quieter than others at {target:g}"
    return None


def _peak(sound: MeasuredSound, most: float) -> str | None:
    found = sound.loudness.peak
    if found <= most + ROUNDING:
        return None
    return f"has a true peak of {found:.1f} dBTP, not {most:g} at most"


def _none_of(what: str, found: str, taken: tuple[str, ...]) -> str | None:
    return None if found in taken else f"{what} is {found}, not {' or '.join(taken)}"


def _pixels(video: MeasuredVideo) -> str:
    return f"{video.width} × {video.height}"


def _listed(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers))


OF_VIDEO: Mapping[str, Callable[[MeasuredVideo, Any], str | None]] = {
    "shortest": _shortest,
    "longest": _longest,
    "largest": _largest,
    "narrowest": _narrowest,
    "widest": _widest,
    "smallest_sides": _smallest_sides,
    "largest_sides": _largest_sides,
    "pixels": _most_pixels,
    "slowest": _slowest,
    "fastest": _fastest,
    "frames": _most_frames,
    "containers": _containers,
    "codecs": _codecs,
    "profiles": _profiles,
    "highest_level": _highest_level,
    "pixel_formats": _pixel_formats,
    "colours": _colours,
    "sound_codecs": _sound_codecs,
    "bit_rate": _bit_rate,
    "sample_rates": _sample_rates,
    "channels": _channels,
    "fast_start": _fast_start,
}
"""By the keys of `VideoLimits`."""

OF_SOUND: Mapping[str, Callable[[MeasuredSound, Any], str | None]] = {
    "loudness": _loudness,
    "peak": _peak,
}
"""By the keys of `SoundTarget`."""
