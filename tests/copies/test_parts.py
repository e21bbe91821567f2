"""The pages on which parts begin, as the tags of documents say that the real pipeline built."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.copies.documents import read_pages
from tests.commands.projects import Folder

SENTENCE = "The tide of the day was noted by two observers, and what they noted is kept."
LONG = "\n\n".join([SENTENCE] * 90)  # some three pages


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    made = Folder(tmp_path / "project")
    monkeypatch.chdir(made.root)
    return made


def starts(folder: Folder, text: str) -> tuple[int, tuple[int, ...]]:
    folder.letter("content/A_C.2_65_2/en.md", "A/C.2/65/2", text)
    done = folder.run("build")
    assert done.exit_code == 0, done.output
    return read_pages(folder.root / "dist" / "A_C.2_65_2-EN.pdf")


def test_annexes_and_what_they_hold_begin_where_their_titles_open_a_page(folder: Folder) -> None:
    pages, found = starts(
        folder,
        f"{SENTENCE}\n\n:::: annex\n# Tides\n\n{LONG}\n\n::: enclosure\n{SENTENCE}\n:::\n::::\n\n"
        f"::: annex\n{SENTENCE}\n:::\n",
    )
    assert pages >= 6
    assert found == (1, pages - 2, pages - 1)


def test_headings_and_parts_that_run_on_open_none(folder: Folder) -> None:
    text = f"# One\n\n{LONG}\n\n# Two\n\n{LONG}\n\n::: annex {{.runs-on}}\n{SENTENCE}\n:::\n"
    assert starts(folder, text)[1] == ()
