"""What a hand did to fit a text to its pages: read, written, refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.document import Emphasis, Fit, Heading, NumberedParagraph, Paragraph, Text, Tracked
from masthead.errors import ContentError
from masthead.reading import read_body
from masthead.writing import write_body

PATH = Path("en.md")


def test_attributes_of_a_number_fit_the_paragraph_beside_it() -> None:
    text = "1. {pitch=11.7 space=9 .keep-lines}\n   A tree.\n"
    blocks, _ = read_body(text, PATH)
    paragraph = Paragraph((Text("A tree."),), fit=Fit(11.7, 9, keep_lines=True))
    assert blocks == (NumberedParagraph((paragraph,)),)
    assert write_body(blocks) == text


def test_a_heading_takes_space_and_keeping() -> None:
    text = "{space=0 .keep-next}\n## Trees\n"
    blocks, _ = read_body(text, PATH)
    assert blocks == (Heading(2, (Text("Trees"),), fit=Fit(space=0, keep_next=True)),)
    assert write_body(blocks) == text


def test_tracking_of_a_run() -> None:
    text = "{tracking=0.1:An *old* tree:} stands.\n"
    blocks, _ = read_body(text, PATH)
    run = Tracked((Text("An "), Emphasis((Text("old"),)), Text(" tree")), 0.1)
    assert blocks == (Paragraph((run, Text(" stands."))),)
    assert write_body(blocks) == text


@pytest.mark.parametrize("text", ["a :} b", "{tracking=0.1: a", ":}", "{tracking"])
def test_signs_that_are_meant(text: str) -> None:
    blocks = (Paragraph((Text(text),)),)
    assert read_body(write_body(blocks), PATH)[0] == blocks


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{pitch=wide}\nA tree.\n", "attribute-points"),
        ("{pitch=0}\nA tree.\n", "attribute-points"),
        ("{space=-6}\nA tree.\n", "attribute-points"),
        ("{pitch=11}\n# Trees\n", "attribute-unknown"),
        ("1. {pitch=11}\n   - A tree.\n", "attribute-misplaced"),
        ("A tree.[^1]\n\n[^1]:\n    {pitch=11}\n    An oak.\n", "attribute-unknown"),
        ("A {tracking=0.1:tree.\n", "brace"),
    ],
)
def test_refused(text: str, code: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_body(text, PATH)
    assert [problem.code for problem in caught.value.problems] == [code]
