"""Manim's command, started anew after each save: until its video is finished."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import av

from benchmarks.others.edits import HERE, SCENE, SPOT, Edit, is_seen
from benchmarks.others.edits import source as edited
from benchmarks.project import CommandFailed, Copy


@contextmanager
def manim(*options: str) -> Iterator[Edit]:
    """Give an edit that ends with a video of Manim's low quality; what it keeps is kept.

    Args:
        options: which plays are rendered.
    """
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        file = folder / "plain.py"

        def edit(number: int) -> float:
            file.write_text(edited(HERE / file.name, number), encoding="utf-8")
            command = sys.executable, "-m", "manim", "-ql", *options, file.name, SCENE
            seconds = Copy(folder).run(*command).seconds
            judge(next(folder.glob(f"media/videos/plain/*/{SCENE}.mp4")), number)
            return seconds

        yield edit


def judge(video: Path, number: int) -> None:
    """Make sure that an edit is seen in a video.

    Raises:
        CommandFailed: it is not.
    """
    with av.open(video) as container:
        for frame in container.decode(video=0):
            pixels = frame.to_ndarray(format="rgb24")
            y, x = (
                int(share * side) for share, side in zip(SPOT[::-1], pixels.shape, strict=False)
            )
            if is_seen(number, pixels[y, x]):
                return
    raise CommandFailed(f"{video.name} does not show edit {number}")
