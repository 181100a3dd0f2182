"""Where a scene's class is, and how to import it."""

import importlib
import importlib.util
import inspect
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import manim as mn

from reel.engine.draw.own_imports import own_imports
from reel.records.errors import ReelError
from reel.records.nearest import nearest
from reel.records.plan import Job


def find_scene(job: Job) -> Any:
    """Import the class of a job's scene."""
    place, _, name = job.scene.rpartition(":")
    if place.endswith(".py"):
        return getattr(import_file(Path(place)), name)
    return find_class(job.scene)


def find_class(scene: str) -> Any:
    """Import a class of the storyboard's, written "module:Class".

    Raises:
        ReelError: there is no such module or class.
    """
    place, _, name = scene.partition(":")
    try:
        module = importlib.import_module(place)
    except ModuleNotFoundError as error:
        if error.name is None or not f"{place}.".startswith(f"{error.name}."):
            raise  # it is there, and imports something that is not
        raise ReelError(f"storyboard: {scene}: there is no module {error.name!r}") from None
    if not hasattr(module, name):
        classes = [each for each, value in vars(module).items() if isinstance(value, type)]
        raise ReelError(
            f"storyboard: {scene}: the module has no class {name!r}{nearest(name, classes)}"
        )
    return getattr(module, name)


def import_file(path: Path) -> ModuleType:
    """Import a Python file as its own folder's program would be.

    Raises:
        ImportError: it is not a Python file.
    """
    # The program that plays it is not theirs: processes that a scene starts do not begin with it.
    sys.modules["__main__"] = ModuleType("__main__")
    sys.argv = [str(path)]  # a file that reads its arguments is given none
    name = own_imports(path.parent).name_of(path)
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def scenes_in(module: ModuleType) -> list[str]:
    """List the scenes that a module itself defines, in the order in which they are written.

    A class that only sets up is what others stand on, unless none of them does.
    """
    own = {
        name: value
        for name, value in vars(module).items()
        if isinstance(value, type)
        and issubclass(value, mn.Scene)
        and value.__module__ == module.__name__
        and not inspect.isabstract(value)
    }
    return [
        name
        for name, value in own.items()
        if _writes(value, "construct")
        or (
            _writes(value, "setup")
            and not any(other is not value and issubclass(other, value) for other in own.values())
        )
    ]


def _writes(scene: type, method: str) -> bool:
    """Whether a person has written a method of a scene, and not only Manim."""
    maker = next(base for base in scene.__mro__ if method in vars(base))
    return maker.__module__.partition(".")[0] != "manim"


def file_of(job: Job) -> Path:
    """Find the file of a scene that belongs to no storyboard."""
    return Path(job.scene.rpartition(":")[0])
