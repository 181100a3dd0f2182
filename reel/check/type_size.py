"""How large type is: no capital or digit is lower than 2.2 % of the frame's shorter side."""

from collections.abc import Iterator
from typing import Any

from reel.check.fault import Fault
from reel.check.snapshot import Piece, Snapshot, Writing

SMALLEST = 0.022
"""The least height of a capital or digit, as a share of the frame's shorter side."""

CAPITAL = {"words": 0.66, "formula": 0.683}
"""How high capitals are, in ems of Source Sans Pro and of New Computer Modern."""

_SMALL = {"words": 0.486, "formula": 0.431}
_DIGIT = 0.65
_SMALL_LETTERS = set("acemnorsuvwxz")


def too_small(snapshot: Snapshot) -> Iterator[Fault]:
    """Yield what is set too small to be read."""
    least = SMALLEST * min(snapshot.moment.scene.spec.format.frame)
    for writing in snapshot.writings:
        height = capital_height(writing)
        if height is not None and height < 0.985 * least and not writing.does("unread"):
            yield Fault(
                "layout.size",
                f"capitals are {100 * SMALLEST * height / least:.2f} % of the shorter side high, "
                f"not {100 * SMALLEST:.1f} %",
                (writing.name,),
            )


def capital_height(writing: Writing) -> float | None:
    """How high capitals and digits are in a writing (Manim's units), if that can be told.

    Exponents and indices are smaller; so it goes by the largest.
    """
    if writing.setting.kind in ("number", "other"):
        return max(glyph.box[3] - glyph.box[1] for glyph in writing.glyphs)
    found = [
        (glyph.box[3] - glyph.box[1]) / size * CAPITAL[writing.setting.kind]
        for glyph, letter in _letters(writing)
        if (size := _height_in_ems(letter, writing.setting.kind))
    ]
    return max(found, default=None)


def _letters(writing: Writing) -> Iterator[tuple[Piece, str]]:
    whole: Any = writing.setting.whole
    if writing.setting.kind == "formula":
        for glyph in writing.glyphs:
            leaf = getattr(glyph.mobject, "leaf", None)
            if leaf is not None and leaf < len(whole.leaves):
                token = whole.leaves[leaf].token
                if token.isdigit() or len(token) == 1:
                    yield glyph, token[0]
    else:
        letters = whole.text.replace(" ", "")
        if len(letters) == len(writing.glyphs):
            yield from zip(writing.glyphs, letters, strict=True)


def _height_in_ems(letter: str, kind: str) -> float | None:
    if letter.isdigit():
        return _DIGIT
    if letter in _SMALL_LETTERS:
        return _SMALL[kind] * 1.04  # round letters are a little higher
    return CAPITAL[kind] * 1.04 if letter.isupper() and letter.isascii() else None
