"""The addresses of the preview and what they answer."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from masthead.serving.guard import Guard
from masthead.serving.pictures import page_picture, page_sizes
from masthead.serving.shelf import Shelf

_PAGE = Path(__file__).with_name("page")
_OWN = {"": "text/html", "preview.js": "text/javascript", "preview.css": "text/css"}
# the page for the screen says itself what it may load, and only our own page may frame it
_SCREEN = {"content-security-policy": "frame-ancestors 'self'; script-src 'none'"}
_ALIVE = 15.0  # seconds after which a silent connection is told that we are still there


class Preview:
    """The preview of one project: a shelf of documents, whose files stand in ``dist``."""

    def __init__(self, shelf: Shelf, dist: Path, root: Path) -> None:
        self._shelf, self._dist, self._root = shelf, dist, root
        self._listeners: set[asyncio.Queue[str]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    def app(self, hosts: frozenset[str]) -> Starlette:
        """The application, for requests that ask for one of these hosts."""
        routes = [
            Route("/", self._own),
            Route("/preview.js", self._own),
            Route("/preview.css", self._own),
            Route("/state", self._state),
            Route("/events", self._events),
            Route("/{name}.pdf", self._file),
            Route("/{name}.html", self._file),
            Route("/{name}/pages", self._pages),
            Route("/{name}/{number:int}.png", self._picture),
        ]
        return Starlette(routes=routes, middleware=[Middleware(Guard, hosts=hosts)])

    def tell(self, news: dict[str, Any]) -> None:
        """Tells every page that is open; may be called from any thread."""
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._tell, json.dumps(news))

    def _tell(self, text: str) -> None:
        for listener in self._listeners:
            listener.put_nowait(text)

    async def _own(self, request: Request) -> Response:
        name = request.url.path.removeprefix("/")
        return FileResponse(_PAGE / (name or "index.html"), media_type=_OWN[name])

    async def _state(self, request: Request) -> Response:
        return JSONResponse(self._shelf.state())

    async def _events(self, request: Request) -> Response:
        self._loop = asyncio.get_running_loop()
        return StreamingResponse(self._stream(), media_type="text/event-stream")

    async def _stream(self) -> AsyncIterator[str]:
        listener: asyncio.Queue[str] = asyncio.Queue()
        self._listeners.add(listener)
        try:
            yield "retry: 500\nevent: open\ndata: {}\n\n"
            while True:
                try:
                    yield f"data: {await asyncio.wait_for(listener.get(), _ALIVE)}\n\n"
                except TimeoutError:
                    yield ": still here\n\n"
        finally:
            self._listeners.discard(listener)

    async def _file(self, request: Request) -> Response:
        suffix = request.url.path.rpartition(".")[2]
        path = self._path(request.path_params["name"], suffix)
        headers = _SCREEN if suffix == "html" else None
        return FileResponse(path, headers=headers)

    async def _pages(self, request: Request) -> Response:
        path = self._path(request.path_params["name"], "pdf")
        try:
            return JSONResponse(await run_in_threadpool(page_sizes, path))
        except OSError as error:
            raise HTTPException(404) from error

    async def _picture(self, request: Request) -> Response:
        path = self._path(request.path_params["name"], "pdf")
        try:
            scale = float(request.query_params.get("scale", "1"))
            picture = await run_in_threadpool(page_picture, path, request.path_params["number"], scale)
        except (OSError, IndexError, ValueError) as error:
            raise HTTPException(404) from error
        return Response(picture, media_type="image/png")

    def _path(self, name: str, suffix: str) -> Path:
        """The file of a document that is on the shelf, and inside the project; 404 for anything else."""
        path = self._dist / f"{name}.{suffix}"
        if not self._shelf.holds(name) or not path.is_file():
            raise HTTPException(404)
        if not path.resolve().is_relative_to(self._root):
            raise HTTPException(404)
        return path
