"""One formula becomes another: shared parts travel, the rest fades."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.formula.formula import Formula
from reel.formula.group import FormulaGroup

# When, as shares of the run, what leaves has gone, what stays travels, what is new comes.
_LEAVE = (0.0, 0.35)
_TRAVEL = (0.1, 0.85)
_ARRIVE = (0.6, 1.0)

_BEND = 0.9  # radians: parts that change places pass beside each other


@dataclass(frozen=True)
class _Actor:
    """A glyph on its way: from one shape to another, or in from nothing, or out to it."""

    mobject: mn.VMobject
    start: mn.VMobject | None
    end: mn.VMobject | None
    bend: float = 0.0  # of its path, in radians

    @cached_property
    def way(self) -> "_Way":
        """The way from the one shape to the other, neither of which moves."""
        assert self.start is not None
        assert self.end is not None
        return _Way(self.start, self.end, self.bend)


class _Way:
    """Where a glyph that travels begins and ends, how large it is there, and its path."""

    def __init__(self, start: mn.VMobject, end: mn.VMobject, bend: float) -> None:
        self.here, self.there = (mobject_ops.edge(glyph, mn.ORIGIN) for glyph in (start, end))
        far = np.linalg.norm(self.there - self.here) > 0.3
        self.path = mn.path_along_arc(bend) if far else mn.straight_path()
        self.sizes = _size(start), _size(end)


class TransformFormula(mn.Animation):
    """Turn `source` into `target`.

    Leaves with the same name and token are the same part and travel to their new place; a part
    that stands more often in the target is copied on its way, one that stands less often is
    merged. Named parts whose writing changes (2 becomes a) cross-fade while they travel. The
    rest of the source fades first, the rest of the target comes last.

    Args:
        source: the formula on the stage, or several of them; it is taken off.
        target: the formula that stands there afterwards.
        keep: whether the source stays where it is, and copies of its parts travel.
        rename: source part (name or token) to target part, for parts that go by another name.
        pass_left: whether what travels far keeps left of the straight way, as seen by a traveller,
            instead of right: it chooses which side of things in between it passes on.
    """

    def __init__(
        self,
        source: Formula | FormulaGroup,
        target: Formula,
        *,
        keep: bool = False,
        rename: dict[str, str] | None = None,
        pass_left: bool = False,
        run_time: float = 1.2,
        **kwargs: Any,
    ) -> None:
        self.source = source
        self.target = target
        self.keep = keep
        bend = -_BEND if pass_left else _BEND
        self._actors = list(_cast_actors(source, target, rename or {}, keep, bend))
        kwargs.setdefault("rate_func", mn.linear)
        super().__init__(
            mn.VGroup(*(actor.mobject for actor in self._actors)), run_time=run_time, **kwargs
        )

    def _setup_scene(self, scene: mn.Scene | None) -> None:
        if scene is not None:
            if not self.keep:
                scene.remove(*self.source.get_family())
            scene.add(self.mobject)

    def clean_up_from_scene(self, scene: mn.Scene) -> None:
        scene.remove(self.mobject)
        scene.add(self.target)

    def interpolate_mobject(self, alpha: float) -> None:
        alpha = self.rate_func(alpha)
        for actor in self._actors:
            _interpolate(actor, alpha)


def _share(alpha: float, span: tuple[float, float]) -> float:
    start, end = span
    return float(mn.smooth(np.clip((alpha - start) / (end - start), 0, 1)))


def _interpolate(actor: _Actor, alpha: float) -> None:
    mobject, start, end = actor.mobject, actor.start, actor.end
    if start is not None and end is not None:
        travelled = _share(alpha, _TRAVEL)
        way = actor.way
        center = way.path(way.here[None, :], way.there[None, :], travelled)[0]
        # The shape is the final one throughout, grown or shrunk: a small a and a large a have
        # different outlines, and between two outlines lies no letter.
        size = mn.interpolate(*way.sizes, travelled) / way.sizes[1]
        mobject.points = (end.points - way.there) * size + center
        mobject.interpolate_color(start, end, travelled)
    elif start is not None:
        mobject_ops.set_opacity(mobject, 1 - _share(alpha, _LEAVE))
    else:
        mobject_ops.set_opacity(mobject, _share(alpha, _ARRIVE))


def _size(glyph: mn.VMobject) -> np.ndarray:
    return np.array([max(glyph.width, 1e-6), max(glyph.height, 1e-6), 1.0])


def _cast_actors(
    source: Formula | FormulaGroup,
    target: Formula,
    rename: dict[str, str],
    keep: bool,
    bend: float,
) -> Iterable[_Actor]:
    pairs = _pair_leaves(source, target, rename)
    paired_sources = {start for start, _ in pairs}
    paired_targets = {end for _, end in pairs}
    for start, end in pairs:
        same = source.leaves[start].token == target.leaves[end].token
        yield from _travellers(source.glyphs(start), target.glyphs(end), same, bend)
    for number in range(len(source.leaves)):
        if number not in paired_sources and not keep:
            for glyph in source.glyphs(number):
                yield _Actor(glyph.copy(), glyph.copy(), None)
    for number in range(len(target.leaves)):
        if number not in paired_targets:
            for glyph in target.glyphs(number):
                yield _Actor(glyph.copy().set_opacity(0), None, glyph.copy())


def _travellers(start: mn.VGroup, end: mn.VGroup, same: bool, bend: float) -> Iterable[_Actor]:
    """Pair the glyphs of one part; where its writing changes, old and new travel together."""
    if same and len(start) == len(end):
        pairs = list(zip(start, end, strict=True))
    else:
        gone = start.copy().move_to(end).set_opacity(0)
        unborn = end.copy().move_to(start).set_opacity(0)
        pairs = [*zip(start, gone, strict=True), *zip(unborn, end, strict=True)]
    for before, after in pairs:
        yield _Actor(after.copy(), before.copy(), after.copy(), bend)


def _pair_leaves(
    source: Formula | FormulaGroup, target: Formula, rename: dict[str, str]
) -> list[tuple[int, int]]:
    """Pairs of leaf numbers: same name and token first, then same name alone."""
    pairs: list[tuple[int, int]] = []
    free_sources = set(range(len(source.leaves)))
    free_targets = set(range(len(target.leaves)))

    def match(key: Callable[[Formula | FormulaGroup, int], Any], *, copies: bool) -> None:
        starts, ends = defaultdict(list), defaultdict(list)
        for number in sorted(free_sources):
            starts[key(source, number)].append(number)
        for number in sorted(free_targets):
            ends[key(target, number)].append(number)
        for same, here in starts.items():  # in this order, which is the same in every process
            there = ends[same]
            if same is None:
                continue
            if copies:
                count = max(len(here), len(there))
                here = here + here[-1:] * (count - len(here))
                there = there + there[-1:] * (count - len(there))
            for start, end in zip(here, there, strict=False):
                pairs.append((start, end))
                free_sources.discard(start)
                free_targets.discard(end)

    def token(formula: Formula | FormulaGroup, number: int) -> tuple[str, str, bool]:
        leaf = formula.leaves[number]
        name, token = leaf.name, leaf.token
        if formula is source:
            name, token = rename.get(name, name), rename.get(token, token)
        return name, token, leaf.solid

    match(lambda f, n: token(f, n) if token(f, n)[2] else None, copies=True)
    match(lambda f, n: token(f, n)[:2], copies=False)
    match(lambda f, n: token(f, n)[0] or None, copies=False)
    match(lambda f, n: token(f, n)[1] if token(f, n)[2] else None, copies=True)
    return pairs
