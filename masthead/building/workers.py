"""Reading and setting documents, here or in processes of their own; each within its limits."""

from __future__ import annotations

import gc
import os
import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from masthead.building.discovery import DocumentSource
from masthead.building.limits import (
    Limits,
    TimeLimitError,
    ended,
    memory_limit,
    time_limit,
    too_large,
    too_long,
)
from masthead.building.pipeline import Reading, read_source, set_document
from masthead.building.project import Project
from masthead.errors import ContentError, Problem
from masthead.limits import in_force
from masthead.uses import noting

if TYPE_CHECKING:
    from masthead.building.changes import Change
    from masthead.building.pool import Outcome, Pool
    from masthead.document import Document
    from masthead.kinds import Kind

_MANY = 16  # texts that are worth the start of processes to read them
_FEW = 100  # documents after which a process is to be replaced, which this one cannot be


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be set: a document, as it is or pickled, into which formats, and the PDF that was there."""

    document: Document | bytes
    formats: tuple[str, ...]
    path: Path
    before: Path | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A document's files by format with warnings, or None and the problems that are the reason.

    ``uses`` are the names of what it was made with, ``change`` which pages differ from those before.
    """

    files: dict[str, bytes] | None
    problems: tuple[Problem, ...] = ()
    uses: tuple[str, ...] = ()
    change: Change | None = None


class Crew:
    """Those who do the work: this process for a document, others for several, kept until it is closed.

    ``standing`` keeps them at hand for a single document too, as who watches wants them.
    """

    def __init__(self, jobs: int, limits: Limits | None = None, standing: bool = False) -> None:
        self.jobs, self.limits, self.standing = jobs, limits or Limits(), standing
        self._pool: Pool | None = None

    def read_all(
        self, sources: Sequence[DocumentSource], project: Project, kinds: Mapping[str, Kind]
    ) -> Iterator[tuple[int, Reading]]:
        """Reads texts; their numbers and what reading gave, as they are done.

        In other processes, documents stay pickled: they are for another process in turn.
        """
        if self.jobs == 1 or len(sources) < _MANY:
            for number, source in enumerate(sources):
                with in_force(self.limits):
                    reading = read_source(source, kinds)
                yield number, reading
            return
        packed = pickle.dumps(dict(kinds), pickle.HIGHEST_PROTOCOL)
        for outcome in self._hired().run(_read, [(source, packed) for source in sources]):
            yield outcome.number, outcome.value or _unread(sources[outcome.number], outcome, self.limits)

    def make_all(
        self, orders: Callable[[int], Order], count: int, project: Project
    ) -> Iterator[tuple[int, Made]]:
        """Sets documents; their numbers and what came of each, as they are done. Begins with the first ones.

        Raises:
            MachineError: the machine lacks something.
        """
        if not self.standing and (count == 1 or (self.jobs == 1 and count <= _FEW)):
            for number in range(count):
                yield number, _make_here(orders(number), project, self.limits)
            return
        from masthead.building.pool import lazily

        calls = lazily(count, lambda number: (orders(number), project))
        for outcome in self._hired().run(make_again if self.standing else make, calls):
            path = None if outcome.kind == "value" else orders(outcome.number).path
            yield outcome.number, outcome.value or Made(None, (_stopped(path, outcome, self.limits),))

    def compare(self, old: bytes, new: bytes) -> Change | None:
        """Which pages of a PDF differ from those of the one before; None also where that cannot be said."""
        from masthead.building.changes import compare

        if self._pool is None:
            with (
                suppress(TimeLimitError, MemoryError),
                time_limit(self.limits.seconds),
                memory_limit(self.limits.memory),
            ):
                return compare(old, new)
            return None
        (outcome,) = self._pool.run(compare, [(old, new)])
        change: Change | None = outcome.value
        return change

    def warm(self) -> None:
        """Starts the processes, so that they are ready when they are needed."""
        self._hired().start()

    def renew(self) -> None:
        """Lets processes go that remember what has changed."""
        if self._pool:
            self._pool.close()
            self._pool.start()

    def close(self) -> None:
        """Ends all processes."""
        if self._pool:
            self._pool.close(at_once=True)

    def _hired(self) -> Pool:
        if self._pool is None:
            from masthead.building.pool import Pool

            self._pool = Pool(self.jobs, self.limits)
        return self._pool


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def make(order: Order, project: Project) -> Made:
    """Sets a document."""
    document: Document = pickle.loads(order.document) if isinstance(order.document, bytes) else order.document
    with noting() as used:
        try:
            made = set_document(document, project, order.formats)
        except ContentError as error:
            return Made(None, error.problems)
    change = _change(order.before, made.files.get("pdf"))
    return Made(made.files, made.warnings, tuple(sorted(used)), change)


def make_again(order: Order, project: Project) -> Made:
    """Sets a document, in a process that is likely to set the same one again, with little changed."""
    from masthead.setting.engine import keep

    keep()
    return make(order, project)


def _make_here(order: Order, project: Project, limits: Limits) -> Made:
    collecting = gc.isenabled()
    gc.disable()  # what a document needs lives as long as it is set: looking for garbage meanwhile is in vain
    try:
        with in_force(limits), time_limit(limits.seconds), memory_limit(limits.memory):
            return make(order, project)
    except TimeLimitError:
        return Made(None, (too_long(order.path, limits.seconds),))
    except MemoryError:
        return Made(None, (too_large(order.path, limits.memory),))
    finally:
        if collecting:
            gc.enable()


def _change(before: Path | None, pdf: bytes | None) -> Change | None:
    if before is None or pdf is None:
        return None
    try:
        old = before.read_bytes()
    except OSError:
        return None
    from masthead.building.changes import compare

    return compare(old, pdf)


def _read(source: DocumentSource, kinds: bytes) -> Reading:
    reading = read_source(source, _unpacked(kinds))
    document = pickle.dumps(reading.document, pickle.HIGHEST_PROTOCOL) if reading.document else None
    return Reading(document, reading.name, reading.pictures, reading.problems)


@lru_cache(maxsize=1)
def _unpacked(kinds: bytes) -> Mapping[str, Kind]:
    """The kinds, which come with every text of a project and are the same for all."""
    unpacked: Mapping[str, Kind] = pickle.loads(kinds)
    return unpacked


def _unread(source: DocumentSource, outcome: Outcome, limits: Limits) -> Reading:
    return Reading(None, None, (), (_stopped(source.file, outcome, limits),))


def _stopped(path: Path | None, outcome: Outcome, limits: Limits) -> Problem:
    if outcome.kind == "time":
        return too_long(path, limits.seconds)
    if outcome.kind == "memory":
        return too_large(path, limits.memory)
    return ended(path, outcome.status)
