"""Voice and picture keep together, and the voice can be followed.

Only of clips that are heard: where nobody speaks, a picture rests for as long as reading takes.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reel.check.fault import Fault
from reel.check.rehearsal import Play, Rehearsal
from reel.records.narration import Word
from reel.records.timeline import Beat
from reel.wording.bare import ends_sentence
from reel.wording.beat_times import LATEST

LONGEST_PAUSE = 1.5
"""How long nothing may be said while nothing moves (seconds), but for the end of a clip."""

LONGEST_SILENT_MOTION = 2.5
"""How long motion may run on while nothing is said (seconds)."""

LONGEST_STILL = 4.0
"""How long it may be spoken over a picture in which nothing moves (seconds)."""

FASTEST_SPEECH = 190
"""Words a minute of a sentence."""

_LEAST_WORDS = 5  # of a sentence that has a pace
_HAIR = 1e-3  # seconds; times are rounded

Span = tuple[float, float]


def of_clip(rehearsal: Rehearsal) -> Iterator[Fault]:
    """Yield where a clip's voice and picture part, and where the voice hurries."""
    if not any(each.sound for each in rehearsal.scene.spec.narration.values()):
        return
    for beat in rehearsal.beats:
        yield from late_cues(beat)
        yield from hasty_sentences(beat)
        yield from beyond_the_beat(beat)
    yield from empty_stretches(rehearsal.plays, rehearsal.beats)
    yield from still_pictures(rehearsal.plays, rehearsal.beats)


def late_cues(beat: Beat) -> Iterator[Fault]:
    """Yield the cues that the picture reaches too late."""
    for cue in beat.cues:
        if (late := cue.seen - cue.said) > LATEST:
            yield Fault(
                "sync.cue",
                f"the picture reaches the cue {cue.name} {late:.1f} s after its word: shorten what "
                "moves before it, or put a comma there at which the voice can wait",
                beat=beat.id,
            )


def hasty_sentences(beat: Beat) -> Iterator[Fault]:
    """Yield the sentences that are spoken too fast to follow."""
    spoken = list(sentences(beat.said))
    ends = [*(words[0].start for words in spoken[1:]), beat.end]
    for words, end in zip(spoken, ends, strict=True):
        pace = 60 * len(words) / (end - words[0].start)  # with the breath that follows it
        if len(words) >= _LEAST_WORDS and pace > FASTEST_SPEECH:
            yield Fault(
                "sync.pace",
                f"{pace:.0f} words a minute, not {FASTEST_SPEECH}",
                (f"“{' '.join(word.text for word in words)}”",),
                beat=beat.id,
            )


def sentences(said: Sequence[Word]) -> Iterator[list[Word]]:
    """Divide words into sentences."""
    sentence: list[Word] = []
    for word in said:
        sentence.append(word)
        if ends_sentence(word.text):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def beyond_the_beat(beat: Beat) -> Iterator[Fault]:
    """Yield a fault if words are said across the cut to what comes before or after a beat."""
    if not beat.said:
        return
    if beat.said[0].start < beat.start - _HAIR or beat.said[-1].end > beat.end + _HAIR:
        yield Fault("sync.cut", "its words are said beyond its end", beat=beat.id)


def empty_stretches(plays: Sequence[Play], beats: Sequence[Beat]) -> Iterator[Fault]:
    """Yield where nothing is said for too long: while nothing moves, or while something does."""
    spoken = [(word.start, word.end) for beat in beats for word in beat.said]
    moving = _joined([(play.start, play.end) for play in plays if play.moves])
    end = beats[-1].end if beats else 0.0
    for start, stop in _between(spoken, end):
        beat = next(beat for beat in beats if start < beat.end or beat is beats[-1])
        still = [
            span for span in _between([*moving, (0.0, start), (stop, end)], end) if span[1] < end
        ]
        for first, last in still:
            if last - first > LONGEST_PAUSE:
                yield Fault(
                    "sync.pause",
                    f"from {first:.1f} to {last:.1f} s nothing is said and nothing moves",
                    beat=beat.id,
                )
        for first, last in moving:
            alone = min(last, stop) - max(first, start)
            if alone > LONGEST_SILENT_MOTION:
                yield Fault(
                    "sync.motion",
                    f"from {max(first, start):.1f} s on the picture moves for {alone:.1f} s, and "
                    "nothing is said: say what it shows, or shorten it",
                    severity="warning",
                    beat=beat.id,
                )


def still_pictures(plays: Sequence[Play], beats: Sequence[Beat]) -> Iterator[Fault]:
    """Yield where it is spoken for long over a picture in which nothing moves."""
    end = beats[-1].end if beats else 0.0
    moving = [(play.start, play.end) for play in plays if play.moves]
    words = [word for beat in beats for word in beat.said]
    for start, stop in _between(moving, end):
        said = [word for word in words if word.end > start and word.start < stop]
        if not said:
            continue
        first, last = max(start, said[0].start), min(stop, said[-1].end)
        if last - first > LONGEST_STILL:
            yield Fault(
                "sync.still",
                f"from {first:.1f} s on it is spoken for {last - first:.1f} s while nothing moves: "
                "give the eye something to follow, or say less",
                severity="warning",
                beat=next(beat.id for beat in beats if first < beat.end),
            )


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Unite spans that follow one another at once."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1] + _HAIR:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _between(spans: Sequence[Span], end: float) -> list[Span]:
    """Find what lies between spans, up to an end."""
    bounds = [(0.0, 0.0), *_joined(spans), (end, end)]
    return [(one[1], two[0]) for one, two in pairwise(bounds) if two[0] > one[1] + _HAIR]
