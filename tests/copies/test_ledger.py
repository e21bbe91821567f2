"""The ledger: no number twice, none lost, nothing changed, whenever the program is killed."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.copies.ledger import Ledger, Wanted
from masthead.errors import ContentError, MachineError, UsageError

ROOT = Path(__file__).resolve().parents[2]


def wanted(symbol: str, count: int, recipient: str = "Ardenia") -> list[Wanted]:
    return [Wanted(symbol, "en", recipient, "D-EN")] * count


def test_numbers_go_on_where_the_last_run_ended(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        first = ledger.begin("first", "x", [*wanted("A/1", 2), *wanted("A/2", 1)], [])
        second = ledger.begin("second", "y", wanted("A/1", 3), [])
        assert [(c.symbol, c.number, c.total) for c in ledger.copies(first)] == [
            ("A/1", 1, 2),
            ("A/1", 2, 2),
            ("A/2", 1, 1),
        ]
        assert [(c.number, c.total) for c in ledger.copies(second)] == [(3, 5), (4, 5), (5, 5)]


def test_a_run_that_has_begun_is_taken_up(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        first = ledger.begin("first", "x", wanted("A/1", 2), [("D-EN", ["a", "b"])])
        assert ledger.begin("first", "x", wanted("A/1", 2), [("D-EN", ["a", "b"])]) == first
        assert len(ledger.copies()) == 2
        assert ledger.pages(first) == {"D-EN": ("a", "b")}
        with pytest.raises(UsageError, match="made of other"):
            ledger.begin("first", "other", [], [])


@given(st.lists(st.lists(st.sampled_from(["A/1", "A/2", "A/3"]), max_size=8), max_size=6))
def test_numbers_of_a_document_have_no_gap(runs: list[list[str]]) -> None:
    ledger = Ledger(Path(":memory:"))
    for number, symbols in enumerate(runs):
        ledger.begin(str(number), "x", [wanted(symbol, 1)[0] for symbol in symbols], [])
    for symbol in ("A/1", "A/2", "A/3"):
        numbers = [copy.number for copy in ledger.copies(symbol=symbol)]
        assert numbers == list(range(1, sum(run.count(symbol) for run in runs) + 1))


def test_a_reprint_is_noted_and_has_the_old_number(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.begin("first", "x", wanted("A/1", 2), [])
        copy = ledger.copies()[1]
        ledger.begin("again", "y", [], [], reprinted=[(copy.id, "lost")])
        assert ledger.reprints() == {copy.id: ("again: lost",)}
        assert len(ledger.copies()) == 2


@pytest.mark.parametrize("table", ["runs", "copies", "pages", "reprints", "jobs", "events"])
def test_nothing_can_be_changed_or_removed(tmp_path: Path, table: str) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger(path) as ledger:
        run = ledger.begin("first", "x", wanted("A/1", 1), [("D-EN", ["a"])])
        ledger.begin("again", "y", [], [], reprinted=[(1, "lost")])
        job = ledger.add_job(run, "ipp://printer", "name", "file", "digest")
        ledger.note(job, "held", 7)
    base = sqlite3.connect(path)
    column = {"runs": "label", "copies": "number", "pages": "page", "reprints": "reason"}.get(table, "id")
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET {column} = 0"):
        with pytest.raises(sqlite3.DatabaseError, match="only added to"):
            base.execute(statement)
    base.close()


def test_jobs_have_their_last_state_and_number(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        run = ledger.begin("first", "x", [], [])
        key = ledger.add_job(run, "ipp://printer", "name", "file", "digest")
        assert ledger.jobs(run)[0].state == "intended"
        ledger.note(key, "held", 7)
        ledger.note(key, "released")
        (job,) = ledger.jobs(run)
        assert (job.state, job.number) == ("released", 7)


def test_what_is_no_ledger_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    path.write_text("a text that is no database at all, however long it may be" * 30)
    with pytest.raises(MachineError, match="cannot be used"):
        Ledger(path)


def test_a_ledger_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    base = sqlite3.connect(path)
    base.execute("PRAGMA user_version = 99")
    base.close()
    with pytest.raises(ContentError, match="version 99"):
        Ledger(path)


NUMBERING = """
import sys
from pathlib import Path
from masthead.copies.ledger import Ledger, Wanted
print("ready", flush=True)
for run in range(10_000):
    with Ledger(Path(sys.argv[1])) as ledger:
        label = f"run {len(ledger.labels())}"
        ledger.begin(label, "x", [Wanted("A/1", "en", "Ardenia", "D-EN")] * 7, [("D-EN", ["a", "b"])])
"""


def test_killing_it_loses_no_number_and_gives_none_twice(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    chance = random.Random(6)
    for _ in range(50):
        program = subprocess.Popen(
            [sys.executable, "-c", NUMBERING, str(path)], cwd=ROOT, stdout=subprocess.PIPE
        )
        assert program.stdout
        program.stdout.readline()
        time.sleep(chance.uniform(0, 0.06))
        program.send_signal(signal.SIGKILL)
        program.wait()
        program.stdout.close()
        with Ledger(path) as ledger:
            numbers = [copy.number for copy in ledger.copies()]
            assert numbers == list(range(1, len(numbers) + 1))
            assert len(numbers) == 7 * len(ledger.labels())  # each run whole
    assert numbers
