"""Who may see the studio: the page that was opened by its whole address, and nobody else.

Any site that is open in a browser can send requests to 127.0.0.1, and can give it a name of its
own. So the address holds a token that they cannot know; requests that name another host, or come
from a page of another origin, are refused; and the page may load nothing from elsewhere.
"""

from secrets import compare_digest

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cache-Control": "no-store",  # what is served is what lies on the disk now
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Guard:
    """Lets those requests through that may be answered, without the token in their path.

    Args:
        app: answers them.
        token: the first part of the path of all that is served.
        port: at which it is served.
    """

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app = app
        self._token = token
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self._origins = {f"http://{host}" for host in self._hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if refused := self._refused(scope):
            await _refuse(refused, scope, receive, send)
            return
        inner = {**scope, "path": scope["path"].removeprefix(f"/{self._token}")}

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await self._app(inner, receive, send_with_headers)

    def _refused(self, scope: Scope) -> int:
        """Judge a request: the status that refuses it, or 0."""
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if headers.get("host") not in self._hosts:
            return 403
        # Browsers always say who opens a socket; of a page that is simply opened they may not.
        if origin not in self._origins and (origin or scope["type"] == "websocket"):
            return 403
        token, slash, _ = scope["path"].removeprefix("/").partition("/")
        if not slash or not compare_digest(token.encode(), self._token.encode()):
            return 404
        return 0


async def _refuse(status: int, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":  # which is refused, before it is accepted, with a 403
        await WebSocketClose()(scope, receive, send)
        return
    text = "open the address that the command studio has printed, with its token"
    await PlainTextResponse(f"{text}\n", status, _HEADERS)(scope, receive, send)
