"""Each folder of ``bad`` is a project's content; building it must say ``expected.txt`` and write nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from masthead.kinds import load_kinds
from masthead.resources import templates_folder
from tests.commands.projects import LETTER, Folder

BAD = Path(__file__).parent / "bad"
CASES = sorted(folder.name for folder in BAD.iterdir())
MEGABYTE = 1024 * 1024


def not_utf_8(file: Path) -> None:
    file.write_bytes(LETTER.format(symbol="A/C.2/65/2", text="J’écris.").encode("utf-8") + b"\nJ'\xe9cris.\n")


def empty(file: Path) -> None:
    file.touch()


def huge(file: Path) -> None:
    with file.open("wb") as stream:
        stream.truncate(100 * MEGABYTE)


# what no file of a repository should be
MADE: dict[str, tuple[Callable[[Path], None], str]] = {
    "not-utf-8": (not_utf_8, "content/A/en.md:9: error encoding: "),
    "empty": (empty, "content/A/en.md:1: error empty: "),
    "huge": (huge, "content/A/en.md: error too-large: "),
}


def refuse(folder: Folder, engine: list[str]) -> str:
    """Builds and checks what must be refused, and gives what was said of it."""
    folder.write("dist/A_C.2_65_2-EN.pdf", b"old")
    folder.write("dist/A_C.2_65_2-EN.html", b"old")
    before = folder.dist()
    built, checked = folder.run("build"), folder.run("check")
    assert (built.exit_code, checked.exit_code) == (1, 1)
    assert built.stdout.startswith("0 documents built, 0 unchanged, ")
    assert built.stderr == checked.stderr
    assert (folder.dist(), engine) == (before, [])
    return built.stderr


@pytest.mark.parametrize("case", CASES)
def test_bad_input(folder: Folder, engine: list[str], case: str) -> None:
    shutil.copytree(BAD / case, folder.root / "content", dirs_exist_ok=True)
    expected = folder.root / "content/expected.txt"
    kinds = ", ".join(load_kinds([templates_folder()]))
    said = expected.read_text(encoding="utf-8").replace("<kinds>", kinds)
    expected.unlink()
    assert refuse(folder, engine) == said


@pytest.mark.parametrize("case", MADE)
def test_bad_bytes(folder: Folder, engine: list[str], case: str) -> None:
    make, said = MADE[case]
    (folder.root / "content/A").mkdir()
    make(folder.root / "content/A/en.md")
    assert refuse(folder, engine).startswith(said)


def test_all_errors_of_all_documents_at_once(folder: Folder, engine: list[str]) -> None:
    folder.letter("content/a/en.md", "A/C.2/65/1", "One.[^1]\n\nTwo.[^2]")
    folder.write("content/b/en.md", "---\nsymbol: A//65\nknd: letter\n---\n\n![A map](map.png)\n")
    folder.letter("content/c/en.md", "A/C.2/65/3")
    done = folder.run()
    assert done.exit_code == 1
    assert [line.split(" ")[0:3:2] for line in done.stderr.splitlines() if not line.startswith(" ")] == [
        ["content/a/en.md:7:", "note-undefined:"],
        ["content/a/en.md:9:", "note-undefined:"],
        ["content/b/en.md:1:", "metadata-missing:"],
        ["content/b/en.md:2:", "metadata-symbol:"],
        ["content/b/en.md:3:", "metadata-key-unknown:"],
        ["content/b/en.md:6:", "picture-missing:"],
    ]
    assert engine == ["A/C.2/65/3 en"]
    assert sorted(folder.dist()) == ["A_C.2_65_3-EN.html", "A_C.2_65_3-EN.pdf"]
