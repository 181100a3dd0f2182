"""A session that keeps scenes ready, for the commands `studio` and `watch`."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reel.cli.file_jobs import jobs_in_file
from reel.engine.cache.keys import Keys
from reel.engine.cache.store import is_alive
from reel.records.errors import ReelError
from reel.records.formats import DRAFT
from reel.records.outputs import Kind
from reel.records.plan import Job
from reel.studio.subject import Subject, Way

if TYPE_CHECKING:
    from reel.studio.session import Session

_PRELOAD = ("reel.stage",)
_PREFIX = "reel-"
_EYE = "reel.check.onlooker:Onlooker"
_TAKES_ALL: Kind = "mov"
"""As what a file's scene is shown, whatever the file asks for: all frames, transparent or not."""


def open_session(
    subject: Subject, ways: Sequence[Way], folder: Path, program: Sequence[str]
) -> "Session":
    """Keep a scene ready in the ways that are asked for.

    Args:
        subject: which.
        ways: the leading one in front.
        folder: for what is needed meanwhile; a short path.
        program: how this project's command is started.
    """
    from reel.engine.live.live_scene import LiveScene
    from reel.studio.session import Session

    open_scene = partial(LiveScene, preload=_PRELOAD, eye=_EYE)
    return Session(subject, ways, open_scene, folder, program)


def scene_of_file(path: Path, names: tuple[str, ...], say: Callable[[str], None]) -> Job:
    """Make the job of the scene of a Manim file that is named, or of its only one.

    Args:
        path: the file.
        names: of the scene; none for the only one.
        say: is told what of the file's own is not taken over.

    Raises:
        ReelError: no such file, it cannot be imported, or it has no such scene, or several.
    """
    jobs = jobs_in_file(path, names, DRAFT, _TAKES_ALL, say, Keys(), fresh=False)
    if len(jobs) > 1:
        known = ", ".join(job.id for job in jobs)
        raise ReelError(f"{path}: one scene is shown at a time; name one of {known}")
    return jobs[0]


@contextmanager
def short_folder() -> Iterator[Path]:
    """A folder for what scenes need while they are kept ready; its path is short, for sockets.

    Those of processes that were killed are removed.
    """
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        process = left.name.removeprefix(_PREFIX).partition("-")[0]
        with suppress(OSError):
            mine = left.lstat().st_uid == os.getuid()
            if mine and process.isdecimal() and not is_alive(int(process)):
                shutil.rmtree(left)
    with tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-") as folder:
        yield Path(folder)
