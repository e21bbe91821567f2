"""``masthead import`` of a Word file: what is written builds upon itself, and a loss can be refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.building.intake import import_file
from masthead.errors import ContentError
from masthead.importing.given import Given
from masthead.resources import templates_folder
from tests.importing.word.making import docx, opening, p

TEMPLATES = (templates_folder(),)


def test_writes_a_document_without_a_problem(tmp_path: Path) -> None:
    file = docx(tmp_path / "a.docx", opening() + p("\tI.\tTrees", style="HCh") + p("1.\tA tree."))
    intake = import_file(file, tmp_path / "content", Given(), TEMPLATES, force=False)
    assert [path.name for path in intake.files] == ["document.yaml", "en.md"]
    assert (intake.left, intake.problems, intake.report.unit) == ({}, (), "paragraph")
    assert "kind: report" in intake.files[0].read_text(encoding="utf-8")
    assert intake.files[1].read_text(encoding="utf-8").endswith("---\n\n## Trees\n\n1. A tree.\n")
    with pytest.raises(ContentError, match="file-exists"):
        import_file(file, tmp_path / "content", Given(), TEMPLATES, force=False)


def test_a_loss_is_an_error_where_that_is_asked_for(tmp_path: Path) -> None:
    file = docx(tmp_path / "a.docx", opening() + p("A tree.", "<w:r><w:object/></w:r>"))
    with pytest.raises(ContentError, match="import-loss"):
        import_file(file, tmp_path / "content", Given(), TEMPLATES, force=False, strict=True)
    assert not (tmp_path / "content").exists()
    assert import_file(file, tmp_path / "content", Given(), TEMPLATES, force=False).report.lost
