"""Points: above every picture stands what it shows, in few words."""

from collections.abc import Iterator

from reel.check.fault import Fault
from reel.check.rehearsal import Rehearsal
from reel.records.root import shown
from reel.records.spaced_words import words_in

MOST_WORDS = 6
"""Of a point: what is longer is read instead of the picture."""


def of_clip(rehearsal: Rehearsal) -> Iterator[Fault]:
    """Yield the beats of a clip that have no point, or one that is too long."""
    spec = rehearsal.scene.spec
    for beat in spec.clip.beats:
        point = spec.words.points.get(beat, "")
        key = f"{shown(spec.project.words)}: clips.{spec.clip.id}.beats.{beat}.point"
        if not point:
            message = (
                f"{key} is missing: say in at most {MOST_WORDS} words what the beat's picture shows"
            )
            yield Fault("words.point", message, beat=beat)
        elif (count := len(words_in(point))) > MOST_WORDS:
            yield Fault("words.point", f"{key} has {count} words, not {MOST_WORDS}", beat=beat)
