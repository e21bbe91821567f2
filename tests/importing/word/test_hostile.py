"""Files that are made to do harm, or are no Word files: an error that says so, soon and in little memory."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from masthead.errors import ContentError
from masthead.importing.given import Given
from masthead.importing.word import import_file
from tests.importing.word.making import ROOT, docx, element, opening, p, tbl

_PICTURE = (
    '<w:r><w:drawing><pic:pic><pic:blipFill><a:blip r:embed="i"/></pic:blipFill></pic:pic></w:drawing></w:r>'
)


def code(path: Path) -> str:
    """The code of the problem that an import of the file ends in."""
    with pytest.raises(ContentError) as caught:
        import_file(path, Given(), {})
    (problem,) = caught.value.problems
    assert problem.hint
    return problem.code


@pytest.mark.parametrize(
    "data", [b"", b"A letter.", b"\xd0\xcf\x11\xe0" + bytes(600), b"PK\x03\x04" + bytes(40)]
)
def test_no_zip(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert code(path) == "package-not-zip"


def test_a_zip_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("letter.txt", "A letter.")
    assert code(path) == "package-not-word"


def test_a_bomb(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", ROOT)
        with archive.open("word/document.xml", "w") as part:
            for _ in range(300):
                part.write(bytes(1_000_000))
    assert code(path) == "package-too-large"


def test_a_part_larger_than_it_says(tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx", p("A tree.") * 5000)
    data = bytearray(path.read_bytes())
    at = data.find(b"word/document.xml", data.find(b"PK\x01\x02")) - 46
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    path.write_bytes(data)
    assert code(path) in ("package-damaged", "package-xml")


@pytest.mark.parametrize("name", ["../../x", "/etc/x", "word\\x", "c:x"])
def test_a_path_out_of_the_package(tmp_path: Path, name: str) -> None:
    path = docx(tmp_path / "a.docx", p("A tree."))
    with zipfile.ZipFile(path, "a") as archive:
        info = zipfile.ZipInfo("y")
        info.filename = name
        archive.writestr(info, b"x")
    assert code(path) == "package-path"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
def test_entities(tmp_path: Path, declaration: str) -> None:
    path = docx(tmp_path / "a.docx", "", parts={"word/styles.xml": f"{declaration}<x>&#65;</x>"})
    assert code(path) == "package-entities"


def test_a_billion_laughs(tmp_path: Path) -> None:
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    laugh = f'<!DOCTYPE x [<!ENTITY l0 "lol">{lines}]><x>&l9;</x>'
    path = docx(tmp_path / "a.docx", "", parts={"word/styles.xml": laugh})
    assert code(path) in ("package-entities", "package-xml")


@pytest.mark.parametrize("inner", [p("x") * 50_001, tbl("<w:tr/>" * 50_001), p("<w:r/>" * 150_001)])
def test_more_than_a_text_can_hold(tmp_path: Path, inner: str) -> None:
    assert code(docx(tmp_path / "a.docx", opening() + inner)) == "package-too-large"


def test_more_tags_than_can_be_read(tmp_path: Path) -> None:
    styles = element("styles", "<w:x/>" * 1_000_000)
    assert code(docx(tmp_path / "a.docx", "", parts={"word/styles.xml": styles})) == "package-too-large"


def test_tables_a_thousand_deep(tmp_path: Path) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 1000 + p("A tree.") + "</w:tc></w:tr></w:tbl>" * 1000
    assert code(docx(tmp_path / "a.docx", deep)) == "package-xml"


def test_a_picture_of_fifty_thousand_dots_square(tmp_path: Path) -> None:
    header = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    chunks = b"IHDR" + header, b"IDAT" + zlib.compress(b"")
    png = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) for chunk in chunks
    )
    path = docx(
        tmp_path / "a.docx",
        opening() + p(_PICTURE),
        parts={"word/media/image1.png": png},
        relations={"i": ("image", "media/image1.png")},
    )
    assert code(path) == "picture-too-large"


def test_a_picture_in_a_form_of_windows_is_lost_and_said(tmp_path: Path) -> None:
    path = docx(
        tmp_path / "a.docx",
        opening() + p(_PICTURE),
        parts={"word/media/image1.wmf": b"\xd7\xcd\xc6\x9a"},
        relations={"i": ("image", "media/image1.wmf")},
    )
    (lost,) = import_file(path, Given(), {}).report.lost
    assert "wmf" in lost.why


def test_a_picture_outside_the_package(tmp_path: Path) -> None:
    path = docx(
        tmp_path / "a.docx", opening() + p(_PICTURE), relations={"i": ("image", "../../../../etc/passwd")}
    )
    (lost,) = import_file(path, Given(), {}).report.lost
    assert "not in the file" in lost.why
