"""Sends the files of a run to a printer, each once, whatever happens between us and it.

Every step is in the ledger before the next is taken. The printer first makes a job that waits (IPP's hold),
so that one of which we do not know the number, because we were killed, has printed nothing and can be taken
back. It is let go only when its number is in the ledger; from then on the printer itself is asked what
became of it.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from masthead.copies.ledger import Job, Ledger
from masthead.copies.printing import jobs
from masthead.copies.printing.printers import Printer, Ticket, find_printer
from masthead.copies.printing.repeating import repeated
from masthead.errors import Problem

_PAUSE = 0.5  # seconds between two looks at the printer
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Sheaf:
    """A file to be printed: its place, its name and digest in the ticket, what is asked of the printer."""

    path: Path
    name: str
    digest: str
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class Sender:
    """What is needed to send a run; ``hold`` leaves its jobs waiting at the printer."""

    ledger: Ledger
    run: int
    label: str
    printer: Printer
    tell: Tell
    hold: bool = False

    def send(self, sheaves: Sequence[Sheaf]) -> tuple[Problem, ...]:
        """Sends what is missing and waits until the printer is done; what went wrong, told and noted.

        Raises:
            MachineError: the printer does not answer or refuses; what was sent until then is in the ledger.
        """
        problems: list[Problem] = []
        for sheaf in sheaves:
            problem = self._bring(sheaf)
            problems += [problem] if problem else []
        return (*problems, *self._watch(sheaves))

    def _last(self, sheaf: Sheaf) -> Job | None:
        """The last job of a file, by its digest: a file that was made anew is another."""
        found = [
            job for job in self.ledger.jobs(self.run) if job.file == sheaf.name and job.digest == sheaf.digest
        ]
        return found[-1] if found else None

    def _bring(self, sheaf: Sheaf) -> Problem | None:
        """Brings a file to where the printer has it and lets it go, from wherever that stopped before."""
        job = self._last(sheaf)
        if job and job.state == "intended":
            self._clear(job)
            job = self._last(sheaf)
        if job and job.state in ("done", "released"):
            return None
        if job and job.state == "doubtful":
            return _doubt(job)
        if job is None or job.state != "held":
            job = self._submit(sheaf)
        if not self.hold:
            self._release(job)
        return None

    def _submit(self, sheaf: Sheaf) -> Job:
        name = f"{self.label} {sheaf.name} {secrets.token_hex(4)}"
        key = self.ledger.add_job(self.run, self.printer.address, name, sheaf.name, sheaf.digest)
        with repeated(sheaf.path, sheaf.ticket, self.printer) as (path, ticket):
            number = jobs.create_held(self.printer, name, ticket)
            jobs.send_file(self.printer, number, path)
        self.ledger.note(key, "held", number)
        self.tell(f"{sheaf.name}: job {number}")
        job = self._last(sheaf)
        assert job
        return job

    def _clear(self, job: Job) -> None:
        """A job that we were about to make: if the printer has it, it waits there, and is taken back."""
        printer = self._printer(job)
        there = jobs.job_called(printer, job.name)
        if there is None:
            self.ledger.note(job.id, "never-sent")
        elif there.state in jobs.ENDED and there.state != jobs.COMPLETED:
            self.ledger.note(job.id, "cancelled", there.number, there.message)
        elif there.state in (jobs.HELD, jobs.PENDING) and there.sheets == 0:
            jobs.cancel(printer, there.number)
            self.ledger.note(job.id, "cancelled", there.number, "was not noted when it was made")
        else:  # somebody let it go at the printer
            self.ledger.note(job.id, "released", there.number)

    def _release(self, job: Job) -> None:
        assert job.number is not None
        printer = self._printer(job)
        there = jobs.job_of(printer, job.number)
        if there and there.state == jobs.HELD:
            jobs.release(printer, job.number)
        self.ledger.note(job.id, "released")

    def _printer(self, job: Job) -> Printer:
        """The printer that a job is at: it need not be the one that is printed to now."""
        same = job.printer == self.printer.address
        return self.printer if same else find_printer(job.printer, "")

    def _watch(self, sheaves: Sequence[Sheaf]) -> list[Problem]:
        """Waits until every job that was let go has ended, or the printer stands still."""
        problems: list[Problem] = []
        for sheaf in sheaves:
            job = self._last(sheaf)
            if job is None or job.state != "released" or job.number is None:
                continue
            problem = self._wait(job, job.number)
            problems += [problem] if problem else []
            if problem and problem.code == "printer-stopped":
                break
        return problems

    def _wait(self, job: Job, number: int) -> Problem | None:
        printer, before = self._printer(job), ""
        while True:
            there = jobs.job_of(printer, number)
            if there is None:
                self.ledger.note(job.id, "doubtful", message="the printer has forgotten it")
                return _doubt(job)
            if there.state in jobs.ENDED:
                return self._end(job, there)
            state = find_printer(printer.address, "")
            trouble = f": {state.trouble}" if state.trouble else ""
            if state.stopped:
                hint = "start it, then give the same command again"
                message = f"{printer.name} has stopped at job {number} ({job.file}){trouble}"
                return Problem("printer-stopped", message, hint=hint)
            now = f"{job.file}: job {number}, {_sheets(there.sheets)}{trouble}"
            if now != before:
                self.tell(now)
            before = now
            time.sleep(_PAUSE)

    def _end(self, job: Job, there: jobs.PrinterJob) -> Problem | None:
        state = jobs.ENDED[there.state]
        self.ledger.note(job.id, state, there.number, there.message)
        self.tell(f"{job.file}: {state}")
        if state == "done":
            return None
        hint = "give the same command again to print it; destroy what came out of it"
        sheets = f" after {_sheets(there.sheets)}" if there.sheets else ""
        told = f": {there.message}" if there.message else ""
        message = f"{job.file}: job {there.number} {state}{sheets}{told}"
        return Problem(f"job-{state}", message, hint=hint)


def _sheets(count: int) -> str:
    return f"{count} sheet" if count == 1 else f"{count} sheets"


def _doubt(job: Job) -> Problem:
    hint = "look at what came out; then give the command again with --printed or --not-printed and the file"
    message = f"{job.file}: the printer has forgotten job {job.number}, which was let go"
    return Problem("job-doubtful", message, hint=hint)
