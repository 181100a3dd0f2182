"""An animation of a value tracker, for mobjects whose methods say what moves."""

from typing import Any

import manim as mn
from manim.animation.animation import prepare_animation


def glide(tracker: mn.ValueTracker, value: float, **kwargs: Any) -> mn.Animation:
    """Move a tracker from its value at the start of the play to another one.

    Args:
        tracker: what a picture follows.
        value: where the tracker ends.
        kwargs: of the animation: `run_time` (seconds), `rate_func`.
    """
    return prepare_animation(tracker.animate(**kwargs).set_value(value))
