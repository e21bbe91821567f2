from __future__ import annotations

from pathlib import Path

import pytest

from masthead.building.project import find_project
from masthead.building.scaffold import first_texts
from masthead.building.settings import Settings, read_settings
from tests.commands.projects import Folder


def test_a_first_text_is_right_as_it_stands(folder: Folder) -> None:
    known = first_texts(find_project(folder.root))
    pairs = [(kind, language) for kind, languages in known.items() for language in languages]
    for number, (kind, language) in enumerate(pairs, start=1):  # versions of one document would be compared
        done = folder.run("new", kind, f"A/C.2/65/{number}", "--language", language)
        file = f"content/A_C.2_65_{number}/{language}.md"
        assert (done.exit_code, done.output) == (0, f"{file}\n")
        done = folder.run("check", file)
        assert done.output == "1 document checked: nothing wrong\n"


def test_in_an_empty_folder_it_begins_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Folder(tmp_path / "other")
    (made.root / "pyproject.toml").unlink()
    (made.root / "content").rmdir()
    monkeypatch.chdir(made.root)
    done = made.run("new", "letter", "A/C.2/65/2")
    assert (done.exit_code, done.output) == (0, "pyproject.toml\n.gitignore\ncontent/A_C.2_65_2/en.md\n")
    assert read_settings(made.root / "pyproject.toml") == Settings()
    assert made.run("check").output == "1 document checked: nothing wrong\n"


def test_no_project_is_begun_where_something_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Folder(tmp_path / "other")
    (made.root / "pyproject.toml").unlink()
    monkeypatch.chdir(made.root)
    done = made.run("new", "letter", "A/C.2/65/2")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "error project-missing: no project here, and the folder is not empty, so none is begun in it\n"
        "  hint: go to an empty folder, or write [tool.masthead] into pyproject.toml here\n"
    )


def test_nothing_is_written_over(folder: Folder) -> None:
    file = folder.write("content/A_C.2_65_2/en.md", "mine")
    done = folder.run("new", "letter", "A/C.2/65/2")
    assert done.exit_code == 1
    assert done.stderr == (
        "content/A_C.2_65_2/en.md: error file-exists: the document has this text already\n"
        "  hint: edit it, or choose another symbol or language\n"
    )
    assert file.read_text() == "mine"


def test_a_kind_that_there_is_not(folder: Folder) -> None:
    done = folder.run("new", "poem", "A/C.2/65/2")
    assert (done.exit_code, done.stdout) == (2, "")
    message, hint = done.stderr.splitlines()
    assert message == "error first-text-missing: there is no first text of kind `poem` in the language `en`"
    assert hint.startswith("  hint: there are: addendum (")
    assert "letter (ar, en, " in hint


def test_a_project_has_its_own_first_texts(folder: Folder) -> None:
    folder.write("templates/new/letter.en.md", "{{ symbol }} {#label}\n")
    folder.run("new", "letter", "A/C.2/65/2")
    assert (folder.root / "content/A_C.2_65_2/en.md").read_text() == "A/C.2/65/2 {#label}\n"


def test_a_symbol_that_is_none(folder: Folder) -> None:
    done = folder.run("new", "letter", "A//65")
    assert done.exit_code == 2
    assert "Error: Invalid value for 'SYMBOL': " in done.stderr
