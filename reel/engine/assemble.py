"""From rendered segments to the files of a clip: its video, its timeline, its sound."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import msgspec

from reel.engine.run.messages import Section, Segment
from reel.engine.run.scene_progress import Rendered
from reel.records.clip_files import PICTURE, SECTIONS, SOUND, SUBTITLES, TIMELINE, result
from reel.records.language import ENGLISH
from reel.records.narration import SILENCE, TIMINGS, Voice
from reel.records.plan import Job
from reel.records.timeline import Beat, Timeline, write_timeline
from reel.video import mp4
from reel.video.pictures import join_as_gif, write_pictures
from reel.video.samples import RATE, write_flac
from reel.video.sound import add_sound_track
from reel.wording.beat_times import beat_times


def assemble(rendered: Rendered, folder: Path) -> None:
    """Fill a folder with a clip: its video and TIMELINE, or PICTURE; SUBTITLES and SECTIONS if any.

    The video is VIDEO; of a scene that is to become something else, what `result` names. What a
    clip of a storyboard plays itself becomes SOUND, to be heard beside a voice.
    """
    played, output = rendered.played, rendered.job.output
    if played and played.picture:
        (folder / PICTURE).write_bytes(played.picture)
        return
    place = folder / result(output.kind)
    videos = [video for segment in rendered.segments for video in segment.videos]
    moments = timeline(rendered.job, rendered.segments)
    if output.kind == "png-sequence":
        write_pictures(videos, place, output.digits)
    elif output.kind == "gif":
        join_as_gif(videos, place, rendered.job.picture.pixels, moments.fps)
    else:
        mp4.join(videos, place, moments.fps, metadata={"title": moments.title})
    write_timeline(moments, folder / TIMELINE)
    if played and played.sound and rendered.job.spec:
        write_flac(folder / SOUND, played.sound.at(RATE)[1])
    elif played and played.sound and output.audible:
        add_sound_track(place, played.sound)
    if played and played.subtitles:
        (folder / SUBTITLES).write_text(played.subtitles, encoding="utf-8")
    if played and played.sections:
        _write_sections(played.sections, rendered, folder / SECTIONS)


def _write_sections(sections: Sequence[Section], rendered: Rendered, folder: Path) -> None:
    """Write a video for each section that is to be seen, and a list of them, as Manim does."""
    folder.mkdir()
    listed = []
    ahead = iter(rendered.segments)
    for section in sections:
        videos = [video for play in islice(ahead, section.plays) for video in play.videos]
        if section.file and videos:
            mp4.join(videos, folder / section.file, rendered.job.picture.fps)
            said = {"name": section.name, "type": section.kind, "video": section.file}
            listed.append({**said, **mp4.about(folder / section.file)})
    index = folder / f"{rendered.job.id}.json"
    index.write_bytes(msgspec.json.format(msgspec.json.encode(listed), indent=4))


def timeline(job: Job, segments: Sequence[Segment]) -> Timeline:
    """Lay a clip's beats on the frames that were encoded."""
    fps = job.picture.fps
    frames = sum(segment.frames for segment in segments)
    first, still = 0, frames // 2
    for segment in segments:
        if segment.still is not None:
            still = first + segment.still
        first += segment.frames
    beats: tuple[Beat, ...] = (Beat("scene", 0.0, frames / fps, ""),)
    voice = Voice(SILENCE)
    if spec := job.spec:
        beats = tuple(beat_times(spec, [segment.frames for segment in segments], fps))
        voices = [each.voice for each in spec.narration.values()]
        voice = max(voices, key=lambda each: TIMINGS.index(each.timing), default=voice)
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
        beats=beats,
        voice=voice,
        language=job.spec.project.language if job.spec else ENGLISH,
    )
