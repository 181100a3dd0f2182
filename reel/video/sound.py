"""A sound as it stands beside a picture: AAC in an MP4, Opus in a WebM, in a MOV as it is."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import numpy as np

from reel.video.mp4 import SEGMENT_OPTIONS, segment_options
from reel.video.mux import mux
from reel.video.samples import RATE, Samples, as_integers, frames_of, resampled

PRIMING = 1024
"""AAC begins with this many samples of run-up; each of its packets has as many.

An edit list would hide them; files here have none, as some players ignore it. So where a sound
begins with silence, as many samples of that are left out, and it is heard in time. One that begins
at once is heard so much later than it is seen: a fiftieth of a second, which nobody notices.
Nothing of it is left out.
"""

_BIT_RATE = 192_000
"""Of AAC: where there are pauses, speech takes less, by a sixth or so."""

_QUIET = 32  # of 32768, at most: silence for the ear, 60 decibels below full scale
# FFmpeg's quicker coder is the better one at such rates, as long as it guesses no noise and derives
# neither channel from the other.
_CODER = {"aac_coder": "fast", "aac_is": "0", "aac_pns": "0"}
_EQUAL = {"aac_ms": "1"}  # where left and right are the same, and are to stay so: half the work
_LONGEST = 15 * RATE  # samples that are encoded in one go, if there is silence to stop in
_STOP = 4 * PRIMING  # samples of silence that it takes for that


@dataclass(frozen=True)
class Sound:
    """A scene's sound: 16 bit stereo samples, left and right by turns."""

    rate: int
    samples: bytes = field(repr=False)

    def at(self, *rates: int) -> tuple[int, Samples]:
        """Give it one of these rates, the last one if it has none of them: that, and samples."""
        rate = self.rate if self.rate in rates else rates[-1]
        samples = np.frombuffer(self.samples, np.int16).reshape(-1, 2)
        return rate, samples if rate == self.rate else resampled(samples, self.rate, rate)


def add_sound_track(path: Path, sound: Sound) -> None:
    """Put a sound beside the video at `path`: an MP4, a MOV or a WebM.

    The sound is cut or filled up with silence to the length of the picture.
    """
    silent = path.with_stem(f"{path.stem}.silent")
    path.replace(silent)
    with av.open(silent) as source:
        seconds = Fraction(source.duration or 0, av.time_base)
    if path.suffix == ".mp4":
        _, samples = sound.at(RATE)
        track = as_aac(fitted(samples, round(seconds * RATE)))
    elif path.suffix == ".mov":
        rate, samples = sound.at(44_100, RATE)
        track = _encoded(fitted(samples, round(seconds * rate)), rate, "pcm_s16le", "mov")
    else:
        _, samples = sound.at(RATE)
        track = _encoded(fitted(samples, round(seconds * RATE)), RATE, "libopus", "webm")
    mux(silent, path, sound=BytesIO(track))
    silent.unlink()


def fitted(samples: Samples, length: int) -> Samples:
    """Cut samples off at a length, or fill them up with silence."""
    if len(samples) >= length:
        return samples[:length]
    return np.concatenate([samples, np.zeros((length - len(samples), 2), samples.dtype)])


def as_aac(samples: Samples) -> bytes:
    """Encode a sound at RATE in stereo, as an MP4 without a picture.

    With its priming it is as long as the sound, to within half a packet: a hundredth of a second.
    """
    samples = as_integers(samples)
    if samples.shape[1] == 1:
        samples = samples.repeat(2, axis=1)
    packets = max(2, round(len(samples) / PRIMING))
    left_out = _quiet(samples[:PRIMING])
    parts = _parts(fitted(samples[left_out:], (packets - 1) * PRIMING))
    buffer = BytesIO()
    with (
        ThreadPoolExecutor(os.cpu_count()) as threads,
        av.open(buffer, "w", format="mp4", options=SEGMENT_OPTIONS) as target,
    ):
        stream = target.add_stream("aac", rate=RATE, layout="stereo", bit_rate=_BIT_RATE)
        number = 0
        for part in threads.map(_aac_packets, parts):
            # That which begins a later part is the run-up again, out of silence.
            for packet in part[1 if number else 0 :]:
                packet.stream = stream
                packet.time_base = Fraction(1, RATE)
                packet.pts = packet.dts = number * PRIMING
                packet.duration = PRIMING
                target.mux(packet)
                number += 1
    return buffer.getvalue()


def _quiet(samples: Samples) -> int:
    """Count the samples that a sound begins with before it can be heard."""
    heard = np.flatnonzero(np.abs(samples.astype(np.int32)).max(axis=1) > _QUIET)
    return int(heard[0]) if len(heard) else len(samples)


def _parts(samples: Samples) -> Iterator[Samples]:
    """Cut a long sound up, where it is silent, into what is encoded side by side.

    Cuts are between packets and depend on nothing but the sound. What a packet has in common with
    the next one is silent on both sides, so they fit.
    """
    begin = 0
    for place in range(0, len(samples), PRIMING):
        if place - begin >= _LONGEST and not samples[place - _STOP : place + _STOP].any():
            yield samples[begin:place]
            begin = place
    yield samples[begin:]


def _aac_packets(samples: Samples) -> list[Any]:
    """Encode a sound: the run-up, and as many packets as it has samples for."""
    encoder: Any = av.CodecContext.create("aac", "w")
    encoder.sample_rate, encoder.layout, encoder.format = RATE, "stereo", "fltp"
    encoder.bit_rate = _BIT_RATE
    equal = bool((samples[:, 0] == samples[:, 1]).all())
    encoder.options = _CODER | (_EQUAL if equal else {})
    packets = [packet for frame in frames_of(samples, RATE) for packet in encoder.encode(frame)]
    return [*packets, *encoder.encode(None)]


def _encoded(samples: Samples, rate: int, codec: str, container: str) -> bytes:
    """Encode a stereo sound as a file without a picture."""
    buffer = BytesIO()
    # Opus has a run-up before zero, which stays there.
    options = {**segment_options(container), "avoid_negative_ts": "disabled"}
    with av.open(buffer, "w", format=container, options=options) as target:
        stream: Any = target.add_stream(codec, rate=rate, layout="stereo")
        for frame in frames_of(as_integers(samples), rate):
            target.mux(stream.encode(frame))
        target.mux(stream.encode(None))
    return buffer.getvalue()
