"""Texts as extractors give them, and what the import makes of them: in ``fixtures``, in our own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.importing.text import import_text
from masthead.reading import read_body
from masthead.writing import write_body
from tests.importing.text.dump import dump

FIXTURES = Path(__file__).parent / "fixtures"
TEXTS = sorted(FIXTURES.glob("*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_import(path: Path) -> None:
    language = path.stem.split("-")[1]
    imported = import_text(
        path.read_text(encoding="utf-8"), language=language, symbol=None, job=None, path=path
    )
    assert dump(imported) == path.with_suffix(".dump").read_text(encoding="utf-8")
    body = (imported.document_blocks, imported.notes)
    assert read_body(write_body(*body), path) == body


def test_form_feeds_may_be_missing() -> None:
    """The same letter without form feeds: heads and feet say where its pages end."""
    path = FIXTURES / "letter-en-feeds.txt"
    text = path.read_text(encoding="utf-8")
    whole, without = (
        import_text(form, language="en", symbol=None, job=None, path=path)
        for form in (text, text.replace("\f", ""))
    )
    assert without.title == whole.title
    assert [type(block) for block in without.document_blocks] == [
        type(block) for block in whole.document_blocks
    ]
    assert without.notes == whole.notes
