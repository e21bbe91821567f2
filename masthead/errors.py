"""What can go wrong, and how it is told: code, place, message, hint and exit status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, at one place, with what to do about it.

    ``code`` is stable and hyphenated (``note-undefined``); ``line`` counts from 1.
    """

    code: str
    message: str
    path: Path | None = None
    line: int | None = None
    hint: str | None = None
    severity: Severity = "error"

    def __str__(self) -> str:
        """``path:line: error code: message``, and the hint on a line of its own."""
        place = "".join(f"{part}:" for part in (self.path, self.line) if part is not None)
        text = f"{place} {self.severity} {self.code}: {self.message}".lstrip()
        return f"{text}\n  hint: {self.hint}" if self.hint else text


class MastheadError(Exception):
    """The base of our errors: carries every problem found, and knows its exit status."""

    exit_status: ClassVar[int] = 4

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class ContentError(MastheadError):
    """The text, its metadata or a project's own files are not right; the user can mend them."""

    exit_status = 1


class UsageError(MastheadError):
    """The command was called wrongly."""

    exit_status = 2


class MachineError(MastheadError):
    """The machine lacks something: a library, a font, room on the disk."""

    exit_status = 3


class InternalError(MastheadError):
    """A fault of ours."""

    exit_status = 4
