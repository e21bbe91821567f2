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
