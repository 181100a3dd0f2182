"""A process's line to the one who holds it, and how a process leaves another one behind."""

import os
import random
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Client, Connection
from time import monotonic
from types import FrameType
from typing import NoReturn

from reel.engine.draw.kept_running import keep_this_too
from reel.engine.live.orders import Address, Hello, Message, Order

_LOOK_EVERY = 1.0  # seconds
_LONG = 10.0  # seconds in which something may be expected to be told

# Taken before anybody puts a function of theirs in its place.
_end_process = os._exit


class Line:
    """One process's own line. A process that has been left behind needs one of its own.

    Args:
        address: where it leads.
        hello: what is said first.
    """

    def __init__(self, address: Address, hello: Hello) -> None:
        try:
            self._line: Connection = Client(address.path, "AF_UNIX", authkey=address.key)
        except (OSError, EOFError):
            end()
        self._is_telling = False
        self.tell(hello)

    def tell(self, message: Message) -> None:
        """Tell something; if nobody is there any more, this process ends."""
        self._is_telling = True
        try:
            self._line.send(message)
        except OSError:
            end()
        self._is_telling = False
        self._told = monotonic()

    def wait(self) -> list[Order]:
        """Wait for orders, and give all there are; if none can come any more, this process ends."""
        orders: list[Order] = []
        try:
            while not orders or self._line.poll():
                orders.append(self._line.recv())
        except (OSError, EOFError):
            end()
        return orders

    def hang_up(self) -> None:
        """Close this process's end, after it has left the process that speaks here behind."""
        self._line.close()

    def watch(self, on_quiet: Callable[[FrameType | None, float], None]) -> None:
        """End this process if it is wanted no more, even in the midst of a scene's own code.

        Args:
            on_quiet: is called when nothing has been told for long, with what is being done just
                now, and for how many seconds; it may tell something.
        """

        def look(_: int, frame: FrameType | None) -> None:
            with suppress(OSError, EOFError):
                if self._line.poll():
                    end()
                if monotonic() - self._told > _LONG and not self._is_telling:
                    on_quiet(frame, monotonic() - self._told)
                return
            end()

        signal.signal(signal.SIGALRM, look)
        signal.setitimer(signal.ITIMER_REAL, _LOOK_EVERY, _LOOK_EVERY)


_left: list[int] = []
"""The processes that this one has left behind, and of whose ends it has not heard yet."""


def leave_behind() -> int:
    """Leave a process behind that stands where this one stands. Nothing else may be running.

    Returns:
        Its number; 0 if this is that process.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):  # a scene has closed it, or taken it away
            stream.flush()
    _left[:] = [child for child in _left if os.waitpid(child, os.WNOHANG) == (0, 0)]
    chance = random.getstate()
    child = os.fork()
    if child:
        _left.append(child)
    else:
        _left.clear()
        keep_this_too()
        random.setstate(chance)  # Python has seeded it anew; the scene is to draw the same lots
    return child


def hush() -> None:
    """Let nothing be heard any more of what this process prints."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for number in (1, 2):
        os.dup2(nowhere, number)
    os.close(nowhere)


def end(status: int = 0) -> NoReturn:
    """End this process at once: what it shares with others is left as it is."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError, OSError):
            stream.flush()
    _end_process(status)
