"""The studio's web server: the page and its modules, sounds, and the socket; on 127.0.0.1 alone.

Starlette and uvicorn serve it: they keep to the protocols' details, which are easily got wrong.
"""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Protocol

import msgspec
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from reel.records.errors import ReelError
from reel.studio.clients import Client
from reel.studio.guard import Guard
from reel.studio.protocol import FromPage, read_message

HOST = "127.0.0.1"

_STATIC = Path(__file__).with_name("static")
_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
_PAGE = "index.html"
_GRACE = 1  # seconds that pages have to go when the server ends
_LARGEST = 64 * 1024  # bytes of what a page asks for
_WRONG, _SERVER_ENDS = 1008, 1012  # WebSocket's codes of why it is closed


class Listening(Protocol):
    """What answers pages."""

    def join(self, client: Client) -> None:
        """A page has connected."""

    def leave(self, client: Client) -> None:
        """It has gone."""

    def ask(self, message: FromPage) -> None:
        """A page asks for something."""

    def sound(self, name: str) -> bytes | None:
        """Give a sound (FLAC) of which a page was told; None if there is none of that name."""


def bound(port: int) -> socket.socket:
    """Take a port of this machine; a free one for 0.

    Raises:
        ReelError: it is taken, or may not be taken.
    """
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # there it lets one take a port anew whose connections are just ending
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((HOST, port))
        taken.listen()
    except OSError as error:
        taken.close()
        raise ReelError(
            f"--port {port}: {error.strerror}; another studio may be there: end it, take another "
            "port, or leave --port out for a free one"
        ) from error
    return taken


def address(taken: socket.socket, token: str) -> str:
    """Write the address of the page."""
    return f"http://{HOST}:{taken.getsockname()[1]}/{token}/"


class Server:
    """The web server.

    Args:
        session: answers pages.
        taken: the port, as `bound` gives it.
        token: the first part of all paths.
        on_ready: is called once pages can be opened.
    """

    def __init__(
        self, session: Listening, taken: socket.socket, token: str, on_ready: Callable[[], None]
    ) -> None:
        self._taken = taken
        app = Guard(_app(session, on_ready), token, taken.getsockname()[1])
        config = uvicorn.Config(
            app, log_level="error", access_log=False, server_header=False, ws="websockets-sansio",
            ws_max_size=_LARGEST, ws_per_message_deflate=False, timeout_graceful_shutdown=_GRACE,
        )  # fmt: skip
        self._server = uvicorn.Server(config)

    def run(self) -> None:
        """Serve until interrupted, or ended."""
        self._server.run(sockets=[self._taken])

    def end(self) -> None:
        """Stop serving; called from another thread."""
        self._server.should_exit = True


def _app(session: Listening, on_ready: Callable[[], None]) -> Starlette:
    files = {path.name: path for path in _STATIC.iterdir() if path.suffix in _TYPES}

    async def file(request: Request) -> Response:
        # Names are looked up, never joined to a path: so there is no way out of the folder.
        path = files.get(request.path_params.get("name", _PAGE))
        if path is None:
            return Response(status_code=404)
        return FileResponse(path, media_type=_TYPES[path.suffix])

    async def sound(request: Request) -> Response:
        found = session.sound(request.path_params["name"])
        return Response(found, 200 if found else 404, media_type="audio/flac")

    async def converse(page: WebSocket) -> None:
        await page.accept()
        client = Client()
        session.join(client)
        sending = asyncio.create_task(_send(client, page))
        try:
            await _hear(session, page)
        finally:
            session.leave(client)
            sending.cancel()
            with suppress(asyncio.CancelledError, WebSocketDisconnect, RuntimeError):
                await sending

    @asynccontextmanager
    async def life(_app: Starlette) -> AsyncIterator[None]:
        asyncio.get_running_loop().call_soon(on_ready)  # the port takes calls already: `bound`
        yield

    return Starlette(
        routes=[
            WebSocketRoute("/socket", converse),
            Route("/sound/{name}", sound),
            Route("/", file),
            Route("/{name}", file),
        ],
        lifespan=life,
    )


async def _send(client: Client, page: WebSocket) -> None:
    """Send to a page what there is for it."""
    while (message := await client.next()) is not None:
        if isinstance(message, str):
            await page.send_text(message)
        else:
            await page.send_bytes(message)
    await page.close(_SERVER_ENDS)


async def _hear(session: Listening, page: WebSocket) -> None:
    """Pass on what a page asks for, until it goes; one that asks for nonsense is sent away."""
    with suppress(WebSocketDisconnect):
        while True:
            try:
                session.ask(read_message(await page.receive_text()))
            except (msgspec.DecodeError, KeyError):
                await page.close(_WRONG)
                return
