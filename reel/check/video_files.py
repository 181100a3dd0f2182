"""Files: what an MP4 must be for every player, editor and platform; its flashes and captions."""

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from itertools import accumulate, pairwise
from pathlib import Path

import av
import msgspec
import numpy as np

from reel.check.caption_words import of_caption_files, of_caption_track
from reel.check.fault import Fault
from reel.check.flashes import flashes
from reel.check.measured_video import UNREADABLE, measured
from reel.check.mp4_boxes import mp4_boxes
from reel.check.platform import of_platforms
from reel.check.sound_track import heard, of_sound
from reel.records.platforms import Platform
from reel.records.timeline import Timeline, read_timeline

LONGEST_GOP = 2
"""Seconds from key frame to key frame at most, so that players seek quickly."""

_BT709 = (1, 1, 1)
_LIMITED = 1
_ACROSS = 64  # pixels across in which flashes are looked for


def of_video(
    folder: Path,
    name: str,
    said: Mapping[str, str] | None = None,
    title: str = "",
    platforms: Collection[Platform] = (),
) -> Iterator[Fault]:
    """Yield what is wrong with a video, its timeline and its captions.

    Args:
        folder: where all of them lie.
        name: a clip's id, or "film".
        said: the film's words, by the ids that the timeline's beats should have; None if they are
            not to be compared.
        title: the film's, or the clip's; "" likewise.
        platforms: to which it is posted.
    """
    video = folder / f"{name}.mp4"
    try:
        timeline = read_timeline(folder / f"{name}.json")
    except (OSError, msgspec.DecodeError) as error:
        yield Fault("files.timeline", f"{name}.json cannot be read: {error}")
        return
    other = said is not None and said != {beat.id: beat.words for beat in timeline.beats}
    if other or (title and title != timeline.title):
        mend = "was rendered of other words than the film has now: render it again"
        yield Fault("files.words", f"{video.name} {mend}", severity="warning")
    yield from of_caption_files(folder, name, timeline)
    try:
        yield from _box_order(video)
        yield from _stream(video, timeline)
        yield from _packets(video, timeline)
        loudness = heard(video)
        yield from of_sound(video, timeline, loudness)
        yield from of_caption_track(video, timeline)
        if platforms:
            yield from of_platforms(folder, measured(video, loudness), timeline, platforms)
        if timeline.chapters:
            yield from _chapters(video, timeline)
        else:
            yield from flashes(small_frames(video), timeline.fps)
    except UNREADABLE as error:
        yield Fault("files.video", f"{video.name} cannot be read: {error}")


def small_frames(video: Path) -> Iterator[np.ndarray]:
    """Yield all frames of a video, made small: rows of red, green and blue."""
    with av.open(video) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        height = max(2, round(_ACROSS * stream.height / stream.width))
        for frame in container.decode(stream):
            yield frame.to_ndarray(
                width=_ACROSS, height=height, format="rgb24", src_colorspace="ITU709"
            )


def _box_order(video: Path) -> Iterator[Fault]:
    kinds = list(mp4_boxes(video))
    if b"moov" not in kinds or b"mdat" not in kinds:
        yield Fault("files.boxes", "moov or mdat is missing")
    elif kinds.index(b"moov") > kinds.index(b"mdat"):
        yield Fault("files.boxes", "moov stands after mdat: players wait for the whole file")
    if b"elst" in kinds:
        yield Fault("files.boxes", "has an edit list, which some players ignore")


def _stream(video: Path, timeline: Timeline) -> Iterator[Fault]:
    with av.open(video) as container:
        stream = container.streams.video[0]
        context = stream.codec_context
        expected = {
            "codec": (context.name, "h264"),
            "profile": (stream.profile, "High"),
            "pixel format": (context.pix_fmt, "yuv420p"),
            "colour tags": (
                (context.color_primaries, context.color_trc, context.colorspace), _BT709
            ),
            "colour range": (context.color_range, _LIMITED),
            "size": ((stream.width, stream.height), (timeline.width, timeline.height)),
            "frame rate": (stream.average_rate, Fraction(timeline.fps)),
            "base rate": (stream.base_rate, Fraction(timeline.fps)),
        }  # fmt: skip
    for what, (found, wanted) in expected.items():
        if found != wanted:
            yield Fault("files.stream", f"{what} is {_shown(found)}, not {_shown(wanted)}")


def _shown(value: object) -> str:
    return " × ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _packets(video: Path, timeline: Timeline) -> Iterator[Fault]:
    with av.open(video) as container:
        stream = container.streams.video[0]
        base = stream.time_base or Fraction(1)
        packets = [
            (packet.pts * base, packet.is_keyframe)
            for packet in container.demux(stream)
            if packet.pts is not None
        ]
    frame = Fraction(1, timeline.fps)
    times = sorted(time for time, _ in packets)
    if times != [number * frame for number in range(len(times))]:
        yield Fault("files.times", "frames are not evenly spaced from zero")
    if len(packets) != timeline.frames:
        yield Fault("files.duration", f"has {len(packets)} frames, its timeline {timeline.frames}")
    if abs(timeline.duration - timeline.frames / timeline.fps) > 1e-6:
        yield Fault("files.duration", "its timeline's duration is not that of its frames")
    if timeline.beats and abs(timeline.beats[-1].end - timeline.duration) > 1e-6:
        yield Fault("files.duration", "its last beat does not end with it")
    keys = [place for place, (_, is_key) in enumerate(packets) if is_key]
    starts = [packets[place][0] for place in keys]
    longest = max(
        (late - early for early, late in pairwise([*starts, len(times) * frame])), default=0
    )
    if not keys or keys[0] != 0 or longest > LONGEST_GOP:
        yield Fault("files.gop", f"{float(longest):.2f} s between key frames, not {LONGEST_GOP} s")
    # Closed: nothing that comes after a key frame is shown before it.
    earliest = list(accumulate(reversed([time for time, _ in packets]), min))[::-1]
    if any(earliest[place] < packets[place][0] for place in keys):
        yield Fault("files.gop", "a group of pictures is open: it cannot be cut there")


def _chapters(video: Path, timeline: Timeline) -> Iterator[Fault]:
    with av.open(video) as container:
        found = [
            (
                chapter["metadata"].get("title"),
                float(chapter["start"] * (chapter["time_base"] or 0)),
            )
            for chapter in container.chapters()
        ]
    wanted = [(chapter.title, chapter.start) for chapter in timeline.chapters]
    if [title for title, _ in found] != [title for title, _ in wanted]:
        yield Fault("files.chapters", f"{len(found)} chapters, not those of the timeline")
    elif any(abs(a - b) > 0.002 for (_, a), (_, b) in zip(found, wanted, strict=True)):
        yield Fault("files.chapters", "chapters do not start where their clips do")
