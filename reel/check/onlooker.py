"""Looks at a scene while it is made: what stands where in a frame, and what is wrong with it.

For a live scene (`reel.engine.live`), whose processes it runs in.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

import manim as mn
import numpy as np

from reel.check.clip import OF_BEAT_ENDS_IN_EVERY_THEME, OF_MOMENTS
from reel.check.fault import Fault
from reel.check.rehearsal import Moment
from reel.check.snapshot import Sides, Snapshot
from reel.check.type_register import noting_type, setting_of
from reel.engine.draw.callers import own_place
from reel.engine.live.messages import Flaw, Thing
from reel.formula.kept_shapes import shapes_kept_in
from reel.records.plan import Job
from reel.records.root import shown
from reel.records.theme import ROLES

Box = tuple[float, float, float, float]
"""Left, top, right and bottom as shares of the frame's width and height."""

_MADE = "made_at"
_SEEN = 0.04  # what is drawn with less opacity is not seen
_MOST = 600  # things in a frame

_REGIONS = "caption", "title", "side", "main", "full"
"""The smaller ones first: a thing stands in the first that holds its middle."""


class Onlooker:
    """Notes where things are made, and says what is on the stage."""

    @contextmanager
    def attending(self, job: Job) -> Iterator[None]:
        """Note of all things that are made meanwhile what they say, and where they are made."""
        with ExitStack() as stack:
            stack.enter_context(_noting_places())
            if job.spec:
                stack.enter_context(noting_type(job.spec.words))
                stack.enter_context(shapes_kept_in(job.spec.project.cache / "studio" / "shapes"))
            yield

    def things(self, scene: Any) -> tuple[Thing, ...]:
        """Say what is on the stage now, in the order in which it is drawn."""
        frame = _Frame(scene)
        shown = [*scene.mobjects, *scene.foreground_mobjects]
        found = [thing for mobject in shown for thing in frame.things(mobject, "", 0)]
        return tuple(found[:_MOST])

    def flaws(self, scene: Any, beat: str) -> tuple[Flaw, ...]:
        """Say what is wrong at the end of a beat, as `check` would."""
        snapshot = Snapshot(Moment("end", scene, beat, scene.time))
        frame = _Frame(scene)
        boxes: dict[str, list[Sides]] = {}
        for piece in snapshot.pieces:
            boxes.setdefault(piece.name, []).append(piece.box)
        for writing in snapshot.writings:
            boxes.setdefault(writing.name, []).append(writing.box)
        rules: list[Callable[[Snapshot], Iterator[Fault]]] = [
            *OF_MOMENTS["end"],
            *OF_BEAT_ENDS_IN_EVERY_THEME,
        ]
        return tuple(
            Flaw(
                fault.rule,
                fault.severity,
                fault.message,
                tuple(frame.share(box) for name in fault.objects for box in boxes.get(name, ())),
            )
            for rule in rules
            for fault in rule(snapshot)
        )


class _Frame:
    """The frame as a scene's camera sees it just now."""

    def __init__(self, scene: Any) -> None:
        camera = scene.camera
        self._width = float(getattr(camera, "frame_width", mn.config.frame_width))
        self._height = float(getattr(camera, "frame_height", mn.config.frame_height))
        self._middle = np.array(getattr(camera, "frame_center", np.zeros(3)), dtype=float)
        theme = getattr(scene, "theme", None)
        self._roles = {getattr(theme, role).lower(): role for role in ROLES} if theme else {}
        regions = getattr(scene, "regions", None)
        self._regions = {name: getattr(regions, name) for name in _REGIONS} if regions else {}

    def share(self, box: Sides) -> Box:
        """Say where a box in Manim's units stands in the frame."""
        left, bottom, right, top = box
        across, down = self._middle[0] - self._width / 2, self._middle[1] + self._height / 2
        return (
            float(left - across) / self._width,
            float(down - top) / self._height,
            float(right - across) / self._width,
            float(down - bottom) / self._height,
        )

    def things(self, mobject: Any, within: str, depth: int) -> Iterator[Thing]:
        """Yield a mobject and what it is made of, but for the letters of what is written."""
        seen = [each for each in mobject.get_family() if len(each.points) and _is_seen(each)]
        if not seen:
            return
        kind = type(mobject).__name__
        setting = setting_of(seen[0])
        written = setting is not None and setting.whole is mobject
        name = setting.name if written and setting else within
        if kind not in vars(mn):
            within = kind
        file, line = getattr(mobject, _MADE, ("", 0))
        low = np.min([each.points[:, :2].min(axis=0) for each in seen], axis=0)
        high = np.max([each.points[:, :2].max(axis=0) for each in seen], axis=0)
        yield Thing(
            kind=kind,
            name=name,
            role=self._role(seen[0]),
            region=self._region(*((low + high) / 2)),
            made=f"{shown(Path(file))}:{line}" if file else "",
            box=self.share((float(low[0]), float(low[1]), float(high[0]), float(high[1]))),
            depth=depth,
        )
        if not written:
            for part in mobject.submobjects:
                yield from self.things(part, within, depth + 1)

    def _role(self, mobject: Any) -> str:
        if not isinstance(mobject, mn.VMobject):
            return ""
        filled = mobject.get_fill_opacity() > _SEEN
        colour = mobject.get_fill_color() if filled else mobject.get_stroke_color()
        return self._roles.get(mn.ManimColor(colour).to_hex().lower(), "")

    def _region(self, across: float, up: float) -> str:
        for name, region in self._regions.items():
            if region.left <= across <= region.right and region.bottom <= up <= region.top:
                return name
        return ""


def _is_seen(mobject: Any) -> bool:
    if not isinstance(mobject, mn.VMobject):
        return True
    stroke = mobject.get_stroke_opacity() if mobject.get_stroke_width() else 0.0
    return max(mobject.get_fill_opacity(), stroke) > _SEEN


@contextmanager
def _noting_places() -> Iterator[None]:
    """Note of every mobject that is made meanwhile in which line of the person's own."""
    make = mn.Mobject.__init__

    @wraps(make)
    def noted(self: Any, *args: Any, **kwargs: Any) -> None:
        setattr(self, _MADE, own_place(sys._getframe(1)))
        make(self, *args, **kwargs)

    mn.Mobject.__init__ = noted
    try:
        yield
    finally:
        mn.Mobject.__init__ = make
