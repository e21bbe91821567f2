"""Waiting for edits: what was saved comes in one piece, however the editor saves it."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from masthead.building.project import PROJECT_FILE, Project

# Milliseconds without a change that end an edit. An editor writes a file at one go, or under another name
# and renames it: within 3 ms here. Where several files change, more are to be expected.
_QUIET = 10
_QUIET_AFTER_SEVERAL = 150
_PATIENCE = 10.0  # seconds that another program may take to switch a branch
_LOOK_AGAIN = 1.0  # seconds after which somebody who may have missed a change looks for himself

Changes = frozenset[Path]


class Watch:
    """The changes in a project's texts, templates, styles and settings."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._queue: queue.SimpleQueue[Changes | None] = queue.SimpleQueue()
        self._stop = threading.Event()
        own = (folder for folders in (project.templates, project.styles) for folder in folders)
        # what comes with the program does not change, except in its own repository
        inside = [folder for folder in (project.content, *own) if folder.is_relative_to(project.root)]
        self._deep = [folder for folder in dict.fromkeys(inside) if folder.is_dir()]
        self._threads = [threading.Thread(target=self._listen, args=(self._deep, True), daemon=True)]
        self._threads.append(threading.Thread(target=self._listen, args=([project.root], False), daemon=True))
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Stops listening; ``edits`` ends."""
        self._stop.set()
        self._queue.put(None)

    def edits(self) -> Iterator[Changes | None]:
        """The files of each edit. None where it is time to look at everything, as a change may be missed."""
        looked = True
        while not self._stop.is_set():
            try:
                changes = self._queue.get(timeout=_LOOK_AGAIN if not looked else None)
            except queue.Empty:
                looked = True
                yield None
                continue
            if changes is not None:
                looked = False
                yield self._rest(changes)

    def _rest(self, changes: Changes) -> Changes:
        """What else belongs to an edit: other files, and all that a branch brings that is being switched."""
        ends = time.monotonic() + _PATIENCE
        while time.monotonic() < ends:
            switching = (self._project.root / ".git/index.lock").exists()
            quiet = _QUIET_AFTER_SEVERAL / 1000 if switching or len(changes) > 1 else 0
            try:
                more = self._queue.get(timeout=quiet) if quiet else self._queue.get_nowait()
            except queue.Empty:
                if not switching:
                    break
            else:
                changes |= more or frozenset()
        return changes

    def _listen(self, folders: list[Path], deep: bool) -> None:
        from watchfiles import watch

        if not folders:
            return
        told = watch(
            *folders,
            watch_filter=_counts if deep else self._counts_at_root,
            debounce=1000,
            step=_QUIET,
            stop_event=self._stop,
            recursive=deep,
            raise_interrupt=False,
            ignore_permission_denied=True,
        )
        for changes in told:
            self._queue.put(frozenset(Path(path) for _, path in changes))

    def _counts_at_root(self, change: object, path: str) -> bool:
        """Whether a change right in the project's folder says something: its settings, or a new folder."""
        project = self._project
        own = {project.content.name, "templates", "styles"}
        return Path(path).parent == project.root and Path(path).name in {PROJECT_FILE, *own}


def _counts(change: object, path: str) -> bool:
    """Whether a changed file may matter: not what editors put beside it for a while."""
    name = Path(path).name
    return not (name.startswith((".", "#")) or name.endswith(("~", ".tmp", ".swp", ".bak")) or name.isdigit())
