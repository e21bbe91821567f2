"""Checking documents without building them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from masthead.building.alphabet import unordered_names
from masthead.building.discovery import DocumentSource, discover
from masthead.building.pipeline import Reading, read_source
from masthead.building.plan import find_clashes
from masthead.building.project import Project
from masthead.building.versions import compare_versions
from masthead.errors import Problem
from masthead.limits import in_force


def check_documents(project: Project, sources: Iterable[Path] = ()) -> tuple[int, tuple[Problem, ...]]:
    """Reads documents; how many they were, and everything that is wrong with them.

    The language versions of a document are held against each other, also those that are not named.
    """
    with in_force(project.limits):
        return _check(project, sources)


def _check(project: Project, sources: Iterable[Path]) -> tuple[int, tuple[Problem, ...]]:
    from masthead.document import Document
    from masthead.kinds import load_kinds

    found, kinds = discover(project, sources), load_kinds(project.templates)
    readings = {source: read_source(source, kinds) for source in found.sources}
    names = {source: reading.name for source, reading in readings.items() if reading.name}
    told = (problem for reading in readings.values() for problem in reading.problems)
    folders = sorted({source.folder for source in readings})
    beside = (
        {source: readings.get(source) for source in discover(project, folders).sources} if folders else {}
    )
    versions = {source: reading or read_source(source, kinds) for source, reading in beside.items()}
    documents = [reading.document for reading in readings.values() if isinstance(reading.document, Document)]
    unordered = (
        p for document in documents for p in unordered_names(document, kinds[document.metadata.kind])
    )
    differing = _compared(versions, set(readings))
    return len(readings), (*found.problems, *told, *unordered, *find_clashes(names)[1], *differing)


def _compared(
    versions: Mapping[DocumentSource, Reading], asked: Iterable[DocumentSource]
) -> Iterator[Problem]:
    """What differs between versions that stand in one folder, for the folders that were asked for."""
    from masthead.document import Document

    for folder in sorted({source.folder for source in asked}):
        here = (reading.document for source, reading in versions.items() if source.folder == folder)
        yield from compare_versions([document for document in here if isinstance(document, Document)])
