"""A scene drawn by Manim alone: its own renderer and writer, with nothing of this project's.

Each is drawn in a process of its own, as settings and caches of Manim are global.
"""

import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import RLock
from typing import Any
from unittest.mock import patch

import manim as mn
import manim.scene.scene
from manim.scene.scene_file_writer import SceneFileWriter
from tqdm import tqdm

from benchmarks.manim_own.drawn import Drawn, digest
from benchmarks.manim_own.modules import load
from reel.engine.draw.captured_output import captured_output

_LATEX = "latex", "dvisvgm"
_NETWORK = "URLError", "ConnectionError", "gaierror"


def draw(file: Path, scene: str, seconds: int, channel: Any) -> Drawn:
    """Draw a scene as `manim example.py Scene` does in its folder, where this process is.

    Args:
        file: has the scene.
        scene: its name.
        seconds: after which the process is ended.
        channel: nobody is told anything.
    """
    signal.alarm(seconds)
    with captured_output():
        try:
            return _draw(file, scene)
        except (Exception, SystemExit) as error:
            what = " ".join(f"{type(error).__name__}: {error}".split())
            return Drawn(error=what, trouble=_trouble(error, file.read_text(encoding="utf-8")))


def _draw(file: Path, name: str) -> Drawn:
    mn.config.digest_file("manim.cfg")
    mn.config.seed = 0  # as the engine has it
    tqdm.set_lock(RLock())  # its own is for several processes, and may stay behind
    module = load(file)
    renderer = partial(mn.CairoRenderer, file_writer_class=_Writer)
    with patch.object(manim.scene.scene, "CairoRenderer", renderer):
        scene = getattr(module, name)()
    scene.render()
    writer = scene.renderer.file_writer
    rate = scene.camera.frame_rate
    formulas = any(mn.config.get_dir("tex_dir").glob("*.svg"))
    if writer.picture is not None:
        return Drawn((digest(writer.picture),), True, rate, formulas)
    frames = tuple(frame for play in writer.plays for frame in play.digests)
    return Drawn(frames, False, rate, formulas)


class _PlayEncoder:
    """Stands in for Manim's encoder of a play; notes a digest of each frame."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.digests: list[str] = []

    def write_frame(self, pixels: Any, *, repeat: int = 1) -> None:
        self.digests += [digest(pixels)] * repeat

    def finish(self) -> None:
        """Nothing to close."""

    def abort(self) -> None:
        """Nothing to remove."""


class _Writer(SceneFileWriter):
    """Manim's writer, but for the files.

    Attributes:
        plays: those of which a video was wanted, in order.
        picture: what the scene is if it plays nothing.
    """

    def __init__(self, settings: Any) -> None:
        self.plays: list[_PlayEncoder] = []
        self.picture: Any = None
        super().__init__(settings)

    def _create_segment_encoder(self, target: Path) -> Any:
        self.plays.append(_PlayEncoder(target))
        return self.plays[-1]

    def save_image(self, pixels: Any) -> None:
        self.picture = pixels

    def finish(self) -> None:
        self.join_all_encode_jobs()


def _trouble(error: BaseException, code: str) -> str:
    """Say in a few words what a scene needs that is not there."""
    chain = list(_chain(error))
    texts = [f"{type(each).__name__}: {each}".lower() for each in chain]
    if any(word in text for text in texts for word in _LATEX):
        return "needs LaTeX"
    if "opengl" in code.lower() or any("opengl" in text for text in texts):
        return "needs OpenGL"
    if any(type(each).__name__ in _NETWORK for each in chain):
        return "needs the network"
    if any(isinstance(each, ImportError) for each in chain):
        return "needs a package that is not installed"
    if any(isinstance(each, OSError) for each in chain):
        return "needs a file that is not there"
    return "fails in plain Manim, too"


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """List an error and what it came from."""
    while error:
        yield error
        error = error.__cause__ or error.__context__
