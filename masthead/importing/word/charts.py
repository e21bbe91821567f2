"""Charts: the numbers that Word keeps with each, and how it draws them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from masthead.charting import MIXED, NIL, NUMBER, VALUE
from masthead.document import Chart, ChartKind, Series, Stacking
from masthead.errors import InternalError, Problem
from masthead.importing.word.chart_formats import nil_or, places, shown, thousands
from masthead.importing.word.names import A, C, Element

_KINDS: dict[str, ChartKind] = {
    "barChart": "column",
    "lineChart": "line",
    "areaChart": "area",
    "pieChart": "pie",
    "doughnutChart": "doughnut",
    "scatterChart": "scatter",
    "bar3DChart": "column",
    "line3DChart": "line",
    "area3DChart": "area",
    "pie3DChart": "pie",
    "ofPieChart": "pie",
    "bubbleChart": "scatter",
    "radarChart": "line",
    "stockChart": "line",
    "surfaceChart": "column",
    "surface3DChart": "column",
}
_SAME = 6  # of the kinds, the first that we draw as Word does
_DASHES = {"–", "-", "—", "−", "\uf02d"}
_LEAST, _MOST = 20, 400  # millimetres


@dataclass(slots=True)
class _Points:
    """A series as it is read: its values by the category they belong to."""

    name: str
    kind: ChartKind
    second: bool
    across: dict[int, str]
    values: dict[int, str]
    forms: list[str] = field(default_factory=list)


def _c(name: str) -> str:
    return f"{{{C}}}{name}"


def read_chart(root: Element, width: int = 0, height: int = 0) -> tuple[Chart | None, tuple[str, ...]]:
    """A chart part: the chart (None where it keeps no numbers), and what a person should look at.

    ``width`` and ``height`` are millimetres, 0 where nothing says them.
    """
    if root.tag != _c("chartSpace"):
        return _read_extended(root, width, height)
    remarks: list[str] = []
    groups = [e for area in root.iter(_c("plotArea")) for e in area if _local(e) in _KINDS]
    if not groups:
        groups = [root] if next(root.iter(_c("ser")), None) is not None else []
    series = list(_series(groups, remarks, late=_value(root, "date1904") in ("1", "true")))
    if not series or not any(each.values for each in series):
        return None, tuple(remarks)
    chart = _chart(series, groups[0], remarks)
    chart = replace(chart, **_axes(root, chart), **_style(root, groups, series, chart))
    chart = replace(chart, width=_extent(width), height=_extent(height))
    _prove(series, chart)
    return chart, tuple(dict.fromkeys(remarks))


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _value(element: Element, name: str) -> str:
    found = element.find(_c(name))
    return "" if found is None else str(found.get("val", ""))


def _extent(millimetres: int) -> int | None:
    return min(max(millimetres, _LEAST), _MOST) if millimetres else None


def _series(groups: list[Element], remarks: list[str], *, late: bool) -> Iterator[_Points]:
    first_axes = _axes_of(groups[0]) if groups else set()
    for group in groups:
        name = _local(group)
        kind = _KINDS.get(name, "column")
        if name in _KINDS and list(_KINDS).index(name) >= _SAME:
            remarks.append(f"a chart of the form {name}: its numbers kept, drawn as {kind}")
        if kind == "column" and _value(group, "barDir") == "bar":
            kind = "bar"
        second = bool(first_axes) and bool(_axes_of(group)) and not first_axes & _axes_of(group)
        for element in group.iter(_c("ser")):
            across = _points(element, "cat", late=late) or _points(element, "xVal", late=late)
            values = _points(element, "val", late=late) or _points(element, "yVal", late=late)
            read = _Points(_name(element), kind, second, across, {}, list(_forms(element)))
            for at, said in values.items():
                read.values[at] = _judged(said, element, at, remarks)
            if next(element.iter(_c("bubbleSize")), None) is not None:
                remarks.append("the sizes of bubbles are not kept")
            yield read


def _axes_of(group: Element) -> set[str]:
    return {str(axis.get("val")) for axis in group.findall(_c("axId"))}


def _judged(said: str, element: Element, at: int, remarks: list[str]) -> str:
    """A value that can be drawn; a nought that a label shows as a dash is nil."""
    if not VALUE.fullmatch(said):
        remarks.append(f"a value of the chart is no number: {said}")
        return ""
    return NIL if said == "0" and _label(element, at) in _DASHES else said


def _label(element: Element, at: int) -> str:
    """What was typed in the place of the value beside a point."""
    for label in element.iter(_c("dLbl")):
        if _value(label, "idx") == str(at):
            return "".join(str(t.text or "") for t in label.iter(f"{{{A}}}t")).strip()
    return ""


def _text(element: Element | None) -> str:
    texts = () if element is None else element.iter(f"{{{A}}}t", _c("v"))
    return " ".join(" ".join(str(t.text or "") for t in texts).split())


def _name(element: Element) -> str:
    name = element.find(_c("tx"))
    return "" if name is None else " ".join(" ".join(str(v.text or "") for v in name.iter(_c("v"))).split())


def _points(element: Element, name: str, *, late: bool) -> dict[int, str]:
    """The cached values by their place; of categories in several levels, all levels, the outermost first."""
    holder = element.find(_c(name))
    found: dict[int, str] = {}
    levels = [] if holder is None else list(holder.iter(_c("lvl"))) or [holder]
    for depth, level in enumerate(levels):
        own = {}
        for point in level.iter(_c("pt")):
            text = " ".join(" ".join(str(v.text or "") for v in point.iter(_c("v"))).split())
            form = point.get("formatCode") or _form(point.getparent())
            at = int(point.get("idx", "0")) if point.get("idx", "0").isdigit() else 0
            own[at] = (
                nil_or(shown(text, form, late=late), form)
                if name in ("val", "yVal")
                else shown(text, form, late=late)
            )
        if depth:
            # the cache says the name of a group at its first category only
            for at in sorted(own):
                found[at] = f"{own[at]} {found.get(at, '')}".strip()
        else:
            found = own
    return found


def _form(cache: Element | None) -> str:
    element = None if cache is None else cache.find(_c("formatCode"))
    return "" if element is None else str(element.text or "")


def _forms(element: Element) -> Iterator[str]:
    """The formats of a series: those of its labels, then those of its values."""
    for labels in element.iter(_c("dLbls")):
        for form in labels.findall(_c("numFmt")):
            if form.get("sourceLinked") != "1" and form.get("formatCode"):
                yield str(form.get("formatCode"))
    for name in ("val", "yVal"):
        for code in element.iterfind(f"{_c(name)}//{_c('formatCode')}"):
            yield str(code.text or "")


def _chart(series: list[_Points], group: Element, remarks: list[str]) -> Chart:
    kind = _joint_kind(series, remarks)
    keys, rows = _rows(series)
    drawn = tuple(
        Series(
            each.name,
            tuple(row.get(key, "") for key in keys),
            each.kind if kind in MIXED and each.kind != kind and each.kind in MIXED else None,
            each.second and kind in MIXED,
        )
        for each, row in zip(series, rows, strict=True)
    )
    stacking: dict[str, Stacking] = {"stacked": "stacked", "percentStacked": "shares"}
    grouping = stacking.get(_value(group, "grouping"), "")
    return Chart(kind, tuple(name for name, _ in keys), drawn, grouping if kind in (*MIXED, "bar") else "")


def _joint_kind(series: list[_Points], remarks: list[str]) -> ChartKind:
    """What the chart is as a whole; a chart of several kinds is one of columns, lines and areas."""
    kinds = list(dict.fromkeys(each.kind for each in series))
    kind = kinds[0]
    if any(each.second for each in series) and kind not in MIXED:
        remarks.append(f"a {kind} chart with two axes: drawn as columns")
        kind = "column"
    if len(kinds) > 1 and (kind not in MIXED or not set(kinds) <= set(MIXED)):
        remarks.append(f"a chart of {' and '.join(kinds)}: drawn as columns and lines")
        kind = "column"
        for each in series:
            each.kind = "line" if each.kind == "scatter" else each.kind
    if kind == "scatter" and not all(NUMBER.fullmatch(x) for each in series for x in each.across.values()):
        kind = "line"
        for each in series:
            each.kind = "line"
    if kind in ("pie", "doughnut") and any(
        v.startswith("-") for each in series for v in each.values.values()
    ):
        remarks.append("shares below nought: drawn as columns")
        kind = "column"
    return kind


def _rows(series: list[_Points]) -> tuple[list[tuple[str, int]], list[dict[tuple[str, int], str]]]:
    """The categories, each name with a count where it comes again, and the values of each series by them."""
    first = next((each.across for each in series if each.across), {})
    keys: dict[tuple[str, int], None] = {}
    rows = []
    for each in series:
        names = each.across or first
        seen: dict[str, int] = {}
        row = {}
        for at in sorted({*each.across, *each.values}):
            name = names.get(at, "" if names else str(at + 1))
            seen[name] = seen.get(name, 0) + 1
            keys[name, seen[name]] = None
            if at in each.values:
                row[name, seen[name]] = each.values[at]
        rows.append(row)
    return list(keys), rows


def _axes(root: Element, chart: Chart) -> dict[str, Any]:
    """The titles of the axes and of the chart."""
    found = {"heading": "", "across": "", "along": "", "beyond": ""}
    for element in root.iter(_c("chart")):
        found["heading"] = _text(element.find(_c("title")))
    areas = list(root.iter(_c("plotArea")))
    values = [axis for area in areas for axis in area.findall(_c("valAx"))]
    for area in areas:
        for name in ("catAx", "dateAx", "serAx"):
            for axis in area.findall(_c(name)):
                found["across"] = " ".join(filter(None, (found["across"], _text(axis.find(_c("title"))))))
    if chart.kind == "scatter" and values:
        lying = [axis for axis in values if _value(axis, "axPos") in ("b", "t")][:1] or values[:1]
        found["across"] = _text(lying[0].find(_c("title")))
        values = [axis for axis in values if axis is not lying[0]]
    for name, axis in zip(("along", "beyond"), values, strict=False):
        found[name] = _text(axis.find(_c("title")))
    rest = [_text(axis.find(_c("title"))) for axis in values[2:]]
    found["beyond"] = " ".join(filter(None, (found["beyond"], *rest)))
    return found


def _style(root: Element, groups: list[Element], series: list[_Points], chart: Chart) -> dict[str, Any]:
    """Whether values are written beside what is drawn, and how their figures look."""
    labels = [labels for group in groups for labels in group.iter(_c("dLbls"))]
    labelled = any(_value(each, "showVal") == "1" for each in labels if each.find(_c("delete")) is None)
    forms = [form for each in series for form in each.forms]
    form = next((form for form in forms if form and form.lower() != "general"), "")
    axes = [str(f.get("formatCode")) for f in root.iterfind(f".//{_c('valAx')}/{_c('numFmt')}")]
    grouped = next((each for each in (*forms, *axes) if each and each.lower() != "general"), "")
    large = any(len(v.strip("-%").partition(".")[0]) > 3 for s in chart.series for v in s.values)
    return {
        "labelled": labelled,
        "decimals": places(form) if form else None,
        "thousands": thousands(grouped) if large else None,
    }


def _prove(series: list[_Points], chart: Chart) -> None:
    """Every value that Word keeps is in the chart, and every name."""
    was = [sorted(value for value in each.values.values() if value) for each in series]
    became = [sorted(value for value in each.values if value) for each in chart.series]
    names = {name for each in series for name in each.across.values()}
    if was != became or not names <= set(chart.categories):
        message = f"the import changed a chart: {was!r} became {became!r}"[:400]
        raise InternalError(Problem("import-words-differ", message, hint="report this file to us"))


def _read_extended(root: Element, width: int, height: int) -> tuple[Chart | None, tuple[str, ...]]:
    """A chart of the newer forms (waterfall, funnel, treemap …): columns of what it keeps."""
    categories: dict[int, str] = {}
    series = []
    for data in root.iter("{*}data"):
        for level in data.iterfind("{*}strDim/{*}lvl"):
            for point in level.iterfind("{*}pt"):
                at, text = int(point.get("idx", "0")), " ".join(str(point.text or "").split())
                categories[at] = f"{text} {categories.get(at, '')}".strip()
        for dimension in data.iterfind("{*}numDim"):
            values = {
                int(point.get("idx", "0")): shown(str(point.text or "").strip(), "")
                for point in dimension.iterfind("{*}lvl/{*}pt")
            }
            series.append(_Points("", "column", False, categories, values))
    names = [_text_of(element) for element in root.iterfind(".//{*}series/{*}tx")]
    forms = [str(element.get("layoutId", "")) for element in root.iterfind(".//{*}series")]
    why = f"a chart of the form {', '.join(dict.fromkeys(forms)) or 'unknown'}: drawn as columns"
    if not any(each.values for each in series):
        return None, (why,)
    remarks = [why]
    for each, name in zip(series, names, strict=False):
        each.name = name
    for each in series:
        each.values = {at: v if VALUE.fullmatch(v) else "" for at, v in each.values.items()}
    chart = _chart(series, root, remarks)
    heading = _text_of(next(root.iter("{*}title"), None))
    _prove(series, chart)
    return replace(chart, heading=heading, width=_extent(width), height=_extent(height)), tuple(remarks)


def _text_of(element: Element | None) -> str:
    texts = () if element is None else element.iter(f"{{{A}}}t", "{*}v")
    return " ".join(" ".join(str(t.text or "") for t in texts).split())
