"""Import of AKN4UN: a text of our own, what is hostile, what is malformed, and the reference documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from masthead.errors import ContentError
from masthead.importing.akn4un import import_file
from masthead.importing.given import Given
from masthead.importing.imported import Imported
from masthead.kinds import load_kinds
from masthead.resources import templates_folder
from masthead.writing import write_body

FIXTURES = Path(__file__).with_name("fixtures")
REFERENCE = Path(__file__).parents[4] / "shared/reference/akn4un"
KINDS = load_kinds([templates_folder()])
LOST = "the words of the file are not those of the text"
TEXT = (FIXTURES / "harbour-en.xml").read_text(encoding="utf-8")


def imported(path: Path, given: Given | None = None) -> Imported:
    return import_file(path, given or Given(), KINDS)


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "A_RES_80_5-2512345E.xml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_resolution_as_it_is_written() -> None:
    made = imported(FIXTURES / "harbour-en.xml")
    expected = (FIXTURES / "harbour-en.md").read_text(encoding="utf-8")
    assert write_body(made.document_blocks, made.notes) == expected
    assert [remark.why for remark in made.report.unsure] == [
        "unknown element `mystery`: its words are kept",
    ]


def test_what_the_front_matter_says() -> None:
    values = imported(FIXTURES / "harbour-en.xml").values
    said = {name: str(value) for name, value in values.items() if value not in (None, ())}
    assert said == {
        "symbol": "A/RES/80/5",
        "kind": "resolution",
        "language": "en",
        "distribution": "general",
        "title": "Day of the lighthouse",
        "date": "2025-11-12",
        "adopted": "2025-11-04",
        "meeting": "47",
        "source": "[without reference to a Main Committee (A/80/L.5)]",
        "agenda_title": "Harbours and their lights",
        "agenda_items": "('17',)",
        "job": "25-12345",
        "session": "80",
        "session_type": "regular",
    }


def test_the_side_file_keeps_the_rest() -> None:
    sides = imported(FIXTURES / "harbour-en.xml").sides
    data = json.loads(sides["en.akn4un.json"])
    assert data["document"] == [{"element": "statement", "name": "resolution"}]
    assert "Harbourland" in str(data["parts"][0])
    assert [part["element"] for part in data["parts"]] == ["meta", "coverPage", "preface", "conclusions"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><akomaNtoso>&x;</akomaNtoso>',
            "xml-declarations",
        ),
        (
            "<!DOCTYPE l [<!ENTITY a 'ha'>"
            + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
            + "]><akomaNtoso>&a9;</akomaNtoso>",
            "xml-declarations",
        ),
        ("<akomaNtoso>" + "<p>" * 200 + "</p>" * 200 + "</akomaNtoso>", "too-deep"),
        ("<akomaNtoso>" + "<p>" * 100_000, "xml-syntax"),
        ("<html></html>", "xml-unknown"),
        ("no XML", "xml-syntax"),
        ("", "xml-syntax"),
        ("<akomaNtoso/>", "language-unknown"),
        (TEXT.replace("A/RES/80/5", "none"), "symbol-unsaid"),
        (TEXT.replace('"eng"', '"deu"'), "language-unknown"),
    ],
)
def test_what_is_no_resolution_is_refused(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(ContentError) as caught:
        imported(written(tmp_path, text))
    assert [problem.code for problem in caught.value.problems] == [code]


def test_wrong_nesting_is_mended_and_told(tmp_path: Path) -> None:
    text = TEXT.replace("<wrapUp><p>and no less;</p></wrapUp>", "<wrapUp><p>and no less;</wrapUp>")
    made = imported(written(tmp_path, text))
    assert made.report.unsure[0].why.startswith("not well-formed")
    assert "and no less;" in write_body(made.document_blocks, made.notes)


def test_brackets_round_arabic_calls_are_the_marks(tmp_path: Path) -> None:
    text = (
        TEXT.replace('"eng"', '"ara"')
        .replace("lamps,<authorialNote", "مصباح<sup>(</sup><authorialNote")
        .replace("</authorialNote> and", "</authorialNote><sup>)</sup> and", 1)
        .replace("		See the first", "	()	See the first")
    )
    made = imported(written(tmp_path, text))
    body = write_body(made.document_blocks, made.notes)
    assert "مصباح[^1] and" in body
    assert "[^1]: See the first lamp." in body
    assert not any(LOST in remark.why for remark in made.report.lost)


def test_a_lost_space_before_the_date_is_given_back(tmp_path: Path) -> None:
    title = "Adopted at the meeting, on<docDate>2 July 2025</docDate>"
    text = TEXT.replace("Resolution adopted by the General Assembly on 4 November 2025", title)
    adoption = imported(written(tmp_path, text)).values["adoption"]
    assert adoption == "Adopted at the meeting, on\u00a02\u00a0July\u00a02025"


def test_another_files_symbol_is_remarked(tmp_path: Path) -> None:
    made = imported(written(tmp_path, TEXT.replace("A/RES/80/5", "A/RES/80/6").replace("80/5.", "80/6.")))
    assert any("not that of the file's name" in remark.why for remark in made.report.unsure)


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference documents are not here")
@pytest.mark.parametrize("path", sorted(REFERENCE.glob("*.xml")), ids=lambda path: path.stem)
def test_no_word_of_a_reference_is_lost(path: Path) -> None:
    made = imported(path)
    assert not [remark for remark in made.report.lost if LOST in remark.why]
