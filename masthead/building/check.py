"""Checking documents without building them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from masthead.building.discovery import discover
from masthead.building.pipeline import read_source
from masthead.building.plan import find_clashes
from masthead.building.project import Project
from masthead.errors import Problem


def check_documents(project: Project, sources: Iterable[Path] = ()) -> tuple[int, tuple[Problem, ...]]:
    """Reads documents; how many they were, and everything that is wrong with them."""
    from masthead.kinds import load_kinds

    found, kinds = discover(project, sources), load_kinds(project.templates)
    readings = {source: read_source(source, kinds) for source in found.sources}
    names = {source: reading.name for source, reading in readings.items() if reading.name}
    told = (problem for reading in readings.values() for problem in reading.problems)
    return len(readings), (*found.problems, *told, *find_clashes(names)[1])
