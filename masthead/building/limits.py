"""Time and memory: what one document may take of them, so that none takes the others with it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from masthead.errors import Problem
from masthead.limits import Limits as Limits
from masthead.limits import raising


class TimeLimitError(BaseException):
    """The time is up. Not an Exception, so that nothing on its way takes it for a fault of its own."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises TimeLimitError in what runs longer; where there are no alarms, nothing does."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(*_: object) -> None:
        raise TimeLimitError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def memory_limit(mebibytes: int) -> Iterator[None]:
    """Lets this process have so much address space: what asks for more fails, rather than the machine.

    Where the system knows no such limit, there is none.
    """
    try:
        import resource
    except ImportError:
        yield
        return
    before, hard = resource.getrlimit(resource.RLIMIT_AS)
    known = [limit for limit in (mebibytes * 1024**2, before, hard) if limit >= 0]
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (min(known), hard))
    try:
        yield
    finally:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (before, hard))


def too_long(path: Path | None, seconds: float, work: str = "setting") -> Problem:
    """The problem of a document that was stopped by the clock."""
    message = f"{work} it took more than {seconds:g} seconds and was stopped"
    return Problem("time-limit", message, path, hint=raising("time-limit", "split the document"))


def too_large(path: Path | None, mebibytes: int, work: str = "setting") -> Problem:
    """The problem of a document that asked for too much memory."""
    message = f"{work} it takes more than {mebibytes} MiB of memory and was stopped"
    hint = raising("memory-limit", "split the document, make its pictures smaller")
    return Problem("memory-limit", message, path, hint=hint)


def ended(path: Path | None, status: int | None) -> Problem:
    """The problem of a document whose process was ended."""
    message = f"the process that set it was ended (status {status}), as systems do when memory runs out"
    hint = raising("memory-limit", "split the document, close other programs")
    return Problem("worker-ended", message, path, hint=hint)
