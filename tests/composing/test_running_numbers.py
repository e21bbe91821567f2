"""Numbers, from Markdown in to marks out. The first line of an expected file names language and sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from masthead.composing.inlines import plain
from masthead.composing.numbering import number
from masthead.composing.references import resolve
from masthead.document import (
    Block,
    Document,
    Heading,
    NumberedParagraph,
    Paragraph,
    Part,
    SubParagraph,
    Table,
    walk,
)
from masthead.errors import ContentError
from masthead.languages import language
from masthead.resources import styles_folder
from masthead.sheets import load_sheets
from tests.making import make_document

FOLDER = Path(__file__).with_name("numbering")
NAMES = {NumberedParagraph: "numbered", SubParagraph: "sub", Heading: "heading", Table: "table"}


def numbered(text: str, code: str = "en", sheet: str = "newyork-2021") -> Document:
    marks = load_sheets((styles_folder(),))[sheet].rules.note_marks
    return resolve(*number(make_document(text, language=code), language(code), marks))


def mark(block: Block) -> Iterator[str]:
    if isinstance(block, NumberedParagraph | SubParagraph | Heading | Table):
        yield f"{NAMES[type(block)]} {block.line}: {block.mark}".strip()
    elif isinstance(block, Part):
        yield f"part {block.line}: {plain(block.title or ())}"


def said(document: Document) -> list[str]:
    marks = [line for block in walk(document.blocks) for line in mark(block)]
    return marks + [f"note {note.label}: {note.mark}" for note in document.notes]


@pytest.mark.parametrize("text", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_marks(text: Path) -> None:
    head, *expected = text.with_suffix(".marks").read_text(encoding="utf-8").splitlines()
    document = numbered(text.read_text(encoding="utf-8"), *head.split())
    assert said(document) == expected


def paragraphs(document: Document) -> list[str]:
    return [plain(block.content) for block in walk(document.blocks) if isinstance(block, Paragraph)]


def test_references_say_the_number_of_what_they_name() -> None:
    text = (FOLDER / "references.md").read_text(encoding="utf-8")
    document = numbered(text)
    assert paragraphs(document)[0] == "See 2, (a), 1, I and I."
    assert plain(document.notes[0].blocks[0].content) == "See (a)."


def test_reference_to_the_only_annex_says_annex() -> None:
    document = numbered("See [](#a).\n\n::: annex {#a}\nWords.\n:::\n")
    assert paragraphs(document)[0] == "See annex."


def test_reference_inside_emphasis_and_table() -> None:
    document = numbered("| *[](#here)* |\n|---|\n| **[](#here)** |\n\n1. {#here}\n   Words.\n")
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [plain(row[0].content) for row in (*table.head, *table.rows)] == ["1", "1"]


@pytest.mark.parametrize(("place", "expected"), [(26, "(z)"), (27, "(aa)"), (28, "(bb)")])
def test_letters_after_z(place: int, expected: str) -> None:
    text = "1. Words\n" + "".join(f"   {n}. Sub\n" for n in range(1, 30))
    marks = [line.split(": ")[1] for line in said(numbered(text)) if line.startswith("sub")]
    assert marks[place - 1] == expected


def test_numbering_twice_changes_nothing() -> None:
    for text in FOLDER.glob("*.md"):
        once = numbered(text.read_text(encoding="utf-8"))
        again, _ = number(once, language("en"), {"text": "number", "parts": "number"})
        assert said(again) == said(once)


@pytest.mark.parametrize(
    "labelled",
    ["{#it}\nA paragraph.", "{#it .unnumbered}\n## Heading", "{#it}\n# Title", "{#it}\n| a |\n|---|\n| b |"],
)
def test_reference_to_what_has_no_number(labelled: str) -> None:
    with pytest.raises(ContentError) as caught:
        numbered(f"Words.\n\nSee [](#it) and [](#it).\n\nWords[^n].\n\n{labelled}\n\n[^n]: See *[](#it)*.\n")
    assert [(p.code, p.line) for p in caught.value.problems] == [
        ("reference-numberless", 3),
        ("reference-numberless", 3),
        ("reference-numberless", caught.value.problems[-1].line),
    ]
