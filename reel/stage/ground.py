"""A film's ground: what continues a picture in the strips that are left to players' overlays."""

import importlib
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import manim as mn

from reel.records.blame import in_one_line, own_line
from reel.records.errors import ReelError
from reel.records.nearest import nearest
from reel.records.root import shown
from reel.records.storyboard import Ground
from reel.records.theme import Theme
from reel.records.writing import CannotWriteError
from reel.stage.regions import FrameRegions


def lay_ground(camera: Any, ground: Ground, regions: FrameRegions, theme: Theme) -> None:
    """Draw a film's ground into a camera's background.

    It is drawn once, so frames cost no more for it; and it is no part of the scene, so no animation
    moves it and nothing that looks at a scene's mobjects takes it for one.

    Args:
        camera: a `manim.Camera`, or one derived from it.
        ground: who draws it, and for which clip.
        regions: of the frame.
        theme: gives each role its colour.

    Raises:
        ReelError: the storyboard names no function that there is, or it fails, or gives back
            nothing that can be drawn. Names its file.
    """
    where = f"storyboard: ground {ground.drawn_by!r}"
    file, draw = _function(ground.drawn_by, where)
    told = regions, theme, ground.number, ground.count
    try:
        inspect.signature(draw).bind(*told)
    except (TypeError, ValueError) as error:  # or it has no signature
        raise ReelError(
            f"{where}: {file}: it is called with regions, theme, number and count: {error}"
        ) from error
    try:
        drawn = draw(*told)
        if isinstance(drawn, mn.Mobject):
            camera.reset()
            camera.capture_mobjects([drawn])
    except CannotWriteError:
        raise
    except (Exception, SystemExit) as error:
        place = "" if own_line(error) else f"{file}: "
        raise ReelError(f"{where} fails: {place}{in_one_line(error)}") from error
    if not isinstance(drawn, mn.Mobject):
        what = "nothing" if drawn is None else f"a {type(drawn).__name__}"
        raise ReelError(f"{where}: {file}: it gives back {what}, not a mobject")
    camera.background = camera.pixel_array.copy()
    camera.reset()


def _function(drawn_by: str, where: str) -> tuple[str, Callable[..., object]]:
    """Find a function, and the file that it is in, as messages name it.

    Raises:
        ReelError: its module cannot be imported, or has no such function.
    """
    module, _, name = drawn_by.partition(":")
    try:
        place = importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name is not None and f"{module}.".startswith(f"{error.name}."):
            missing = f"{error.name.replace('.', '/')}.py"
            raise ReelError(f"{where}: there is no module {error.name!r}: no {missing}") from None
        raise ReelError(f"{where} cannot be imported: {in_one_line(error)}") from error
    except (Exception, SystemExit) as error:
        raise ReelError(f"{where} cannot be imported: {in_one_line(error)}") from error
    file = shown(Path(place.__file__)) if place.__file__ else module  # a folder has no file
    if not hasattr(place, name):
        raise ReelError(f"{where}: {file} has no function {name!r}{nearest(name, vars(place))}")
    draw = getattr(place, name)
    if not callable(draw):
        raise ReelError(f"{where}: {file}: {name} is no function")
    return file, draw
