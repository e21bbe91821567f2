from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.projects import Folder

TEXT = """\
   Letter dated 1 March 2010 from the Permanent Representative of Erewhon
to the United Nations addressed to the Secretary-General


 I have the honour to write to you about the matter that you know, which has
been with us for many years, and to ask you to have this letter circulated.

 The matter is as it was, and nobody who has seen it expects that it will be
another before the year is out.
"""


def content(folder: Folder, name: str) -> dict[str, str]:
    place = folder.root / name
    return {
        str(file.relative_to(place)): file.read_text() for file in sorted(place.rglob("*")) if file.is_file()
    }


def test_an_import_writes_a_document_that_can_be_checked(folder: Folder) -> None:
    folder.write("letter.txt", TEXT)
    done = folder.run("import", "letter.txt", "--symbol", "A/C.2/65/2", "-l", "en", "--job", "10-60686")
    assert (done.exit_code, done.stderr) == (0, "")
    written = "letter.txt -> content/A_C.2_65_2/document.yaml, content/A_C.2_65_2/en.md"
    assert done.stdout.splitlines()[:2] == [written, "found: 2 other paragraphs"]
    files = content(folder, "content")
    assert files["A_C.2_65_2/document.yaml"] == "symbol: A/C.2/65/2\nkind: letter\n"
    assert "\njob: 10-60686\n" in files["A_C.2_65_2/en.md"]
    assert folder.run("check").output == "1 document checked: nothing wrong\n"


def test_the_name_of_the_file_says_symbol_and_language(folder: Folder) -> None:
    folder.write("A_C.2_65_2-EN.txt", TEXT)
    folder.write("A_65_3-EN.txt", TEXT)
    done = folder.run("import", "A_C.2_65_2-EN.txt", "A_65_3-EN.txt", "--into", "letters")
    assert done.exit_code == 0
    names = ["A_65_3/document.yaml", "A_65_3/en.md", "A_C.2_65_2/document.yaml", "A_C.2_65_2/en.md"]
    assert list(content(folder, "letters")) == names


def test_nothing_is_written_over_but_by_force(folder: Folder) -> None:
    folder.write("A_65_3-EN.txt", TEXT)
    folder.run("import", "A_65_3-EN.txt")
    before = content(folder, "content")
    folder.write("A_65_3-EN.txt", TEXT.replace("matter", "question"))
    done = folder.run("import", "A_65_3-EN.txt")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        "content/A_65_3/en.md: error file-exists: the document has this text already\n"
        "  hint: add --force to write over it, or choose another folder with --into\n"
    )
    assert content(folder, "content") == before
    assert folder.run("import", "A_65_3-EN.txt", "--force").exit_code == 0
    assert content(folder, "content") != before


def test_a_second_language_keeps_what_is_shared(folder: Folder) -> None:
    folder.write("A_65_3-EN.txt", TEXT)
    folder.run("import", "A_65_3-EN.txt")
    shared = folder.write(
        "content/A_65_3/document.yaml", "symbol: A/65/3\nkind: letter\nagenda items: [17]\n"
    )
    folder.write("A_65_3-FR.txt", "Lettre datée du 1er mars 2010\n\n\n J’ai l’honneur de vous écrire.\n")
    done = folder.run("import", "A_65_3-FR.txt")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "agenda items" in shared.read_text()
    assert folder.run("check").output == "2 documents checked: nothing wrong\n"


def test_outside_a_project(folder: Folder) -> None:
    (folder.root / "pyproject.toml").unlink()
    folder.write("A_65_3-EN.txt", TEXT)
    assert folder.run("import", "A_65_3-EN.txt", "--into", "letters").exit_code == 0
    assert list(content(folder, "letters")) == ["A_65_3/document.yaml", "A_65_3/en.md"]


@pytest.mark.parametrize(
    ("name", "options", "status", "said"),
    [
        ("letter.txt", ["-l", "en"], 2, "letter.txt: error symbol-unsaid: the file does not say its symbol"),
        ("A_65_3-EN.pdf", [], 2, "A_65_3-EN.pdf: error format-unknown: no import for files ending in `.pdf`"),
        (
            "letter.txt",
            ["-l", "xx"],
            2,
            "Error: Invalid value for '--language' / '-l': "
            "`xx` is no language; there are ar, en, es, fr, ru, zh",
        ),
    ],
)
def test_what_cannot_be_imported(
    folder: Folder, name: str, options: list[str], status: int, said: str
) -> None:
    folder.write(name, TEXT)
    done = folder.run("import", name, *options)
    assert (done.exit_code, done.stdout) == (status, "")
    assert said in done.stderr.splitlines()
    assert content(folder, "content") == {}


@pytest.mark.parametrize(
    ("text", "code"), [(b"\xff\xfe", "encoding"), (b"", "text-empty"), (b" \n\f\n", "text-empty")]
)
def test_a_file_that_is_no_text(folder: Folder, text: bytes, code: str) -> None:
    folder.write("A_65_3-EN.txt", text)
    done = folder.run("import", "A_65_3-EN.txt")
    assert (done.exit_code, done.stdout) == (1, "")
    assert f" error {code}: " in done.stderr


def test_a_language_that_nothing_tells(folder: Folder) -> None:
    folder.write("letter.txt", "1\n\n2\n")
    done = folder.run("import", "letter.txt", "-s", "A/65/3")
    assert done.exit_code == 2
    assert "letter.txt: error language-unsaid: the file does not say its language" in done.stderr.splitlines()


def test_what_the_text_does_not_say_is_told(folder: Folder) -> None:
    folder.write("A_65_3-EN.txt", "I write to you.\n\nI write again.\n")
    done = folder.run("import", "A_65_3-EN.txt")
    assert (done.exit_code, done.stderr) == (0, "")
    folder.write("A65.txt", "I write to you.\n")
    assert ": the language, told by the words;" in folder.run("import", "A65.txt", "-s", "A/65/4").stdout
    assert "  line 1: the kind that nothing tells; --kind says another: report" in done.stdout.splitlines()
    assert "  line 0: no title was found: the text is set without one" in done.stdout.splitlines()
    assert "untitled: true" in content(folder, "content")["A_65_3/en.md"]


def test_several_files_are_not_one(folder: Folder) -> None:
    folder.write("a.txt", TEXT)
    folder.write("b.txt", TEXT)
    done = folder.run("import", "a.txt", "b.txt", "-s", "A/65/3", "-l", "en")
    assert (done.exit_code, content(folder, "content")) == (2, {})


REFERENCE = Path(__file__).parents[3] / "shared/reference/text/A_C.2_65_2-FR.txt"


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference documents are not here")
def test_the_first_letter(folder: Folder) -> None:
    done = folder.run(
        "import", str(REFERENCE), "--symbol", "A/C.2/65/2", "--language", "fr", "--job", "10-60686"
    )
    assert (done.exit_code, done.stderr) == (0, "")
    assert folder.run("check").output == "1 document checked: nothing wrong\n"
