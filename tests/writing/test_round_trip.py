"""What was written reads back as the same."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings

from masthead.document import Paragraph
from masthead.reading import read_body
from masthead.writing import write_body
from tests.strategies import Body, bodies, contents

PATH = Path("text.md")
SLOW = settings(
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@given(bodies())
@settings(SLOW, max_examples=80)
def test_bodies(body: Body) -> None:
    assert read_body(write_body(*body), PATH) == body


@given(contents(3, lone=True))
@settings(SLOW, max_examples=300)
def test_paragraphs(content: tuple[object, ...]) -> None:
    body = ((Paragraph(content),), ())  # type: ignore[arg-type]
    assert read_body(write_body(*body), PATH) == body


@given(bodies())
@settings(SLOW, max_examples=20)
def test_writing_again_changes_nothing(body: Body) -> None:
    once = write_body(*body)
    assert write_body(*read_body(once, PATH)) == once
