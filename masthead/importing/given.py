"""What the user says of a file that is imported."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from masthead.errors import Problem, UsageError
from masthead.symbols import Symbol


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says; None where the file itself is to say it."""

    symbol: Symbol | None = None
    language: str | None = None
    job: str | None = None
    kind: str | None = None


def unsaid(what: str, file: Path, example: str) -> UsageError:
    """The error of what neither the user nor the file says."""
    message = f"the file does not say its {what}"
    return UsageError(Problem(f"{what}-unsaid", message, file, hint=f"add --{what}, {example}"))
