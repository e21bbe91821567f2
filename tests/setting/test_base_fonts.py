"""Finding the base fonts: whole folders first, what Fontconfig knows second, an error that helps last."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.errors import MachineError
from masthead.setting import base_fonts

NAMES = [f"LiberationSerif-{style}.ttf" for style in base_fonts.FACES.values()]


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Two empty folders to look in, and no Fontconfig."""
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    monkeypatch.setattr(base_fonts, "_FOLDERS", (first, second))
    monkeypatch.setenv("PATH", str(tmp_path))
    return first, second


def fill(folder: Path, names: list[str]) -> None:
    for name in names:
        (folder / name).touch()


def test_first_folder_goes_before(folders: tuple[Path, Path]) -> None:
    for folder in folders:
        fill(folder, NAMES)
    assert {path.parent for path in base_fonts.find_base_fonts().values()} == {folders[0]}


def test_whole_folder_goes_before_part_of_one(folders: tuple[Path, Path]) -> None:
    fill(folders[0], NAMES[:2])
    fill(folders[1], NAMES)
    found = base_fonts.find_base_fonts()
    assert {path.parent for path in found.values()} == {folders[1]}
    assert found[700, "italic"].name == "LiberationSerif-BoldItalic.ttf"


def test_missing_faces_are_named_with_the_command(folders: tuple[Path, Path]) -> None:
    fill(folders[0], NAMES[:3])
    with pytest.raises(MachineError) as error:
        base_fonts.find_base_fonts()
    (problem,) = error.value.problems
    assert problem.code == "fonts-missing"
    assert problem.message.endswith(": BoldItalic missing")
    assert "apt-get install --no-install-recommends fonts-liberation" in str(problem.hint)


@pytest.mark.parametrize(
    ("family", "style", "taken"),
    [
        ("Liberation Serif", "Bold Italic", True),
        ("DejaVu Sans", "Bold Italic", False),  # it always answers with some font
        ("Liberation Serif", "Regular", False),
    ],
)
def test_fontconfig_is_asked_last(
    folders: tuple[Path, Path], tmp_path: Path, family: str, style: str, taken: bool
) -> None:
    fill(folders[0], NAMES[:3])
    fill(tmp_path, ["other.ttf"])
    (tmp_path / "fc-match").write_text(f"#!/bin/sh\necho '{family}|{style}|{tmp_path}/other.ttf\\c'\n")
    (tmp_path / "fc-match").chmod(0o755)
    found = base_fonts.installed_faces()
    assert found.get((700, "italic")) == (tmp_path / "other.ttf" if taken else None)
    assert found[400, "normal"].parent == folders[0]
