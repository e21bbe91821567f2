"""The writer's own way of writing each construct."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.reading import read_body
from masthead.writing import write_body
from tests.fixtures import fixtures

PATH = Path("text.md")
WRITTEN = [
    pytest.param(source, expected, id=f"{line} {title}")
    for line, title, source, expected in fixtures(Path(__file__).parent / "fixtures" / "canonical.md")
]


@pytest.mark.parametrize(("source", "expected"), WRITTEN)
def test_writes(source: str, expected: str) -> None:
    body = read_body(source, PATH)
    written = write_body(*body)
    assert written == expected + "\n"
    assert read_body(written, PATH) == body


def test_nothing_is_written_of_nothing() -> None:
    assert write_body((), ()) == ""
