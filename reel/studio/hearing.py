"""What is heard of a clip: its soundtrack as `render` makes it, and its wave."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt

from reel.deliver.soundtrack import Soundtrack, soundtrack_of, write_soundtrack
from reel.records.clip_files import SAMPLES
from reel.records.plan import Job
from reel.records.timeline import Beat
from reel.video.samples import read_sound
from reel.voice.voiced import kept_speech

_MOST_PEAKS = 2000


@dataclass(frozen=True)
class Heard:
    """A soundtrack.

    Attributes:
        flac: the sound, which browsers play.
        peaks: the highest sample of each of its equal steps, from 0 to 1.
    """

    flac: bytes
    peaks: tuple[float, ...]


def wanted_of(job: Job, beats: Sequence[Beat], frames: int) -> Soundtrack | None:
    """Lay down what is to be heard of a clip; None if some beat is not spoken."""
    spec = job.spec
    if spec is None or not all(
        beat.id in spec.narration and spec.narration[beat.id].sound for beat in beats
    ):
        return None
    loudness = spec.project.settings.loudness
    return soundtrack_of(spec, beats, frames, job.picture.fps, loudness)


def heard(job: Job, wanted: Soundtrack) -> Heard:
    """Make a soundtrack.

    Raises:
        VoiceError: what was spoken has been removed from the cache.
        OSError: a sound cannot be read.
    """
    assert job.spec is not None
    project = job.spec.project
    sounds = {beat.sound: kept_speech(project, beat.sound) for beat in wanted.beats}
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_soundtrack(wanted, sounds, folder)
        samples, _ = read_sound(folder / SAMPLES)
        return Heard((folder / SAMPLES).read_bytes(), peaks_of(samples))


def peaks_of(samples: npt.NDArray[np.float32], most: int = _MOST_PEAKS) -> tuple[float, ...]:
    """Find how loud a sound is along the way, in so many equal steps at most."""
    loud = np.abs(samples).max(axis=1, initial=0.0)
    count = min(most, len(loud))
    parts = np.array_split(loud, count) if count else []
    return tuple(round(float(part.max()), 3) for part in parts)
