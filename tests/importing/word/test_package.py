"""Packages of Word files as programs write them: "strict" names and measures, parts elsewhere or missing."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from masthead.document import Heading, Table
from masthead.importing.given import Given
from masthead.importing.word import import_file
from masthead.importing.word.names import number
from tests.importing.word.making import docx, opening, p, run, tbl, tc, tr
from tests.importing.word.test_importing import texts

TRANSITIONAL = (
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/",
        "http://purl.oclc.org/ooxml/wordprocessingml/",
    ),
    ("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/"),
)


def rewritten(
    path: Path, change: dict[str, str | None], everywhere: tuple[tuple[str, str], ...] = ()
) -> Path:
    """The package with other names of parts (None: without them), and other words in all of them."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            for before, after in everywhere:
                data = data.replace(before.encode(), after.encode())
            target = change.get(name, name)
            if target is not None:
                new.writestr(target, data)
    return path


def body() -> str:
    right = '<w:ind w:start="63.35pt" w:end="2.2cm"/>'
    head = run("Roots", '<w:b/><w:sz w:val="12pt"/>')
    by_hand = p(head, style="Normal", properties='<w:outlineLvl w:val="0"/>')
    return opening() + by_hand + p("1.\tA tree.", properties=right) + tbl(tr(tc("Oak"), tc("2")))


def test_strict_names_and_measures(tmp_path: Path) -> None:
    plain = import_file(docx(tmp_path / "a.docx", body()), Given(), {})
    strict = import_file(rewritten(docx(tmp_path / "b.docx", body()), {}, TRANSITIONAL), Given(), {})
    assert strict.document_blocks == plain.document_blocks
    assert strict.values == plain.values
    heading, _, table = strict.document_blocks
    assert isinstance(heading, Heading)
    assert heading.level == 3
    assert isinstance(table, Table)


@pytest.mark.parametrize(
    ("text", "twips"), [("12pt", 240), ("1in", 1440), ("2.54cm", 1440), ("1pc", 240), ("7", 7), ("xpt", None)]
)
def test_measures_with_units(text: str, twips: int | None) -> None:
    assert number(text) == twips


def test_parts_that_stand_elsewhere(tmp_path: Path) -> None:
    moved = {
        "word/document.xml": "text/main.xml",
        "word/_rels/document.xml.rels": "text/_rels/main.xml.rels",
        "word/styles.xml": "styles/all.xml",
    }
    everywhere = (("word/document.xml", "/text/main.xml"), ("styles.xml", "../styles/all.xml"))
    file = rewritten(docx(tmp_path / "a.docx", body()), moved, everywhere)
    got = import_file(file, Given(language="en"), {})
    assert got.title == "State of the gardens"


@pytest.mark.parametrize(
    "missing", ["word/styles.xml", "word/header1.xml", "word/footer1.xml", "[Content_Types].xml"]
)
def test_parts_that_are_missing(tmp_path: Path, missing: str) -> None:
    file = rewritten(docx(tmp_path / "a.docx", body()), {missing: None})
    got = import_file(file, Given(language="en"), {})
    assert any("A tree." in text for text in texts(got.document_blocks)) or "A tree." in str(
        got.document_blocks
    )


def test_without_relations_at_all(tmp_path: Path) -> None:
    file = rewritten(docx(tmp_path / "a.docx", body()), {"word/_rels/document.xml.rels": None})
    got = import_file(file, Given(language="en"), {})
    assert "A tree." in str(got.document_blocks)
