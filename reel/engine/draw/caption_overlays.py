"""The captions of a clip as pictures that are laid over its segments."""

from collections.abc import Iterator, Sequence

from reel.engine.draw.segment_recorder import Overlay
from reel.engine.scene_protocol import BeatScene
from reel.records.plan import Job
from reel.video.yuv import patch
from reel.wording.beat_times import beat_times
from reel.wording.captions import Caption, captions, most_characters
from reel.wording.highlights import stretches
from reel.wording.silent import narration_of


def caption_overlays(
    job: Job, scene: BeatScene, lengths: Sequence[int]
) -> dict[int, list[Overlay]]:
    """Draw the captions of each segment, by its place in the clip.

    Args:
        job: the clip.
        scene: draws them.
        lengths: the frames of each segment.
    """
    drawn = list(_drawn(job, scene, lengths))
    made: dict[int, list[Overlay]] = {}
    first = 0
    for index, frames in enumerate(lengths):
        end = first + frames
        made[index] = [
            Overlay(max(each.first, first) - first, min(each.end, end) - first, each.patch)
            for each in drawn
            if each.first < end and each.end > first
        ]
        first = end
    return made


def _drawn(job: Job, scene: BeatScene, lengths: Sequence[int]) -> Iterator[Overlay]:
    """Yield the captions of a clip, in its frames.

    A word is highlighted if it is heard, and known when.
    """
    spec, fps = job.spec, job.picture.fps
    assert spec is not None
    language = spec.project.language
    width = most_characters(*spec.format.aspect, language=language)
    for beat in beat_times(spec, lengths, fps):
        narration = narration_of(spec, beat.id)
        followed = job.highlight and narration.sound and narration.voice.timing != "estimated"
        for each in captions([beat], fps, width, silent=not spec.narration, language=language):
            # What is written without spaces has no words to tell apart.
            if followed and any(" " in line for line in each.lines):
                yield from _with_highlights(scene, each, fps)
            else:
                drawn = patch(*scene.caption(each.lines))
                yield Overlay(round(each.start * fps), round(each.end * fps), drawn)


def _with_highlights(scene: BeatScene, caption: Caption, fps: int) -> Iterator[Overlay]:
    """Yield a caption in which one word after another is highlighted."""
    drawn, words = scene.spoken_caption(caption.lines)
    plain = patch(*drawn)
    lit = [patch(*word, plain) for word in words]
    for first, end, place in stretches(caption, fps):
        yield Overlay(first, end, plain if place is None or not lit else lit[place])
