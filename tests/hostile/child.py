"""A call of Masthead in a process of its own, with bounds on its time and its memory."""

from __future__ import annotations

import os
import resource
import signal
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SECONDS = 10  # of the processor: a machine that is busy with other things changes nothing
_IDLE = 120  # seconds after which a child that waits for something is stopped
MEGABYTES = 1024


@dataclass(frozen=True, slots=True)
class Done:
    """How a call ended: its status (negative for a signal), what it said, its memory at most in MB."""

    status: int
    said: str
    megabytes: float


def call(words: Sequence[str], folder: Path, seconds: int = SECONDS) -> Done:
    """Run a command of Masthead in a folder. A fork of the test's process, so that starting costs nothing."""
    told = folder / "said.txt"
    sys.stdout.flush()
    child = os.fork()
    if child == 0:  # pragma: no cover
        _be_the_child(words, folder, told, seconds)
    _, status, used = os.wait4(child, 0)
    said = told.read_text(encoding="utf-8", errors="replace") if told.exists() else ""
    return Done(os.waitstatus_to_exitcode(status), said, used.ru_maxrss / 1024)


def _be_the_child(words: Sequence[str], folder: Path, told: Path, seconds: int) -> None:  # pragma: no cover
    """Never returns."""
    status = 70
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(_IDLE)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        limit = MEGABYTES * 1024**2
        size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (size + limit, size + limit))
        file = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(file, 1)
        os.dup2(file, 2)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
        os.chdir(folder)
        status = _status(words)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _status(words: Sequence[str]) -> int:  # pragma: no cover
    from masthead.commands import main

    try:
        main(list(words), prog_name="masthead")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    return 0
