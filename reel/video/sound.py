"""A scene's sound, as AAC beside its picture."""

from dataclasses import dataclass, field
from pathlib import Path

import av
import numpy as np

from reel.video.mp4 import CONTAINER_OPTIONS

Samples = np.ndarray[tuple[int, int], np.dtype[np.int16]]
"""Samples of a sound, of shape (n, 2): left and right."""

RATES = 44_100, 48_000
"""Samples a second that a track may have; what has others is resampled to the second of them."""

PRIMING = 1024
"""AAC begins with this many samples of run-up.

An edit list would hide them; files here have none, as some players ignore it. So all that is heard
comes so much later than it is seen: a fiftieth of a second, which nobody notices. Nothing of it is
left out.
"""


@dataclass(frozen=True)
class Sound:
    """A scene's sound: 16 bit stereo samples, left and right by turns."""

    rate: int
    samples: bytes = field(repr=False)


def add_sound_track(path: Path, sound: Sound) -> None:
    """Put a sound beside the video in the MP4 at `path`.

    The sound is cut or filled up with silence to the length of the picture.
    """
    silent = path.with_suffix(".silent.mp4")
    path.replace(silent)
    rate, samples = _resampled(sound)
    with av.open(silent) as source, av.open(path, "w", options=CONTAINER_OPTIONS) as target:
        target.metadata.update(source.metadata)
        picture = source.streams.video[0]
        video = target.add_stream_from_template(picture)
        audio = target.add_stream("aac", rate=rate)
        audio.layout = "stereo"
        for packet in source.demux(picture):
            if packet.dts is not None:
                packet.stream = video
                target.mux(packet)
        seconds = float((picture.duration or 0) * (picture.time_base or 0))
        frame = _frame(_fitted(samples, max(1, round(seconds * rate) - PRIMING)), rate)
        frame.pts = PRIMING
        for packet in [*audio.encode(frame), *audio.encode(None)]:
            target.mux(packet)
    silent.unlink()


def _resampled(sound: Sound) -> tuple[int, Samples]:
    """Give a sound a rate that a track may have: the rate, and the samples."""
    samples = np.frombuffer(sound.samples, np.int16).reshape(-1, 2)
    if sound.rate in RATES or not len(samples):
        return (sound.rate if sound.rate in RATES else RATES[-1]), samples
    resampler = av.AudioResampler("s16", "stereo", RATES[-1])
    frames = [*resampler.resample(_frame(samples, sound.rate)), *resampler.resample(None)]
    return RATES[-1], np.concatenate([each.to_ndarray().reshape(-1, 2) for each in frames])


def _fitted(samples: Samples, length: int) -> Samples:
    """Cut samples off at a length, or fill them up with silence."""
    fitted = np.zeros((length, 2), np.int16)
    fitted[: len(samples)] = samples[:length]
    return fitted


def _frame(samples: Samples, rate: int) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), "s16", "stereo")
    frame.sample_rate = rate
    return frame
