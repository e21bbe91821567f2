"""Sheets: what extends what, what is wrong with their files, and which one a document takes."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest

from masthead.errors import ContentError
from masthead.metadata import Metadata
from masthead.resources import styles_folder
from masthead.sheets import Sheet, TypeStyle, choose_sheet, load_sheets, year
from masthead.symbols import Symbol

OURS = load_sheets((styles_folder(),))


def metadata(symbol: str = "ST/SGB/1", **fields: Any) -> Metadata:
    return Metadata(Symbol.parse(symbol), "letter", "en", **fields)


def write(folder: Path, **sheets: str) -> tuple[Path, Path]:
    (folder / "sheets").mkdir()
    for name, text in sheets.items():
        (folder / "sheets" / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder, styles_folder()


def problem(folder: Path, **sheets: str) -> str:
    with pytest.raises(ContentError) as caught:
        load_sheets(write(folder, **sheets))
    (found,) = caught.value.problems
    assert found.path
    return found.code


def test_what_extends_another_says_only_what_differs(tmp_path: Path) -> None:
    text = 'extends = "newyork-2021"\nsince = 2030\n[page]\nleft = 70\n[type.body]\nsize = 11\n'
    own = load_sheets(write(tmp_path, own=text))["own"]
    base = OURS["newyork-2021"]
    assert own.measures["page"]["left"] == 70
    assert own.measures["page"]["right"] == base.measures["page"]["right"]
    assert (own.types["body"].size, own.types["body"].leading) == (11, base.types["body"].leading)
    assert own.rules == base.rules


def test_a_project_overrides_a_sheet_of_ours(tmp_path: Path) -> None:
    own = write(tmp_path, **{"newyork-2021": OURS_TEXT.replace("width = 612", "width = 595", 1)})
    assert load_sheets(own)["newyork-2021"].measures["paper"]["width"] == 595


OURS_TEXT = (styles_folder() / "sheets" / "newyork-2021.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("since = [", "sheet-syntax"),
        ('extends = "none"', "sheet-extends"),
        ('extends = "own"', "sheet-extends"),
        ("extends = 7", "sheet-extends"),
        ("since = 1", "sheet-incomplete"),
        ('extends = "newyork-2021"\n[type.body]\nsizes = 1\n', "sheet-incomplete"),
        ('extends = "newyork-2021"\ntype = 3\n', "sheet-incomplete"),
        ('extends = "newyork-2021"\n[type]\nbody = 3\n', "sheet-incomplete"),
        ('extends = "newyork-2021"\n[no-break]\nfr = 3\n', "sheet-incomplete"),
        ('extends = "newyork-2021"\nsince = "now"\n', "sheet-incomplete"),
        ('extends = "newyork-2021"\n[page]\nleft = [1]\n', "sheet-incomplete"),
        ('extends = "newyork-2021"\n[page]\nleft = true\n', "sheet-incomplete"),
        ('extends = "newyork-2021"\n[type.body]\nsize = "10"\n', "sheet-incomplete"),
    ],
)
def test_faults_of_a_sheet(tmp_path: Path, text: str, code: str) -> None:
    assert problem(tmp_path, own=text) == code


def test_file_that_is_not_utf8(tmp_path: Path) -> None:
    folders = write(tmp_path, own="")
    (tmp_path / "sheets" / "own.toml").write_bytes(b"since = '\xff'")
    with pytest.raises(ContentError) as caught:
        load_sheets(folders)
    assert caught.value.problems[0].code == "sheet-syntax"


def test_sheets_that_extend_each_other(tmp_path: Path) -> None:
    assert problem(tmp_path, one='extends = "two"', two='extends = "one"') == "sheet-extends"


@pytest.mark.parametrize(
    ("symbol", "fields", "expected"),
    [
        ("ST/SGB/1", {"date": datetime.date(2010, 1, 2), "session": 76, "job": "21-00001"}, 2010),
        ("A/76/1", {"session": 65, "job": "21-00001"}, 2010),
        ("ST/SGB/1", {"job": "10-60686"}, 2010),
        ("ST/SGB/1", {"job": "GE.19-13879"}, 2019),
        ("ST/SGB/1", {"job": "93-12345"}, 1993),
        ("S/2012/363", {}, 2012),
        ("ST/SGB/1", {}, None),
    ],
)
def test_year(symbol: str, fields: dict[str, Any], expected: int | None) -> None:
    assert year(metadata(symbol, **fields)) == expected


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"date": datetime.date(2010, 1, 2)}, "newyork-2010"),
        ({"date": datetime.date(2012, 12, 31)}, "newyork-2010"),
        ({"date": datetime.date(2013, 1, 1)}, "newyork-2021"),
        ({"date": datetime.date(1950, 1, 1)}, "newyork-2010"),
        ({"job": "10-60686"}, "newyork-2010"),
        ({}, "newyork-2026"),
        ({"date": datetime.date(2022, 1, 1), "sheet": "newyork-2010"}, "newyork-2010"),
    ],
)
def test_sheet_of_a_document(fields: dict[str, Any], name: str) -> None:
    assert choose_sheet(metadata(**fields), OURS, None, "newyork").name == name


def test_unknown_sheet() -> None:
    with pytest.raises(ContentError) as caught:
        choose_sheet(metadata(sheet="newyork-1"), OURS, Path("en.md"), "newyork")
    assert caught.value.problems[0].code == "sheet-unknown"
    assert "newyork-2010" in (caught.value.problems[0].hint or "")


@pytest.mark.parametrize("sheet", OURS.values(), ids=lambda sheet: sheet.name)
def test_custom_properties_are_those_that_the_styles_ask_for(sheet: Sheet) -> None:
    given = {name for name, _ in sheet.custom_properties()}
    texts = [
        file.read_text(encoding="utf-8")
        for file in sorted(styles_folder().glob("*.css"))
        if file.name not in ("screen.css", "print.css")
    ]
    own = {name for text in texts for name in re.findall(r"(--[\w-]+):", text)}
    asked = {name for text in texts for name in re.findall(r"var\((--[\w-]+)\)", text)}
    assert asked <= given | own


@pytest.mark.parametrize(
    ("office", "form", "fields", "name"),
    [
        ("geneva", "", {"date": datetime.date(2009, 11, 16)}, "geneva-2009"),
        ("geneva", "", {"date": datetime.date(2019, 8, 14)}, "geneva-2019"),
        ("geneva", "", {"date": datetime.date(2025, 7, 2)}, "geneva-2025"),
        ("nairobi", "", {"date": datetime.date(2021, 7, 2)}, "newyork-2021"),
        ("geneva", "verbatim", {}, "newyork-verbatim"),
        ("newyork", "conference", {}, "conference"),
    ],
)
def test_office_and_form_choose_the_sheet(office: str, form: str, fields: dict[str, Any], name: str) -> None:
    assert choose_sheet(metadata(**fields), OURS, None, office, form).name == name


@pytest.mark.parametrize(
    ("office", "body", "name"),
    [
        ("geneva", "ece", "geneva-ece"),
        ("geneva", "human_rights_council", "geneva-2019"),
        ("newyork", "ece", "newyork-2021"),
    ],
)
def test_a_body_may_have_sheets_of_its_own(office: str, body: str, name: str) -> None:
    of_2018 = metadata(date=datetime.date(2018, 2, 16))
    assert choose_sheet(of_2018, OURS, None, office, "", body).name == name


def test_a_form_without_a_sheet_is_told() -> None:
    with pytest.raises(ContentError, match="no sheet of the form 'scroll'"):
        choose_sheet(metadata(), OURS, None, "newyork", "scroll")


def test_a_language_has_places_of_its_own() -> None:
    sheet = OURS["newyork-2021"]
    assert sheet.variant("en") is sheet
    assert sheet.variant("ru").measures["masthead"]["organization-left"] == 0
    assert sheet.variant("ru").measures["masthead"]["row"] == sheet.measures["masthead"]["row"]


def test_the_places_of_a_language_stay_in_their_office() -> None:
    job = OURS["geneva-2019"].measures["foot"]["job-baseline"]
    assert OURS["geneva-2019"].variant("ru").measures["foot"]["job-baseline"] == job
    assert OURS["geneva-2019"].variant("es") is OURS["geneva-2019"]


@pytest.mark.parametrize(("size", "dots", "painted"), [(7, 600, 6.96), (8.5, 600, 8.52), (7, 0, 7)])
def test_letters_are_painted_at_whole_dots(size: float, dots: int, painted: float) -> None:
    assert TypeStyle(size, 12, 103, dots=dots).painted == pytest.approx(painted)
