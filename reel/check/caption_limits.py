"""Captions: as short, slow and far apart as the limits in `reel.wording.captions` ask for."""

from collections.abc import Iterator, Sequence

from reel.check.fault import Fault
from reel.check.rehearsal import Rehearsal
from reel.records.columns import columns
from reel.records.formats import HD
from reel.records.language import ENGLISH
from reel.records.timeline import Beat
from reel.wording.captions import (
    GAP_FRAMES,
    LINES,
    LONGEST_CAPTION,
    SHORTEST_CAPTION,
    Caption,
    captions,
    fastest_reading,
    most_characters,
)
from reel.wording.line_breaks import unsaid


def of_clip(rehearsal: Rehearsal) -> Iterator[Fault]:
    """Yield what is wrong with the captions of a clip that has been played."""
    scene = rehearsal.scene
    if scene.spec.format.captions in ("burn", "both"):
        for beat in rehearsal.beats:
            if letters := scene.spec.typeface.undrawable(beat.words):
                message = f"they are drawn into the picture, and no font has {letters}"
                yield Fault("captions.letters", message, beat=beat.id)
    language = scene.spec.project.language
    across, up = scene.spec.format.frame
    width = most_characters(across, up, language)
    yield from of_beats(rehearsal.beats, HD.fps, width, language)


def of_beats(
    beats: Sequence[Beat], fps: int, width: int, language: str = ENGLISH
) -> Iterator[Fault]:
    """Yield what is wrong with the captions that are made of beats.

    Args:
        beats: of one clip, with their words and times.
        fps: frames a second.
        width: the most characters in a line.
        language: of the words.
    """
    made = captions(beats, fps, width, language=language)
    yield from of_captions(made, fps, width, language)
    for beat in beats:
        first, last = round(beat.start * fps), round(beat.end * fps)
        said = [caption for caption in made if first <= round(caption.start * fps) < last]
        lines = [line for caption in said for line in caption.lines]
        if unsaid(lines, beat.words):
            yield Fault("captions.coverage", "its captions do not say its words", beat=beat.id)
        if said and round(said[-1].end * fps) > last:
            yield Fault("captions.coverage", "a caption outlasts its beat", beat=beat.id)


def of_captions(
    made: Sequence[Caption], fps: int, width: int, language: str = ENGLISH
) -> Iterator[Fault]:
    """Yield what is wrong with captions, whoever made them."""
    frame, fastest = 1 / fps, fastest_reading(language)
    for number, caption in enumerate(made):
        length, name = columns(" ".join(caption.lines)), (f"“{' / '.join(caption.lines)}”",)
        seconds = caption.end - caption.start
        if len(caption.lines) > LINES:
            yield Fault("captions.lines", f"{len(caption.lines)} lines, not {LINES}", name)
        if (longest := max(map(columns, caption.lines))) > width:
            yield Fault("captions.width", f"{longest} characters in a line, not {width}", name)
        # A time is laid to whole frames.
        if length > fastest * (seconds + frame / 2):
            yield Fault(
                "captions.speed",
                f"{length / seconds:.1f} characters a second, not {fastest:g}",
                name,
            )
        if not SHORTEST_CAPTION - frame / 2 <= seconds <= LONGEST_CAPTION + frame / 2:
            yield Fault(
                "captions.duration",
                f"on screen for {seconds:.2f} s, "
                f"not from {SHORTEST_CAPTION:.2f} to {LONGEST_CAPTION:g} s",
                name,
            )
        if number + 1 < len(made):
            gap = made[number + 1].start - caption.end
            if gap < (GAP_FRAMES - 0.5) * frame:
                yield Fault(
                    "captions.gap",
                    f"{gap * fps:.0f} frames before the next, not {GAP_FRAMES}",
                    name,
                )
