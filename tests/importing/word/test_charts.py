"""Charts of Word files: kinds, axes, formats, what is missing, and what is no number."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from masthead.document import Block, Chart, Paragraph
from masthead.errors import ContentError
from masthead.importing.imported import Imported
from masthead.importing.word.chart_formats import nil_or, places, shown, thousands
from masthead.importing.word.inlines import spoken
from masthead.reading import read_body
from masthead.writing import write_body
from tests.importing.word.making import element, p
from tests.importing.word.test_importing import read

DRAWING = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="6120000" cy="2160000"/>'
    '<wp:docPr id="1" name="c" descr="Trees"/>'
    '<c:chart r:id="c"/></wp:inline></w:drawing></w:r>'
)


def points(values: Sequence[str | None], form: str = "") -> str:
    """A cache of values; None is one that is missing."""
    inner = f"<c:formatCode>{form}</c:formatCode>" if form else ""
    told = (f'<c:pt idx="{at}"><c:v>{v}</c:v></c:pt>' for at, v in enumerate(values) if v is not None)
    return f"<c:numRef><c:numCache>{inner}{''.join(told)}</c:numCache></c:numRef>"


def ser(
    name: str, across: Sequence[str], values: Sequence[str | None], form: str = "", more: str = ""
) -> str:
    """A series of a chart over categories."""
    head = (
        f"<c:tx><c:strRef><c:strCache><c:pt idx='0'><c:v>{name}</c:v></c:pt></c:strCache></c:strRef></c:tx>"
    )
    return f"<c:ser>{head}{more}<c:cat>{points(across)}</c:cat><c:val>{points(values, form)}</c:val></c:ser>"


def title(text: str) -> str:
    """A title of a chart or an axis."""
    return f"<c:title><c:tx><c:rich><a:p><a:r><a:t>{text}</a:t></a:r></a:p></c:rich></c:tx></c:title>"


def space(area: str, heading: str = "") -> str:
    """A chart part."""
    root = element("x", "").replace("w:x", "c:chartSpace").removesuffix("</c:chartSpace>")
    return f"{root}<c:chart>{heading}<c:plotArea>{area}</c:plotArea></c:chart></c:chartSpace>"


def import_chart(path: Path, part: str, *before: str) -> Imported:
    """What a text becomes that holds the chart."""
    return read(
        path,
        "".join(before) + p(DRAWING),
        parts={"word/charts/chart1.xml": part},
        relations={"c": ("chart", "charts/chart1.xml")},
    )


def only(blocks: tuple[Block, ...]) -> Chart:
    (chart,) = blocks
    assert isinstance(chart, Chart)
    assert read_body(write_body(blocks, ()), Path("a.md"), 1) == (blocks, ())
    return chart


@pytest.mark.parametrize(
    ("group", "own", "kind", "stacking"),
    [
        ("barChart", '<c:barDir val="col"/><c:grouping val="clustered"/>', "column", ""),
        ("barChart", '<c:barDir val="bar"/><c:grouping val="stacked"/>', "bar", "stacked"),
        ("barChart", '<c:barDir val="col"/><c:grouping val="percentStacked"/>', "column", "shares"),
        ("lineChart", '<c:grouping val="standard"/>', "line", ""),
        ("areaChart", '<c:grouping val="stacked"/>', "area", "stacked"),
        ("pieChart", "", "pie", ""),
        ("doughnutChart", "", "doughnut", ""),
    ],
)
def test_kinds(tmp_path: Path, group: str, own: str, kind: str, stacking: str) -> None:
    series = ser("Oaks", ["2043", "2044"], ["3.2999999999999998", "12"])
    part = space(f"<c:{group}>{own}{series}</c:{group}>")
    got = import_chart(tmp_path, part)
    chart = only(got.document_blocks)
    assert (chart.kind, chart.stacking) == (kind, stacking)
    assert (chart.categories, chart.series[0].name) == (("2043", "2044"), "Oaks")
    assert chart.series[0].values == ("3.3", "12")
    assert (chart.width, chart.height) == (170, 60)
    assert not got.report.unsure


def test_columns_and_a_line_on_a_second_axis(tmp_path: Path) -> None:
    axes = (
        "".join(f'<c:axId val="{at}"/>' for at in (1, 2)),
        "".join(f'<c:axId val="{at}"/>' for at in (3, 4)),
    )
    bars = f'<c:barChart><c:barDir val="col"/>{ser("Oaks", ["a"], ["5"])}{axes[0]}</c:barChart>'
    line = f"<c:lineChart>{ser('Rate', ['a'], ['0.125'], '0.0%')}{axes[1]}</c:lineChart>"
    frame = f"<c:catAx>{title('Place')}</c:catAx><c:valAx>{title('Trees')}</c:valAx>"
    frame += f"<c:valAx>{title('Share')}</c:valAx>"
    chart = only(import_chart(tmp_path, space(bars + line + frame, title("Own title"))).document_blocks)
    assert [(s.kind, s.second, s.values) for s in chart.series] == [
        (None, False, ("5",)),
        ("line", True, ("12.5%",)),
    ]
    assert (chart.across, chart.along, chart.beyond) == ("Place", "Trees", "Share")
    assert chart.heading == "Own title"


def test_caption_and_unit(tmp_path: Path) -> None:
    part = space(f"<c:pieChart>{ser('', ['a'], ['5'])}</c:pieChart>")
    before = p("\tFigure I", style="H23"), p("\tOaks by year", style="H23"), p("(Percentage)", style="H23")
    chart = only(import_chart(tmp_path, part, *before).document_blocks)
    assert (chart.mark, spoken(chart.title or ()), spoken(chart.unit or ())) == (
        None,  # the running number, which composing gives anyway
        "Oaks by year",
        "Percentage",
    )


def test_points_by_two_numbers(tmp_path: Path) -> None:
    series = (
        f"<c:ser><c:xVal>{points(['1', '2.5'])}</c:xVal><c:yVal>{points(['7', '8'])}</c:yVal></c:ser>"
        f"<c:ser><c:xVal>{points(['2.5', '2.5'])}</c:xVal><c:yVal>{points(['1', '2'])}</c:yVal></c:ser>"
    )
    chart = only(import_chart(tmp_path, space(f"<c:scatterChart>{series}</c:scatterChart>")).document_blocks)
    assert (chart.kind, chart.categories) == ("scatter", ("1", "2.5", "2.5"))
    assert [s.values for s in chart.series] == [("7", "8", ""), ("", "1", "2")]


def test_missing_values_and_names_that_come_twice(tmp_path: Path) -> None:
    series = ser("Oaks", ["a", "a", "b"], ["1", None, "3"]) + ser("Elms", ["a", "a", "b"], [None, "2", None])
    chart = only(import_chart(tmp_path, space(f"<c:barChart>{series}</c:barChart>")).document_blocks)
    assert chart.categories == ("a", "a", "b")
    assert [s.values for s in chart.series] == [("1", "", "3"), ("", "2", "")]


def test_a_dash_in_the_place_of_a_nought_and_labels(tmp_path: Path) -> None:
    labels = (
        "<c:dLbls><c:dLbl><c:idx val='0'/><c:tx><c:rich><a:p><a:r><a:t>–</a:t></a:r></a:p></c:rich></c:tx>"
        "</c:dLbl><c:numFmt formatCode='#\\ ##0.0' sourceLinked='0'/><c:showVal val='1'/></c:dLbls>"
    )
    part = space(f"<c:barChart>{ser('Oaks', ['a', 'b'], ['0', '1234'], more=labels)}</c:barChart>")
    chart = only(import_chart(tmp_path, part).document_blocks)
    assert chart.series[0].values == ("–", "1234")
    assert (chart.labelled, chart.decimals, chart.thousands) == (True, 1, " ")


def test_what_is_drawn_in_another_way_is_said(tmp_path: Path) -> None:
    part = space(f"<c:radarChart>{ser('Oaks', ['a'], ['1'])}{ser('Elms', ['a'], ['#N/A'])}</c:radarChart>")
    got = import_chart(tmp_path, part)
    assert only(got.document_blocks).series[1].values == ("",)
    assert [remark.why for remark in got.report.unsure] == [
        "a chart of the form radarChart: its numbers kept, drawn as line",
        "a value of the chart is no number: #N/A",
    ]


def test_a_chart_without_numbers_is_lost_and_said(tmp_path: Path) -> None:
    got = import_chart(tmp_path, space("<c:barChart/>"), p("A tree."))
    assert [(remark.text, remark.why) for remark in got.report.lost] == [
        ("Trees", "a chart that keeps no numbers")
    ]
    assert [type(block) for block in got.document_blocks] == [Paragraph]


def test_a_chart_of_the_newer_forms(tmp_path: Path) -> None:
    name = "http://schemas.microsoft.com/office/drawing/2014/chartex"
    part = (
        f'<cx:chartSpace xmlns:cx="{name}"><cx:chartData><cx:data id="0"><cx:strDim type="cat"><cx:lvl>'
        '<cx:pt idx="0">a</cx:pt><cx:pt idx="1">b</cx:pt></cx:lvl></cx:strDim><cx:numDim type="val"><cx:lvl>'
        '<cx:pt idx="0">5</cx:pt><cx:pt idx="1">-2</cx:pt></cx:lvl></cx:numDim></cx:data></cx:chartData>'
        '<cx:chart><cx:plotArea><cx:plotAreaRegion><cx:series layoutId="waterfall"><cx:tx><cx:txData>'
        "<cx:v>Oaks</cx:v></cx:txData></cx:tx></cx:series></cx:plotAreaRegion></cx:plotArea></cx:chart></cx:chartSpace>"
    )
    drawing = f'<w:r><w:drawing><cx:chart xmlns:cx="{name}" r:id="c"/></w:drawing></w:r>'
    got = read(tmp_path, p(drawing), parts={"word/c.xml": part}, relations={"c": ("chartEx", "c.xml")})
    chart = only(got.document_blocks)
    assert (chart.categories, chart.series[0].name, chart.series[0].values) == (
        ("a", "b"),
        "Oaks",
        ("5", "-2"),
    )
    assert [remark.why for remark in got.report.unsure] == ["a chart of the form waterfall: drawn as columns"]


def test_a_chart_of_too_many_points(tmp_path: Path) -> None:
    part = space(f"<c:barChart>{ser('Oaks', ['a'], ['1'] * 20_001)}</c:barChart>")
    with pytest.raises(ContentError, match="more than 20,000 points"):
        import_chart(tmp_path, part)


@pytest.mark.parametrize(
    ("cached", "form", "said"),
    [
        ("3.2999999999999998", "General", "3.3"),
        ("0.125", "0.0%", "12.5%"),
        ("1E-3", "", "0.001"),
        ("1234567890123", "#,##0", "1234567890123"),
        ("-0.0", "0", "0"),
        ("45292", "yyyy", "2024"),
        ("45323", "mmm-yy", "2024-02"),
        ("45323", "d/m/yyyy", "2024-02-01"),
        ("45323", '#,##0 "days"', "45323"),
        ("45323", "[Red]0", "45323"),
        ("Spring", "General", "Spring"),
    ],
)
def test_cached_values(cached: str, form: str, said: str) -> None:
    assert shown(cached, form) == said


def test_formats() -> None:
    assert [places(f) for f in ("General", "0", "#,##0.00_);(#,##0.00)", "0.0%")] == [None, 0, 2, 1]
    assert [thousands(f) for f in ("#,##0", "#\\ ##0", "0")] == [None, " ", ""]
    assert nil_or("0", '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_)') == "–"
    assert nil_or("0", "_-* #,##0_-;\\-* #,##0_-;0_-") == "0"
