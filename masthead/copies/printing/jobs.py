"""Jobs at a printer: made held, filled, let go, looked after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from masthead.copies.printing.ipp import Answer, Attribute, ask
from masthead.copies.printing.printers import Printer, Ticket
from masthead.errors import MachineError, Problem

# job-state (RFC 8011, 5.3.7)
PENDING, HELD, PROCESSING, STOPPED, CANCELLED, ABORTED, COMPLETED = range(3, 10)
ENDED = {CANCELLED: "cancelled", ABORTED: "failed", COMPLETED: "done"}
# job-state-reasons (RFC 8011, 5.3.8) in words; the others as they are
_REASONS = {
    "job-canceled-by-user": "by its user",
    "job-canceled-by-operator": "by the printer's operator",
    "job-canceled-at-device": "at the printer",
    "aborted-by-system": "by the print server",
}
_NO_REASON = ("none", "job-printing", "job-queued", "processing-to-stop-point")
_USER: Attribute = ("name", "requesting-user-name", "masthead")
_REQUESTED: Attribute = (
    "keywords",
    "requested-attributes",
    "job-id,job-name,job-state,job-state-reasons,job-printer-state-message,job-media-sheets-completed",
)


@dataclass(frozen=True, slots=True)
class PrinterJob:
    """A job as the printer tells of it."""

    number: int
    name: str
    state: int
    message: str
    sheets: int


def create_held(printer: Printer, name: str, ticket: Ticket) -> int:
    """Makes a job that waits, and gives its number: it prints nothing before it is let go."""
    job = (("keyword", "job-hold-until", "indefinite"), *ticket.attributes(printer))
    named: tuple[Attribute, ...] = (_USER, ("name", "job-name", name))
    answer = ask(printer.address, "Create-Job", named, job)
    if not answer.good or "job-id" not in answer.merged():
        raise _refused(printer, "a job", answer)
    return int(answer.merged()["job-id"])


def send_file(printer: Printer, number: int, file: Path) -> None:
    """Fills a job with its one file."""
    asked: tuple[Attribute, ...] = (
        ("integer", "job-id", str(number)),
        _USER,
        ("mimeMediaType", "document-format", "application/pdf"),
        ("boolean", "last-document", "true"),
    )
    answer = ask(printer.address, "Send-Document", asked, file=file)
    if not answer.good:
        raise _refused(printer, f"the file of job {number}", answer)


def release(printer: Printer, number: int) -> None:
    """Lets a job go."""
    answer = ask(printer.address, "Release-Job", (("integer", "job-id", str(number)), _USER))
    if not answer.good:
        raise _refused(printer, f"letting job {number} go", answer)


def cancel(printer: Printer, number: int) -> None:
    """Takes a job back; one that has ended stays as it is."""
    ask(printer.address, "Cancel-Job", (("integer", "job-id", str(number)), _USER))


def job_of(printer: Printer, number: int) -> PrinterJob | None:
    """A job by its number, None where the printer does not know of it any more."""
    asked = (("integer", "job-id", str(number)), _USER, _REQUESTED)
    answer = ask(printer.address, "Get-Job-Attributes", asked)
    return _job(answer.merged()) if answer.good else None


def job_called(printer: Printer, name: str) -> PrinterJob | None:
    """A job by its name, ended or not."""
    asked = (_USER, ("keyword", "which-jobs", "all"), _REQUESTED)
    answer = ask(printer.address, "Get-Jobs", asked)
    if not answer.good:
        raise _refused(printer, "the list of its jobs", answer)
    found = [group for group in answer.groups if group.get("job-name") == name]
    return _job(found[-1]) if found else None


def _job(said: Mapping[str, Any]) -> PrinterJob:
    reasons = said.get("job-state-reasons", "")
    every = [str(each) for each in (reasons if isinstance(reasons, list) else [reasons])]
    told = said.get("job-printer-state-message") or ", ".join(
        _REASONS.get(each, each) for each in every if each not in _NO_REASON
    )
    return PrinterJob(
        int(said["job-id"]),
        str(said.get("job-name", "")),
        int(said["job-state"]),
        str(told),
        int(said.get("job-media-sheets-completed", 0) or 0),
    )


def _refused(printer: Printer, what: str, answer: Answer) -> MachineError:
    message = f"{printer.name} refuses {what}: {answer.status} {answer.merged().get('status-message', '')}"
    return MachineError(Problem("printer-refuses", message.strip(), hint="look at the printer's settings"))
