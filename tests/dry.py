"""Running scenes without drawing them."""

from importlib import import_module
from typing import Any

from reel.engine.draw.manim_settings import configure
from reel.records.clip_spec import ClipSpec

__all__ = ["configure", "dry_run"]


def dry_run(spec: ClipSpec) -> Any:
    """Play a clip's scene to its end, every animation in one step, and return it."""
    module, _, name = spec.clip.scene.partition(":")
    scene = getattr(import_module(module), name)(spec, skip_animations=True)
    scene.render()
    return scene
