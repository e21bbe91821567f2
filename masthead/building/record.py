"""The build record: what was built from what, so that what has not changed is not set again.

It is a convenience and never believed against the files: an entry counts only while every input and every
output has the digest that it names, and a record that cannot be read is no record.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from masthead.building.discovery import DocumentSource
from masthead.building.fingerprint import file_digest
from masthead.building.output import write_files
from masthead.building.project import Project
from masthead.errors import MachineError, Problem

_FILE = "record.json"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one language version: what it came from and what it made.

    ``name`` is that of its outputs without suffix; ``surroundings`` the digest of what every document
    depends on; ``inputs`` are digests by path, ``outputs`` by file name; ``warnings`` are told again when
    the document is not read again.
    """

    name: str
    surroundings: str
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]
    warnings: tuple[Problem, ...] = ()


class Record:
    """The entries of a project, by the folder that was built into and the text's file."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._entries = _load(project.cache / _FILE, project.root)

    def find(self, source: DocumentSource, out: Path) -> Entry | None:
        """The entry of a document, believed or not."""
        return self._entries.get((self._name(out), self._name(source.file)))

    def current(self, source: DocumentSource, out: Path, formats: Iterable[str], around: str) -> Entry | None:
        """The entry of a document, if it still holds for its inputs and for the formats asked for."""
        entry = self.find(source, out)
        if entry is None or entry.surroundings != around:
            return None
        if not all(self._name(file) in entry.inputs for file in source.files):
            return None
        made = {name: digest for name, digest in entry.outputs.items() if name.endswith(tuple(formats))}
        if {name.rpartition(".")[2] for name in made} != set(formats):
            return None
        same = all(file_digest(self._project.root / name) == digest for name, digest in entry.inputs.items())
        there = all(file_digest(out / name) == digest for name, digest in made.items())
        return entry if same and there else None

    def inputs(self, files: Iterable[Path]) -> dict[str, str]:
        """The digests of files, by the names that an entry gives them; "" for what cannot be read."""
        return {self._name(file): file_digest(file) or "" for file in files}

    def put(self, source: DocumentSource, out: Path, entry: Entry | None) -> None:
        """Remembers an entry, or forgets it."""
        place = (self._name(out), self._name(source.file))
        self._entries.pop(place, None)
        if entry:
            self._entries[place] = entry

    def save(self) -> None:
        """Writes the record; where that cannot be done, the next build only has more to do."""
        entries = [
            {"out": out, "source": source, **asdict(entry)}
            for (out, source), entry in sorted(self._entries.items(), key=lambda item: item[0])
        ]
        text = json.dumps(
            {"version": _VERSION, "documents": entries}, indent=1, sort_keys=True, default=self._name
        )
        files = {_FILE: text.encode("utf-8")}
        if not (self._project.cache / ".gitignore").exists():
            files[".gitignore"] = b"*\n"
        try:
            write_files(self._project.cache, files)
        except MachineError:
            return

    def _name(self, path: Path) -> str:
        """A path as the record names it: from the project's root where it can, so that a project can move."""
        path = Path(os.path.abspath(path))
        root = self._project.root
        return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def _load(path: Path, root: Path) -> dict[tuple[str, str], Entry]:
    try:
        data = json.loads(path.read_bytes())
        if data["version"] != _VERSION:
            return {}
        return {(str(item["out"]), str(item["source"])): _entry(item, root) for item in data["documents"]}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}


def _entry(item: Mapping[str, Any], root: Path) -> Entry:
    return Entry(
        name=str(item["name"]),
        surroundings=str(item["surroundings"]),
        inputs={str(name): str(digest) for name, digest in item["inputs"].items()},
        outputs={str(name): str(digest) for name, digest in item["outputs"].items()},
        warnings=tuple(_problem(problem, root) for problem in item["warnings"]),
    )


def _problem(item: Mapping[str, Any], root: Path) -> Problem:
    return Problem(**{**item, "path": root / item["path"] if item["path"] else None})
