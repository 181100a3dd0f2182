"""What glyphs say: noted while they are set, since a glyph alone on the stage tells nothing.

Everything typeset comes into Manim as an SVG, but for numbers, which are composed of glyphs that
were. So whoever sets type, and by whatever means, is seen here, also one who goes round the stage.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from itertools import count
from typing import Any, Literal

import manim as mn
import numpy as np

from reel.formula.formula import Formula
from reel.formula.label import Label
from reel.formula.live_number import LiveNumber
from reel.records.words import ClipWords

_ATTRIBUTE = "setting"
_SIDES = "sides_as_set"

Kind = Literal["words", "formula", "number", "other"]
Key = tuple[Kind, int]


@dataclass(frozen=True, eq=False)
class Setting:
    """Something that was set in type.

    Attributes:
        kind: words, a formula printed from SymPy, a number that can change, or anything else:
            type set by other means than the stage's, or a drawing.
        whole: the mobject that was set.
        number: how many of this kind were set before; the same in every theme.
        source: the key in the clip's words, as "labels.goal", if what was set is written there.
    """

    kind: Kind
    whole: Any
    number: int
    source: str = ""

    def __deepcopy__(self, memo: dict[int, Any]) -> "Setting":
        """Itself: copies of a glyph were set with it."""
        return self

    @property
    def key(self) -> Key:
        """What is the same for the same thing when the clip is played again."""
        return self.kind, self.number

    @property
    def name(self) -> str:
        """What it says, for a finding."""
        if self.kind == "words":
            text = self.whole.text
            source = f" ({self.source})" if self.source else ""
            return f"“{text if len(text) <= 40 else text[:39] + '…'}”{source}"
        if self.kind == "formula":
            said = " ".join(leaf.token for leaf in self.whole.leaves)
            return f"formula {said if len(said) <= 60 else said[:59] + '…'}"
        return "number" if self.kind == "number" else type(self.whole).__name__


def setting_of(mobject: mn.Mobject) -> Setting | None:
    """What a glyph was set with; None for what is drawn."""
    return getattr(mobject, _ATTRIBUTE, None)


def scale_of(glyph: mn.Mobject) -> float:
    """How much larger a glyph of words or of a formula is now than it was set, along the side that
    shrank most.

    It may have been turned since, so its sides are compared by their lengths.
    """
    then, now = np.array(getattr(glyph, _SIDES)), np.array(_sides(glyph))
    return float((now / np.maximum(then, 1e-9)).min())


@contextmanager
def noting_type(words: ClipWords) -> Iterator[None]:
    """Note on every glyph that is set meanwhile what it was set with.

    Args:
        words: the clip's.
    """
    numbers: dict[Kind, Iterator[int]] = defaultdict(count)
    sources = {text: f"labels.{key}" for key, text in words.labels.items()}
    sources |= {words.title: "title", words.takeaway: "takeaway"}

    def note_glyphs(whole: Any) -> None:
        kind: Kind = "other"
        if isinstance(whole, (Label, Formula)):
            kind = "words" if isinstance(whole, Label) else "formula"
        source = sources.get(whole.text, "") if isinstance(whole, Label) else ""
        glyphs = whole.family_members_with_points()
        _mark(glyphs, Setting(kind, whole, next(numbers[kind]), source))
        if kind != "other":
            for glyph in glyphs:
                setattr(glyph, _SIDES, _sides(glyph))

    def note_slots(readout: Any) -> None:
        _mark(readout.slots, Setting("number", readout, next(numbers["number"])))

    with _after(mn.SVGMobject, note_glyphs), _after(LiveNumber, note_slots):
        yield


@contextmanager
def _after(kind: Any, note: Callable[[Any], None]) -> Iterator[None]:
    """Let `note` see every object of a kind as soon as it is made."""
    made = kind.__init__

    @wraps(made)
    def make(self: Any, *args: Any, **kwargs: Any) -> None:
        made(self, *args, **kwargs)
        note(self)

    kind.__init__ = make
    try:
        yield
    finally:
        kind.__init__ = made


def _sides(glyph: mn.Mobject) -> tuple[float, float]:
    """The sides of a glyph's box, the shorter first."""
    across, up = np.ptp(glyph.points[:, :2], axis=0)
    return min(across, up), max(across, up)


def _mark(glyphs: Iterable[mn.Mobject], setting: Setting) -> None:
    for glyph in glyphs:
        setattr(glyph, _ATTRIBUTE, setting)
