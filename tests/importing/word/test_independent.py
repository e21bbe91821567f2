"""Another program that reads Word files, as a witness: its words are ours, and ours are its.

mammoth loses charts, typed tabs, mastheads and automatic numbers (it says so): these are taken out of the
comparison where they are ours alone.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree, html

from masthead.document import Chart, Heading, Table, inlines, walk
from masthead.importing.given import Given
from masthead.importing.imported import Imported
from masthead.importing.word import import_file
from masthead.importing.word.inlines import spoken
from masthead.writing import write_body

FOLDER = Path(__file__).parents[4] / "shared" / "reference" / "word"
FILES = sorted(FOLDER.glob("*.docx"))
WORD = re.compile(r"[^\W\d_]{2,}|\d+")
NUMBER = re.compile(r"[IVXL]+|[A-Z]|\d{1,2}")
BREAKS = {"p", "td", "th", "tr", "table", "li", "br", "h1", "h2", "h3", "h4", "h5", "h6"}


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(unicodedata.normalize("NFKC", text).replace("\u00ad", "")))


def found_by_mammoth(path: Path) -> str:
    mammoth = pytest.importorskip("mammoth")
    with path.open("rb") as file:
        root = html.fromstring(f"<div>{mammoth.convert_to_html(file).value}</div>")
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag in BREAKS:
            element.tail = f" {element.tail or ''}"
    for mark in root.xpath('//a[contains(@href, "note-")]'):  # of a note and of the way back
        mark.text = " "
    return str(etree.tostring(root, method="text", encoding="unicode"))


@pytest.mark.skipif(not FILES, reason="the reference documents are not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_word_that_it_finds(path: Path) -> None:
    imported = import_file(path, Given(), {})
    ours = write_body(imported.document_blocks, imported.notes)
    ours += " ".join(map(str, (imported.title, imported.values, imported.guesses)))
    ours += " ".join(remark.text for remark in imported.report.removed)  # contents lists, made anew
    ours = re.sub(r"\\\n?|[*^~`]", "", ours)
    missing = words(found_by_mammoth(path)) - words(ours)
    running = [b for b in walk(imported.document_blocks) if isinstance(b, Heading) and b.mark is None]
    # a heading whose number runs on has none in Markdown: numbering gives it
    lost = {word: count for word, count in missing.items() if not NUMBER.fullmatch(word)}
    assert not lost
    assert sum(missing.values()) <= len(running)


def said_by_blocks(imported: Imported) -> str:
    """What the text says, without the syntax of Markdown, and without what only we read."""
    blocks = [b for b in walk(imported.document_blocks) if not isinstance(b, Chart)]
    blocks += [block for note in imported.notes for block in note.blocks]
    said = [spoken(content) for block in blocks for content in inlines(block)]
    said += [str(getattr(block, "mark", None) or "") for block in blocks]
    return " ".join(said)


@pytest.mark.skipif(not FILES, reason="the reference documents are not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_word_that_it_does_not_find(path: Path) -> None:
    theirs = words(found_by_mammoth(path))
    assert sum(theirs.values()) > 2000
    more = words(said_by_blocks(import_file(path, Given(), {}))) - theirs
    assert not {word: count for word, count in more.items() if not NUMBER.fullmatch(word)}


def rows_of_xml(path: Path) -> list[tuple[str, ...]]:
    """What stands in the cells of each row of the file's own XML, cells without words left out."""
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    for name in ("del", "moveFrom", "Fallback"):
        for element in list(root.iter(f"{{*}}{name}")):
            element.getparent().remove(element)
    rows = []
    for row in root.iter("{*}tr"):
        cells = (
            "".join(
                t.text or "" if t.tag.endswith("}t") else "\u2011"
                for t in cell.iter("{*}t", "{*}noBreakHyphen")
            )
            for cell in row.iterchildren("{*}tc")
        )
        rows.append(tuple("".join(cell.split()) for cell in cells if cell.strip()))
    return rows


@pytest.mark.skipif(not FILES, reason="the reference documents are not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_row_of_every_table_cell_by_cell(path: Path) -> None:
    imported = import_file(path, Given(), {})
    tables = [b for b in walk(imported.document_blocks) if isinstance(b, Table)]
    cells = [[spoken(cell.content) for cell in row] for t in tables for row in (*t.head, *t.rows)]
    ours = [tuple("".join(cell.split()) for cell in row if cell.strip()) for row in cells]
    theirs = [row for row in rows_of_xml(path) if row]
    left = iter(theirs)
    assert len(ours) > 50
    assert [row for row in ours if row and row not in left] == []  # each behind the one before
    listed = "".join(
        "".join(remark.text.split()) for remark in imported.report.removed
    )  # contents, made anew
    assert [row for row in theirs if len(row) > 1 and row not in ours and row[0] not in listed] == []
