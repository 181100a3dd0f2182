"""The process that all others of a live scene come from: Manim is loaded, the scene's files not."""

import gc
import importlib
import os
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path

from reel.engine.live.line import end, leave_behind
from reel.engine.live.orders import Address, Run
from reel.engine.run.local_pool import COLLECT
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
            Player(address, folder, marks, attendant, order).play()
    end()
