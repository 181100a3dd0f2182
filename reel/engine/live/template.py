"""The process that all others of a live scene come from: Manim is loaded, the scene's files not."""

import gc
import importlib
import os
from collections.abc import Callable
from functools import partial
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path

from reel.engine.live.line import Line, end, leave_behind
from reel.engine.live.messages import SceneFailed
from reel.engine.live.orders import Address, Done, Hello, Run
from reel.engine.run.local_pool import COLLECT
from reel.records.blame import what_happened
from reel.records.plan import Job


def serve(
    line: Connection, address: Address, job: Job, folder: Path, preload: tuple[str, ...], eye: str
) -> None:
    """Start a run of the scene whenever one is ordered, until the line is closed.

    Args:
        line: where runs are ordered.
        address: what they speak to.
        job: the scene; its picture stays what it is.
        folder: for what is written meanwhile.
        preload: modules that all runs share.
        eye: the class of the attendant, as "module:Class"; "" for none.
    """
    os.setpgid(0, 0)  # so that all are ended together
    gc.enable()
    gc.set_threshold(*COLLECT)
    play: Callable[[Run], None]
    try:
        play = _prepare(address, job, folder, preload, eye)
    except Exception as error:
        play = partial(_tell, address, what_happened(error))
    parent = parent_process()
    assert parent
    while True:
        if line not in wait([line, parent.sentinel]):
            break
        try:
            order: Run = line.recv()
        except (EOFError, OSError):
            break
        if not leave_behind():
            line.close()
            play(order)
    end()


def _prepare(
    address: Address, job: Job, folder: Path, preload: tuple[str, ...], eye: str
) -> Callable[[Run], None]:
    """Load what all runs share, and give what plays one."""
    # Imported here: the process that has started this one never needs Manim.
    from reel.engine.draw import worker
    from reel.engine.draw.own_places import write_into
    from reel.engine.live.attendant import Nobody
    from reel.engine.live.patching import Marks
    from reel.engine.live.player import Player

    for name in preload:
        importlib.import_module(name)
    module, _, kind = eye.partition(":")
    attendant = getattr(importlib.import_module(module), kind)() if eye else Nobody()
    marks = Marks()
    marks.install()
    write_into(folder)
    worker.configure_for(job, folder)
    return lambda order: Player(address, folder, marks, attendant, order).play()


def _tell(address: Address, what: str, order: Run) -> None:
    """Tell that nothing can be played."""
    line = Line(address, Hello(os.getpid(), order.run))
    line.tell(SceneFailed(None, -1, "", 0, what))
    line.tell(Done({}, {}))
    end()
