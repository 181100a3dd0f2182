"""Running scenes without drawing them."""

from importlib import import_module
from pathlib import Path
from typing import Any

import manim as mn

from reel.engine.draw import manim_settings
from reel.records.clip_spec import ClipSpec
from reel.records.formats import DRAFT, Format, Quality


def configure(shape: Format, media: Path, quality: Quality = DRAFT) -> None:
    """Set Manim up to play scenes of a format."""
    manim_settings.configure(quality.picture(shape), media)


class Blind(mn.CairoRenderer):
    """Plays every animation in one step, and never draws a frame."""

    def __init__(self) -> None:
        super().__init__(skip_animations=True)

    def update_frame(self, *args: Any, **kwargs: Any) -> None: ...


def dry_run(spec: ClipSpec) -> Any:
    """Play a clip's scene to its end, every animation in one step, and return it."""
    module, _, name = spec.clip.scene.partition(":")
    scene = getattr(import_module(module), name)(spec, renderer=Blind())
    scene.render()
    return scene
