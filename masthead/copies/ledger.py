"""The ledger of numbered copies, of runs and of print jobs: only ever added to, and safe against a crash.

An SQLite file in which no row can be changed or removed. The numbers of a run are given in one transaction:
all of them are in the ledger, or none. The numbers of a document go on where the last run ended, whatever the
language, so that a symbol and a number name one copy for good.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from masthead.errors import ContentError, MachineError, Problem, UsageError

_VERSION = 1
_TABLES = """
CREATE TABLE runs (
    id INTEGER PRIMARY KEY, label TEXT NOT NULL UNIQUE, plan TEXT NOT NULL, layout TEXT NOT NULL, noted TEXT
    NOT NULL);
CREATE TABLE copies (
    id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs, symbol TEXT NOT NULL, number INTEGER NOT
    NULL, total INTEGER NOT NULL, language TEXT NOT NULL, recipient TEXT NOT NULL, document TEXT NOT NULL,
    UNIQUE (symbol, number));
CREATE TABLE pages (
    run INTEGER NOT NULL REFERENCES runs, document TEXT NOT NULL, page INTEGER NOT NULL, digest TEXT NOT NULL,
    UNIQUE (run, document, page));
CREATE TABLE reprints (
    id INTEGER PRIMARY KEY, copy INTEGER NOT NULL REFERENCES copies, run INTEGER NOT NULL REFERENCES runs,
    reason TEXT NOT NULL, UNIQUE (copy, run));
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs, printer TEXT NOT NULL, name TEXT NOT NULL
    UNIQUE, file TEXT NOT NULL, digest TEXT NOT NULL);
CREATE TABLE events (
    id INTEGER PRIMARY KEY, job INTEGER NOT NULL REFERENCES jobs, state TEXT NOT NULL, number INTEGER,
    message TEXT NOT NULL);
"""
_NAMES = ("runs", "copies", "pages", "reprints", "jobs", "events")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A copy that is to have a number."""

    symbol: str
    language: str
    recipient: str
    document: str


@dataclass(frozen=True, slots=True)
class NumberedCopy:
    """A copy with its number, of how many there were when it was given; ``document`` names the file."""

    id: int
    symbol: str
    number: int
    total: int
    language: str
    recipient: str
    document: str


@dataclass(frozen=True, slots=True)
class Job:
    """A job that was meant for a printer: its name there, its last state, and the printer's number for it."""

    id: int
    name: str
    printer: str
    file: str
    digest: str
    state: str
    number: int | None
    message: str


