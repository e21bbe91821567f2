"""Charts as drawings: nothing is lost, everything stands on the drawing, and bytes are the same."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masthead.document import Chart, Series
from masthead.drawing import draw
from masthead.drawing.figures import Figures
from masthead.drawing.scale import make_scale
from masthead.languages import language
from masthead.sheets import Sheet, load_sheets
from tests.strategies import charts

STYLES = Path(__file__).parents[2] / "styles"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return load_sheets([STYLES])["newyork-2026"]


def words_of(chart: Chart, code: str) -> list[str]:
    """What a reader must find: names, titles, and figures where they are asked for."""
    figures = Figures.of(chart, language(code))
    found = [chart.heading, chart.along, chart.beyond, chart.across]
    found += [] if chart.kind == "scatter" else chart.categories
    for series in chart.series:
        found += [series.name, *(map(figures.shown, series.values) if chart.labelled else ())]
    return [word for text in found for word in text.split(" ") if word]


@settings(max_examples=150, deadline=None)
@given(chart=charts(), code=st.sampled_from(["en", "fr", "ar"]))
def test_every_word_is_drawn_and_every_line_is_xml(chart: Chart, code: str) -> None:
    sheet = load_sheets([STYLES])["newyork-2026"]
    chart = _printable(chart)
    drawing = draw(chart, language(code), sheet)
    root = ElementTree.fromstring(drawing.svg)
    said = " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
    assert said == drawing.words
    drawn = said.split(" ")
    for word in words_of(chart, code):
        assert word in drawn
        drawn.remove(word)
    assert draw(chart, language(code), sheet) == drawing


def _printable(chart: Chart) -> Chart:
    """Noncharacters and lone joiners are no XML; reading a text never lets them through a page either."""

    def clean(text: str) -> str:
        return re.sub(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "x", text)

    series = tuple(replace(each, name=clean(each.name)) for each in chart.series)
    names = {name: clean(getattr(chart, name)) for name in ("heading", "along", "beyond", "across")}
    return replace(chart, series=series, categories=tuple(map(clean, chart.categories)), **names)  # type: ignore[arg-type]


def test_columns_stand_on_the_axis_as_high_as_their_values(sheet: Sheet) -> None:
    chart = Chart("column", ("a", "b"), (Series("S", ("10", "20")),))
    boxes = [b for b in _all(chart, sheet, "rect") if float(b["width"]) > 10]
    heights = [float(box["height"]) for box in boxes]
    assert heights[1] == pytest.approx(2 * heights[0], abs=0.02)
    feet = {round(float(box["y"]) + float(box["height"]), 1) for box in boxes}
    assert len(feet) == 1


def test_shares_reach_the_same_height(sheet: Sheet) -> None:
    chart = Chart("column", ("a", "b"), (Series("S", ("1", "30")), Series("T", ("3", "10"))), "shares")
    boxes = [b for b in _all(chart, sheet, "rect") if float(b["width"]) > 10]
    heights = [float(box["height"]) for box in boxes]
    assert heights[0] + heights[2] == pytest.approx(heights[1] + heights[3], abs=0.05)
    assert "100%" in draw(chart, language("en"), sheet).words


def test_a_missing_value_parts_a_line(sheet: Sheet) -> None:
    chart = Chart("line", ("a", "b", "c", "d"), (Series("", ("1", "2", "", "4")),))
    assert len(_all(chart, sheet, "circle")) == 3
    lines = [line for line in _all(chart, sheet, "polyline") if line["stroke-width"] == "1.4"]
    assert [len(line["points"].split()) for line in lines] == [2, 1]


def test_a_wide_chart_is_no_wider_than_the_text_block(sheet: Sheet) -> None:
    chart = Chart("column", ("a",), (Series("S", ("1",)),), width=400, height=400)
    root = ElementTree.fromstring(draw(chart, language("en"), sheet).svg)
    assert (root.get("width"), root.get("height")) == ("492.00pt", "480.00pt")


def _all(chart: Chart, sheet: Sheet, name: str) -> list[dict[str, str]]:
    root = ElementTree.fromstring(draw(chart, language("en"), sheet).svg)
    return [dict(element.attrib) for element in root.iter(f"{SVG}{name}")]


@pytest.mark.parametrize(
    ("code", "typed", "shown"),
    [
        ("en", "1234567.50", "1,234,567.50"),
        ("en", "12.5%", "12.5%"),
        ("fr", "-1234.5", "−1\u00a0234,5"),
        ("fr", "12.5%", "12,5\u00a0%"),
        ("es", "1234.5", "1.234,5"),
        ("en", "–", "–"),
        ("en", "", ""),
    ],
)
def test_figures_as_the_language_writes_them(code: str, typed: str, shown: str) -> None:
    chart = Chart("column", ("a",), (Series("", (typed,)),))
    assert Figures.of(chart, language(code)).shown(typed) == shown


def test_places_and_thousands_that_are_asked_for() -> None:
    chart = Chart("column", ("a",), (Series("", ("1234.56",)),), decimals=1, thousands=" ")
    assert Figures.of(chart, language("en")).shown("1234.56") == "1\u00a0234.6"


@settings(deadline=None)
@given(st.lists(st.floats(-1e9, 1e9).map(lambda v: round(v, 3)), min_size=1), st.booleans())
def test_a_scale_holds_its_values(values: list[float], from_nought: bool) -> None:
    scale = make_scale(values, from_nought=from_nought)
    slack = 1e-6 * max(map(abs, (*values, 1)))
    assert scale.low - slack <= min(values)
    assert max(values) <= scale.high + slack
    assert 2 <= len(scale.marks) <= 12
    assert not from_nought or scale.low <= 0 <= scale.high
