from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from masthead.building.discovery import discover
from masthead.building.project import Project


def write(*files: Path) -> None:
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()


def test_a_folder_a_document_and_a_file_a_language(project: Project) -> None:
    first, second = project.content / "A_65_1", project.content / "deep/A_65_2"
    write(second / "fr.md", first / "en.md", first / "document.yaml", first / "fr.md", first / "README.md")
    found = discover(project)
    assert found.problems == ()
    assert [(source.file, source.language) for source in found.sources] == [
        (first / "en.md", "en"),
        (first / "fr.md", "fr"),
        (second / "fr.md", "fr"),
    ]
    assert found.sources[0].files == (first / "en.md", first / "document.yaml")
    assert found.sources[2].files == (second / "fr.md",)
    assert {source.root for source in found.sources} == {project.root}


def test_what_is_hidden_or_built_is_passed_over(project: Project) -> None:
    write(project.root / ".venv/en.md", project.dist / "en.md", project.root / "_old/en.md")
    write(project.content / "A/en.md")
    found = discover(project, [project.root])
    assert [source.folder.name for source in found.sources] == ["A"]


def test_each_document_once(project: Project) -> None:
    write(project.content / "A/en.md", project.content / "A/document.yaml")
    folder = project.content / "A"
    named = [
        folder / "en.md",
        folder,
        folder / "document.yaml",
        Path("content/A/en.md"),
        Path("content/../content"),
    ]
    assert [source.file for source in discover(project, named).sources] == [folder / "en.md"]


def test_outside_the_project_the_named_folder_is_the_border(project: Project, tmp_path: Path) -> None:
    write(tmp_path / "letters/A/en.md")
    roots = {
        start: discover(project, [tmp_path / start]).sources[0].root.relative_to(tmp_path)
        for start in ("letters", "letters/A", "letters/A/en.md")
    }
    assert roots == {
        "letters": Path("letters"),
        "letters/A": Path("letters/A"),
        "letters/A/en.md": Path("letters/A"),
    }


def test_what_is_no_document_is_told_and_the_rest_found(project: Project) -> None:
    write(project.content / "A/en.md", project.content / "A/draft.md")
    write(project.root / "letter.txt")
    (project.root / "empty").mkdir()
    named = [project.content, project.root / "letter.txt", project.root / "empty"]
    found = discover(project, named)
    assert [source.file.name for source in found.sources] == ["en.md"]
    assert [(problem.code, problem.path.name) for problem in found.problems if problem.path] == [
        ("language-unknown", "draft.md"),
        ("not-markdown", "letter.txt"),
        ("document-missing", "empty"),
    ]


def test_a_link_out_of_the_project(project: Project, tmp_path: Path) -> None:
    write(tmp_path / "other/en.md", project.content / "A/fr.md")
    (project.content / "A/en.md").symlink_to(tmp_path / "other/en.md")
    (project.content / "A/document.yaml").symlink_to(project.content / "A/fr.md")
    (project.content / "B").symlink_to(tmp_path / "other")
    found = discover(project)
    assert [source.file.name for source in found.sources] == ["fr.md"]
    assert [(problem.code, problem.path) for problem in found.problems] == [
        ("file-outside", project.content / "A/en.md")
    ]
    # a folder that is named is read wherever it is
    assert discover(project, [project.content / "B"]).sources[0].root == tmp_path / "other"


def test_a_link_to_itself(project: Project) -> None:
    (project.content / "A").mkdir()
    (project.content / "A/en.md").symlink_to("en.md")
    assert [source.file.name for source in discover(project).sources] == ["en.md"]


def test_a_folder_that_cannot_be_read(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project.content / "A/en.md")

    def walk(start: Path, onerror: Callable[[OSError], None]) -> Iterator[tuple[str, list[str], list[str]]]:
        onerror(PermissionError(13, "Permission denied", f"{start}/B"))
        yield f"{start}/A", [], ["en.md"]

    monkeypatch.setattr("os.walk", walk)
    found = discover(project)
    assert [source.file.name for source in found.sources] == ["en.md"]
    assert [str(problem.message) for problem in found.problems] == [
        "the folder cannot be read: Permission denied"
    ]
