"""Pages that a hand begins in Word files, and notes that stand in frames at the foot of the first."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.document import NewPage, Paragraph
from masthead.importing.word.inlines import spoken
from tests.importing.word.making import p
from tests.importing.word.test_importing import read, texts

BREAK = '<w:r><w:br w:type="page"/></w:r>'
FRAME = "<w:framePr w:w='9792' w:y='12961'/>"


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        (p("One.") + p(BREAK, "Two."), "Paragraph NewPage Paragraph"),
        (p("One.", BREAK) + p("Two."), "Paragraph NewPage Paragraph"),
        (p("One.") + p(BREAK) + p("Two."), "Paragraph NewPage Paragraph"),
        (p("One.") + p("Two.", properties="<w:pageBreakBefore/>"), "Paragraph NewPage Paragraph"),
        (p("One.", BREAK, "Two."), "Paragraph"),
    ],
)
def test_where_a_page_begins(tmp_path: Path, body: str, kinds: str) -> None:
    got = read(tmp_path, body)
    assert " ".join(type(block).__name__ for block in got.document_blocks) == kinds
    words = [spoken(b.content) for b in got.document_blocks if isinstance(b, Paragraph)]
    assert " ".join(words) == "One. Two."
    assert bool(got.report.unsure) == (NewPage not in map(type, got.document_blocks))


def test_a_note_in_a_frame_that_nothing_calls(tmp_path: Path) -> None:
    note = p("Note: words are short.", style="Normal", properties=FRAME)
    got = read(tmp_path, note + p("1.\tA tree."))
    assert [(n.mark, texts(n.blocks)) for n in got.notes] == [("", ["Note: words are short."])]


def test_two_frames_with_one_mark_are_both_kept(tmp_path: Path) -> None:
    frames = (p(f"\t*\t{words}", style="Normal", properties=FRAME) for words in ("Trees.", "Shrubs."))
    got = read(tmp_path, "".join(frames) + p("1.\tA tree."))
    assert [(n.mark, texts(n.blocks)) for n in got.notes] == [("*", ["Trees."]), ("*", ["Shrubs."])]


def test_a_frame_of_other_words_stays_where_it_is(tmp_path: Path) -> None:
    got = read(tmp_path, p("Of trees.", style="Normal", properties=FRAME) + p("1.\tA tree."))
    assert texts(got.document_blocks)[0] == "Of trees."
