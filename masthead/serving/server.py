"""The server: one thread builds what changes, this one answers the browser."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

from masthead.building.project import Project
from masthead.building.watching import Watch
from masthead.building.workshop import Round, Workshop
from masthead.errors import MachineError, MastheadError, Problem
from masthead.serving.app import Preview
from masthead.serving.shelf import Shelf

HOST = "127.0.0.1"


class Server:
    """Serves a project's preview at ``address`` until it is told to stop.

    Raises:
        MachineError: the port is taken.
    """

    def __init__(self, project: Project, port: int, jobs: int | None, tell: Callable[[Round], None]) -> None:
        self._socket = _listen(port)
        self._project, self._jobs, self._tell = project, jobs, tell
        port = self._socket.getsockname()[1]
        self.address = f"http://{HOST}:{port}/"
        self._hosts = frozenset((f"{HOST}:{port}", f"localhost:{port}"))
        self._shelf = Shelf(project.root)
        self._preview = Preview(self._shelf, project.dist, project.root)
        self._failed: MastheadError | None = None

    def run(self) -> None:
        """Builds, watches and answers. Raises what ended the building, if something did."""
        import uvicorn

        app = self._preview.app(self._hosts)
        # pages that are open hold their connection for good: at the end nobody waits for them
        config = uvicorn.Config(
            app,
            log_level="error",
            lifespan="off",
            timeout_graceful_shutdown=1,
            server_header=False,
            ws="none",
        )
        server = uvicorn.Server(config)
        watch, workshop = Watch(self._project), Workshop(self._project, self._jobs)

        def build() -> None:
            try:
                self._build(watch, workshop)
            except MastheadError as error:
                self._failed = error
            finally:
                server.should_exit = True

        builder = threading.Thread(target=build, daemon=True)
        builder.start()
        try:
            server.run([self._socket])
        finally:
            watch.close()
            builder.join(2)
            workshop.close()
        if self._failed:
            raise self._failed

    def _build(self, watch: Watch, workshop: Workshop) -> None:
        self._show(workshop.build(), quiet=False)
        workshop.warm()
        for changes in watch.edits():
            self._show(workshop.build(changes), quiet=changes is None)

    def _show(self, done: Round, quiet: bool) -> None:
        news = self._shelf.put(done)
        if not quiet or not done.idle:
            self._tell(done)
        self._preview.tell(news)


def _listen(port: int) -> socket.socket:
    try:
        listening = socket.create_server((HOST, port))
    except OSError as error:
        message = f"port {port} cannot be used: {error.strerror}"
        raise MachineError(Problem("port-taken", message, hint="choose another one with --port")) from error
    return listening
