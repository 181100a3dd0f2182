"""Who follows a session: the pages that are connected, and what each is still to be sent."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from typing import Protocol

_MOST_WAITING = 256 * 1024 * 1024
"""Bytes that may wait for one page: it takes no more, and will connect anew."""


class Follower(Protocol):
    """Is told what happens."""

    def send(self, messages: Iterable[str | bytes]) -> None:
        """Take messages, in order, as `reel.studio.protocol` writes them; must not wait."""


class Client:
    """A page, as a session speaks to it: from any thread, and without waiting."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._waiting: asyncio.Queue[str | bytes | None] = asyncio.Queue()
        self._size = 0

    def send(self, messages: Iterable[str | bytes]) -> None:
        """Send messages, in order."""
        with suppress(RuntimeError):  # the server has ended
            self._loop.call_soon_threadsafe(self._put, list(messages))

    async def next(self) -> str | bytes | None:
        """Wait for what is to be sent next; None if the connection is to end."""
        message = await self._waiting.get()
        self._size -= len(message or "")
        return message

    def _put(self, messages: list[str | bytes]) -> None:
        if self._size > _MOST_WAITING:
            self._waiting.put_nowait(None)
            return
        for message in messages:
            self._size += len(message)
            self._waiting.put_nowait(message)
