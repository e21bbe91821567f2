"""A project in a folder of its own, and the command run in it."""

from __future__ import annotations

from pathlib import Path

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
        files = folder.iterdir() if folder.is_dir() else ()
        return {file.name: file.read_bytes() for file in files if file.name != "build.json"}
