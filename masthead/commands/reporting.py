"""How problems are told to the user: one a line, in order of their places, the hint below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from masthead.building.places import shown
from masthead.errors import Problem


def print_problems(problems: Iterable[Problem]) -> None:
    """Writes problems to the error stream, each once, by file, line and code; those without a file first."""
    for problem in sorted(dict.fromkeys(problems), key=_order):
        near = replace(problem, path=Path(shown(problem.path)) if problem.path else None)
        click.echo(str(near), err=True)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether one of them is more than a warning."""
    return any(problem.severity == "error" for problem in problems)


def count(number: int, what: str) -> str:
    """A number and its noun: ``1 document``, ``2 documents``."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def _order(problem: Problem) -> tuple[str, int, str, str]:
    return str(problem.path or ""), problem.line or 0, problem.code, problem.message
