"""How problems are told to the user: one a line, in order of their places, the hint below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from masthead.building.places import shown
from masthead.errors import Problem

if TYPE_CHECKING:
    from masthead.building.build import Result


def print_problems(problems: Iterable[Problem]) -> None:
    """Writes problems to the error stream, each once, by file, line and code; those without a file first."""
    for problem in sorted(dict.fromkeys(problems), key=_order):
        near = replace(problem, path=Path(shown(problem.path)) if problem.path else None)
        click.echo(str(near), err=True)


def told(result: Result) -> Iterator[str]:
    """The files that came of a document, a line each; of a PDF that was there, which pages changed."""
    for file in result.files:
        change = f" ({result.change})" if result.change and file.suffix == ".pdf" else ""
        yield f"{shown(file)}{change}"


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether one of them is more than a warning."""
    return any(problem.severity == "error" for problem in problems)


def count(number: int, what: str) -> str:
    """A number and its noun: ``1 document``, ``2 documents``."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def _order(problem: Problem) -> tuple[str, int, str, str]:
    return str(problem.path or ""), problem.line or 0, problem.code, problem.message
