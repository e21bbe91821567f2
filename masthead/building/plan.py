"""What is to be built: everything is found, read and checked before anything is set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from masthead.building.discovery import DocumentSource, discover
from masthead.building.fingerprint import surroundings_digest
from masthead.building.pipeline import Reading, read_source
from masthead.building.places import shown
from masthead.building.project import Project
from masthead.building.record import Entry, Record
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
    """A document to be set: it, the name of its files without suffix, its warnings, its inputs' digests."""

    source: DocumentSource
    document: Document
    name: str
    warnings: tuple[Problem, ...]
    inputs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done, in order; what need not be; and everything that is wrong.

    ``found`` is the number of documents, those with errors too.
    """

    request: Request
    found: int
    tasks: tuple[Task, ...]
    unchanged: tuple[DocumentSource, ...]
    problems: tuple[Problem, ...]
    surroundings: str
    record: Record


def plan_build(project: Project, request: Request) -> Plan:
    """Finds, reads and checks the documents. Those with errors are left out of the tasks."""
    record, around = Record(project), surroundings_digest(project)
    found = discover(project, request.sources)
    known: dict[DocumentSource, Entry] = {}
    for source in () if request.force else found.sources:
        entry = record.current(source, request.out, request.formats, around)
        if entry:
            known[source] = entry
    read = _read_all(project, record, [source for source in found.sources if source not in known])
    names = {source: entry.name for source, entry in known.items()}
    names |= {source: reading.name for source, (reading, _) in read.items() if reading.name}
    twice, clashes = find_clashes(names)
    tasks = (
        Task(source, reading.document, names[source], reading.problems, inputs)
        for source, (reading, inputs) in read.items()
        if reading.document and source not in twice
    )
    told = [problem for entry in known.values() for problem in entry.warnings]
    told += [problem for reading, _ in read.values() for problem in reading.problems]
    unchanged = tuple(source for source in known if source not in twice)
    problems = (*found.problems, *told, *clashes)
    return Plan(request, len(found.sources), tuple(tasks), unchanged, problems, around, record)


def _read_all(
    project: Project, record: Record, sources: Sequence[DocumentSource]
) -> dict[DocumentSource, tuple[Reading, Mapping[str, str]]]:
    """Reads documents; what came of each, and the digests of the files that it came from."""
    if not sources:
        return {}
    from masthead.kinds import load_kinds

    kinds = load_kinds(project.templates)
    read: dict[DocumentSource, tuple[Reading, Mapping[str, str]]] = {}
    for source in sources:
        # the digests are taken before, so that an edit meanwhile is not missed
        inputs = record.inputs(source.files)
        reading = read_source(source, kinds)
        read[source] = reading, {**inputs, **record.inputs(reading.pictures)}
    return read


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
