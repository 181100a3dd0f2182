"""The sound of a finished video: there if somebody speaks, as long as the picture, not too loud."""

from collections.abc import Iterator
from pathlib import Path

import av

from reel.check.fault import Fault
from reel.records.narration import SILENCE
from reel.records.timeline import Timeline
from reel.video.loudness import PEAK, Loudness, loudness_of
from reel.video.samples import RATE

_LEAST_RATE = 96_000
"""Bits a second: what is wanted is 128 kb/s and more, and pauses take less than that."""

_OF_SILENCE = 10
"""By how much a packet of silence is smaller than the largest, at least."""

_LOUDNESS = -30.0, -9.5
"""LUFS between which a video is heard at all and does not startle."""

ROUNDING = 0.1
"""Decibels by which decoders differ."""


def heard(video: Path) -> Loudness | None:
    """Measure how loud a video is; None if it has no sound.

    Raises:
        av.FFmpegError: it cannot be read.
    """
    with av.open(video) as container:
        audible = bool(container.streams.audio)
    return loudness_of(video) if audible else None


def of_sound(video: Path, timeline: Timeline, loudness: Loudness | None) -> Iterator[Fault]:
    """Yield what is wrong with the sound of a video; a silent one need not have any.

    Args:
        video: the file.
        timeline: the video's.
        loudness: as `heard` measures it.

    Raises:
        av.FFmpegError: it cannot be read.
    """
    with av.open(video) as container:
        tracks = container.streams.audio
        if not tracks or loudness is None:
            if timeline.voice.name != SILENCE:
                name = timeline.voice.name
                yield Fault("files.sound", f"has no sound, but {name} speaks: render it again")
            return
        track = tracks[0]
        found = (track.codec_context.name, track.profile, track.rate, track.layout.name)
        seconds = float((track.duration or 0) * (track.time_base or 0))
        packets = [packet.size for packet in container.demux(track)]
    wanted = ("aac", "LC", RATE, "stereo")
    if found != wanted:
        yield Fault("files.sound", f"sound is {found}, not {wanted}")
    # Silence takes next to nothing: only where something is heard does the rate tell.
    heard = [size for size in packets if size > max(packets, default=0) / _OF_SILENCE]
    rate = 8 * sum(heard) * len(packets) / max(len(heard) * seconds, 1e-3)
    if rate < _LEAST_RATE:
        yield Fault("files.sound", f"sound has {rate / 1000:.0f} kb/s, not {_LEAST_RATE // 1000}")
    if abs(seconds - timeline.duration) > 1 / timeline.fps:
        yield Fault(
            "files.sound", f"sound lasts {seconds:.3f} s, the picture {timeline.duration:.3f} s"
        )
    if loudness.peak > PEAK + ROUNDING:
        peak = loudness.peak
        yield Fault("files.sound", f"its true peak is {peak:.1f} dBTP, not {PEAK:g} at most")
    quietest, loudest = _LOUDNESS
    if not quietest <= loudness.integrated <= loudest:
        yield Fault(
            "files.sound",
            f"its loudness is {loudness.integrated:.1f} LUFS, not from {quietest:g} to {loudest:g}",
            severity="warning",
        )
