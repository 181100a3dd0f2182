"""Captions: as short, slow and far apart as the limits in `reel.wording.cues` ask for."""

from collections.abc import Iterator, Sequence

from reel.check.fault import Fault
from reel.check.rehearsal import Rehearsal
from reel.records.columns import columns
from reel.records.formats import HD
from reel.records.timeline import Beat
from reel.records.typeface import undrawable
from reel.wording.cues import (
    FASTEST_READING,
    GAP_FRAMES,
    LINES,
    LONGEST_CUE,
    SHORTEST_CUE,
    Cue,
    cues,
    most_characters,
)
from reel.wording.line_breaks import unsaid


def of_clip(rehearsal: Rehearsal) -> Iterator[Fault]:
    """Yield what is wrong with the captions of a clip that has been played."""
    scene = rehearsal.scene
    if scene.spec.format.captions in ("burn", "both"):
        for beat in rehearsal.beats:
            if letters := undrawable(beat.words):
                message = f"they are drawn into the picture, and no font has {letters}"
                yield Fault("captions.letters", message, beat=beat.id)
    yield from of_beats(rehearsal.beats, HD.fps, most_characters(*scene.spec.format.frame))


def of_beats(beats: Sequence[Beat], fps: int, width: int) -> Iterator[Fault]:
    """Yield what is wrong with the captions that are made of beats.

    Args:
        beats: of one clip, with their words and times.
        fps: frames a second.
        width: the most characters in a line.
    """
    made = cues(beats, fps, width)
    yield from of_cues(made, fps, width)
    for beat in beats:
        first, last = round(beat.start * fps), round(beat.end * fps)
        said = [cue for cue in made if first <= round(cue.start * fps) < last]
        lines = [line for cue in said for line in cue.lines]
        if unsaid(lines, beat.words):
            yield Fault("captions.coverage", "its captions do not say its words", beat=beat.id)
        if said and round(said[-1].end * fps) > last:
            yield Fault("captions.coverage", "a caption outlasts its beat", beat=beat.id)


def of_cues(made: Sequence[Cue], fps: int, width: int) -> Iterator[Fault]:
    """Yield what is wrong with captions, whoever made them."""
    frame = 1 / fps
    for number, cue in enumerate(made):
        length, name = columns(" ".join(cue.lines)), (f"“{' / '.join(cue.lines)}”",)
        seconds = cue.end - cue.start
        if len(cue.lines) > LINES:
            yield Fault("captions.lines", f"{len(cue.lines)} lines, not {LINES}", name)
        if (longest := max(map(columns, cue.lines))) > width:
            yield Fault("captions.width", f"{longest} characters in a line, not {width}", name)
        # A time is laid to whole frames.
        if length > FASTEST_READING * (seconds + frame / 2):
            yield Fault(
                "captions.speed",
                f"{length / seconds:.1f} characters a second, not {FASTEST_READING:g}",
                name,
            )
        if not SHORTEST_CUE - frame / 2 <= seconds <= LONGEST_CUE + frame / 2:
            yield Fault(
                "captions.duration",
                f"on screen for {seconds:.2f} s, not from {SHORTEST_CUE:.2f} to {LONGEST_CUE:g} s",
                name,
            )
        if number + 1 < len(made):
            gap = made[number + 1].start - cue.end
            if gap < (GAP_FRAMES - 0.5) * frame:
                yield Fault(
                    "captions.gap",
                    f"{gap * fps:.0f} frames before the next, not {GAP_FRAMES}",
                    name,
                )
