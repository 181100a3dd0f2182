"""Manim's graphical tests as scenes: functions that are given a scene, to play something in it."""

import itertools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import manim as mn
import pytest
from manim.utils.testing import frames_comparison

from benchmarks.manim_own.modules import load

_PARAM = type(pytest.param())


def scenes_of(path: str, module: str) -> dict[str, type]:
    """Make a scene of each test in a file.

    Args:
        path: the file, in a clone of Manim's repository.
        module: the name of the module that the scenes are to belong to.
    """
    clone = Path(path).parents[2]
    sys.path.insert(0, str(clone))  # tests import helpers beside them
    with patch.object(frames_comparison, "frames_comparison", _note_scene):
        tests = vars(load(Path(path)))
    return {
        name: type(name, (base,), {"construct": construct, "__module__": module})
        for test in tests.values()
        if (base := getattr(test, "base_of_scene", None))
        for name, construct in _cases(test)
    }


def names_in(path: str, channel: Any) -> list[str]:
    """List the scenes that a file would make. For a process of its own."""
    return list(scenes_of(path, __name__))


def _note_scene(
    test: Any = None, *, base_scene: type = mn.Scene, **_: Any
) -> Callable[[Any], Any] | Any:
    """Stand in for the decorator that compares a test's frames: note which scene it is given."""
    if test is None:
        return lambda decorated: _note_scene(decorated, base_scene=base_scene)
    test.base_of_scene = base_scene
    return test


def _cases(test: Any) -> Iterator[tuple[str, Callable[[Any], None]]]:
    """List the cases of a test as the `construct` of a scene each."""
    marks = getattr(test, "pytestmark", [])
    rows = [list(_rows(mark)) for mark in marks if mark.name == "parametrize"]
    for number, case in enumerate(itertools.product(*rows)):
        values = {name: value for part in case for name, value in part.items()}
        name = f"{test.__name__}_{number}" if rows else test.__name__

        def construct(scene: Any, values: dict[str, Any] = values) -> None:
            test(scene=scene, **values)

        yield name, construct


def _rows(mark: Any) -> Iterator[dict[str, Any]]:
    """List the values that pytest would give the parameters that one of its marks names."""
    names, rows = mark.args[:2]
    names = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    for row in rows:
        values = row.values if isinstance(row, _PARAM) else row if len(names) > 1 else (row,)
        yield dict(zip(names, values, strict=True))
