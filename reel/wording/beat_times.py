"""The beats of a clip in their final times, once it is known how long each part of them lasts."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from reel.records.clip_spec import ClipSpec
from reel.records.narration import Word
from reel.records.timeline import Beat, CueTime
from reel.wording.placing import Piece, place
from reel.wording.silent import narration_of

LATEST = 0.5
"""How much later than its word a picture may reach a cue (seconds)."""


def pieces_of(spec: ClipSpec, beat: Beat) -> tuple[Piece, ...]:
    """Find how the sound of a beat is cut, and when each piece of it is heard in the beat."""
    moments = [beat.start, *(cue.seen for cue in beat.cues), beat.end]
    parts = [end - start for start, end in pairwise(moments)]
    return place(narration_of(spec, beat.id), parts).pieces


def beat_times(spec: ClipSpec, lengths: Sequence[int], fps: int) -> Iterator[Beat]:
    """Yield a clip's beats.

    Args:
        spec: the clip, with its narration.
        lengths: the frames of each part (`ClipSpec.parts`).
        fps: frames a second.
    """
    first = 0
    for beat in spec.clip.beats:
        parts = [
            frames for part, frames in zip(spec.parts, lengths, strict=True) if part.beat == beat
        ]
        start, narration = first / fps, narration_of(spec, beat)
        placed = place(narration, [frames / fps for frames in parts])
        moments = [(first + moved) / fps for moved in accumulate(parts)]
        cues = tuple(
            CueTime(name, seen, round(start + said, 6))
            for name, seen, said in zip(
                spec.words.sayings[beat].cues, moments, placed.cues, strict=False
            )
        )
        said = tuple(
            Word(word.text, round(start + word.start, 6), round(start + word.end, 6))
            for word in placed.words
        )
        saying = spec.words.sayings[beat]
        spoken = saying.spoken if saying.spoken != saying.written else ""
        point = spec.words.points.get(beat, "")
        yield Beat(beat, start, moments[-1], saying.written, cues, said, spoken, point)
        first += sum(parts)
