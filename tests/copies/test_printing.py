"""Printing to a real CUPS server: what comes out of the printer is read back."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from masthead.copies.ledger import Ledger
from masthead.copies.making import make_files
from masthead.copies.printing.printers import Ticket, check_options, find_printer, list_printers
from masthead.copies.printing.sending import Sender
from masthead.copies.printing.tickets import settle, sheaves_of
from masthead.copies.run import Options, begin_run
from masthead.errors import ContentError, MachineError, Problem, UsageError
from tests.copies import cups
from tests.copies.documents import make_document, make_documents, plan_for, read_pages

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[cups.Cups]:
    if reason := cups.lacking():
        pytest.skip(reason)
    running = cups.Cups()
    try:
        try:
            running.start()
        except OSError as error:
            pytest.skip(f"cupsd cannot run here: {error}")
        yield running
    finally:
        running.stop()


class Office:
    """A run that is made and can be printed, as often as need be."""

    def __init__(
        self, folder: Path, server: cups.Cups, recipients: int, collation: str = "recipient"
    ) -> None:
        self.folder, self.server = folder, server
        (folder / "dist").mkdir()
        self.plan = plan_for(make_documents(folder / "dist"), recipients)
        with Ledger(folder / "ledger.sqlite") as ledger:
            run = begin_run(self.plan, Options("run", collation), ledger)  # type: ignore[arg-type]
            list(make_files(run, folder / "run"))
        self.sheaves = sheaves_of(folder / "run", "run", {})

    def print(self, hold: bool = False) -> tuple[Problem, ...]:
        printer = find_printer("office", self.server.host)
        with Ledger(self.folder / "ledger.sqlite") as ledger:
            run = ledger.run("run")
            assert run
            return Sender(ledger, run, "run", printer, lambda _: None, hold).send(self.sheaves)

    def states(self) -> list[str]:
        with Ledger(self.folder / "ledger.sqlite") as ledger:
            return [job.state for job in ledger.jobs(1)]

    def names(self) -> list[str]:
        """The files that came out of the printer, by the names of their jobs."""
        return [
            path.with_suffix(".name").read_text().removeprefix("run ").rpartition(" ")[0]
            for path in self.server.printed()
        ]


def test_a_run_comes_out_whole_once_and_in_order(tmp_path: Path, server: cups.Cups) -> None:
    office = Office(tmp_path, server, 12)
    assert office.print() == ()
    assert office.names() == [sheaf.name for sheaf in office.sheaves]
    expected = [
        (line.document.symbol, line.document.language, page)
        for line in office.plan.lines
        for _ in range(line.copies)
        for page in range(1, line.document.pages + 1)
    ]
    pages = [page for path in server.printed() for page in read_pages(path)]
    assert [each for shown, _ in pages for each in shown] == expected
    numbers = [numbers for shown, numbers in pages if shown and shown[0][0] == "A/2"]
    assert numbers == [[(copy, 45)] for copy in range(1, 46) for _ in range(4)]
    assert not [numbers for shown, numbers in pages if numbers and shown[0][0] != "A/2"]
    assert office.print() == ()  # again: nothing is missing
    assert len(server.printed()) == 12


def test_options_arrive(tmp_path: Path, server: cups.Cups) -> None:
    office = Office(tmp_path, server, 1, "copy")
    asked = {"staple": "top-left", "tray": "tray-2"}
    office.sheaves = sheaves_of(tmp_path / "run", "run", asked)[:1]
    assert office.print() == ()
    (options,) = [path.with_suffix(".options").read_text().split() for path in server.printed()]
    assert {
        "Duplex=DuplexNoTumble",
        "InputSlot=Tray2",
        "StapleLocation=SinglePortrait",
        "PageSize=Letter",
    } <= set(options)


def test_copies_that_nothing_tells_apart_are_one_job(
    tmp_path: Path, server: cups.Cups, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(tmp_path, server, 12, "document")
    assert office.print() == ()
    assert len(server.printed()) == 9
    (plain,) = [path for path, name in zip(server.printed(), office.names(), strict=True) if "A_1-EN" in name]
    assert "multiple-document-handling=separate-documents-collated-copies" in (
        plain.with_suffix(".options").read_text()
    )
    shown = [each for pages, _ in read_pages(plain) for each in pages]
    assert shown == [("A/1", "en", page) for page in (1, 2, 3)] * 15  # one copy after the other
    places = [place % 4 for place, (pages, _) in enumerate(read_pages(plain)) if pages and pages[0][2] == 1]
    assert set(places) == {0}  # each on a sheet of its own


def test_a_printer_that_repeats_nothing_gets_the_pages_so_many_times(
    tmp_path: Path, server: cups.Cups
) -> None:
    office = Office(tmp_path, server, 2, "document")
    printer = find_printer("office", server.host)
    plain = replace(printer, said={**printer.said, "copies-supported": 1})
    assert (printer.most_copies, plain.most_copies) == (9999, 1)
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        assert Sender(ledger, 1, "run", plain, lambda _: None).send(office.sheaves) == ()
    shown = [each for pages, _ in read_pages(server.printed()[0]) for each in pages]
    assert shown == [("A/1", "en", page) for page in (1, 2, 3)] * 3
    asked = sheaves_of(tmp_path / "run", "run", {})[0].ticket
    with pytest.raises(ContentError, match="cannot print 3 copies by itself"):
        check_options(plain, [replace(asked, staple="any")])


def test_a_printer_that_stops_is_told_and_nothing_is_lost(tmp_path: Path, server: cups.Cups) -> None:
    office = Office(tmp_path, server, 3)
    server.run("cupsdisable", "office")
    (problem,) = office.print()
    assert (problem.code, problem.severity) == ("printer-stopped", "error")
    assert office.states() == ["released"] * 3
    server.run("cupsenable", "office")
    assert office.print() == ()
    assert sorted(office.names()) == [sheaf.name for sheaf in office.sheaves]


def test_what_the_printer_lacks_is_refused(server: cups.Cups) -> None:
    (printer,) = list_printers(server.host)
    assert printer.name == "office"
    check_options(printer, [Ticket("two-sided-long-edge", "iso_a4_210x297mm", "top-left", "tray-1")])
    with pytest.raises(ContentError) as told:
        check_options(printer, [Ticket("sideways", "papyrus", "saddle", "tray-9")])
    assert [problem.code for problem in told.value.problems] == ["option-unsupported"] * 4
    with pytest.raises(UsageError, match="there are office"):
        find_printer("nowhere", server.host)


def test_a_failed_job_is_told_and_printed_when_asked_again(tmp_path: Path, server: cups.Cups) -> None:
    office = Office(tmp_path, server, 2)
    (server.root / "jam").touch()
    assert [problem.code for problem in office.print()] == ["job-failed"] * 2
    assert office.states() == ["failed", "failed"]
    assert server.printed() == []
    (server.root / "jam").unlink()
    assert office.print() == ()
    assert office.states() == ["failed", "failed", "done", "done"]
    assert office.names() == [sheaf.name for sheaf in office.sheaves]


def test_held_jobs_wait_and_a_cancelled_one_is_told(tmp_path: Path, server: cups.Cups) -> None:
    office = Office(tmp_path, server, 3)
    assert office.print(hold=True) == ()
    assert office.states() == ["held"] * 3
    assert office.print(hold=True) == ()
    assert office.states() == ["held"] * 3  # none is made twice
    server.run("cancel", "office-2")
    assert [problem.code for problem in office.print()] == ["job-cancelled"]
    assert office.states() == ["done", "cancelled", "done"]
    assert office.print() == ()
    assert sorted(office.names()) == [sheaf.name for sheaf in office.sheaves]


def test_a_job_that_the_printer_forgot_is_in_doubt(
    tmp_path: Path, server: cups.Cups, monkeypatch: pytest.MonkeyPatch
) -> None:
    from masthead.copies.printing import jobs

    office = Office(tmp_path, server, 2)
    office.print(hold=True)
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.note(1, "released")
    with monkeypatch.context() as patch:
        real = jobs.job_of
        patch.setattr(jobs, "job_of", lambda printer, number: None if number == 1 else real(printer, number))
        assert [problem.code for problem in office.print()] == ["job-doubtful"]
    assert [problem.code for problem in office.print()] == ["job-doubtful"]  # it is never printed by itself
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        settle(ledger, 1, [], [office.sheaves[0].name])
    assert office.print() == ()
    assert sorted(office.names()) == [sheaf.name for sheaf in office.sheaves]


PRINTING = """
import sys
from pathlib import Path
from masthead.copies.ledger import Ledger
from masthead.copies.printing.printers import find_printer
from masthead.copies.printing.sending import Sender
from masthead.copies.printing.tickets import sheaves_of
folder, host = Path(sys.argv[1]), sys.argv[2]
sheaves = sheaves_of(folder / "run", "run", {})
printer = find_printer("office", host)
print("ready", flush=True)
with Ledger(folder / "ledger.sqlite") as ledger:
    sys.exit(bool(Sender(ledger, ledger.run("run"), "run", printer, print).send(sheaves)))
