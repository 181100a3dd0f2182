"""Beats: a scene plays those of the storyboard, and nothing after them."""

from collections.abc import Iterator

from reel.check.fault import Fault
from reel.check.rehearsal import Rehearsal

_NOTHING = 1e-3  # seconds; times are rounded


def of_clip(rehearsal: Rehearsal) -> Iterator[Fault]:
    """Yield what a played clip has too little or too much; the renderer would refuse it."""
    planned = rehearsal.scene.spec.clip.beats
    played = [beat.id for beat in rehearsal.scene.beats]
    if missing := planned[len(played) :]:
        yield Fault("beats.missing", f"the scene does not play its beats {', '.join(missing)}")
        return
    longer = rehearsal.scene.time - rehearsal.scene.beats[-1].end
    if longer > _NOTHING:
        yield Fault(
            "beats.after_last",
            f"the scene plays on for {longer:.2f} s after its last beat, {planned[-1]!r}; "
            "play that within a beat",
        )
