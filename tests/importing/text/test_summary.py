"""The summary at the head of a report stands in a box; what only looks like one does not."""

from __future__ import annotations

from pathlib import Path

from masthead.document import Block, Heading, NewPage, Summary
from masthead.importing.text import import_text
from masthead.symbols import Symbol

HEAD = """\
         United Nations                                               A/HRC/99/60
         General Assembly                                             Distr.: General
                                                                      22 April 2044


Human Rights Council
Ninety-ninth session
Agenda item 5


         Report of the Working Group on the lamps of the port


"""
SUMMARY = """\
  Summary
                The lamps of the port are lit at dusk and put out at dawn, and their keepers write
         down the hour of both in a book.
"""
TEXT = """\
     I. Introduction
            1.      The lamps are of three kinds, as the keepers have told the Working Group when it
            visited the port.
            2.      The bells are of one kind.
"""


def read(text: str) -> tuple[Block, ...]:
    symbol = Symbol.parse("A/HRC/99/60")
    return import_text(text, language="en", symbol=symbol, job=None, path=Path("a.txt")).document_blocks


def test_a_summary_is_boxed_and_its_word_is_the_pages() -> None:
    box, *after = read(f"{HEAD}{SUMMARY}\n\n{TEXT}")
    assert isinstance(box, Summary)
    assert len(box.blocks) == 1
    assert isinstance(after[0], Heading)


def test_where_a_page_begins_behind_it_a_hand_has_begun_it() -> None:
    _, after, *_ = read(f"{HEAD}{SUMMARY}\n\n\n\fA/HRC/99/60\n\n\n{TEXT}")
    assert isinstance(after, NewPage)


def test_a_heading_of_that_word_in_the_text_is_none() -> None:
    blocks = read(f"{HEAD}{TEXT}\n\n  Summary\n\n{TEXT.replace('I.', 'II.')}")
    assert not any(isinstance(block, Summary) for block in blocks)
