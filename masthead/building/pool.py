"""Processes that are started once and called many times; one that hangs or dies takes only its call along.

The standard library's pool is given up as a whole when one of its processes dies, and cannot stop one.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from typing import Any, Literal

from masthead.building.limits import Limits
from masthead.building.serving_process import serve_calls
from masthead.errors import MachineError, Problem

_AHEAD = 2  # calls that a process holds: it goes on with the next while we write what the last one made
_DEATHS = 3  # in a row, each within its first second: then it is not the documents
_YOUNG = 1.0
# The engine loses some 0.1 MiB a document for good (measured: benchmarks/rebuild.py memory, without this).
_SETTLING = 50  # calls after which a process has loaded all that it will need
_GROWTH = 1.15
_GRACE = 2.0  # seconds after the limit, in which a process may stop by itself and stay


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a call: its number, and the value, or why there is none.

    ``status`` is that of a process which ended.
    """

    number: int
    kind: Literal["value", "time", "memory", "ended"]
    value: Any = None
    status: int | None = None


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    folder: str
    born: float
    calls: deque[int] = field(default_factory=deque)
    since: float = 0.0
    retiring: bool = False
    answered: int = 0
    settled: int = 0

    def has_grown(self, memory: int, bound: int) -> bool:
        """Whether it has more memory, in MiB, than it should by now."""
        self.answered += 1
        if self.answered == _SETTLING:
            self.settled = memory
        return memory > bound or 0 < self.settled * _GROWTH < memory


class Pool:
    """At most ``size`` processes. ``bound`` is how much memory, in MiB, one may keep between two calls."""

    def __init__(self, size: int, limits: Limits, bound: int = 600) -> None:
        self.size, self._limits, self._bound = size, limits, bound
        self._workers: list[_Worker] = []
        self._context = _context()
        self._deaths = 0

    def run(
        self, function: Callable[..., Any], calls: Sequence[tuple[Any, ...]] | _Lazy
    ) -> Iterator[Outcome]:
        """Calls a function of a module with each of the arguments; what came of them as they are done.

        Raises:
            Exception: what a call raised, from its process.
            MachineError: processes end before they do anything.
        """
        waiting = deque(range(len(calls)))
        running = 0
        try:
            while waiting or running:
                running += self._hand_out(function, calls, waiting)
                for outcome in self._outcomes(waiting):
                    running -= 1
                    yield outcome
                running = sum(len(worker.calls) for worker in self._workers)
        except BaseException:
            self.close(at_once=True)  # Ctrl-C, an error: nobody waits for what is set in vain
            raise

    def start(self) -> None:
        """Starts all processes, and does not wait for them."""
        while len(self._workers) < self.size:
            self._workers.append(self._start())

    def close(self, at_once: bool = False) -> None:
        """Ends the processes."""
        for worker in self._workers:
            with suppress(OSError):
                worker.connection.close()
            if at_once:
                worker.process.kill()
        for worker in self._workers:
            worker.process.join(None if at_once else 5)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
            shutil.rmtree(worker.folder, ignore_errors=True)
        self._workers.clear()

    def _hand_out(
        self, function: Callable[..., Any], calls: Sequence[tuple[Any, ...]] | _Lazy, waiting: deque[int]
    ) -> int:
        handed = 0
        while len(self._workers) < min(self.size, len(waiting)):
            self._workers.append(self._start())
        for depth in range(_AHEAD):
            for worker in self._workers:
                if waiting and len(worker.calls) == depth and not worker.retiring:
                    number = waiting.popleft()
                    if not worker.calls:
                        worker.since = time.monotonic()
                    worker.calls.append(number)
                    handed += 1
                    with suppress(OSError):  # it has died, which is found when we listen to it
                        worker.connection.send((number, function, calls[number]))
        return handed

    def _outcomes(self, waiting: deque[int]) -> Iterator[Outcome]:
        """Waits for at least one process, and gives what has come."""
        busy = [worker for worker in self._workers if worker.calls]
        limit = self._limits.seconds + _GRACE
        left = min((worker.since + limit for worker in busy), default=0) - time.monotonic()
        ready = wait([worker.connection for worker in busy], max(0.0, left))
        for worker in busy:
            if worker.connection in ready:
                yield from self._listen(worker, waiting)
            elif time.monotonic() > worker.since + limit:
                yield Outcome(self._drop(worker, waiting), "time")

    def _listen(self, worker: _Worker, waiting: deque[int]) -> Iterator[Outcome]:
        try:
            number, kind, value, memory = worker.connection.recv()
        except (EOFError, OSError):
            worker.process.join(1)
            status = worker.process.exitcode
            self._deaths += time.monotonic() < worker.born + _YOUNG
            if self._deaths >= _DEATHS:
                message = f"the processes that set documents end at once (status {status})"
                hint = "run `masthead doctor`, or build with --jobs 1"
                raise MachineError(Problem("worker-ended", message, hint=hint)) from None
            yield Outcome(self._drop(worker, waiting), "ended", status=status)
            return
        self._deaths = 0
        worker.calls.remove(number)
        worker.since = time.monotonic()
        if kind == "raised":
            raise value
        yield Outcome(number, kind, value)
        worker.retiring |= worker.has_grown(memory, self._bound) or kind != "value"
        if worker.retiring and not worker.calls:
            self._drop(worker, waiting)

    def _drop(self, worker: _Worker, waiting: deque[int]) -> int:
        """Ends a process; gives the call that it was at, and puts back those that it had not begun."""
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.connection.close()
        shutil.rmtree(worker.folder, ignore_errors=True)
        current = worker.calls.popleft() if worker.calls else -1
        waiting.extendleft(reversed(worker.calls))
        return current

    def _start(self) -> _Worker:
        # what it leaves there when it is ended, we remove
        folder = tempfile.mkdtemp(prefix="masthead-")
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve_calls, args=(theirs, self._limits, folder))
        process.start()
        theirs.close()
        return _Worker(process, ours, folder, time.monotonic())


class _Lazy:
    """Arguments that are made when they are asked for."""

    def __init__(self, length: int, make: Callable[[int], tuple[Any, ...]]) -> None:
        self._length, self._make = length, make

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, number: int) -> tuple[Any, ...]:
        return self._make(number)


lazily = _Lazy


def _context() -> SpawnContext | ForkServerContext:
    """A fork server, in which the engine is loaded once, where there are any; else fresh processes.

    A fork of ourselves would copy threads and locks in whatever state they are.
    """
    if os.name != "posix":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["masthead.building.preloading"])
    return context
