"""What is odd in the Organization's XML, in texts of our own: each imports, builds, loses no word."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.xml_words import lost_words
from masthead.building.discovery import discover
from masthead.building.pipeline import build_document
from masthead.building.project import find_project
from masthead.errors import ContentError, MachineError
from masthead.importing.akn4un import import_file
from masthead.importing.given import Given
from masthead.importing.imported import Imported
from masthead.kinds import load_kinds
from masthead.resources import templates_folder
from masthead.writing import write_body
from tests.making import faces_cache

ODD = Path(__file__).with_name("fixtures") / "odd"
KINDS = load_kinds([templates_folder()])
LOST = "the words of the file are not those of the text"
REFUSED = {"08-no-symbol": "symbol-unsaid", "german": "language-unknown"}
GIVEN = {"08-no-symbol": ("--symbol", "A/RES/80/5"), "german": ("--language", "en")}
FILES = sorted(ODD.glob("*.xml"))


def _set(build: Callable[[], bytes]) -> bytes:
    try:
        return build()
    except MachineError as error:
        pytest.skip(str(error))


def imported(name: str, given: Given | None = None) -> Imported:
    return import_file(ODD / f"{name}.xml", given or Given(), KINDS)


def body(name: str) -> str:
    made = imported(name)
    return write_body(made.document_blocks, made.notes)


def remarks(name: str) -> list[str]:
    return [f"{remark.why}: {remark.text}" for remark in imported(name).report.unsure]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_imports_and_builds_with_no_word_lost(path: Path, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from masthead.commands import main

    (tmp_path / "pyproject.toml").write_text("[tool.masthead]\n")
    (tmp_path / ".masthead").mkdir()
    (tmp_path / ".masthead" / "fonts").symlink_to(faces_cache())
    words = ("import", str(path), "--into", str(tmp_path / "content"), *GIVEN.get(path.stem, ()))
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    home = find_project(tmp_path)
    (source,) = discover(home).sources
    pdf = tmp_path / "built.pdf"
    pdf.write_bytes(_set(lambda: build_document(source, home, ("pdf",))["pdf"]))
    assert list(lost_words(path, pdf)) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_import_proves_that_no_word_is_lost(path: Path) -> None:
    if path.stem in REFUSED:
        with pytest.raises(ContentError) as caught:
            imported(path.stem)
        assert [problem.code for problem in caught.value.problems] == [REFUSED[path.stem]]
        assert caught.value.problems[0].hint
    else:
        made = imported(path.stem)
        assert not [remark for remark in made.report.lost if LOST in remark.why]
        assert not made.report.lost


def test_a_paragraph_closed_by_another_is_mended_and_told() -> None:
    (first, *_) = remarks("01-not-well-formed")
    assert first.startswith("not well-formed: look at the order of what follows")
    assert "looked at the pier.\n\nThe Council will look again." in body("01-not-well-formed")


def test_a_lost_space_before_a_date_is_given_back() -> None:
    adoption = imported("02-lost-space").values["adoption"]
    assert adoption is None or re.search(r"on\s31\s", adoption)


def test_line_ends_of_the_file_are_spaces_between_words_and_nothing_at_punctuation() -> None:
    assert "*Decides* to keep the lamp (the old one) **bright**, and two spaces;" in body("03-printed-pretty")
    assert "**决定**保留灯塔，包括：" in body("chinese")


def test_tabs_are_layout() -> None:
    text = body("04-tabs")
    assert "1. *Decides* upon oil;[^1]" in text
    assert "[^1]: A note with tabs." in text


def test_brackets_and_numbers_of_arabic() -> None:
    text = body("05-arabic-brackets")
    assert "(" not in text.replace("{", "")
    assert 'number="' not in text, "every number is the one that the language gives"


def test_links() -> None:
    text = body("06-links")
    assert "[49/57](https://undocs.org/en/A/RES/49/57), [50/6]" in text
    assert "a link without words is left out: https://undocs.org/en/A/RES/13(I)" in remarks("06-links")
    assert "s*ee Resolutions* of old, nowhere;" in text


def test_notes_keep_the_marks_that_they_have() -> None:
    text = body("07-notes")
    assert re.findall(r"\[\^\w+\]: \{number=\"(.+?)\"\}", text) == ["5", "2", "3", "*", "6", "4"]
    assert "Cell[^4]" in text


def test_notes_of_titles_and_cells_and_addresses_in_other_spellings() -> None:
    made = imported("13-votes-titles-hosts")
    text = body("13-votes-titles-hosts")
    assert [note.label for note in made.notes] == ["1", "2"]
    assert "Lamps[^2]" in text
    assert all(number in text for number in ("49/57", "50/6", "51/8"))


def test_another_files_symbol_is_told() -> None:
    assert any("not that of the file's name" in each for each in remarks("09-A_RES_80_6-2512345E"))


def test_the_language_is_that_of_the_file_not_of_its_name() -> None:
    assert imported("10-80_5 (A_R)").values["language"] == "fr"


def test_tables_with_spans_and_empty_cells_and_their_borders_beside() -> None:
    text = body("11-tables")
    assert "| Lamps of all harbours                    ||       |" in text
    assert "| ^^                    | 4 " in text
    data = json.loads(imported("11-tables").sides["en.akn4un.json"])
    assert json.loads(data["tables"][0][0]["data-borders"])["top"]["sz"] == 4
    assert data["tables"][0][2]["data-width"] == "7320-dxa"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("prst", "presidential-statement"),
        ("not-adopted", "draft-resolution"),
        ("12-collection", "resolution"),
        ("12-components", "resolution"),
    ],
)
def test_the_kind_is_what_the_statement_says(name: str, kind: str) -> None:
    assert imported(name).values["kind"] == kind
    assert import_file(ODD / f"{name}.xml", Given(kind="decision"), KINDS).values["kind"] == "decision"


def test_parts_of_a_collection_have_their_letters_and_numbers() -> None:
    text = body("12-collection")
    assert re.findall(r"^### (.+)$", text, re.MULTILINE) == [
        "A",
        "Part A of the lights",
        "B",
        "Part B of the lights",
    ]
    assert '1. {number="1."}\n   Decides upon wicks.' in text


def test_a_draft_in_a_component_follows_the_text() -> None:
    text = body("12-components")
    assert text.index("::: adoption") < text.index("### Draft on lamps") < text.index("Decides upon glass.")


def test_what_is_quoted_stands_in_blocks_of_its_own() -> None:
    text = body("12-decoration-quoted")
    assert "1. Amends rule 3:\n\n   in place of lamp read\n\n   > " in text
    told = "\n".join(remarks("12-decoration-quoted"))
    assert "unknown element `strange`" in told
    assert "`underline`" in told
    assert "`strike`" in told


def test_an_embedded_structure_keeps_its_numbers() -> None:
    assert re.findall(r'number="(.+?)"', body("12-embedded")) == ["“1.", "“2."]


def test_lists_in_lists_and_what_closes_them() -> None:
    text = body("12-lists")
    assert "\n   and all that burns;\n" in text
    assert "and the match," in text
    assert "x) fine;" in text


def test_an_attachment_without_a_head_is_told() -> None:
    assert body("12-attachments").count("::: annex") == 2
    assert any("without a head" in each for each in remarks("12-attachments"))


def test_a_note_within_a_note_keeps_its_words() -> None:
    assert "Sixth Within the sixth. and on." in body("07-notes")
    assert any("a note within a note" in each for each in remarks("07-notes"))
