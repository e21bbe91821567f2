from __future__ import annotations

from pathlib import Path

import pytest

import masthead
from masthead.building.project import Project, find_project
from masthead.building.settings import Settings, read_settings
from masthead.errors import ContentError, UsageError
from masthead.limits import KEYS
from masthead.resources import styles_folder, templates_folder


def test_project_is_found_from_a_folder_in_it(project: Project) -> None:
    deep = project.content / "A_65_1"
    deep.mkdir()
    assert find_project(deep) == project
    assert project.content == project.root / "content"
    assert project.cache == project.root / ".masthead"


def test_own_templates_stand_before_ours(project: Project) -> None:
    assert project.templates == (templates_folder(),)
    (project.root / "templates").mkdir()
    (project.root / "styles").mkdir()
    found = find_project(project.root)
    assert found.templates == (project.root / "templates", templates_folder())
    assert found.styles == (project.root / "styles", styles_folder())


def test_a_pyproject_of_something_else_is_passed_over(project: Project) -> None:
    inner = project.root / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[tool.ruff]\nline-length = 80\n")
    assert find_project(inner) == project


def test_without_a_project_the_repository_is_it(tmp_path: Path) -> None:
    repository = Path(masthead.__file__).resolve().parent.parent
    assert find_project(tmp_path).root == repository


def test_without_a_project_or_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(masthead, "__file__", str(tmp_path / "site-packages/masthead/__init__.py"))
    with pytest.raises(UsageError, match="project-missing"):
        find_project(tmp_path)


def settings(tmp_path: Path, text: str) -> Settings | None:
    file = tmp_path / "pyproject.toml"
    file.write_text(text)
    return read_settings(file)


def test_settings(tmp_path: Path) -> None:
    text = '[tool.masthead]\ncontent = "texts"\nformats = ["pdf"]\n'
    assert settings(tmp_path, text) == Settings(content="texts", formats=("pdf",))
    assert settings(tmp_path, "[project]\nname = 'x'\n") is None
    assert settings(tmp_path, "tool = 1\n") is None


SETTINGS = f"content, dist, templates, styles, formats, {', '.join(KEYS)}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '[tool.x]\ndist = 1\n[tool.masthead]\ncontnet = "a"\ndist = 1\n',
            [
                (4, "setting-unknown", "did you mean `content`?"),
                (5, "setting-type", 'write dist = "dist"'),
            ],
        ),
        (
            "[tool.masthead]\nwonder = true\n",
            [(2, "setting-unknown", f"the settings are {SETTINGS}")],
        ),
        (
            '[tool.masthead]\ndist = "/elsewhere"\ncontent = "../a"\n',
            [
                (2, "setting-outside", "name a folder inside the project"),
                (3, "setting-outside", "name a folder inside the project"),
            ],
        ),
        (
            '[tool.masthead]\nformats = ["doc"]\n',
            [(2, "setting-type", 'write formats = ["pdf", "html"], or one of them')],
        ),
        (
            "[tool.masthead]\nformats = []\n",
            [(2, "setting-type", 'write formats = ["pdf", "html"], or one of them')],
        ),
        ("[tool]\nmasthead = 3\n", [(None, "setting-type", "write it as a table: [tool.masthead]")]),
        ("[tool.masthead]\ndist = \n", [(2, "toml-invalid", "mend the line")]),
        ("[tool.masthead", [(1, "toml-invalid", "mend the line")]),
    ],
)
def test_wrong_settings(tmp_path: Path, text: str, expected: list[tuple[int, str, str]]) -> None:
    with pytest.raises(ContentError) as caught:
        settings(tmp_path, text)
    assert [(problem.line, problem.code, problem.hint) for problem in caught.value.problems] == expected
