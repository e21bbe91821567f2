"""Another program that reads Word files, as a witness: every word that it finds is in our Markdown.

mammoth loses charts, typed tabs and automatic numbers (it says so), so only this direction is tested.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree, html

from masthead.document import Heading, walk
from masthead.importing.given import Given
from masthead.importing.word import import_file
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
