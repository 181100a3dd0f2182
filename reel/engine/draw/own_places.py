"""A place of this process's own for all that Manim writes while a scene is built.

A scene is built in several processes at once, which must not write, rename or remove the same
files; and what it is made of may lie where nothing can be written.
"""

import shutil
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import manim as mn
from manim._config.utils import ManimConfig
from manim.scene import scene_file_writer

_look_up, _read_svg = ManimConfig.get_dir, mn.SVGMobject.generate_mobject

_READ_ONLY = "assets_dir"
"""Manim's one folder in which it only looks for files."""


def write_into(folder: Path) -> None:
    """Let Manim write into a folder from now on, whatever its settings say, and nowhere else."""

    def own_folder(config: Any, key: str, **names: Any) -> Any:
        """Name one of Manim's folders. Files and scenes may set others, at any time."""
        if key == _READ_ONLY or not key.endswith("_dir"):
            return _look_up(config, key, **names)
        own = folder / key.removesuffix("_dir")
        own.mkdir(parents=True, exist_ok=True)
        return own

    def read_own_copy(drawing: Any) -> Any:
        """Read an SVG file: Manim writes another one beside it, and removes that."""
        path: Path = drawing.get_file_path()
        if path.is_relative_to(folder):
            return _read_svg(drawing)
        copy = own_folder(mn.config, "images_dir") / path.name
        shutil.copyfile(path, copy)
        drawing.get_file_path = lambda: copy
        try:
            return _read_svg(drawing)
        finally:
            del drawing.get_file_path

    ManimConfig.get_dir = own_folder
    mn.SVGMobject.generate_mobject = read_own_copy
    # For sounds that are converted: a process that is killed leaves nothing elsewhere.
    scene_file_writer.NamedTemporaryFile = partial(NamedTemporaryFile, dir=folder)
