"""What is to be built: everything is found, read and checked before anything is set."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from masthead.building.discovery import DocumentSource, discover
from masthead.building.pipeline import Reading
from masthead.building.places import shown
from masthead.building.project import Project
from masthead.building.record import Entry, Record
from masthead.building.spool import Spool
from masthead.building.surroundings import Surroundings
from masthead.building.workers import Crew
from masthead.errors import Problem

if TYPE_CHECKING:
    from masthead.document import Document


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asks for: documents (none: the whole project), where to, in which formats."""

    sources: tuple[Path, ...]
    out: Path
    formats: tuple[str, ...]
    force: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """A document to be set, the name of its files without suffix, its warnings, its inputs' digests.

    ``document`` gives it, pickled where another process read it; ``weight`` is the size of its text in
    bytes, which tells how long it may take.
    """

    source: DocumentSource
    document: Callable[[], Document | bytes]
    name: str
    warnings: tuple[Problem, ...]
    inputs: Mapping[str, str]
    weight: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done, in order; what need not be; and everything that is wrong.

    ``started`` is when we began to look (``time.time``); ``sources`` are all documents, those with
    errors too; ``gone`` are texts that were built and
    are no longer there, as the record names them; ``generation`` changes with any template or style.
    """

    request: Request
    started: float
    sources: tuple[DocumentSource, ...]
    tasks: tuple[Task, ...]
    unchanged: tuple[DocumentSource, ...]
    gone: tuple[str, ...]
    problems: tuple[Problem, ...]
    record: Record
    surroundings: Surroundings
    generation: str
    spool: Spool


@dataclass(frozen=True, slots=True)
class _Read:
    """What came of reading a text, its inputs' digests, and what gives the document if it is sound."""

    reading: Reading
    inputs: Mapping[str, str]
    document: Callable[[], Document | bytes] | None


def plan_build(project: Project, request: Request, crew: Crew | None = None) -> Plan:
    """Finds, reads and checks the documents. Those with errors are left out of the tasks."""
    started, record, spool = time.time(), Record(project), Spool()
    found = discover(project, request.sources)
    known: dict[DocumentSource, Entry] = {}
    for source in () if request.force else found.sources:
        entry = record.current(source, request.out, request.formats)
        if entry:
            known[source] = entry
    changed = [source for source in found.sources if source not in known]
    generation = record.surroundings.take() if changed else ""
    read = _read_all(project, record, spool, changed, crew or Crew(1))
    names = {source: entry.name for source, entry in known.items()}
    names |= {source: each.reading.name for source, each in read.items() if each.reading.name}
    twice, clashes = find_clashes(names)
    tasks = (
        Task(source, each.document, names[source], each.reading.problems, each.inputs, _weight(source))
        for source, each in read.items()
        if each.document and source not in twice
    )
    told = [problem for entry in known.values() for problem in entry.warnings]
    told += [problem for each in read.values() for problem in each.reading.problems]
    unchanged = tuple(source for source in known if source not in twice)
    problems = (*found.problems, *told, *clashes)
    gone = () if request.sources else _gone(project, record, request.out)
    return Plan(
        request,
        started,
        found.sources,
        tuple(tasks),
        unchanged,
        gone,
        problems,
        record,
        record.surroundings,
        generation,
        spool,
    )


def _gone(project: Project, record: Record, out: Path) -> tuple[str, ...]:
    """The texts of the project that were built into this folder and are not there any more."""
    return tuple(
        file
        for file in record.entries(out)
        if project.holds(project.root / file) and not (project.root / file).is_file()
    )


def _weight(source: DocumentSource) -> int:
    try:
        return source.file.stat().st_size
    except OSError:
        return 0


def _read_all(
    project: Project, record: Record, spool: Spool, sources: Sequence[DocumentSource], crew: Crew
) -> dict[DocumentSource, _Read]:
    """Reads documents; what came of each, in their order."""
    if not sources:
        return {}
    from masthead.kinds import load_kinds

    kinds = load_kinds(project.templates)
    # the digests are taken before, so that an edit meanwhile is not missed
    inputs = [record.inputs(source.files) for source in sources]
    read: dict[int, _Read] = {}
    for number, reading in crew.read_all(sources, project, kinds):
        digests = {**inputs[number], **record.inputs(reading.pictures)}
        read[number] = _Read(replace(reading, document=None), digests, _giver(reading.document, spool))
    return {source: read[number] for number, source in enumerate(sources)}


def _giver(document: Document | bytes | None, spool: Spool) -> Callable[[], Document | bytes] | None:
    if document is None:
        return None
    return spool.put(document) if isinstance(document, bytes) else lambda: document


def find_clashes(
    names: Mapping[DocumentSource, str],
) -> tuple[frozenset[DocumentSource], tuple[Problem, ...]]:
    """The documents that would be written to one file, and a problem for each that names the first of them.

    Names that differ by case only are one, since some systems' folders do not tell them apart.
    """
    groups: dict[str, list[DocumentSource]] = {}
    for source, name in sorted(names.items(), key=lambda item: item[0].file):
        groups.setdefault(name.casefold(), []).append(source)
    clashing = [group for group in groups.values() if len(group) > 1]
    problems = [_clash(names[other], other, group[0]) for group in clashing for other in group[1:]]
    return frozenset(source for group in clashing for source in group), tuple(problems)


def _clash(name: str, source: DocumentSource, first: DocumentSource) -> Problem:
    message = f"two documents have one symbol and language ({name}): this and {shown(first.file)}"
    hint = "give one of them another symbol, or remove it"
    return Problem("symbol-twice", message, *_place_of_symbol(source), hint)


def _place_of_symbol(source: DocumentSource) -> tuple[Path, int | None]:
    """The file and the line that give a document its symbol; neither is kept in the metadata."""
    for file in source.files:
        with suppress(OSError, UnicodeDecodeError), file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.startswith("symbol:"):
                    return file, number
    return source.file, None
