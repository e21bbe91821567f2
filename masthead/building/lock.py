"""One build at a time in a project: a second one waits, and then finds its work done."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from masthead.building.project import Project

_FILE = "lock"


@contextmanager
def locked(project: Project, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Holds the project's lock; ``waiting`` is called once where another build holds it.

    The system lets the lock go when a process ends, however it ends. Where there are no locks (a network
    drive, a folder that cannot be written) there is none: files are written whole all the same.
    """
    handle = _handle(project)
    try:
        if handle is not None:
            _wait(handle, waiting)
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _handle(project: Project) -> int | None:
    try:
        project.cache.mkdir(exist_ok=True)
        return os.open(project.cache / _FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError:
        return None


def _wait(handle: int, waiting: Callable[[], None]) -> None:
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting()
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError:
        return