"""


def test_killing_it_prints_nothing_twice_and_loses_nothing(tmp_path: Path, server: cups.Cups) -> None:
    office = Office(tmp_path, server, 8)
    chance = random.Random(6)
    killed = 0
    while True:
        program = subprocess.Popen(
            [sys.executable, "-c", PRINTING, str(tmp_path), server.host], cwd=ROOT, stdout=subprocess.PIPE
        )
        assert program.stdout
        program.stdout.readline()
        try:
            status = program.wait(chance.uniform(0.01, 0.2) if killed < 20 else 60)
        except subprocess.TimeoutExpired:
            program.send_signal(signal.SIGKILL)
            program.wait()
            killed += 1
            continue
        finally:
            program.stdout.close()
        assert status == 0
        break
    assert killed
    assert Counter(office.names()) == Counter(sheaf.name for sheaf in office.sheaves)


@pytest.mark.parametrize("step", ["create_held", "send_file", "release"])
@pytest.mark.parametrize("after", [False, True])
def test_a_crash_at_each_step(
    tmp_path: Path, server: cups.Cups, monkeypatch: pytest.MonkeyPatch, step: str, after: bool
) -> None:
    from masthead.copies.printing import jobs

    office = Office(tmp_path, server, 2)
    real = getattr(jobs, step)

    def crash(*words: object) -> object:
        if after:
            real(*words)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(jobs, step, crash)
        with pytest.raises(KeyboardInterrupt):
            office.print()
    assert office.print() == ()
    assert sorted(office.names()) == [sheaf.name for sheaf in office.sheaves]


def test_a_file_that_is_not_the_one_that_was_made_is_refused(tmp_path: Path) -> None:
    document = make_document(tmp_path, "A/1", "en", 1, "restricted")
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        run = begin_run(plan_for([document], 2), Options("run"), ledger)
        files = list(make_files(run, tmp_path / "run"))
    with pytest.raises(UsageError, match="stapled together"):
        sheaves_of(tmp_path / "run", "run", {"staple": "any"})
    (tmp_path / "run" / files[0].file).write_bytes(b"other")
    (tmp_path / "run" / files[1].file).unlink()
    with pytest.raises(ContentError) as told:
        sheaves_of(tmp_path / "run", "run", {})
    assert [problem.code for problem in told.value.problems] == ["file-changed", "file-missing"]


def test_a_printer_that_does_not_answer(tmp_path: Path) -> None:
    if cups.lacking():
        pytest.skip("ipptool is not installed")
    with pytest.raises(MachineError, match="does not answer"):
        find_printer("office", "localhost:1")
