"""A film's ground: what continues a picture in the strips that are left to players' overlays."""

import importlib
from typing import Any

from reel.records.errors import ReelError
from reel.records.nearest import nearest
from reel.records.storyboard import Ground
from reel.records.theme import Theme
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
        ReelError: the storyboard names no function that there is.
    """
    module, _, name = ground.drawn_by.partition(":")
    try:
        place = importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or not f"{module}.".startswith(f"{error.name}."):
            raise  # it is there, and imports something that is not
        raise ReelError(
            f"storyboard: ground {ground.drawn_by!r}: there is no module {error.name!r}"
        ) from None
    if not hasattr(place, name):
        raise ReelError(
            f"storyboard: ground {ground.drawn_by!r}: the module has no function {name!r}"
            f"{nearest(name, vars(place))}"
        )
    drawn = getattr(place, name)(regions, theme, ground.number, ground.count)
    camera.reset()
    camera.capture_mobjects([drawn])
    camera.background = camera.pixel_array.copy()
    camera.reset()
