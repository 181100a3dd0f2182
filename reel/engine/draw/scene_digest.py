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
from zlib import crc32

import manim as mn
import numpy as np

from reel.engine.run.scene_state import as_text
from reel.engine.scene_protocol import ManimScene

# How deep values within values are followed. Mobjects are followed all the way.
_DEPTH = 4
# How many things have a checksum of their own, for saying which of them differs.
_MOST_THINGS = 50
# Pictures that are redrawn anyway, and clocks that may rightly differ.
_LEFT_OUT = {"pixel_array", "background", "renderer", "manager", "time_progression", "last_t"}
# Manim turns it in the default value that all mobjects share. It shows in shaded colours alone,
# whose end points are taken in instead.
_DIRECTION = "sheen_direction"


def state_of(scene: ManimScene, *, with_time: bool) -> str:
    """Sum up a scene's mobjects, their updaters' variables, and the dice, for `scene_state`.

    Args:
        scene: between two plays.
        with_time: whether the clock is part of it: a scene that never looks at the clock may be
            at the same state at another time.
    """
    digest = _Digest()
    for number, mobject in enumerate(scene.mobjects, 1):
        digest.enter(f"{type(mobject).__name__} (mobject {number})")
        digest.feed(mobject)
    digest.enter("foreground mobjects")
    digest.feed(scene.foreground_mobjects)
    digest.enter("the scene's updaters")
    digest.feed(scene.updaters)
    digest.feed_owner("the scene", scene)
    digest.feed_owner("the camera", scene.camera)
    digest.enter("Python's random numbers")
    digest.feed(random.getstate())
    digest.enter("NumPy's random numbers")
    digest.feed(np.random.get_state())
    if with_time:
        digest.enter("the clock")
        digest.feed([scene.time, scene.renderer.num_plays])
    return digest.text()


def _is_state(name: str, value: Any) -> bool:
    own = not name.startswith("_") and name not in _LEFT_OUT
    return own and isinstance(value, mn.Mobject | np.ndarray | int | float | complex | tuple | list)


def _is_look(mobject: mn.Mobject, name: str, value: Any) -> bool:
    if name == "pixel_array" and isinstance(mobject, mn.ImageMobjectFromCamera):
        return False  # the picture of a camera, which is drawn anew
    known = np.ndarray | bool | int | float | mn.ManimColor | Enum
    return name not in ("submobjects", _DIRECTION) and isinstance(value, known)


class _Digest:
    """A hash that takes in values of all kinds, and each mobject once."""

    def __init__(self) -> None:
        self._hash = hashlib.blake2b(digest_size=16)
        self._seen: set[int] = set()
        self._things: dict[str, int] = {}
        self._attributes: dict[str, int] = {}
        self._thing = self._attribute = ""
        self._taken = bytearray()

    def enter(self, thing: str) -> None:
        """Say whose values follow."""
        self._flush()
        known = thing in self._things or len(self._things) < _MOST_THINGS
        self._thing, self._attribute = thing if known else "the others", ""

    def _enter_attribute(self, name: str) -> None:
        """Say of which of its attributes values follow."""
        if name != self._attribute:
            self._flush()
            self._attribute = name
        self._taken += name.encode()

    def feed_owner(self, name: str, owner: Any) -> None:
        """Take in the state that a scene or a camera keeps under names of its own."""
        self.enter(name)
        self._feed_own(owner)

    def _feed_own(self, owner: Any) -> None:
        for attribute, value in vars(owner).items():
            if _is_state(attribute, value):
                self._enter_attribute(attribute)
                self.feed(value, _DEPTH - 1)

    def text(self) -> str:
        """Give all that has been taken in, as `scene_state` writes it."""
        self._flush()
        return as_text(self._hash.hexdigest(), self._things, self._attributes)

    def _flush(self) -> None:
        """Add what has been taken in to the sums that it belongs to."""
        self._hash.update(self._taken)
        self._things[self._thing] = crc32(self._taken, self._things.get(self._thing, 0))
        if self._attribute:
            before = self._attributes.get(self._attribute, 0)
            self._attributes[self._attribute] = crc32(self._taken, before)
        self._taken.clear()

    def feed(self, value: Any, depth: int = _DEPTH) -> None:
        """Take in a value; what has no content of its own counts by its type alone."""
        self._taken += type(value).__name__.encode()
        if isinstance(value, mn.Mobject):
            self._feed_mobject(value, depth)
        elif isinstance(value, np.ndarray) and value.dtype != object:
            self._taken += np.ascontiguousarray(value).tobytes()
        elif isinstance(value, bool | int | float | complex | bytes | np.generic):
            self._taken += repr(value).encode()
        elif isinstance(value, mn.ManimColor | Enum):
            self._taken += str(value).encode()
        elif isinstance(value, FunctionType | MethodType | functools.partial):
            self._feed_function(value, depth)
        elif depth and isinstance(value, Mapping):
            for name, each in value.items():
                self._taken += str(name).encode() if isinstance(name, str) else b""
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
                self._enter_attribute(name)
                for updater in value:
                    self._feed_function(updater, _DEPTH)
            elif isinstance(value, mn.Camera):  # one whose picture the mobject shows
                self._feed_own(value)
            elif _is_look(mobject, name, value):
                self._enter_attribute(name)
                self.feed(value)
        if (
            len(getattr(mobject, "fill_rgbas", "")) > 1
            or len(getattr(mobject, "stroke_rgbas", "")) > 1
        ):
            self._enter_attribute("gradient")
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
