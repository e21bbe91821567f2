"""Charts as drawings: nothing is lost, everything stands on the drawing, and bytes are the same."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from masthead.document import Chart, Series
from masthead.drawing import draw
from masthead.drawing.figures import Figures
from masthead.drawing.values import round_marks
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


_AT_THE_END = Chart(
    "bar",
    ("", "Committee of", ""),
    (Series("", ("1", "1", "1")), Series("", ("–", "-3.5", "1"))),
    "shares",
    True,
)


@example(chart=_AT_THE_END, code="en")
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


def _printable(chart: Chart) -> Chart:
    """Noncharacters and lone joiners are no XML; reading a text never lets them through a page either."""

    def clean(text: str) -> str:
        return re.sub(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "x", text)

    series = tuple(replace(each, name=clean(each.name)) for each in chart.series)
    names = {name: clean(getattr(chart, name)) for name in ("heading", "along", "beyond", "across")}
    return replace(chart, series=series, categories=tuple(map(clean, chart.categories)), **names)  # type: ignore[arg-type]


def test_columns_stand_on_the_axis_as_high_as_their_values(sheet: Sheet) -> None:
    chart = Chart("column", ("a", "b"), (Series("S", ("10", "20")),))
    low, high = (_box(chart, sheet, f"value-0-{row}") for row in range(2))
    assert high.height == pytest.approx(2 * low.height, abs=0.02)
    assert low.bottom == pytest.approx(high.bottom)


def test_bars_lie_from_the_first_category_down(sheet: Sheet) -> None:
    chart = Chart("bar", ("a", "b"), (Series("S", ("10", "-20")),))
    first, second = (_box(chart, sheet, f"value-0-{row}") for row in range(2))
    assert second.width == pytest.approx(2 * first.width, abs=0.02)
    assert first.left == pytest.approx(second.right)
    assert first.bottom < second.top


def test_shares_reach_the_same_height(sheet: Sheet) -> None:
    chart = Chart("column", ("a", "b"), (Series("S", ("1", "30")), Series("T", ("3", "10"))), "shares")
    tops = [_box(chart, sheet, f"value-1-{row}").top for row in range(2)]
    assert tops[0] == pytest.approx(tops[1], abs=0.05)
    assert "100%" in draw(chart, language("en"), sheet).words


def test_a_missing_value_parts_a_line(sheet: Sheet) -> None:
    chart = Chart("line", ("a", "b", "c", "d"), (Series("", ("1", "2", "", "4")),))
    line = _group(chart, sheet, "series-0")
    (path,) = [element for element in line.findall(f"{SVG}path")]
    assert path.attrib["d"].count("M") == 2
    assert len(list(line.iter(f"{SVG}use"))) == 3


def test_a_second_axis_measures_its_series_alone(sheet: Sheet) -> None:
    series = (Series("S", ("1000", "2000")), Series("T", ("1", "2"), "line", second=True))
    chart = Chart("column", ("a", "b"), series)
    words = draw(chart, language("en"), sheet).words
    assert "2,000" in words
    assert "0.5" in words or "2.0" in words
    column, line = _box(chart, sheet, "value-0-1"), _group(chart, sheet, "series-1").find(f"{SVG}path")
    assert line is not None
    heights = [float(y) for y in re.findall(r"[ML] [-\d.]+ ([-\d.]+)", line.attrib["d"])]
    assert min(heights) == pytest.approx(column.top, abs=0.1)


def test_sectors_and_rings_are_as_many_as_their_values(sheet: Sheet) -> None:
    chart = Chart("doughnut", ("a", "b", "c"), (Series("S", ("1", "1", "2")), Series("T", ("5", "3", "–"))))
    said = draw(chart, language("en"), sheet)
    wedges = [
        path
        for path in ElementTree.fromstring(said.svg).iter(f"{SVG}path")
        if "#ffffff" in path.attrib["style"]
    ]
    assert sum("stroke: #ffffff" in path.attrib["style"] for path in wedges) == 6


def test_a_wide_chart_is_no_wider_than_the_text_block(sheet: Sheet) -> None:
    chart = Chart("column", ("a",), (Series("S", ("1",)),), width=400, height=400)
    root = ElementTree.fromstring(draw(chart, language("en"), sheet).svg)
    assert (root.get("width"), root.get("height")) == ("492pt", "480pt")


@dataclass(frozen=True)
class Box:
    """The sides of a drawn rectangle, in pt from the top left."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


