"""Setting several documents at once, each in a process of its own; what comes of them keeps their order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

from masthead.building.pipeline import set_document
from masthead.building.project import Project
from masthead.document import Document
from masthead.errors import ContentError, MachineError, Problem


@dataclass(frozen=True, slots=True)
class Made:
    """A document's files by format; None where there are none, and the problems that are the reason."""

    files: dict[str, bytes] | None
    problems: tuple[Problem, ...] = ()


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def make_all(
    documents: tuple[Document, ...], project: Project, formats: tuple[str, ...], jobs: int
) -> Iterator[Made]:
    """Sets documents in at most so many processes, and gives what came of each in their order.

    Raises:
        MachineError: the machine lacks something, or a process was killed.
    """
    workers = min(jobs, len(documents))
    if workers > 1:
        yield from _in_processes(documents, project, formats, workers)
    else:
        for document in documents:
            yield _make(document, project, formats)


def _make(document: Document, project: Project, formats: tuple[str, ...]) -> Made:
    try:
        return Made(set_document(document, project, formats))
    except ContentError as error:
        return Made(None, error.problems)


def _in_processes(
    documents: tuple[Document, ...], project: Project, formats: tuple[str, ...], workers: int
) -> Iterator[Made]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    # fresh processes: a fork would copy the engine's threads and locks in whatever state they are
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, context, initializer=_be_quiet)
    try:
        waiting = [pool.submit(_make, document, project, formats) for document in documents]
        for future in waiting:
            yield future.result()
    except BrokenProcessPool as error:
        hint = "close other programs, or build with --jobs 1"
        message = "a process that set a document was ended, as systems do when memory runs out"
        raise MachineError(Problem("worker-ended", message, hint=hint)) from error
    except BaseException:
        # whoever stops here (Ctrl-C, an error) is not to wait until long documents are set in vain
        for child in multiprocessing.active_children():
            child.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _be_quiet() -> None:
    """Leaves Ctrl-C to the first process, which ends the others."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
