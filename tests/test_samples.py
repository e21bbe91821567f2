"""The samples in ``content/``: they use every construct, and say the same in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from masthead import document
from masthead.building.check import check_documents
from masthead.building.discovery import discover
from masthead.building.pipeline import build_document, read_source
from masthead.building.project import Project, find_project
from masthead.document import Bullet, Document, Heading, Inline, Inlines, Part, SubParagraph, children, walk
from masthead.errors import MachineError
from masthead.kinds import load_kinds

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = sorted(path.parent.name for path in (ROOT / "content").glob("*/document.yaml"))
LANGUAGES = ("en", "fr")


def project() -> Project:
    return find_project(ROOT)


@cache
def sample(folder: str, language: str) -> Document:
    (source,) = discover(project(), [ROOT / "content" / folder / f"{language}.md"]).sources
    reading = read_source(source, load_kinds(project().templates))
    assert reading.document, reading.problems
    return reading.document


def samples() -> list[Document]:
    return [sample(folder, language) for folder in FOLDERS for language in LANGUAGES]


def flat(content: Inlines) -> Iterator[Inline]:
    for inline in content:
        yield inline
        yield from flat(getattr(inline, "children", ()))


def inlines(text: Document) -> Iterator[Inline]:
    every = (*text.blocks, *(block for note in text.notes for block in note.blocks))
    for block in walk(every):
        for content in document.inlines(block):
            yield from flat(content)


def levels(blocks: tuple[document.Block, ...], kind: type, depth: int = 1) -> int:
    """How deep blocks of a kind lie in one another."""
    found = [depth if isinstance(block, kind) else 0 for block in blocks]
    found += [levels(children(block), kind, depth + isinstance(block, kind)) for block in blocks]
    return max(found, default=0)


def test_there_are_a_letter_and_a_note_on_two_sheets() -> None:
    assert {(text.metadata.kind, text.metadata.date.year) for text in samples() if text.metadata.date} == {
        ("letter", 2025),
        ("note", 2010),
        ("note", 2025),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_construct_is_used(language: str) -> None:
    texts = [sample(folder, language) for folder in FOLDERS]
    blocks = [block for text in texts for block in walk(text.blocks)]
    assert {type(block) for block in blocks} == set(get_args(document.Block))
    fitted = {document.Tracked}  # by hand, to the pages of one text: nothing for a sample
    assert {type(inline) for text in texts for inline in inlines(text)} == (
        set(get_args(document.Inline)) - fitted
    )
    parts = [block for block in blocks if isinstance(block, Part)]
    assert {part.kind for part in parts} == {"annex", "enclosure", "appendix"}
    assert any(part.runs_on for part in parts)
    assert {block.level for block in blocks if isinstance(block, Heading)} == set(range(1, 7))
    assert any(block.mark == "" for block in blocks if isinstance(block, Heading))
    assert any(len(note.blocks) > 1 for text in texts for note in text.notes)
    assert max(levels(text.blocks, SubParagraph) for text in texts) == 4
    assert max(levels(text.blocks, Bullet) for text in texts) == 2


@pytest.mark.parametrize("folder", FOLDERS)
def test_languages_agree(folder: str) -> None:
    def outline(language: str) -> list[tuple[str, object]]:
        return [
            (type(block).__name__, getattr(block, "label", None))
            for block in walk(sample(folder, language).blocks)
        ]

    assert outline("en") == outline("fr")
    assert [note.label for note in sample(folder, "en").notes] == [
        note.label for note in sample(folder, "fr").notes
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_builds(folder: str, language: str) -> None:
    (source,) = discover(project(), [ROOT / "content" / folder / f"{language}.md"]).sources
    made = build_document(source, project(), ("pdf", "html"))
    assert made["pdf"].startswith(b"%PDF")
    assert made["html"].startswith(b"<!DOCTYPE html>")


def test_one_document_is_there_in_all_six_languages() -> None:
    folder = ROOT / "content" / "A_C.2_80_12"
    assert sorted(path.stem for path in folder.glob("*.md")) == ["ar", "en", "es", "fr", "ru", "zh"]
    checked, problems = check_documents(project(), [folder])
    assert (checked, problems) == (6, ())


@pytest.mark.parametrize("language", ["ar", "es", "ru", "zh"])
def test_other_languages_build(language: str) -> None:
    (source,) = discover(project(), [ROOT / "content" / "A_C.2_80_12" / f"{language}.md"]).sources
    try:
        files = build_document(source, project(), ("pdf", "html"))
    except MachineError as error:
        pytest.skip(str(error))
    html = files["html"].decode()
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in html
    assert files["pdf"].startswith(b"%PDF")
