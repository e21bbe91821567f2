"""The dialect: fixtures of what each construct reads as, and of what is refused, with its line."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from masthead.errors import ContentError
from masthead.reading import read_body
from tests.dump import outline
from tests.fixtures import fixtures

FOLDER = Path(__file__).parent / "fixtures"
PATH = Path("text.md")
READ = [
    pytest.param(source, expected, id=f"{path.stem}:{line} {title}")
    for path in sorted(FOLDER.glob("*.md"))
    if path.stem != "errors"
    for line, title, source, expected in fixtures(path)
]
REFUSED = [
    pytest.param(source, expected, id=f"errors:{line} {title}")
    for line, title, source, expected in fixtures(FOLDER / "errors.md")
]


@pytest.mark.parametrize(("source", "expected"), READ)
def test_reads(source: str, expected: str) -> None:
    assert outline(*read_body(source, PATH)) == expected


@pytest.mark.parametrize(("source", "expected"), REFUSED)
def test_refuses(source: str, expected: str) -> None:
    with pytest.raises(ContentError) as raised:
        read_body(source, PATH)
    assert "\n".join(f"{p.line} {p.code}: {p.message}" for p in raised.value.problems) == expected
    assert all(problem.hint for problem in raised.value.problems)


def test_lines_count_from_the_first() -> None:
    blocks, _ = read_body("a\n\nb", PATH, first_line=12)
    assert [block.line for block in blocks] == [12, 14]


HOSTILE = [
    "> ",
    "- ",
    "1. a ",
    "[",
    "![",
    "*a ",
    "{*a",
    "a*b**c_",
    "::: annex\n",
    "[^a]: ",
    "^a~b",
    "<a ",
    "&#",
    "`",
    "([",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_repetition_ends(unit: str) -> None:
    """What matters is that it ends, read or refused: no RecursionError, no loss without a word."""
    with suppress(ContentError):
        blocks, _ = read_body(unit * 2000, PATH)
        assert blocks
