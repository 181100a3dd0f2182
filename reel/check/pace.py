"""Pace: a rest at the end of each beat, the length of a clip, nothing blank at its ends."""

from collections.abc import Iterator, Sequence

import numpy as np

from reel.check.fault import Fault
from reel.check.pixels import Mask
from reel.check.rehearsal import Play, Rehearsal
from reel.check.snapshot import Snapshot
from reel.wording.timing import REST

SHORTEST_CLIP, LONGEST_CLIP = 20.0, 60.0
"""How long a clip lasts (seconds)."""

FIRST = 1.0
"""By when something must be seen (seconds)."""

LEAST_INK = 0.01
"""Share of the frame that differs from its ground when there is something to look at."""

_DIFFERENT = 0.1  # what is seen differs so much in red, green or blue (from 0 to 1)
_FRAME = 1 / 60


def of_clip(rehearsal: Rehearsal) -> Iterator[Fault]:
    """Yield what is wrong with the times of a clip that has been played."""
    if not (beats := rehearsal.beats):
        return
    for beat in beats:
        rest = resting(rehearsal.plays, beat.end)
        if rest < REST - _FRAME:
            yield Fault("pace.rest", f"rests {rest:.2f} s, not {REST} s", beat=beat.id)
    length = beats[-1].end
    if not SHORTEST_CLIP <= length <= LONGEST_CLIP:
        yield Fault(
            "pace.length", f"lasts {length:.1f} s, not from {SHORTEST_CLIP:g} to {LONGEST_CLIP:g} s"
        )


def resting(plays: Sequence[Play], moment: float) -> float:
    """How long nothing had moved before a moment (seconds)."""
    moved = [play.end for play in plays if play.moves and play.end <= moment + _FRAME]
    return moment - max(moved, default=0.0)


def blank(snapshot: Snapshot) -> Iterator[Fault]:
    """Yield a fault if there is nothing to look at in the first second, or at the very end."""
    moment = snapshot.moment
    if moment.kind == "half-way":
        if moment.time > FIRST:
            return
        snapshot = Snapshot(moment)  # until now it shows type alone
    if moment.kind == "end" and moment.beat != moment.scene.spec.clip.beats[-1]:
        return
    share = float(ink(snapshot).mean())
    if share < LEAST_INK:
        yield Fault(
            "pace.blank",
            f"at {moment.time:.1f} s only {share:.1%} of the frame shows anything",
        )


def ink(snapshot: Snapshot) -> Mask:
    """Which pixels differ from the ground of the scene, or from a colour that fills it."""
    colour = np.median(snapshot.frame.reshape(-1, 3), axis=0)
    drawn, filled = (
        np.abs(snapshot.frame - behind).max(axis=2) > _DIFFERENT
        for behind in (snapshot.ground, colour)
    )
    return np.asarray(drawn & filled)
