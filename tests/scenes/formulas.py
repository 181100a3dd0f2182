"""The formulas that clips state."""

from importlib import import_module
from typing import Any

from reel.notation.stated import Stated, stated
from reel.records.storyboard import Clip


def stated_in(clip: Clip) -> list[Stated]:
    """What a clip states, in order."""
    module, _, name = clip.formulas.partition(":")
    return stated(getattr(import_module(module), name))


def formulas_of(clip: Clip) -> list[Any]:
    """All formulas and conditions that a clip states."""
    return [expr for each in stated_in(clip) for expr in (each.formula, *each.conditions)]
