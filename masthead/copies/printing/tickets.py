"""From the job ticket of a run to what is asked of a printer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from masthead.copies.changes import file_digest
from masthead.copies.ledger import Ledger
from masthead.copies.making import TICKET
from masthead.copies.printing.printers import Ticket
from masthead.copies.printing.sending import Sheaf
from masthead.errors import ContentError, Problem, UsageError


def sheaves_of(folder: Path, label: str, asked: Mapping[str, str | None]) -> tuple[Sheaf, ...]:
    """The files of a run as they are to be printed; ``asked`` takes the place of what the ticket says.

    Raises:
        UsageError: the run is not there; sets of several copies cannot be stapled as one.
        ContentError: a file is missing or is not the one that the ticket names.
    """
    data = _ticket(folder, label)
    problems = [problem for file in data["files"] if (problem := _wrong(folder, file))]
    if problems:
        raise ContentError(problems)
    if asked.get("staple") and any(_sets(file) > 1 for file in data["files"]):
        hint = "make the run with --collate copy: then each copy is a job of its own"
        message = "a file holds several copies, which would be stapled together"
        raise UsageError(Problem("staple-sets", message, hint=hint))
    return tuple(
        Sheaf(folder / file["file"], file["file"], file["sha256"], _asked(file, asked))
        for file in data["files"]
    )


def _asked(file: Mapping[str, Any], asked: Mapping[str, str | None]) -> Ticket:
    slip = all(part["kind"] == "slip" for part in file["parts"])
    return Ticket(
        sides=asked.get("sides") or file["sides"],
        media=asked.get("media") or file["media"],
        staple=None if slip else asked.get("staple"),
        tray=asked.get("tray"),
        copies=file.get("copies", 1),
    )


def _sets(file: Mapping[str, Any]) -> int:
    """The copies that stand in a file, each on sheets of its own."""
    return len({part["first"] for part in file["parts"] if part["kind"] == "copy"})


def _ticket(folder: Path, label: str) -> dict[str, Any]:
    path = folder / TICKET
    try:
        data: dict[str, Any] = json.loads(path.read_bytes())
    except OSError as error:
        hint = f"make it first: masthead copies make LIST --label {label}"
        raise UsageError(Problem("run-missing", f"the run `{label}` is not made", path, hint=hint)) from error
    except ValueError as error:
        raise ContentError(
            Problem("ticket-damaged", "the job ticket cannot be read", path, hint="make the run again")
        ) from error
    if data.get("label") != label:
        raise UsageError(
            Problem(
                "run-other", f"this is the run `{data.get('label')}`", path, hint="name its folder: --out"
            )
        )
    return data


def _wrong(folder: Path, file: Mapping[str, Any]) -> Problem | None:
    path = folder / file["file"]
    if not path.is_file():
        return Problem("file-missing", "the file is not there", path, hint="make the run again")
    if file_digest(path) != file["sha256"]:
        return Problem(
            "file-changed", "the file is not the one that was made", path, hint="make the run again"
        )
    return None


def settle(ledger: Ledger, run: int, printed: Iterable[str], not_printed: Iterable[str]) -> None:
    """Notes what a person found of jobs that were in doubt. UsageError for a file that has no such job."""
    jobs = {job.file: job for job in ledger.jobs(run)}
    for names, state in ((printed, "done"), (not_printed, "failed")):
        for name in names:
            if name not in jobs or jobs[name].state != "doubtful":
                raise UsageError(Problem("job-not-doubtful", f"no job of `{name}` is in doubt"))
            ledger.note(jobs[name].id, state, message="as somebody found")
