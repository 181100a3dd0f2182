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

from reel.formula.formula import Formula
from reel.formula.label import Label
from reel.formula.live_number import LiveNumber

_ATTRIBUTE = "setting"

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
    """

    kind: Kind
    whole: Any
    number: int

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
            return f"“{text if len(text) <= 40 else text[:39] + '…'}”"
        if self.kind == "formula":
            said = " ".join(leaf.token for leaf in self.whole.leaves)
            return f"formula {said if len(said) <= 60 else said[:59] + '…'}"
        return "number" if self.kind == "number" else type(self.whole).__name__


def setting_of(mobject: mn.Mobject) -> Setting | None:
    """What a glyph was set with; None for what is drawn."""
    return getattr(mobject, _ATTRIBUTE, None)


@contextmanager
def noting_type() -> Iterator[None]:
    """Note on every glyph that is set meanwhile what it was set with."""
    numbers: dict[Kind, Iterator[int]] = defaultdict(count)

    def note_glyphs(whole: Any) -> None:
        kind: Kind = "other"
        if isinstance(whole, (Label, Formula)):
            kind = "words" if isinstance(whole, Label) else "formula"
        _mark(whole.family_members_with_points(), Setting(kind, whole, next(numbers[kind])))

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


def _mark(glyphs: Iterable[mn.Mobject], setting: Setting) -> None:
    for glyph in glyphs:
        setattr(glyph, _ATTRIBUTE, setting)
