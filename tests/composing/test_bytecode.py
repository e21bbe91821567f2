from __future__ import annotations

import os
from pathlib import Path

import pytest
from jinja2 import DictLoader

from masthead.composing.bytecode import kept_bytecode
from masthead.composing.environment import NotingEnvironment

pytestmark = pytest.mark.skipif(os.name != "posix", reason="nothing is kept there")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "masthead/templates"


def render(text: str) -> str:
    environment = NotingEnvironment(loader=DictLoader({"a": text}), bytecode_cache=kept_bytecode())
    return environment.get_template("a").render(word="word")


def test_what_is_kept_is_used_while_the_template_is_as_it_was(folder: Path) -> None:
    assert render("one {{ word }}") == "one word"
    (file,) = folder.iterdir()
    before = file.stat().st_ino
    assert render("one {{ word }}") == "one word"
    assert file.stat().st_ino == before
    assert render("two {{ word }}") == "two word"


@pytest.mark.parametrize("length", [0, 1, 20, 60, 200])
def test_what_was_cut_short_is_made_again(folder: Path, length: int) -> None:
    render("one {{ word }}")
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes()[:length])
    assert render("one {{ word }}") == "one word"


@pytest.mark.parametrize("open_to", [0o777, 0o770])
def test_a_folder_that_others_can_write_to_is_not_used(folder: Path, open_to: int) -> None:
    render("one {{ word }}")
    folder.chmod(open_to)
    assert kept_bytecode() is None
    folder.chmod(0o700)
    folder.parent.chmod(open_to)
    assert kept_bytecode() is None


def test_a_link_in_the_folders_place_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    folder.parent.mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    assert kept_bytecode() is None


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv("HOME", raising=False)
    assert kept_bytecode() is None
    monkeypatch.setenv("HOME", "/proc/none")
    assert kept_bytecode() is None
    assert render("one {{ word }}") == "one word"
