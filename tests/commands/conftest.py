from __future__ import annotations

from pathlib import Path

import pytest

from masthead.building.pipeline import SetFiles
from tests.commands.projects import Folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    made = Folder(tmp_path / "project")
    monkeypatch.chdir(made.root)
    return made


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stands in for composing and setting; lists the symbols it was asked to set, in order."""
    asked: list[str] = []

    def set_document(document, project, formats):  # type: ignore[no-untyped-def]
        asked.append(f"{document.metadata.symbol} {document.metadata.language}")
        return SetFiles({format: f"{format} of {asked[-1]}".encode() for format in formats})

    monkeypatch.setattr("masthead.building.workers.set_document", set_document)
    monkeypatch.setattr("masthead.building.workers.processors", lambda: 1)
    return asked
