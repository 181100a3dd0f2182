"""Reading sounds from files, whatever their format and rate."""

from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

from reel.records.root import shown
from reel.voice.errors import VoiceError

RATE = 48_000
"""Samples a second that every sound read from a file is brought to."""


def read_sound(path: Path) -> npt.NDArray[np.float32]:
    """Read a file's first sound as one channel of RATE samples a second, of at most 1.

    Raises:
        VoiceError: the file is missing, damaged, or has no sound.
    """
    try:
        with av.open(path) as container:
            if not container.streams.audio:
                raise VoiceError(f"{shown(path)}: there is no sound in it")
            frames = list(container.decode(container.streams.audio[0]))
    except (av.FFmpegError, OSError) as error:
        raise VoiceError(f"{shown(path)}: cannot be read as a sound: {error.strerror}") from error
    return _resampled(frames, RATE)


def at_rate(samples: npt.NDArray[np.float32], rate: int, wanted: int) -> npt.NDArray[np.float32]:
    """Give a sound of one channel another rate."""
    if rate == wanted or not len(samples):
        return samples
    frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), "flt", "mono")
    frame.sample_rate = rate
    return _resampled([frame], wanted)


def _resampled(frames: list[av.AudioFrame], rate: int) -> npt.NDArray[np.float32]:
    resampler = av.AudioResampler("flt", "mono", rate)
    pieces = [each for frame in [*frames, None] for each in resampler.resample(frame)]
    samples = [each.to_ndarray().ravel() for each in pieces]
    return np.concatenate([*samples, np.zeros(0, np.float32)]).astype(np.float32)
