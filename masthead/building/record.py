"""The build record: what was built from what, so that what has not changed is not set again.

It is a convenience and never believed against the files: an entry counts only while every input and every
output has the digest that it names. A record that cannot be read is no record, and is begun anew; a row
that is not as it was written is no row.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from masthead.building.digests import ABSENT, Digests, bytes_digest
from masthead.building.discovery import DocumentSource
from masthead.building.project import Project
from masthead.building.surroundings import Surroundings
from masthead.errors import Problem

FILE = "record.db"
UNKNOWN = "unknown"  # the digest of what is there, but is not what the document says now: no file has it
_VERSION = "4"
_TABLES = (
    "CREATE TABLE IF NOT EXISTS about (version TEXT)",
    "CREATE TABLE IF NOT EXISTS documents"
    " (out TEXT, source TEXT, data TEXT, seal TEXT, PRIMARY KEY (out, source))",
    "CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, stamp TEXT, digest TEXT)",
    "CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT)",
    "CREATE TABLE IF NOT EXISTS origins (digest TEXT PRIMARY KEY, text TEXT, seal TEXT)",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one language version: what it came from and what it made.

    ``name`` is that of its outputs without suffix; ``inputs`` are digests by path, ``outputs`` by file
    name; ``outdated`` are files that it made under another name, which are to go; ``uses`` what else it
    used, by name, and ``around`` the digest of that. An entry without
    ``around`` only says that these outputs are its own. ``warnings`` are told again when the document is
    not read again. ``origin`` names in the record what it was made with; ``left`` are the lines of the build
    record (``build.json``) on outputs that an earlier build left, by file name.
    """

    name: str
    inputs: Mapping[str, str] = field(default_factory=dict)
    outputs: Mapping[str, str] = field(default_factory=dict)
    outdated: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    around: str = ""
    warnings: tuple[Problem, ...] = ()
    origin: str = ""
    left: Mapping[str, str] = field(default_factory=dict)


