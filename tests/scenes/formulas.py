"""The formulas that clips state."""

from importlib import import_module
from typing import Any

from reel.records.storyboard import Clip


def formulas_of(clip: Clip) -> list[tuple[str, Any]]:
    """What a clip states: the beat in which each formula stands, and the formula."""
    module, _, name = clip.formulas.partition(":")
    stated = getattr(import_module(module), name)
    return [(beat, formula) for beat, formulas in stated.items() for formula in formulas]
