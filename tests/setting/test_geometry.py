"""A finished page measures what the United Nations' pages measure, within a point."""

from __future__ import annotations

import datetime
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from tests.making import make_composition, make_pdf
from tests.setting.measuring import Ink, Line, MeasuredPage

TOLERANCE = 1.0
PLACES = tomllib.loads(Path(__file__).with_name("places.toml").read_text(encoding="utf-8"))
SHEETS = ("newyork-2010", "newyork-2021")

LETTER = """\
Opening words of our letter\\
turnover of the opening, with its note[^1].

1. Numbered words\\
   turnover of the number[^2].
   1. Lettered words

- Bulleted words\\
  turnover of the bullet
  - Dashed words

## Chapter words

### Section words

{filling}

::: annex
Last words of the last page{last_call}.
:::

[^1]: First note of our letter.

[^2]: Second note of our letter.
"""


@lru_cache(maxsize=4)
def pages(sheet: str) -> tuple[MeasuredPage, ...]:
    text = LETTER.format(filling="\n\n".join(["A paragraph of one line."] * 20), last_call="[^3]")
    composition = make_composition(
        text + "\n[^3]: Last note of our letter.\n",
        sheet=sheet,
        session=65,
        agenda_items=("17",),
        agenda_title="The topic",
        date=datetime.date(2021, 3, 4),
        original=("fr",),
        job="21-01234",
        job_dates=(datetime.date(2021, 3, 5),),
    )
    made = make_pdf(composition)
    assert made.pages == 3
    return tuple(MeasuredPage(made.pdf, number) for number in (1, 2, 3))


def cases(table: str) -> list[Any]:
    return [
        pytest.param(sheet, place, id=f"{sheet}-{place['page']}-{place.get('name') or place.get('text')}")
        for sheet in SHEETS
        for place in PLACES.get(table, ())
        if place.get("sheet", sheet) == sheet
    ]


def page_of(sheet: str, place: dict[str, Any]) -> MeasuredPage:
    return pages(sheet)[place["page"] - 1]


def compare(place: dict[str, Any], found: Line | Ink, page: MeasuredPage) -> None:
    measured = {
        key: getattr(found, key) for key in ("x", "y", "right", "bottom", "width", "height") if key in place
    }
    if "below" in place:
        measured["distance"] = found.y - page.line(place["below"]).y
    tolerances = {"width": 0.5, "height": 0.5 if place.get("height", 0) > 2 else 0.25}
    wrong = {
        key: (round(value, 2), place[key])
        for key, value in measured.items()
        if abs(value - place[key]) > tolerances.get(key, TOLERANCE)
    }
    assert not wrong, f"measured and expected: {wrong}"


@pytest.mark.parametrize(("sheet", "place"), cases("line"))
def test_line_stands_where_it_should(sheet: str, place: dict[str, Any]) -> None:
    page = page_of(sheet, place)
    found = page.line(place["text"])
    assert found.text == place["text"] or not place.get("whole")
    compare(place, found, page)


@pytest.mark.parametrize(("sheet", "place"), cases("ink"))
def test_drawing_stands_where_it_should(sheet: str, place: dict[str, Any]) -> None:
    page = page_of(sheet, place)
    compare(place, page.ink(*place["region"]), page)


@pytest.mark.parametrize(("sheet", "place"), cases("blank"))
def test_nothing_stands_where_nothing_should(sheet: str, place: dict[str, Any]) -> None:
    with pytest.raises(AssertionError, match="there is nothing"):
        page_of(sheet, place).ink(*place["region"])


@pytest.mark.parametrize(("sheet", "place"), cases("first"))
def test_text_of_later_pages_begins_where_it_should(sheet: str, place: dict[str, Any]) -> None:
    page = page_of(sheet, place)
    first = min((line for line in page.lines if line.y > place["below"]), key=lambda line: line.y)
    compare(place | {"below": first.text, "distance": 0}, first, page)


@pytest.mark.parametrize("sheet", SHEETS)
def test_title_stands_alone_under_the_masthead(sheet: str) -> None:
    made = make_pdf(make_composition("Words.", sheet=sheet, title="Title of it", symbol="ST/SGB/2021/3"))
    assert MeasuredPage(made.pdf, 1).line("Title of it").y == pytest.approx(223.5, abs=TOLERANCE)


def test_running_head_of_a_joint_symbol_has_two_lines() -> None:
    text = "Words.\n\n::: annex\nWords.\n:::\n"
    made = make_pdf(make_composition(text, symbol="A/79/716-S/2025/18", sheet="newyork-2021"))
    page = MeasuredPage(made.pdf, 2)
    assert page.line("A/79/716").y == pytest.approx(49.2, abs=TOLERANCE)
    assert page.line("S/2025/18").y == pytest.approx(59.0, abs=TOLERANCE)


def test_columns_are_as_wide_as_their_words_ask() -> None:
    text = "| No. | A head of some length over much longer words |\n|---|---|\n| 1 | Words |\n"
    page = MeasuredPage(make_pdf(make_composition(text, sheet="newyork-2021")).pdf, 1)
    first, second = page.line("1"), page.line("Words")
    assert first.x == pytest.approx(123.35, abs=TOLERANCE)
    assert second.x - first.x < 60  # half of the table would be 183


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("notes", [0, 1])
def test_end_rule_stays_above_foot_and_notes(sheet: str, notes: int) -> None:
    """On a full page it stands 14 pt below the last baseline instead of 32.3 (un-template, section 2)."""
    seen = set()
    for count in range(55, 63):
        text = "\n\n".join(["Words."] * count) + f"{'[^n]' * notes}\n" + "\n[^n]: A note.\n" * notes
        made = make_pdf(make_composition(text, sheet=sheet))
        page = MeasuredPage(made.pdf, made.pages)
        last = max((line for line in page.lines if line.text.startswith("Words.")), key=lambda line: line.y)
        rule = page.ink(265, last.y + 4, 347, last.y + 40)
        assert (rule.x, rule.right) == (pytest.approx(270, abs=TOLERANCE), pytest.approx(342, abs=TOLERANCE))
        distance = rule.y - last.y
        assert distance == pytest.approx(32.3, abs=TOLERANCE) or distance == pytest.approx(14, abs=TOLERANCE)
        seen.add(round(distance / 10))
        below = [line.y for line in page.lines if line.y > rule.y]
        assert min(below) - rule.y > 8
    assert seen == {1, 3}


@pytest.mark.parametrize(
    ("above", "below", "distance"),
    [
        # A/HRC/59/60, pages 3, 5 and 12, and A/HRC/WG.6/7/ITA/1 (F), pages 4, 7, 10 and 22
        ("An oak", "II.", 32.3),
        ("II.", "A.", 31.6),
        ("A.", "A tree", 24.4),
        ("A tree", "B.", 31.15),
        ("B.", "1.", 24.0),
    ],
)
def test_headings_of_geneva_keep_their_distance(above: str, below: str, distance: float) -> None:
    chapters = "An oak.\n\n## One\n\n### Two\n\nA tree.\n\n### Three\n\n#### Four\n\nAn elm.\n"
    composition = make_composition(f"## None\n\n{chapters}", symbol="A/HRC/59/60", kind="report")
    page = MeasuredPage(make_pdf(composition).pdf, 1)
    assert page.line(below).y - page.line(above).y == pytest.approx(distance, abs=0.5)
