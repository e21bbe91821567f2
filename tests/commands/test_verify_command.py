"""``verify`` sets again and compares; it writes nothing and believes no record."""

from __future__ import annotations

from tests.commands.projects import Folder


def test_what_was_built_is_the_same(folder: Folder, engine: list[str]) -> None:
    folder.letter("content/a/en.md", "A/C.2/65/1")
    folder.run("build")
    done = folder.run("verify")
    assert (done.exit_code, done.stdout) == (0, "2 files as built, 0 not\n")
    assert engine == ["A/C.2/65/1 en"] * 2


def test_other_bytes_are_told(folder: Folder, engine: list[str]) -> None:
    folder.letter("content/a/en.md", "A/C.2/65/1")
    folder.letter("content/b/en.md", "A/C.2/65/2")
    folder.run("build")
    folder.write("dist/A_C.2_65_1-EN.pdf", b"other")
    (folder.root / "dist/A_C.2_65_2-EN.html").unlink()
    before = folder.dist()
    done = folder.run("verify")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "dist/A_C.2_65_1-EN.pdf is not what its text gives now",
        "dist/A_C.2_65_2-EN.html is missing",
        "2 files as built, 2 not",
    ]
    assert folder.dist() == before


def test_a_text_with_errors_is_told(folder: Folder, engine: list[str]) -> None:
    folder.letter("content/a/en.md", "A/C.2/65/1", "One.[^1]")
    done = folder.run("verify")
    assert done.exit_code == 1
    assert "error note-undefined" in done.stderr
    assert done.stdout == "0 files as built, 0 not, 1 not read\n"
