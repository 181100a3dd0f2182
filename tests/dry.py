"""Running scenes without drawing them."""

from importlib import import_module
from pathlib import Path
from typing import Any

import manim as mn

from reel.records.clip_spec import ClipSpec
from reel.records.formats import DRAFT, Format


def configure(shape: Format, media: Path) -> None:
    """Set Manim up as a worker does, but write nothing."""
    width, height = DRAFT.pixels(shape)
    frame_width, frame_height = shape.frame
    mn.config.update(
        {
            "pixel_width": width,
            "pixel_height": height,
            "frame_width": frame_width,
            "frame_height": frame_height,
            "frame_rate": DRAFT.fps,
            "media_dir": str(media),
            "verbosity": "ERROR",
            "progress_bar": "none",
            "dry_run": True,
            "disable_caching": True,
        }
    )


def dry_run(spec: ClipSpec) -> Any:
    """Play a clip's scene to its end, every animation in one step, and return it."""
    module, _, name = spec.clip.scene.partition(":")
    scene = getattr(import_module(module), name)(spec, skip_animations=True)
    scene.render()
    return scene
