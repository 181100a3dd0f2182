"""Sounds from files, as voices need them: one channel, at one rate."""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from reel.records.root import shown
from reel.video import samples as stereo
from reel.video.samples import RATE
from reel.voice.errors import VoiceError


def read_sound(path: Path) -> npt.NDArray[np.float32]:
    """Read a file's first sound as one channel of RATE samples a second, of at most 1.

    Raises:
        VoiceError: the file is missing, damaged, or has no sound.
    """
    try:
        samples, rate = stereo.read_sound(path)
    except OSError as error:
        raise VoiceError(f"{shown(path)}: there is no sound in it") from error
    return at_rate(samples.mean(axis=1, dtype=np.float32), rate, RATE)


def at_rate(samples: npt.NDArray[np.float32], rate: int, wanted: int) -> npt.NDArray[np.float32]:
    """Give a sound of one channel another rate."""
    return stereo.resampled(samples[:, np.newaxis], rate, wanted)[:, 0]
