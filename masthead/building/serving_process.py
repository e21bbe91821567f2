"""The life of a process that is called: it answers until nobody calls any more."""

from __future__ import annotations

import gc
import os
import pickle
import shutil
import signal
import tempfile
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from masthead.building.limits import Limits, TimeLimitError, memory_limit, time_limit
from masthead.lifeline import end_with_parent
from masthead.limits import in_force

if TYPE_CHECKING:
    from masthead.building.project import Project
    from masthead.building.workers import Order


def serve_calls(connection: Connection, limits: Limits, folder: str) -> None:
    """Answers calls of the form number, function, arguments by number, kind, value, memory in MiB.

    ``folder`` is where temporary files go. Leaves Ctrl-C to the first process, which ends the others, and
    ends with it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = folder
    end_with_parent(lambda: shutil.rmtree(folder, ignore_errors=True))
    with in_force(limits), memory_limit(limits.memory):
        while _serve_call(connection, limits):
            gc.collect()


def _serve_call(connection: Connection, limits: Limits) -> bool:
    try:
        number, function, arguments = connection.recv()
    except (EOFError, OSError):
        return False
    kind, value = _answer(function, arguments, limits)
    try:
        connection.send((number, kind, value, resident()))
    except (OSError, MemoryError):
        return False  # nobody listens any more, or nothing can be said: our end says it
    return True


def _answer(function: Any, arguments: tuple[Any, ...], limits: Limits) -> tuple[str, Any]:
    # what a document needs lives as long as it is set: looking for garbage meanwhile is in vain
    gc.disable()
    try:
        with time_limit(limits.seconds):
            return "value", function(*arguments)
    except TimeLimitError:
        return "time", None
    except MemoryError:
        return "memory", None
    except Exception as error:
        return "raised", _portable(error)
    finally:
        gc.enable()


def _portable(error: Exception) -> Exception:
    """The error, or where it cannot be sent its words."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def resident() -> int:
    """The memory that this process has now, in MiB; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024**2
    except (OSError, ValueError):
        return 0


def resident_after(order: Order, project: Project) -> int:
    """Sets a document, and gives the memory that its process has then, in MiB: what the benchmarks ask."""
    from masthead.building.workers import make

    make(order, project)
    gc.collect()
    return resident()