class Ledger:
    """An open ledger; close it, or use it as a context."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(path, timeout=30, isolation_level=None)
            self._prepare()
        except (OSError, sqlite3.Error) as error:
            hint = "look at its permissions; put back the last good copy of it where it is damaged"
            message = f"the ledger cannot be used: {error}"
            raise MachineError(Problem("ledger-unusable", message, path, hint=hint)) from error

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    def _prepare(self) -> None:
        # EXTRA: the end of a transaction is on the disk, its folder's entry too, before it counts
        self._base.execute("PRAGMA synchronous = EXTRA")
        self._base.execute("PRAGMA foreign_keys = ON")
        with self._transaction():
            (version,) = self._base.execute("PRAGMA user_version").fetchone()
            if version == 0:
                for statement in filter(str.strip, _TABLES.split(";")):
                    self._base.execute(statement)
                for name in _NAMES:
                    for what in ("UPDATE", "DELETE"):
                        self._base.execute(
                            f"CREATE TRIGGER {name}_{what.lower()} BEFORE {what} ON {name} "
                            "BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END"
                        )
                self._base.execute(f"PRAGMA user_version = {_VERSION}")
            elif version != _VERSION:
                message = f"the ledger is of version {version}, this program knows {_VERSION}"
                raise ContentError(Problem("ledger-version", message, self.path, hint="use a newer masthead"))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All of it or nothing; nobody else writes meanwhile."""
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")

    def run(self, label: str) -> int | None:
        """The key of a run, None where there is none of the label."""
        found = self._base.execute("SELECT id FROM runs WHERE label = ?", (label,)).fetchone()
        return int(found[0]) if found else None

    def layout(self, run: int) -> str:
        """How a run's pages came onto sheets, as it was told when the run began."""
        (layout,) = self._base.execute("SELECT layout FROM runs WHERE id = ?", (run,)).fetchone()
        return str(layout)

    def labels(self) -> tuple[str, ...]:
        """The labels of the runs, in their order."""
        return tuple(label for (label,) in self._base.execute("SELECT label FROM runs ORDER BY id"))

    def begin(
        self,
        label: str,
        plan: str,
        wanted: Sequence[Wanted],
        pages: Iterable[tuple[str, Sequence[str]]],
        layout: str = "",
        noted: str = "",
        reprinted: Iterable[tuple[int, str]] = (),
    ) -> int:
        """Notes a run with everything that it needs, or finds it where it has begun before.

        ``plan`` is a digest of all that the run prints; ``layout`` says how; ``pages`` the digests of each
        document's pages; ``reprinted`` are keys of copies that it prints again, with the reason.

        Raises:
            UsageError: the label is of a run that prints something else.
        """
        with self._transaction():
            found = self._base.execute("SELECT id, plan FROM runs WHERE label = ?", (label,)).fetchone()
            if found:
                if found[1] != plan:
                    hint = "give this run a label of its own; `--changed-since` prints what differs"
                    message = f"the run `{label}` has been made of other documents, list or layout"
                    raise UsageError(Problem("run-differs", message, hint=hint))
                return int(found[0])
            run = self._insert(
                "INSERT INTO runs (label, plan, layout, noted) VALUES (?, ?, ?, ?)",
                (label, plan, layout, noted),
            )
            self._number(run, wanted)
            rows = [(run, name, page, digest) for name, of in pages for page, digest in enumerate(of)]
            self._base.executemany("INSERT INTO pages VALUES (?, ?, ?, ?)", rows)
            reprints = [(copy, run, reason) for copy, reason in reprinted]
            self._base.executemany("INSERT INTO reprints (copy, run, reason) VALUES (?, ?, ?)", reprints)
            return run

    def _insert(self, statement: str, values: Sequence[object]) -> int:
        key = self._base.execute(statement, values).lastrowid
        assert key
        return key

    def _number(self, run: int, wanted: Sequence[Wanted]) -> None:
        last: dict[str, int] = {}
        for symbol in {copy.symbol for copy in wanted}:
            query = "SELECT COALESCE(MAX(number), 0) FROM copies WHERE symbol = ?"
            (last[symbol],) = self._base.execute(query, (symbol,)).fetchone()
        totals = dict(last)
        for copy in wanted:
            totals[copy.symbol] += 1
        rows = []
        for copy in wanted:
            last[copy.symbol] += 1
            told = (copy.language, copy.recipient, copy.document)
            rows.append((run, copy.symbol, last[copy.symbol], totals[copy.symbol], *told))
        self._base.executemany(
            "INSERT INTO copies (run, symbol, number, total, language, recipient, document) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            rows,
        )

    def copies(self, run: int | None = None, symbol: str | None = None) -> tuple[NumberedCopy, ...]:
        """The numbered copies of a run or of a document, or all, in the order in which they were numbered."""
        query = "SELECT id, symbol, number, total, language, recipient, document FROM copies"
        query += " WHERE (?1 IS NULL OR run = ?1) AND (?2 IS NULL OR symbol = ?2) ORDER BY id"
        return tuple(NumberedCopy(*row) for row in self._base.execute(query, (run, symbol)))

    def reprints(self) -> dict[int, tuple[str, ...]]:
        """The runs that printed a copy again, and why, by the copy's key."""
        found: dict[int, tuple[str, ...]] = {}
        query = "SELECT copy, label, reason FROM reprints JOIN runs ON runs.id = run ORDER BY reprints.id"
        for copy, label, reason in self._base.execute(query):
            found[copy] = (*found.get(copy, ()), f"{label}: {reason}" if reason else label)
        return found

    def pages(self, run: int) -> dict[str, tuple[str, ...]]:
        """The digests of the pages of a run's documents."""
        found: dict[str, tuple[str, ...]] = {}
        query = "SELECT document, digest FROM pages WHERE run = ? ORDER BY document, page"
        for document, digest in self._base.execute(query, (run,)):
            found[document] = (*found.get(document, ()), digest)
        return found

    def add_job(self, run: int, printer: str, name: str, file: str, digest: str) -> int:
        """Notes that a job is meant for a printer, before the printer hears of it."""
        with self._transaction():
            return self._insert(
                "INSERT INTO jobs (run, printer, name, file, digest) VALUES (?, ?, ?, ?, ?)",
                (run, printer, name, file, digest),
            )

    def note(self, job: int, state: str, number: int | None = None, message: str = "") -> None:
        """Notes what became of a job."""
        with self._transaction():
            self._base.execute(
                "INSERT INTO events (job, state, number, message) VALUES (?, ?, ?, ?)",
                (job, state, number, message),
            )

    def jobs(self, run: int) -> tuple[Job, ...]:
        """The jobs of a run with their last states; one of which nothing is noted yet is ``intended``."""
        query = """
            SELECT jobs.id, name, printer, file, digest, COALESCE(last.state, 'intended'),
                   (SELECT number FROM events WHERE job = jobs.id AND number IS NOT NULL ORDER BY id DESC
                   LIMIT 1), COALESCE(last.message, '')
            FROM jobs LEFT JOIN events AS last
                ON last.id = (SELECT MAX(id) FROM events WHERE job = jobs.id)
            WHERE run = ? ORDER BY jobs.id"""
        return tuple(Job(*row) for row in self._base.execute(query, (run,)))
