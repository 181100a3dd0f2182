"""How large type is: no capital or digit is lower than 2.2 % of the frame's shorter side."""

from collections.abc import Iterator
from typing import Any

from reel.check.fault import Fault
from reel.check.snapshot import Piece, Snapshot, Writing
from reel.check.type_register import scale_of

SMALLEST = 0.022
"""The least height of a capital or digit, as a share of the frame's shorter side."""

CAPITAL = {"words": 0.66, "formula": 0.683}
"""How high capitals are, in ems of Source Sans Pro and of New Computer Modern."""

EM_AS_SET = 10.0
"""The em (Manim's units) in which words and formulas come from Typst, before they have a size."""

_SURE = 0.9  # share of what would fit if no line were shorter than another

# How high, in ems, other letters of formulas; round ones are a little higher.
_SMALL = 0.431
_DIGIT = 0.65
_ROUND = 1.04
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
                f"not {100 * SMALLEST:.1f} %{shorter(writing, height / least)}",
                (writing.name,),
            )


def capital_height(writing: Writing) -> float | None:
    """How high capitals and digits are in a writing (Manim's units), if that can be told.

    Exponents and indices are smaller; so it goes by the largest.
    """
    if writing.setting.kind in ("number", "other"):
        return max(glyph.box[3] - glyph.box[1] for glyph in writing.glyphs)
    if writing.setting.kind == "words":
        # By how they were scaled since they were set: letters that flow together are one glyph.
        scale = max(scale_of(glyph.mobject) for glyph in writing.glyphs)
        return CAPITAL["words"] * EM_AS_SET * scale
    found = [
        (glyph.box[3] - glyph.box[1]) / size * CAPITAL["formula"]
        for glyph, letter in _letters(writing)
        if (size := _height_in_ems(letter))
    ]
    return max(found, default=None)


def shorter(writing: Writing, share: float) -> str:
    """Say how many characters would fit in place of words that are set too small to fit.

    Args:
        writing: the words; nothing can be said of any other writing.
        share: their size, as a share of the least one.
    """
    if not writing.setting.source:
        return ""
    length = len(writing.setting.whole.text)
    return f"; of its {length} characters about {int(_SURE * length * share)} would fit"


def _letters(writing: Writing) -> Iterator[tuple[Piece, str]]:
    leaves: Any = writing.setting.whole.leaves
    for glyph in writing.glyphs:
        leaf = getattr(glyph.mobject, "leaf", None)
        if leaf is not None and leaf < len(leaves):
            token = leaves[leaf].token
            if token.isdigit() or len(token) == 1:
                yield glyph, token[0]


def _height_in_ems(letter: str) -> float | None:
    if letter.isdigit():
        return _DIGIT
    if letter in _SMALL_LETTERS:
        return _SMALL * _ROUND
    return CAPITAL["formula"] * _ROUND if letter.isupper() and letter.isascii() else None
