"""Distribution lists: what they say, and everything that may be wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.copies.lists import Recipient, Rule
from masthead.copies.reading import read_list
from masthead.errors import ContentError

LIST = """\
recipients:
  - name: Mission of Ardenia
    address: [1 Harbour Street, Port Selvan]
    copies: {en: 2, fr: 1}
    category: mission
    point: Hall B
  - name: Office of Tides
    languages: [fr, en]
    copies: 3
rules:
  - documents: [A/C.2/*]
    distribution: [Restricted]
    categories: [mission]
    copies: 4
    numbered: true
"""


def write(folder: Path, text: str, name: str = "list.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_yaml(tmp_path: Path) -> None:
    path = write(tmp_path, LIST)
    read = read_list(path)
    assert read.recipients == (
        Recipient(
            "Mission of Ardenia",
            {"en": 2, "fr": 1},
            ("1 Harbour Street", "Port Selvan"),
            "mission",
            "Hall B",
            2,
            path,
        ),
        Recipient("Office of Tides", {"fr": 3, "en": 3}, line=7, path=path),
    )
    assert read.rules == (Rule(("A/C.2/*",), ("restricted",), ("mission",), (), 4, True, 11),)


def test_csv_says_the_same(tmp_path: Path) -> None:
    text = (
        "name,address,languages,copies,category,point\n"
        "Mission of Ardenia,1 Harbour Street|Port Selvan,,en=2 fr=1,mission,Hall B\n"
        '\n"Office of Tides",,fr|en,3,,\n'
    )
    read = read_list(write(tmp_path, text, "list.csv")).recipients
    assert [(r.name, dict(r.copies), r.address) for r in read] == [
        ("Mission of Ardenia", {"en": 2, "fr": 1}, ("1 Harbour Street", "Port Selvan")),
        ("Office of Tides", {"fr": 3, "en": 3}, ()),
    ]
    assert [recipient.line for recipient in read] == [2, 4]


def test_yaml_may_name_a_csv_file_of_recipients(tmp_path: Path) -> None:
    write(tmp_path, "name;copies\nOffice of Tides;2\n", "people.csv")
    read = read_list(write(tmp_path, "recipients: people.csv\n"))
    assert [(r.name, dict(r.copies)) for r in read.recipients] == [("Office of Tides", {"en": 2})]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "recipients-missing", 1),
        ("recipients: []\n", "recipients-missing", 1),
        ("people: []\n", "field-unknown", 1),
        ("recipients: everybody\n", "not-list", 1),
        ("recipients:\n  - Ardenia\n", "not-mapping", 2),
        ("recipients:\n  - copies: 2\n", "name-missing", 2),
        ("recipients:\n  - name: A\n    copys: 2\n", "field-unknown", 3),
        ("recipients:\n  - name: A\n    copies: many\n", "value-not-number", 3),
        ("recipients:\n  - name: A\n    copies: 1000001\n", "value-not-number", 3),
        ("recipients:\n  - name: A\n    copies: -1\n", "value-not-number", 3),
        ("recipients:\n  - name: A\n    copies: {xx: 1}\n", "language-unknown", 3),
        ("recipients:\n  - name: A\n    languages: [en, xx]\n", "language-unknown", 3),
        ("recipients:\n  - name: A\n    languages: [en]\n    copies: {fr: 1}\n", "languages-disagree", 2),
        ("recipients:\n  - name: A\n    name: B\n", "field-twice", 3),
        ("recipients:\n  - name: A\n  - name: a\n", "recipient-twice", 3),
        ("recipients:\n  - name: [A]\n", "value-not-text", 2),
        ("recipients:\n  - name: A\n    address: {a: b}\n", "value-not-list", 3),
        ("recipients:\n  - name: A\nrules:\n  - numbered: maybe\n", "value-not-truth", 4),
        ("recipients:\n  - name: A\nrules:\n  - distribution: secret\n", "distribution-unknown", 4),
        ("recipients:\n  - name: A\n    address: *a\n", "yaml-feature", 3),
        ("recipients: gone.csv\n", "unreadable", 1),
        ("recipients:\n  - name: A\n    address: [[1 Street, Port]]\n", "value-not-list", 3),
        ("recipients:\n  - name: A\n    copies: [en, fr]\n", "value-not-number", 3),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, code: str, line: int | None) -> None:
    with pytest.raises(ContentError) as told:
        read_list(write(tmp_path, text))
    (problem,) = told.value.problems
    assert (problem.code, problem.line) == (code, line)
    assert problem.hint or code == "field-twice"


def test_everything_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as told:
        read_list(write(tmp_path, "recipients:\n  - name: A\n    copies: x\n  - copies: 1\n"))
    assert [problem.line for problem in told.value.problems] == [3, 4]


def test_a_row_longer_than_its_head(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="3 cells"):
        read_list(write(tmp_path, "name,copies\nA,1,2\n", "list.csv"))


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("naam,copies\nA,1\nB,1\n", "field-unknown", 1),  # of the head, and once
        ("Ardenia,2\nBelmar,3\n", "head-missing", 1),
        ("name,copies,name\nA,1,B\n", "field-twice", 1),
        ("name,copies\nA,en=1 en=2\n", "field-twice", 2),
        ("name,copies\nA,en=1 fr\n", "value-not-number", 2),
        ('name,copies\nA,1\n"B,1\nC,1\n', "csv-syntax", 3),
    ],
)
def test_what_is_wrong_in_a_table(tmp_path: Path, text: str, code: str, line: int) -> None:
    with pytest.raises(ContentError) as told:
        read_list(write(tmp_path, text, "list.csv"))
    assert [(problem.code, problem.line) for problem in told.value.problems] == [(code, line)]
    assert told.value.problems[0].hint


def test_tabs_part_cells_and_codes_may_be_parted_as_one_likes(tmp_path: Path) -> None:
    read = read_list(
        write(tmp_path, "name\tlanguages\tcopies\nA\ten, fr\t2\nB\t\ten = 1, ar=2\n", "list.csv")
    )
    assert [dict(each.copies) for each in read.recipients] == [{"en": 2, "fr": 2}, {"en": 1, "ar": 2}]


def test_a_language_by_its_name_is_told_its_code(tmp_path: Path) -> None:
    for name in ("English", "français", "French"):
        with pytest.raises(ContentError) as told:
            read_list(write(tmp_path, f"recipients:\n  - name: A\n    languages: [{name}]\n"))
        assert told.value.problems[0].hint == f"write `{'en' if name == 'English' else 'fr'}`"


def test_a_list_may_be_longer_than_front_matter(tmp_path: Path) -> None:
    text = "recipients:\n" + "".join(
        f"  - name: Mission {'of the coast ' * 20}{each}\n" for each in range(500)
    )
    assert len(text) > 100_000
    assert len(read_list(write(tmp_path, text)).recipients) == 500


def test_what_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"name\nA\n\xff\n")
    with pytest.raises(ContentError) as told:
        read_list(path)
    assert told.value.problems[0].line == 3
