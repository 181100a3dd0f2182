"""What a clip states, as its maths says: which formulas, when, and under which conditions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Stated:
    """A formula of a clip.

    Attributes:
        beat: the id of the beat in which it stands.
        formula: a SymPy object.
        conditions: under which it holds, likewise; they are written beside it.
        cue: the beat's cue from which it forms or stands; "" for the beat's beginning.
    """

    beat: str
    formula: Any
    conditions: tuple[Any, ...] = ()
    cue: str = ""


def stated(formulas: Mapping[str, Sequence[Any]]) -> list[Stated]:
    """Read what a clip states.

    Args:
        formulas: by "beat" or "beat.cue", what stands from there on: formulas, or tuples of a
            formula and its conditions.
    """
    found = []
    for moment, several in formulas.items():
        beat, _, cue = moment.partition(".")
        for each in several:
            formula, *conditions = each if isinstance(each, tuple) else (each,)
            found.append(Stated(beat, formula, tuple(conditions), cue))
    return found
