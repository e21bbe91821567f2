from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from masthead.commands import main

LETTER = """\
---
symbol: {symbol}
kind: letter
title: Letter dated 1 March 2010 from the Secretary-General
---

{text}
"""


class Folder:
    """A project in a folder of its own, and the command run in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "content").mkdir(parents=True)
        (root / "pyproject.toml").write_text("[tool.masthead]\n")

    def write(self, path: str, text: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def letter(self, path: str, symbol: str, text: str = "I write to you.") -> Path:
        return self.write(path, LETTER.format(symbol=symbol, text=text))

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(main, words, prog_name="masthead")

    def dist(self) -> dict[str, bytes]:
        folder = self.root / "dist"
        return {file.name: file.read_bytes() for file in folder.iterdir()} if folder.is_dir() else {}


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
        return {format: f"{format} of {asked[-1]}".encode() for format in formats}

    monkeypatch.setattr("masthead.building.workers.set_document", set_document)
    monkeypatch.setattr("masthead.building.workers.processors", lambda: 1)
    return asked
