"""A number that a file has is the number that is set, however typists have counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.composing.numbering import shown_marks
from masthead.document import (
    Block,
    Cell,
    Heading,
    NumberedParagraph,
    Paragraph,
    SubParagraph,
    Table,
    Text,
)
from masthead.errors import InternalError
from masthead.importing import marks
from masthead.importing.marks import without_due_marks
from masthead.languages import language

ENGLISH = language("en")


def paragraphs(*said: str) -> tuple[Block, ...]:
    return tuple(NumberedParagraph((Paragraph((Text("A tree."),)),), mark=mark) for mark in said)


def items(*said: str) -> tuple[Block, ...]:
    return tuple(SubParagraph((Paragraph((Text("A tree;"),)),), mark=mark) for mark in said)


def headings(*said: str) -> tuple[Block, ...]:
    return tuple(Heading(2, (Text("Trees"),), mark=mark) for mark in said)


def tables(*said: str) -> tuple[Block, ...]:
    rows = ((Cell((Text("Oak"),)),),)
    return tuple(Table((), rows, ("left",), title=(Text("Trees"),), mark=mark) for mark in said)


def marks_of(blocks: tuple[Block, ...]) -> list[str | None]:
    return [getattr(block, "mark", None) for block in blocks]


@pytest.mark.parametrize(
    ("blocks", "kept"),
    [
        (paragraphs("1.", "2.", "3."), [None, None, None]),
        (paragraphs("15.", "16.", "17."), ["15.", None, None]),
        (paragraphs("1.", "65.", "3.", "4."), [None, "65.", "3.", None]),
        (paragraphs("1.", "2.", "2.", "4."), [None, None, "2.", "4."]),
        (paragraphs("12 bis.", "2."), ["12 bis.", "2."]),
        (items("(a)", "(c)", "(c)"), [None, "(c)", "(c)"]),
        (items("(a)", "(b)", "(b)", "(d)"), [None, None, "(b)", "(d)"]),
        (headings("I.", "III.", "III.", ""), [None, "III.", "III.", ""]),
        (tables("Table 1", "Table 1", "Table 3"), [None, "Table 1", None]),
    ],
)
def test_what_follows_of_itself_is_left_out(blocks: tuple[Block, ...], kept: list[str | None]) -> None:
    made = without_due_marks(blocks, ENGLISH, numbered_headings=True)
    assert marks_of(made) == kept
    assert marks_of(shown_marks(made, ENGLISH, numbered_headings=True)) == marks_of(blocks)


def test_a_kind_whose_headings_take_no_numbers_keeps_those_that_were_typed() -> None:
    made = without_due_marks(headings("I.", "", "II."), ENGLISH, numbered_headings=False)
    assert marks_of(made) == ["I.", "", "II."]


@given(st.lists(st.integers(1, 6), max_size=12))
def test_any_numbers(said: list[int]) -> None:
    for blocks in (paragraphs(*(f"{n}." for n in said)), items(*(f"({'abcdef'[n - 1]})" for n in said))):
        made = without_due_marks(blocks, ENGLISH, numbered_headings=True)
        assert marks_of(shown_marks(made, ENGLISH, numbered_headings=True)) == marks_of(blocks)


def test_a_number_that_is_another_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "due_marks", lambda blocks, *_, **__: blocks)  # as if each followed of itself
    with pytest.raises(InternalError, match=r"import-numbers-differ: the number '65\.' .* became '2\.'"):
        without_due_marks(paragraphs("1.", "65."), ENGLISH, numbered_headings=True)
