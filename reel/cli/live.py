"""A session that keeps scenes ready, for the commands `studio` and `watch`."""

import multiprocessing
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reel.studio.subject import Subject, Way

if TYPE_CHECKING:
    from reel.studio.session import Session

_PRELOAD = ("reel.stage",)
_EYE = "reel.check.onlooker:Onlooker"


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


def can_keep_scenes() -> bool:
    """Whether this system can: it must be able to fork."""
    return "forkserver" in multiprocessing.get_all_start_methods()
