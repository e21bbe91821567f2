"""The reference letter: its structure, whatever blank lines, indents and page signs are left of it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from masthead.document import (
    Block,
    Heading,
    NoteCall,
    NumberedParagraph,
    Part,
    Signature,
    children,
    inlines,
    walk,
)
from masthead.importing.text import Imported, import_text

REFERENCE = Path(__file__).resolve().parents[4] / "shared" / "reference" / "text" / "A_C.2_65_2-FR.txt"


def as_it_is(text: str) -> str:
    return text


def without_indents_and_blank_lines(text: str) -> str:
    return re.sub(r"\n[ \n]+", "\n", re.sub(r" +", " ", text))


def double_spaced(text: str) -> str:
    return text.replace("\n", "\n\n")


def with_windows_line_ends(text: str) -> str:
    return text.replace("\n", "\r\n")


FORMS = (as_it_is, without_indents_and_blank_lines, double_spaced, with_windows_line_ends)


@pytest.fixture(params=FORMS, ids=lambda form: form.__name__)
def letter(request: pytest.FixtureRequest) -> Imported:
    if not REFERENCE.exists():
        pytest.skip("the reference letter is not beside this repository")
    text = request.param(REFERENCE.read_text(encoding="utf-8"))
    return import_text(text, language="fr", symbol=None, job=None, path=REFERENCE)


def only(blocks: tuple[Block, ...], kind: type[Block]) -> list[Block]:
    return [block for block in walk(blocks) if isinstance(block, kind)]


def test_parts_stand_in_each_other(letter: Imported) -> None:
    annex, enclosure, appendix = only(letter.document_blocks, Part)
    assert isinstance(annex, Part)
    assert isinstance(enclosure, Part)
    assert isinstance(appendix, Part)
    assert [part.kind for part in (annex, enclosure, appendix)] == ["annex", "enclosure", "appendix"]
    assert enclosure in children(annex)
    assert appendix in children(enclosure)
    assert not annex.runs_on
    assert not enclosure.runs_on


def test_paragraphs_are_numbered_by_their_place(letter: Imported) -> None:
    parts = only(letter.document_blocks, Part)
    numbered = [[b for b in children(part) if isinstance(b, NumberedParagraph)] for part in parts]
    assert [len(blocks) for blocks in numbered] == [0, 67, 17]
    assert all(block.mark is None for blocks in numbered for block in blocks)


def test_headings(letter: Imported) -> None:
    headings = [b for b in only(letter.document_blocks, Heading) if isinstance(b, Heading)]
    assert all(heading.mark in (None, "") for heading in headings)
    levels = Counter(heading.level for heading in headings if heading.mark is None and heading.level > 1)
    assert levels == {2: 3, 3: 6}


def test_notes_are_called_once(letter: Imported) -> None:
    calls = [
        inline.label
        for block in walk(letter.document_blocks)
        for run in inlines(block)
        for inline in run
        if isinstance(inline, NoteCall)
    ]
    assert calls == ["a", "b"]
    assert [note.label for note in letter.notes] == ["a", "b"]


def test_the_rest(letter: Imported) -> None:
    assert len(only(letter.document_blocks, Signature)) == 2
    assert letter.title.startswith("Lettre datée du ")
    assert letter.guesses["kind"] == "letter"
    assert letter.guesses["symbol"] == "A/C.2/65/2"
    assert letter.guesses["job"] == "10-60686"
