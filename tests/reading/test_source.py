"""Files that can be read, and those that cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.errors import ContentError
from masthead.limits import MEBIBYTE, Limits
from masthead.reading import FrontMatter, load, split_front_matter

PATH = Path("text.md")


def write(folder: Path, data: bytes) -> Path:
    path = folder / "text.md"
    path.write_bytes(data)
    return path


def test_byte_order_mark_and_line_ends(tmp_path: Path) -> None:
    assert load(write(tmp_path, b"\xef\xbb\xbfa\r\nb\n")) == "a\nb\n"


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"", "empty", 1),
        (b"\n \n", "empty", 1),
        (b"one\ntwo \xe9\n", "encoding", 2),
        (b"one\n\n\x00", "control-character", 3),
        (b"one\rtwo", "control-character", 1),
        (b"\xff\xfeo\x00", "encoding", 1),
        (b"a" * (Limits().text * MEBIBYTE + 1), "too-large", None),
    ],
)
def test_refused(tmp_path: Path, data: bytes, code: str, line: int | None) -> None:
    with pytest.raises(ContentError) as raised:
        load(write(tmp_path, data))
    assert [(p.code, p.line) for p in raised.value.problems] == [(code, line)]


def test_missing_file_and_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.md", tmp_path):
        with pytest.raises(ContentError, match="unreadable"):
            load(path)


def test_split() -> None:
    text = "---\nkind: letter\ntitle: a --- b\n  ---\n---\nBody\n\n---\n"
    expected = FrontMatter("kind: letter\ntitle: a --- b\n  ---", 2, "Body\n\n---\n", 6)
    assert split_front_matter(text, PATH) == expected


def test_empty_front_matter_and_body() -> None:
    assert split_front_matter("---\n---", PATH) == FrontMatter("", 2, "", 3)


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("Body", "front-matter-missing", "begin the file"),
        ("----\na: b\n---\n", "front-matter-missing", "not a fence"),
        ("—\na: b\n---\n", "front-matter-missing", "not a fence"),
        ("---\na: b\n", "front-matter-unclosed", "end the metadata"),
        ("---\na: b\n ---\nBody", "front-matter-unclosed", "line 3"),
        ("---\na: b\n...\nBody", "front-matter-unclosed", "line 3"),
    ],
)
def test_not_split(text: str, code: str, hint: str) -> None:
    with pytest.raises(ContentError) as raised:
        split_front_matter(text, PATH)
    (problem,) = raised.value.problems
    assert problem.code == code
    assert hint in (problem.hint or "")
