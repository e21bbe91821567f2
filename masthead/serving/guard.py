"""Who may ask, and for what: a browser of this machine, on our own page, and only to read.

Another site's page in the same browser can send requests to us as well as ours can, and a name server
under its control can give our address its name. So the name that a request asks for must be ours, and so
must be the page that it comes from.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_METHODS = ("GET", "HEAD")
_FETCHED_FROM = ("same-origin", "none")  # "none": typed into the address bar
_HEADERS = {
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class Guard:
    """Lets through what may come, and puts on every answer what browsers are to hold to."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app, self._hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or refuses it."""
        if scope["type"] != "http":
            return
        refusal = self._refusal(scope["method"], Headers(scope=scope))
        answer = refusal or self._app

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name for name, _ in message["headers"]}
                added = {**_HEADERS, "content-security-policy": _POLICY}
                message["headers"] = [
                    *message["headers"],
                    *((n.encode(), v.encode()) for n, v in added.items() if n.encode() not in present),
                ]
            await send(message)

        await answer(scope, receive, send_guarded)

    def _refusal(self, method: str, headers: Headers) -> PlainTextResponse | None:
        if method not in _METHODS:
            return PlainTextResponse("nothing can be changed here\n", 405, {"allow": ", ".join(_METHODS)})
        if headers.getlist("host") not in [[host] for host in self._hosts]:
            return PlainTextResponse("not a name of this server\n", 421)
        origin = headers.get("origin")
        if origin is not None and origin not in {f"http://{host}" for host in self._hosts}:
            return PlainTextResponse("only for this server's own page\n", 403)
        if headers.get("sec-fetch-site", "none") not in _FETCHED_FROM:
            return PlainTextResponse("only for this server's own page\n", 403)
        return None
