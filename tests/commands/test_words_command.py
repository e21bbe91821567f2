"""``words`` counts what was built, and says what is not built or lacks."""

from __future__ import annotations

import pytest

from masthead.building import conserving
from masthead.errors import Problem
from masthead.setting.conservation import Held
from tests.commands.projects import Folder


def test_what_is_not_built_is_told(folder: Folder, engine: list[str]) -> None:
    folder.letter("content/a/en.md", "A/C.2/65/1")
    done = folder.run("words")
    assert done.exit_code == 1
    assert "content/a/en.md: error document-not-built: A_C.2_65_1-EN.pdf is not built" in done.stderr
    assert done.stdout == "0 documents whole, 1 not\n"


@pytest.mark.parametrize("html", [2, 1])
def test_counts_are_told(
    folder: Folder, engine: list[str], monkeypatch: pytest.MonkeyPatch, html: int
) -> None:
    folder.letter("content/a/en.md", "A/C.2/65/1")
    folder.run("build")
    held = (Held("words", 1200, 1200, 1200), Held("notes", 2, 2, html, "" if html == 2 else "1 Some words."))
    warning = Problem("cells-unordered", "a table", folder.root / "a.md", 7, severity="warning")
    monkeypatch.setattr(conserving, "conservation", lambda *_: held)
    monkeypatch.setattr(conserving, "unordered", lambda *_: (warning,))
    done = folder.run("words")
    lines = done.stdout.splitlines()
    assert lines[:2] == [
        "A_C.2_65_1-EN                text      PDF     HTML",
        "  words                     1,200    1,200    1,200",
    ]
    if html == 2:
        assert lines[2:] == ["  notes                         2        2        2", "1 document whole, 0 not"]
    else:
        assert lines[2:] == [
            "  notes                         2        2        1  lacks: 1 Some words.",
            "0 documents whole, 1 not",
        ]
    assert "warning cells-unordered: a table" in done.stderr
    assert done.exit_code == (html != 2)
