"""From rendered segments to the files of a clip: its video, its timeline, its sound."""

from collections.abc import Sequence
from pathlib import Path

from reel.engine.run.messages import Segment
from reel.engine.run.scene_progress import Rendered
from reel.records.clip_files import PICTURE, SUBTITLES, TIMELINE, VIDEO
from reel.records.plan import Job
from reel.records.timeline import Beat, Timeline, write_timeline
from reel.video import mp4
from reel.video.sound import add_sound_track


def assemble(rendered: Rendered, folder: Path) -> None:
    """Fill a folder with a clip: VIDEO and TIMELINE, or PICTURE; and SUBTITLES if it has any."""
    played = rendered.played
    if played and played.picture:
        (folder / PICTURE).write_bytes(played.picture)
        return
    video = folder / VIDEO
    videos = [video for segment in rendered.segments for video in segment.videos]
    moments = timeline(rendered.job, rendered.segments)
    mp4.join(videos, video, moments.fps, metadata={"title": moments.title})
    write_timeline(moments, folder / TIMELINE)
    if played and played.sound:
        add_sound_track(video, played.sound)
    if played and played.subtitles:
        (folder / SUBTITLES).write_text(played.subtitles, encoding="utf-8")


def timeline(job: Job, segments: Sequence[Segment]) -> Timeline:
    """Lay a clip's beats on the frames that were encoded."""
    fps = job.picture.fps
    frames = sum(segment.frames for segment in segments)
    beats: list[Beat] = []
    first, still = 0, frames // 2
    for segment in segments:
        end = first + segment.frames
        if segment.still is not None:
            still = first + segment.still
        if job.spec:
            assert segment.beat
            words = job.spec.words.beats[segment.beat]
            beats.append(Beat(segment.beat, first / fps, end / fps, words))
        first = end
    width, height = job.picture.pixels
    return Timeline(
        id=job.id,
        title=job.spec.words.title if job.spec else job.id,
        width=width,
        height=height,
        fps=fps,
        frames=frames,
        duration=frames / fps,
        still=min(max(still, 0), frames - 1) / fps,
        beats=tuple(beats or [Beat("scene", 0.0, frames / fps, "")]),
    )
