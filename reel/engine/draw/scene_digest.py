"""What a scene is at one moment, as a digest: two runs that agree here draw the same from here on.

Skipping a part of a scene is right only if it leaves the state that playing it leaves. That cannot
be known beforehand, so it is compared.
"""

import functools
import hashlib
import random
from collections.abc import Mapping
from enum import Enum
from types import FunctionType, MethodType
from typing import Any

import manim as mn
import numpy as np

from reel.engine.scene_protocol import ManimScene

# How deep values within values are followed. Mobjects are followed all the way.
_DEPTH = 4
# Pictures that are redrawn anyway, and clocks that may rightly differ.
_LEFT_OUT = {"pixel_array", "background", "renderer", "manager", "time_progression", "last_t"}
# Manim turns it in the default value that all mobjects share. It shows in shaded colours alone,
# whose end points are taken in instead.
_DIRECTION = "sheen_direction"


def state_of(scene: ManimScene, *, with_time: bool) -> str:
    """Make a digest of a scene's mobjects, their updaters' variables, and the dice.

    Args:
        scene: between two plays.
        with_time: whether the clock is part of it: a scene that never looks at the clock may be
            at the same state at another time.
    """
    digest = _Digest()
    digest.feed([scene.mobjects, scene.foreground_mobjects, scene.updaters])
    digest.feed({name: value for name, value in vars(scene).items() if _is_state(name, value)})
    camera = vars(scene.camera)
    digest.feed({name: value for name, value in camera.items() if _is_state(name, value)})
    digest.feed([random.getstate(), np.random.get_state()])
    if with_time:
        digest.feed([scene.time, scene.renderer.num_plays])
    return digest.hash.hexdigest()


def _is_state(name: str, value: Any) -> bool:
    own = not name.startswith("_") and name not in _LEFT_OUT
    return own and isinstance(value, mn.Mobject | np.ndarray | int | float | complex | tuple | list)


class _Digest:
    """A hash that takes in values of all kinds, and each mobject once."""

    def __init__(self) -> None:
        self.hash = hashlib.blake2b(digest_size=16)
        self._seen: set[int] = set()

    def feed(self, value: Any, depth: int = _DEPTH) -> None:
        """Take in a value; what has no content of its own counts by its type alone."""
        self.hash.update(type(value).__name__.encode())
        if isinstance(value, mn.Mobject):
            self._feed_mobject(value, depth)
        elif isinstance(value, np.ndarray) and value.dtype != object:
            self.hash.update(np.ascontiguousarray(value).tobytes())
        elif isinstance(value, bool | int | float | complex | bytes | np.generic):
            self.hash.update(repr(value).encode())
        elif isinstance(value, mn.ManimColor | Enum):
            self.hash.update(str(value).encode())
        elif isinstance(value, FunctionType | MethodType | functools.partial):
            self._feed_function(value, depth)
        elif depth and isinstance(value, Mapping):
            for name, each in value.items():
                self.hash.update(str(name).encode() if isinstance(name, str) else b"")
                self.feed(each, depth - 1)
        elif depth and isinstance(value, list | tuple):
            for each in value:
                self.feed(each, depth - 1)

    def _feed_mobject(self, mobject: Any, depth: int) -> None:
        if id(mobject) in self._seen:
            return
        self._seen.add(id(mobject))
        for name, value in vars(mobject).items():
            if name == "updaters":
                for updater in value:
                    self._feed_function(updater, _DEPTH)
            elif name not in ("submobjects", _DIRECTION) and isinstance(
                value, np.ndarray | bool | int | float | mn.ManimColor | Enum
            ):
                self.hash.update(name.encode())
                self.feed(value)
        if (
            len(getattr(mobject, "fill_rgbas", "")) > 1
            or len(getattr(mobject, "stroke_rgbas", "")) > 1
        ):
            self.feed(mobject.get_gradient_start_and_end_points())
        self.feed(mobject.submobjects, max(depth, 1))

    def _feed_function(self, function: Any, depth: int) -> None:
        if not depth:
            return
        if isinstance(function, functools.partial):
            self.feed([function.args, function.keywords], depth - 1)
            function = function.func
        if isinstance(function, MethodType):
            if isinstance(function.__self__, mn.Mobject):
                self.feed(function.__self__, depth - 1)
            function = function.__func__
        for cell in getattr(function, "__closure__", None) or ():
            try:
                self.feed(cell.cell_contents, depth - 1)
            except ValueError:  # not yet filled
                continue
        self.feed(getattr(function, "__defaults__", None), depth - 1)
