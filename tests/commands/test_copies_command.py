"""``masthead copies``: plan, make, ledger, reprint; what is wrong is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.commands.projects import Folder
from tests.copies.documents import make_document

LIST = "recipients:\n  - name: Ardenia\n    copies: 2\nrules:\n  - numbered: true\n"


@pytest.fixture
def project(folder: Folder) -> Folder:
    folder.letter("content/A_C.2_65_2/en.md", "A/C.2/65/2")
    (folder.root / "dist").mkdir()
    make_document(folder.root / "dist", "A/C.2/65/2", "en", 3)
    folder.write("list.yaml", LIST)
    return folder


def test_plan_is_a_table_and_a_file(project: Folder) -> None:
    done = project.run("copies", "plan", "list.yaml", "--csv", "plan.csv", "--paper", "Letter")
    assert done.exit_code == 0, done.output
    assert "in all: 2 copies, 4 sheets of Letter (80 g/m2), 1 ream, 0.02 kg" in done.output
    rows = (project.root / "plan.csv").read_text().splitlines()
    assert rows[1] == "Ardenia,,,A/C.2/65/2,en,2,yes,3,4,19"
    assert not (project.root / "copies").exists()


def test_make_ledger_and_reprint(project: Folder) -> None:
    assert project.run("copies", "list.yaml", "--label", "first", "--slips").exit_code == 0
    names = sorted(path.name for path in (project.root / "copies" / "first").iterdir())
    assert names == ["1-Ardenia.pdf", "packing-list.pdf", "plan.csv", "ticket.json"]
    again = ("copies", "reprint", "A/C.2/65/2", "2", "--label", "again", "--reason", "lost")
    assert project.run(*again).exit_code == 0
    assert project.run("copies", "ledger").output.splitlines() == [
        "A/C.2/65/2\t1 of 2\ten\tArdenia",
        "A/C.2/65/2\t2 of 2\ten\tArdenia\tagain: lost",
    ]


def test_changed_since_makes_nothing_where_nothing_changed(project: Folder) -> None:
    assert project.run("copies", "list.yaml", "--label", "first").exit_code == 0
    done = project.run("copies", "list.yaml", "--label", "second", "--changed-since", "first")
    assert done.output.startswith("0 files")


def test_what_is_not_built_or_stale_is_told(project: Folder) -> None:
    built = project.root / "dist" / "A_C.2_65_2-EN.pdf"
    os.utime(built, (1, 1))
    done = project.run("copies", "plan", "list.yaml")
    assert (done.exit_code, "document-stale" in done.output) == (1, True)
    built.unlink()
    done = project.run("copies", "plan", "list.yaml")
    assert (done.exit_code, "document-not-built" in done.output) == (1, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--label", "a/b"), "a label is of letters"),
        (("--label", "x", "--paper", "papyrus"), "no paper is called"),
        (("--label", "x", "--labels", "Avery 1"), "no label sheet is called"),
        (("--label", "x", "--variant", "pdf/x-4"), "say --date"),
        (("--label", "x", "--date", "tomorrow"), "YYYY-MM-DD"),
        (("--label", "x", "--changed-since", "never"), "no run is called"),
        (("--label", "x", "--paper", "A4", "--layout", "booklet", "--trim", "A4"), "do not fit"),
    ],
)
def test_wrong_usage(project: Folder, words: tuple[str, ...], told: str) -> None:
    done = project.run("copies", "list.yaml", *words)
    assert done.exit_code == 2
    assert told in done.output
    assert not (project.root / "copies" / "x").exists()


def test_printing_what_was_not_made(project: Folder) -> None:
    done = project.run("copies", "print", "never", "--printer", "office")
    assert (done.exit_code, "run-missing" in done.output) == (2, True)


def test_the_sample_list_is_right() -> None:
    from masthead.copies.reading import read_list

    read = read_list(Path(__file__).resolve().parents[2] / "docs" / "distribution.yaml")
    assert len(read.recipients) == 3
    assert read.recipients[1].address == ("7, quai des Marées", "Valdor")
