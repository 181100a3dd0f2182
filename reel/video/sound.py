"""A scene's sound, as AAC beside its picture."""

from dataclasses import dataclass, field
from pathlib import Path

import av
import numpy as np

from reel.video.mp4 import CONTAINER_OPTIONS

# AAC begins with this many samples of run-up. An edit list would hide them; files here have none,
# so the run-up takes the place of the sound's first 1024 samples (a fiftieth of a second).
PRIMING = 1024


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
    with av.open(silent) as source, av.open(path, "w", options=CONTAINER_OPTIONS) as target:
        picture = source.streams.video[0]
        video = target.add_stream_from_template(picture)
        audio = target.add_stream("aac", rate=sound.rate)
        audio.layout = "stereo"
        for packet in source.demux(picture):
            if packet.dts is not None:
                packet.stream = video
                target.mux(packet)
        seconds = float((picture.duration or 0) * (picture.time_base or 0))
        samples = _samples(sound, round(seconds * sound.rate))
        frame = av.AudioFrame.from_ndarray(samples[:, PRIMING:].T.reshape(1, -1), "s16", "stereo")
        frame.sample_rate = sound.rate
        frame.pts = PRIMING
        for packet in [*audio.encode(frame), *audio.encode(None)]:
            target.mux(packet)
    silent.unlink()


def _samples(sound: Sound, length: int) -> "np.ndarray[tuple[int, int], np.dtype[np.int16]]":
    """Put a sound's samples into two rows of this length: cut off, or filled up with silence."""
    samples = np.frombuffer(sound.samples, np.int16).reshape(-1, 2).T
    fitted = np.zeros((2, length), np.int16)
    fitted[:, : samples.shape[1]] = samples[:, :length]
    return fitted
