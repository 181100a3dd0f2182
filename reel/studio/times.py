"""How a scene lies in time, from the segments it has passed; what is still ahead is guessed."""

from collections.abc import Collection, Mapping, Sequence

from reel.engine.live.messages import Passed
from reel.records.clip_spec import ClipSpec
from reel.records.plan import Job
from reel.records.timeline import Beat
from reel.studio.protocol import BeatTime, Cue, SaidWord, SegmentTime, Timeline
from reel.wording.beat_times import LATEST, beat_times
from reel.wording.silent import narration_of
from reel.wording.timing import whole_steps


def timeline_of(
    view: str,
    job: Job,
    passed: Mapping[int, Passed],
    segments: int | None,
    unsure: Collection[int] = (),
) -> Timeline:
    """Lay out a view's scene.

    Args:
        view: the view's id.
        job: its scene.
        passed: the segments passed so far, by their places.
        segments: how many there are; None while that is not known.
        unsure: those passed segments that may have another length since.
    """
    times = _segments(job, passed, segments, unsure)
    whole = segments is not None and all(each.known for each in times)
    return Timeline(view, times, tuple(map(_told, beats_of(job, times))), whole)


def beats_of(job: Job, segments: Sequence[SegmentTime]) -> list[Beat]:
    """Lay out the beats; none for a scene without."""
    if job.spec is None:
        return []
    lengths = [segment.frames for segment in segments[: len(job.spec.parts)]]
    return list(beat_times(job.spec, lengths, job.picture.fps))


def _segments(
    job: Job, passed: Mapping[int, Passed], count: int | None, unsure: Collection[int]
) -> tuple[SegmentTime, ...]:
    guesses = _guesses(job.spec, job.picture.fps) if job.spec else []
    if count is None or job.spec is not None:
        count = max(len(guesses), max(passed, default=-1) + 1)
    times = []
    for place in range(count):
        beat = job.spec.parts[place].beat if job.spec and place < len(guesses) else ""
        if (found := passed.get(place)) is None:
            times.append(SegmentTime(guesses[place] if place < len(guesses) else 0, False, beat))
            continue
        times.append(SegmentTime(found.frames, place not in unsure, found.beat or beat))
    return tuple(times)


def _guesses(spec: ClipSpec, fps: int) -> list[int]:
    """Guess the frames of each part of a clip: as many as its words take."""
    return [
        round(whole_steps(narration_of(spec, part.beat).parts[part.number]) * fps)
        for part in spec.parts
    ]


def _told(beat: Beat) -> BeatTime:
    return BeatTime(
        beat.id,
        beat.start,
        beat.end,
        beat.point,
        tuple(SaidWord(word.text, word.start, word.end) for word in beat.said),
        tuple(
            Cue(cue.name, cue.seen, cue.said, late=cue.seen - cue.said > LATEST)
            for cue in beat.cues
        ),
    )
