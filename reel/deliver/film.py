"""The film: clips joined packet by packet, with a chapter for each."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import av
import msgspec

from reel.mp4 import CONTAINER_OPTIONS
from reel.timeline import Beat, Chapter, Timeline

if TYPE_CHECKING:
    from av.container.core import Chapter as MuxedChapter


def join_timelines(title: str, clips: Sequence[Timeline], between: int = 0) -> Timeline:
    """Return the timeline of the film that these clips make up, one after another.

    Beats are called "clip.beat"; the film's still is that of its first clip. Of the `between`
    frames that stand between two clips, the first one's last beat and chapter take up the time.
    """
    first = clips[0]
    beats: list[Beat] = []
    chapters: list[Chapter] = []
    frames = 0
    for clip in clips:
        begin = frames / first.fps
        for beat in clip.beats:
            start = (frames + round(beat.start * first.fps)) / first.fps
            end = (frames + round(beat.end * first.fps)) / first.fps
            beats.append(Beat(f"{clip.id}.{beat.id}", start, end, beat.words))
        frames += clip.frames
        if clip is not clips[-1]:
            frames += between
        beats[-1] = msgspec.structs.replace(beats[-1], end=frames / first.fps)
        chapters.append(Chapter(clip.id, clip.title, begin, frames / first.fps))
    return Timeline(
        id="film",
        title=title,
        width=first.width,
        height=first.height,
        fps=first.fps,
        frames=frames,
        duration=frames / first.fps,
        still=first.still,
        beats=tuple(beats),
        chapters=tuple(chapters),
    )


def join_videos(clips: Sequence[Path], film: Timeline, path: Path) -> None:
    """Join clips of one size and rate into an MP4 without encoding anything anew.

    Raises:
        ValueError: the clips' streams differ, so that they cannot be joined.
    """
    with av.open(path, "w", format="mp4", options=CONTAINER_OPTIONS) as target:
        with av.open(clips[0]) as first:
            stream = target.add_stream_from_template(first.streams.video[0])
            settings = first.streams.video[0].codec_context.extradata
        target.metadata["title"] = film.title
        target.set_chapters(_chapters(film))
        delay = max(map(_reordering_delay, clips))
        shown = sent = 0
        for clip in clips:
            with av.open(clip) as source:
                video = source.streams.video[0]
                if video.codec_context.extradata != settings or video.time_base is None:
                    raise ValueError(f"{clip} is not encoded as the first clip is")
                ticks = int(1 / (film.fps * video.time_base))
                for packet in source.demux(video):
                    if packet.dts is None or packet.pts is None:
                        continue
                    packet.pts += shown * ticks
                    # Short clips reorder fewer frames than long ones: one delay for all keeps
                    # the decoding times rising across the joins.
                    packet.dts = (sent - delay) * ticks
                    packet.duration = ticks
                    packet.stream = stream
                    target.mux(packet)
                    sent += 1
                shown += video.frames


def _reordering_delay(clip: Path) -> int:
    """Return how many frames a clip is decoded ahead of being shown."""
    with av.open(clip) as source:
        video = source.streams.video[0]
        packet = next(source.demux(video))
        return -(packet.dts or 0) // (packet.duration or 1)


def chapter_list(film: Timeline) -> str:
    """Return the chapters as YouTube takes them in a description: "0:00 Title", a line each."""
    return "".join(f"{_clock(chapter.start)} {chapter.title}\n" for chapter in film.chapters)


def _chapters(film: Timeline) -> list["MuxedChapter"]:
    return [
        {
            "id": number,
            "start": round(chapter.start * 1000),
            "end": round(chapter.end * 1000),
            "time_base": Fraction(1, 1000),
            "metadata": {"title": chapter.title},
        }
        for number, chapter in enumerate(film.chapters, 1)
    ]


def _clock(seconds: float) -> str:
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
