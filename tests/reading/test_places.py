"""Contents lists and new pages: read, written, refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.document import Contents, NewPage
from masthead.errors import ContentError
from masthead.reading import read_body
from masthead.writing import write_body

PATH = Path("en.md")


def test_read_and_written() -> None:
    text = "::: contents {level=2}\n:::\n\n::: new-page\n:::\n"
    blocks, _ = read_body(text, PATH, 1)
    assert blocks == (Contents(2), NewPage())
    assert write_body(blocks) == text


def test_the_level_that_is_not_given() -> None:
    assert read_body("::: contents\n:::\n", PATH, 1)[0] == (Contents(3),)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("::: contents {level=9}\n:::\n", "contents-level"),
        ("::: contents\nTrees\n:::\n", "misplaced"),
        ("::: new-page\nTrees\n:::\n", "misplaced"),
        ("1. A tree.\n\n   ::: new-page\n   :::\n", "misplaced"),
    ],
)
def test_refused(text: str, code: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_body(text, PATH, 1)
    assert [problem.code for problem in caught.value.problems] == [code]