def _group(chart: Chart, sheet: Sheet, name: str) -> ElementTree.Element:
    root = ElementTree.fromstring(draw(chart, language("en"), sheet).svg)
    (found,) = [group for group in root.iter(f"{SVG}g") if group.get("id") == name]
    return found


def _box(chart: Chart, sheet: Sheet, name: str) -> Box:
    path = _group(chart, sheet, name).find(f"{SVG}path")
    assert path is not None
    points = [(float(x), float(y)) for x, y in re.findall(r"([-\d.]+) ([-\d.]+)", path.attrib["d"])]
    across, down = zip(*points, strict=True)
    return Box(min(across), min(down), max(across), max(down))


def test_words_are_not_mathematics(sheet: Sheet) -> None:
    chart = Chart("column", ("$x_1$ and $y^2$",), (Series("_hidden $", ("1",)),), along="a_b$c$")
    said = draw(chart, language("en"), sheet).words
    assert all(text in said for text in ("$x_1$ and $y^2$", "_hidden $", "a_b$c$"))


_HERMETIC = """
import json, sys
from pathlib import Path
from masthead.charting import KINDS
from masthead.document import Chart, Series
from masthead.drawing import draw
from masthead.languages import language
from masthead.sheets import load_sheets
sheet = load_sheets([Path(sys.argv[1])])["newyork-2026"]
series = (Series("S", ("10", "2.5")), Series("T", ("3", "1")))
drawn = [Chart(kind, ("1", "2"), series, labelled=True) for kind in KINDS]
svg = [draw(chart, language("fr"), sheet).svg for chart in drawn]
import matplotlib.font_manager
sys.stdout.buffer.write(json.dumps([svg, len(matplotlib.font_manager.fontManager.ttflist)]).encode())
"""


def test_bytes_do_not_depend_on_the_person_or_the_machine(tmp_path: Path) -> None:
    """Another home with settings and no cache, another locale, hash seed and folder: the same bytes."""
    found = []
    for seed, locale in (("1", "C"), ("2", "fr_FR.UTF-8")):
        home = tmp_path / seed
        settings_folder = home / ".config" / "matplotlib"
        settings_folder.mkdir(parents=True)
        if seed == "2":
            (settings_folder / "matplotlibrc").write_text("lines.linewidth: 9\nfont.size: 30\n")
            (home / "matplotlibrc").write_bytes(
                b"axes.grid: True\nsvg.fonttype: path\n\xff not of this world\n"
            )
        before = sorted(home.rglob("*"))
        environment = {
            "HOME": str(home),
            "PATH": os.environ["PATH"],
            "PYTHONHASHSEED": seed,
            "LC_ALL": locale,
        }
        environment |= {
            "PYTHONPATH": str(STYLES.parent),
            "MPLBACKEND": "none such",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        run = subprocess.run(
            [sys.executable, "-c", _HERMETIC, str(STYLES)],
            capture_output=True,
            cwd=home,
            env=environment,
            check=False,
        )
        assert run.returncode == 0, run.stderr.decode()
        assert run.stderr == b""
        assert sorted(home.rglob("*")) == before
        found.append(json.loads(run.stdout))
    assert found[0] == found[1]
    assert found[0][1] == 0, "no font of the machine may be known"


def test_what_plots_is_loaded_with_the_first_chart_only() -> None:
    code = "import sys, masthead.composing, masthead.composing.charts; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=STYLES.parent, check=False).returncode == 0


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
    marks = round_marks(values, from_nought=from_nought)
    slack = 1e-6 * max(map(abs, (*values, 1)))
    assert marks[0] - slack <= min(values)
    assert max(values) <= marks[-1] + slack
    assert 2 <= len(marks) <= 12
    assert not from_nought or marks[0] <= 0 <= marks[-1]
