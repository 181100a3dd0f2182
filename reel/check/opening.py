"""The first second, in which somebody stops for a clip or does not: something moves, and the
question can be read on a phone.

It is looked at in the rehearsal rather than in finished videos: before anything is rendered, in
every format and in platforms' own layouts, for the price of drawing two frames.
"""

from collections.abc import Iterator

import numpy as np

from reel.check.fault import Fault
from reel.check.rehearsal import Moment, Pixels
from reel.check.snapshot import Snapshot
from reel.check.type_size import capital_height, shorter

_CHANGED = 24
"""Of 255: by how much more a pixel's red, green or blue differs where something has moved. What
glows or fades in softly, and the edges of what stands still, differ by less."""

_LEAST = 0.003
"""The share of the frame that must have changed. Of 1920 by 1080 pixels it is as much as a dot 63
across that has left one place for another, or a line 6 wide that has grown by 1,000: less is not
noticed by somebody whose thumb is moving."""

_PHONE = 70
"""Millimetres of a phone's shorter side, which the frame's shorter side fills."""

_CAPITAL = 2.15
"""Millimetres that capitals are high at least, so that they are read in passing. From 30 cm away,
where phones are held, that is what 5 mm are on a desk's screen 70 cm away: a headline. One of two
lines just has it in landscape."""

_CLEAR = 0.9
"""How opaque the question is at least."""


class Opening:
    """What is wrong with a clip's first second, as it is seen by and by."""

    def __init__(self) -> None:
        self._first: Pixels | None = None
        self._found: list[Fault] = []

    def start(self, snapshot: Snapshot) -> None:
        """Look at the first frame."""
        self._first = snapshot.moment.pixels()
        self._found += _of_question(snapshot)

    def one_second(self, moment: Moment) -> None:
        """Look at the frame that is shown a second later."""
        if self._first is None:
            return
        share = changed(self._first, moment.pixels())
        if share < _LEAST:
            message = (
                f"in the first second {100 * share:.2f} % of the picture changes, not "
                f"{100 * _LEAST:.1f} % at least: let something move at once"
            )
            self._found.append(Fault("opening.still", message, beat=moment.beat))

    def faults(self) -> Iterator[Fault]:
        """Yield what has been found in the clip."""
        yield from self._found


def changed(before: Pixels, after: Pixels) -> float:
    """The share of the frame that has changed so much that it is noticed."""
    difference = np.abs(before[..., :3].astype(np.int16) - after[..., :3])
    return float((difference.max(axis=2) > _CHANGED).mean())


def _of_question(snapshot: Snapshot) -> Iterator[Fault]:
    """Yield what keeps the question from being read at the first frame."""
    moment = snapshot.moment
    clear = [
        writing
        for writing in snapshot.writings
        if writing.setting.source == "title" and writing.opacity >= _CLEAR
    ]
    if not clear:
        message = "the clip's question is not there at the first frame: let show_title come first"
        yield Fault("opening.question", message, beat=moment.beat)
        return
    largest = max(clear, key=lambda writing: capital_height(writing) or 0)
    share = (capital_height(largest) or 0) / min(moment.scene.spec.format.frame)
    if (high := share * _PHONE) < _CAPITAL:
        message = (
            f"capitals are {high:.2f} mm high where the frame's shorter side is that of a phone, "
            f"{_PHONE} mm, not {_CAPITAL} mm{shorter(largest, high / _CAPITAL)}"
        )
        yield Fault("opening.question", message, (largest.name,), beat=moment.beat)
