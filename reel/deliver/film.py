"""The film: clips and fades joined packet by packet, one timeline, and a chapter for each clip."""

from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import srt

from reel.deliver.caption_files import as_webvtt
from reel.deliver.clock import clock
from reel.deliver.fade import fade_frames
from reel.records.clip_files import CHAPTERS, CHAPTERS_VTT, TIMELINE, VIDEO
from reel.records.narration import Word
from reel.records.timeline import Beat, Chapter, CueTime, Timeline, read_timeline, write_timeline
from reel.video import mp4

if TYPE_CHECKING:
    from av.container.core import Chapter as MuxedChapter


def write_film(title: str, clips: Sequence[Path], fades: Sequence[Path], folder: Path) -> None:
    """Write the film's VIDEO, TIMELINE, CHAPTERS and CHAPTERS_VTT into `folder`.

    Args:
        title: the film's own.
        clips: the folders of its clips, in order, each with VIDEO and TIMELINE.
        fades: what stands between each two of them, as videos.
        folder: an empty folder.

    Raises:
        ValueError: the videos' streams differ, so that they cannot be joined.
    """
    timelines = [read_timeline(clip / TIMELINE) for clip in clips]
    parts = [clips[0] / VIDEO]
    for fade, clip in zip(fades, clips[1:], strict=True):
        parts += [fade, clip / VIDEO]
    film = join_timelines(title, timelines, fade_frames(timelines[0].fps))
    join_videos(parts, film, folder / VIDEO)
    write_timeline(film, folder / TIMELINE)
    (folder / CHAPTERS).write_text(chapter_list(film), encoding="utf-8")
    (folder / CHAPTERS_VTT).write_text(chapters_as_webvtt(film), encoding="utf-8")


def join_timelines(title: str, clips: Sequence[Timeline], between: int = 0) -> Timeline:
    """Lay the timelines of clips one after another, as the film's.

    Beats are called "clip.beat"; the film's still is that of its first clip.

    Args:
        title: the film's.
        clips: in order, of one size and rate.
        between: how many frames stand between two clips; they belong to the last beat and the
            chapter of the one before.
    """
    first = clips[0]
    beats: list[Beat] = []
    chapters: list[Chapter] = []
    frames = 0
    for clip in clips:
        begin = frames / first.fps
        beats += [_later(beat, frames, clip) for beat in clip.beats]
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
        voice=first.voice,
        language=first.language,
    )


def _later(beat: Beat, frames: int, clip: Timeline) -> Beat:
    """Move a beat of a clip to its place in the film, so many frames later."""
    fps = clip.fps

    def moved(moment: float) -> float:
        return (frames + round(moment * fps)) / fps

    begin = frames / fps
    return Beat(
        f"{clip.id}.{beat.id}",
        moved(beat.start),
        moved(beat.end),
        beat.words,
        tuple(CueTime(cue.name, moved(cue.seen), round(begin + cue.said, 6)) for cue in beat.cues),
        tuple(
            Word(word.text, round(begin + word.start, 6), round(begin + word.end, 6))
            for word in beat.said
        ),
        beat.spoken,
        beat.point,
    )


def join_videos(videos: Sequence[Path], film: Timeline, path: Path) -> None:
    """Join videos of one size and rate into the film, with its title and chapters.

    Raises:
        ValueError: the videos' streams differ, so that they cannot be joined.
    """
    chapters = _chapters(film)
    mp4.join(videos, path, film.fps, metadata={"title": film.title}, chapters=chapters)


def chapter_list(film: Timeline) -> str:
    """Write the chapters as YouTube takes them in a description: "0:00 Title", a line each."""
    return "".join(f"{clock(chapter.start)} {chapter.title}\n" for chapter in film.chapters)


def chapters_as_webvtt(film: Timeline) -> str:
    """Write the chapters as WebVTT, which players in a page take as a track of chapters."""
    return as_webvtt(
        srt.Subtitle(
            number,
            timedelta(milliseconds=round(chapter.start * 1000)),
            timedelta(milliseconds=round(chapter.end * 1000)),
            chapter.title,
        )
        for number, chapter in enumerate(film.chapters, 1)
    )


def _chapters(film: Timeline) -> list["MuxedChapter"]:
    """Put the chapters as PyAV takes them, in milliseconds."""
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
