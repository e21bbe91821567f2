"""``verify`` sets again and compares; it writes nothing and believes no record."""

from __future__ import annotations

import json

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
        "  the file was changed after it was built",
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


def test_why_a_file_differs_is_told(folder: Folder, engine: list[str]) -> None:
    """A record of another engine, another font and another text."""
    text = folder.letter("content/a/en.md", "A/C.2/65/1")
    folder.run("build")
    account = json.loads((folder.root / "dist/build.json").read_text())
    (made,) = account["made with"].values()
    made["program"]["libraries"]["weasyprint"] = "69.0"
    made["faces"]["Masthead Serif 103 Bold"] = {"version": "2.1.4"}
    folder.write("dist/build.json", json.dumps(account).encode())
    text.write_text(text.read_text() + "More.\n")
    folder.write("dist/A_C.2_65_1-EN.pdf", b"other")
    assert folder.run("verify").stdout.splitlines() == [
        "dist/A_C.2_65_1-EN.pdf is not what its text gives now",
        "  the file was changed after it was built",
        "  content/a/en.md has changed",
        "  faces: Masthead Serif 103 Bold is not there any more",
        "  program: libraries: weasyprint was 69.0, is 70.0",
        "1 file as built, 1 not",
    ]


def test_a_record_that_is_none_is_no_fault(folder: Folder, engine: list[str]) -> None:
    folder.letter("content/a/en.md", "A/C.2/65/1")
    folder.run("build")
    folder.write("dist/A_C.2_65_1-EN.pdf", b"other")
    folder.write("dist/build.json", b'{"version": 1, "files": {"A_C.2_65_1-EN.pdf": 1}, "made with": []}')
    assert folder.run("verify").stdout.splitlines() == [
        "dist/A_C.2_65_1-EN.pdf is not what its text gives now",
        "  build.json does not say what it was made from",
        "1 file as built, 1 not",
    ]
