"""Mobjects that follow changing values, and are drawn anew only when one has changed."""

from collections.abc import Callable
from typing import Any, TypeVar

import manim as mn

M = TypeVar("M", bound=mn.Mobject)


def redraw_on_change(mobject: M, draw: Callable[[M], Any], state: Callable[[M], Any]) -> M:
    """Draw a mobject now, and later at every frame at which its state is another one.

    Between plays most of what follows a tracker stands still; drawing it all the same would take
    most of a clip's time. Both callables get the mobject, or Manim's copy of it, as an argument:
    they must not know it otherwise.

    Args:
        mobject: what is drawn.
        draw: brings it up to date.
        state: returns all that the picture depends on, as numbers and tuples of numbers.
    """

    def update(drawn: Any) -> None:
        now = state(drawn)
        drawn_states = vars(drawn).setdefault("drawn_states", {})  # of each that draws it
        if update not in drawn_states or drawn_states[update] != now:
            drawn_states[update] = now
            draw(drawn)

    return mobject.add_updater(update, call_updater=True)
