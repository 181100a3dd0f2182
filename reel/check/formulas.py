"""Formulas: one at a time is read, beside what it speaks of."""

from collections.abc import Iterator
from typing import Any

import sympy as sp
from sympy.core.relational import Relational

from reel.check.fault import Fault
from reel.check.snapshot import Snapshot, Writing
from reel.check.type_register import scale_of
from reel.check.type_size import EM_AS_SET
from reel.formula.label import font_size
from reel.notation.written import Approximately, Argmax, Chain, ExactlyWhen, Gives

MOST = 1
"""Formulas that are seen large at once, at the end of a beat."""

# What says something, rather than names it.
_SAYING = (Relational, Approximately, Gives, ExactlyWhen, Chain, Argmax, sp.Sum, sp.Product)

_LARGER = 1.25  # times a label's size: what is smaller is a label on what it stands beside
_CLEAR = 0.5  # what is drawn with less opacity has stepped back


def too_many(snapshot: Snapshot) -> Iterator[Fault]:
    """Yield that more formulas are seen large at once than can be read."""
    label = font_size("label") / 96  # its em
    large: dict[Any, Writing] = {
        writing.setting.key: writing
        for writing in snapshot.writings
        if writing.setting.kind == "formula"
        and says_something(writing.setting.whole.expr)
        and writing.opacity >= _CLEAR
        and _em(writing) > _LARGER * label
    }
    if len(large) > MOST:
        yield Fault(
            "layout.formulas",
            f"{len(large)} formulas stand there at once, larger than labels, not {MOST}: let those "
            'that are not spoken of go, or make them labels (size="label") beside what they name',
            tuple(writing.name for writing in large.values()),
        )


def says_something(expr: sp.Basic) -> bool:
    """Whether an expression is a formula, rather than the name of something."""
    return any(isinstance(part, _SAYING) for part in sp.preorder_traversal(expr))


def _em(writing: Writing) -> float:
    """How large a formula is set (Manim's units): an exponent of it as large as the rest."""
    return EM_AS_SET * max(scale_of(glyph.mobject) for glyph in writing.glyphs)