class Record:
    """The entries of a project, by the folder that was built into and the text's file."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._file = project.cache / FILE
        self._base = self._open()
        self._entries: dict[tuple[str, str], Entry] = {}
        known: dict[str, tuple[str, str]] = {}
        facts: dict[str, str] = {}
        self._origins: dict[str, str] = {}
        try:
            self._entries = dict(self._load())
            known = {path: (stamp, digest) for path, stamp, digest in self._rows("files")}
            facts = dict(self._rows("facts"))
            origins = self._rows("origins")
            self._origins = {name: text for name, text, seal in origins if seal == _seal(name, text)}
        except (sqlite3.Error, ValueError, TypeError, LookupError, AttributeError, RecursionError):
            self._begin_anew()
        self._facts = facts
        self.digests = Digests(known)
        self.surroundings = Surroundings(project, self.digests, facts)

    @property
    def root(self) -> Path:
        """The folder that the files in ``entries`` are named from."""
        return self._project.root

    def find(self, source: DocumentSource, out: Path) -> Entry | None:
        """The entry of a document, believed or not."""
        return self._entries.get((self.name(out), self.name(source.file)))

    def entries(self, out: Path) -> dict[str, Entry]:
        """All entries of a folder that was built into, by the text's file."""
        place = self.name(out)
        return {source: entry for (where, source), entry in self._entries.items() if where == place}

    def current(self, source: DocumentSource, out: Path, formats: Iterable[str]) -> Entry | None:
        """The entry of a document, if it still holds for its inputs and for the formats asked for."""
        entry = self.find(source, out)
        if entry is None or not entry.around or (entry.origin and entry.origin not in self._origins):
            return None
        if not all(self.name(file) in entry.inputs for file in source.files):
            return None
        made = {name: digest for name, digest in entry.outputs.items() if name.endswith(tuple(formats))}
        if {name.rpartition(".")[2] for name in made} != set(formats):
            return None
        of = self.digests.of
        root, folder = os.fspath(self._project.root), os.fspath(out)
        same = all(of(os.path.join(root, name)) == digest for name, digest in entry.inputs.items())
        there = same and all(
            of(os.path.join(folder, name)) == digest != ABSENT for name, digest in made.items()
        )
        return entry if there and self.surroundings.together(entry.uses) == entry.around else None

    def inputs(self, files: Iterable[Path]) -> dict[str, str]:
        """The digests of files, by the names that an entry gives them; "" for what cannot be read."""
        return {self.name(file): self.digests.of(file) for file in files}

    def put(self, file: Path | str, out: Path, entry: Entry) -> None:
        """Remembers the entry of a text's file, which may be named as ``entries`` does."""
        place = (self.name(out), file if isinstance(file, str) else self.name(file))
        self._entries[place] = entry
        data = json.dumps(asdict(entry), sort_keys=True, default=self.name)
        self._write(
            "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?)", (*place, data, _seal(*place, data))
        )

    def doubt(self, source: DocumentSource, out: Path) -> None:
        """Remembers which outputs a document has, but no longer that they are what it asks for."""
        entry = self.find(source, out)
        if entry and entry.around:
            self.put(source.file, out, replace(entry, around=""))

    def forget(self, out: Path, file: str) -> None:
        """Forgets the entry of a text's file, as ``entries`` names it."""
        place = (self.name(out), file)
        self._entries.pop(place, None)
        self._write("DELETE FROM documents WHERE out = ? AND source = ?", place)

    def fact(self, name: str) -> str:
        """Something small that was kept under a name; "" where nothing was."""
        return self._facts.get(name, "")

    def keep_fact(self, name: str, value: str) -> None:
        """Keeps something small under a name."""
        self._facts[name] = value
        self._write("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    def origin(self, name: str) -> str:
        """What is known under the name of an origin; "" for nothing."""
        return self._origins.get(name, "")

    def keep_origin(self, text: str) -> str:
        """Remembers what documents were made with; the name that it has from now on."""
        name = bytes_digest(text.encode("utf-8", "surrogateescape"))[:16]
        if name not in self._origins:
            self._origins[name] = text
            self._write("INSERT OR REPLACE INTO origins VALUES (?, ?, ?)", (name, text, _seal(name, text)))
        return name

    def forget_origins(self) -> None:
        """Forgets those that no document names any more."""
        named = {entry.origin for entry in self._entries.values()}
        left = "".join(line for entry in self._entries.values() for line in entry.left.values())
        for name in [name for name in self._origins if name not in named and name not in left]:
            del self._origins[name]
            self._write("DELETE FROM origins WHERE digest = ?", (name,))

    def save(self) -> None:
        """Makes what was remembered last; where that cannot be done, the next build only has more to do."""
        for path, (stamp, digest) in self.digests.learnt.items():
            self._write("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", (path, stamp, digest))
        for name, value in self.surroundings.learnt.items():
            self._write("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))
        self.digests.learnt.clear()
        self.surroundings.learnt.clear()
        if self._base:
            with suppress(sqlite3.Error):
                self._base.commit()

    def close(self) -> None:
        """Saves, and lets the file go."""
        self.save()
        if self._base:
            with suppress(sqlite3.Error):
                self._base.close()
        self._base = None

    def _open(self) -> sqlite3.Connection | None:
        """The file, made or made anew where it is not ours; None where none can be made."""
        with suppress(OSError):
            self._project.cache.mkdir(exist_ok=True)
            if not (self._project.cache / ".gitignore").exists():
                (self._project.cache / ".gitignore").write_bytes(b"*\n")
        for _ in range(2):
            try:
                return _connect(self._file)
            except (sqlite3.Error, ValueError):
                _remove(self._file)
        return None

    def _begin_anew(self) -> None:
        if self._base:
            with suppress(sqlite3.Error):
                self._base.close()
        _remove(self._file)
        self._entries, self._origins = {}, {}
        self._base = self._open()

    def _rows(self, table: str) -> list[tuple[Any, ...]]:
        return self._base.execute(f"SELECT * FROM {table}").fetchall() if self._base else []

    def _load(self) -> Iterable[tuple[tuple[str, str], Entry]]:
        for out, source, data, seal in self._rows("documents"):
            if seal == _seal(out, source, data):
                yield (out, source), _entry(json.loads(data), self._project.root)

    def _write(self, statement: str, values: tuple[str, ...]) -> None:
        if self._base:
            with suppress(sqlite3.Error, UnicodeError):
                self._base.execute(statement, values)

    def name(self, path: Path) -> str:
        """A path as the record names it: from the project's root where it can, so that a project can move."""
        name, root = os.path.abspath(path), os.fspath(self._project.root)
        return name[len(root) + 1 :].replace(os.sep, "/") if name.startswith(root + os.sep) else name


def _connect(file: Path) -> sqlite3.Connection:
    """Open the file. Not forced to the disk: what a power cut leaves of it is noticed, and begun anew.

    Raises sqlite3.Error or ValueError where it is something else.
    """
    base = sqlite3.connect(file, timeout=30, check_same_thread=False)
    try:
        base.execute("PRAGMA synchronous = OFF")
        for statement in _TABLES:
            base.execute(statement)
        versions = base.execute("SELECT version FROM about").fetchall()
        if not versions:
            base.execute("INSERT INTO about VALUES (?)", (_VERSION,))
        elif versions != [(_VERSION,)]:
            raise ValueError(versions)
        base.commit()
    except BaseException:
        base.close()
        raise
    return base


def _remove(file: Path) -> None:
    for path in (file, file.with_name(f"{file.name}-journal")):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _seal(*texts: str) -> str:
    return hashlib.blake2b("\0".join(texts).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


def _entry(item: Mapping[str, Any], root: Path) -> Entry:
    return Entry(
        name=str(item["name"]),
        inputs=item["inputs"],
        outputs=item["outputs"],
        outdated=tuple(item["outdated"]),
        uses=tuple(item["uses"]),
        around=str(item["around"]),
        warnings=tuple(_problem(problem, root) for problem in item["warnings"]),
        origin=str(item["origin"]),
        left=item["left"],
    )


def _problem(item: Mapping[str, Any], root: Path) -> Problem:
    return Problem(**{**item, "path": root / item["path"] if item["path"] else None})
