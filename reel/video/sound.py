"""A scene's sound beside its picture: AAC in an MP4, Opus in a WebM, in a MOV as it is."""

from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from reel.video.mp4 import copied_stream, open_to_write

Samples = np.ndarray[tuple[int, int], np.dtype[np.int16]]
"""Samples of a sound, of shape (n, 2): left and right."""

PRIMING = 1024
"""AAC begins with this many samples of run-up.

An edit list would hide them; files here have none, as some players ignore it. So all that is heard
comes so much later than it is seen: a fiftieth of a second, which nobody notices. Nothing of it is
left out.
"""


@dataclass(frozen=True)
class _Track:
    """How a sound is kept in a format of file.

    Attributes:
        codec: the encoder's name.
        rates: samples a second that it may have; what has others is resampled to the last.
        priming: samples that it begins with and no player hides.
    """

    codec: str
    rates: tuple[int, ...]
    priming: int = 0


_TRACKS = {
    ".mp4": _Track("aac", (44_100, 48_000), PRIMING),
    ".mov": _Track("pcm_s16le", (44_100, 48_000)),
    ".webm": _Track("libopus", (48_000,)),
}


@dataclass(frozen=True)
class Sound:
    """A scene's sound: 16 bit stereo samples, left and right by turns."""

    rate: int
    samples: bytes = field(repr=False)


def add_sound_track(path: Path, sound: Sound) -> None:
    """Put a sound beside the video at `path`: an MP4, a MOV or a WebM.

    The sound is cut or filled up with silence to the length of the picture.
    """
    track = _TRACKS[path.suffix]
    silent = path.with_stem(f"{path.stem}.silent")
    path.replace(silent)
    rate, samples = _resampled(sound, track.rates)
    with av.open(silent) as source, open_to_write(path) as target:
        target.metadata.update(source.metadata)
        picture = source.streams.video[0]
        video = copied_stream(target, picture)
        audio: Any = target.add_stream(track.codec, rate=rate)
        audio.layout = "stereo"
        for packet in source.demux(picture):
            if packet.dts is not None:
                packet.stream = video
                target.mux(packet)
        seconds = float(Fraction(source.duration or 0, av.time_base))
        frame = _frame(_fitted(samples, max(1, round(seconds * rate) - track.priming)), rate)
        frame.pts = track.priming
        for packet in [*audio.encode(frame), *audio.encode(None)]:
            target.mux(packet)
    silent.unlink()


def _resampled(sound: Sound, rates: tuple[int, ...]) -> tuple[int, Samples]:
    """Give a sound a rate that a track may have: the rate, and the samples."""
    samples = np.frombuffer(sound.samples, np.int16).reshape(-1, 2)
    if sound.rate in rates or not len(samples):
        return (sound.rate if sound.rate in rates else rates[-1]), samples
    resampler = av.AudioResampler("s16", "stereo", rates[-1])
    frames = [*resampler.resample(_frame(samples, sound.rate)), *resampler.resample(None)]
    return rates[-1], np.concatenate([each.to_ndarray().reshape(-1, 2) for each in frames])


def _fitted(samples: Samples, length: int) -> Samples:
    """Cut samples off at a length, or fill them up with silence."""
    fitted = np.zeros((length, 2), np.int16)
    fitted[: len(samples)] = samples[:length]
    return fitted


def _frame(samples: Samples, rate: int) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), "s16", "stereo")
    frame.sample_rate = rate
    return frame
