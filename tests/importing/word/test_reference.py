"""The Word files of the reference: nothing lost, and what is written reads back the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.document import NumberedParagraph, Table, walk
from masthead.importing.given import Given
from masthead.importing.word import import_file
from masthead.reading import read_body
from masthead.writing import write_body

FOLDER = Path(__file__).parents[4] / "shared" / "reference" / "word"
FILES = sorted(FOLDER.glob("*.docx"))


@pytest.mark.skipif(not FILES, reason="the reference documents are not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_import(path: Path) -> None:
    imported = import_file(path, Given(), {})
    assert imported.title
    assert {"symbol", "language", "job", "job_dates", "original"} <= set(imported.values)
    assert {"distribution", "date", "session", "agenda_title"} <= set(imported.guesses)
    assert not imported.report.lost
    kinds = {type(block) for block in walk(imported.document_blocks)}
    assert {NumberedParagraph, Table} <= kinds
    blocks, notes = imported.document_blocks, imported.notes
    assert read_body(write_body(blocks, notes), path, 1) == (blocks, notes)
