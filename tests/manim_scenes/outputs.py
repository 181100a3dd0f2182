"""Renders one scene into every kind of result, with this project's worker, and with Manim itself.

Run as a program: folder, scene. The scene is in opaque.py and in clear.py, which has no background.
Results are in folders called after their kind, within "opaque" and "clear"; the pictures that Manim
makes of clear.py are in "manim".
"""

import sys
from pathlib import Path

import manim as mn

from reel.engine.assemble import assemble
from reel.engine.draw.scene_files import import_file
from reel.engine.draw.worker import render
from reel.engine.run.scene_progress import Rendered
from reel.records.formats import Picture
from reel.records.outputs import Kind, Output
from reel.records.plan import Job
from tests.manim_scenes.noted import Home

PICTURE = Picture((130, 90), (13.0, 9.0), 15)
ODD = Picture((131, 91), (13.1, 9.1), 15)
KINDS: dict[Kind, Picture] = {
    "mp4": PICTURE, "mov": PICTURE, "webm": ODD, "gif": ODD, "png": ODD, "png-sequence": ODD,
}  # fmt: skip


def make(job: Job, folder: Path) -> None:
    """Render a scene into a folder."""
    home = Home()
    played = render(job, frozenset(range(100)), home)
    folder.mkdir(parents=True)
    assemble(Rendered(job, tuple(home.segments), played, seconds=0), folder)


def draw_with_manim(folder: Path, name: str) -> None:
    """Let Manim itself make pictures of the scene without a background."""
    mn.config.pixel_width, mn.config.pixel_height = ODD.pixels
    mn.config.frame_width, mn.config.frame_height = ODD.frame
    mn.config.frame_rate = ODD.fps
    mn.config.format = "png-sequence"
    mn.config.media_dir, mn.config.images_dir = str(folder), "{media_dir}/manim"
    mn.config.assets_dir = str(folder)
    getattr(import_file(folder / "clear.py"), name)().render()


def main(place: str, name: str) -> None:
    """Render the scene into all kinds."""
    folder = Path(place)
    draw_with_manim(folder, name)  # before the worker keeps what is written to its own folder
    for file in (folder / "opaque.py", folder / "clear.py"):
        for kind, picture in KINDS.items():
            clear = file.stem == "clear"
            if kind == "mp4" and clear:
                continue
            output = Output(kind, clear, sections=kind in ("mov", "webm"), digits=3)
            make(Job(name, f"{file}:{name}", picture, output=output), folder / file.stem / kind)


if __name__ == "__main__":
    main(*sys.argv[1:])
