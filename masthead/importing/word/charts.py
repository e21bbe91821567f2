"""Charts: the numbers that Word keeps with each, as a table of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from masthead.importing.word.grids import Grid, GridCell, GridRow
from masthead.importing.word.names import A, C, Element
from masthead.importing.word.pieces import Line, Piece
from masthead.importing.word.styles import Properties

_DIGITS = 10  # significant figures: a spreadsheet keeps 3.3 as 3.2999999999999998


@dataclass(frozen=True, slots=True)
class Chart:
    """The titles of a chart and its axes, and its series: name, and value by category."""

    titles: tuple[str, ...]
    categories: tuple[str, ...]
    series: tuple[tuple[str, dict[str, str]], ...]


def _c(name: str) -> str:
    return f"{{{C}}}{name}"


def read_chart(root: Element) -> Chart:
    """A chart part's titles and cached values."""
    titles = tuple(filter(None, (_text(title) for title in root.iter(_c("title")))))
    categories: dict[str, None] = {}
    series = []
    for element in root.iter(_c("ser")):
        across = _points(element, "cat") or _points(element, "xVal")
        values = _points(element, "val") or _points(element, "yVal")
        named = {across.get(at, ""): said for at, said in values.items()} if across else _numbered(values)
        categories |= dict.fromkeys([*across.values(), *named])
        series.append((_name(element), named))
    return Chart(titles, tuple(categories), tuple(series))


def _numbered(values: dict[int, str]) -> dict[str, str]:
    return {str(at + 1): said for at, said in values.items()}


def _text(element: Element) -> str:
    return " ".join("".join(str(t.text or "") for t in element.iter(f"{{{A}}}t", _c("v"))).split())


def _name(element: Element) -> str:
    name = element.find(_c("tx"))
    return "" if name is None else " ".join(str(v.text or "") for v in name.iter(_c("v")))


def _points(element: Element, name: str) -> dict[int, str]:
    """The cached values by their place; of categories in several levels, all levels."""
    holder = element.find(_c(name))
    found: dict[int, str] = {}
    for point in holder.iter(_c("pt")) if holder is not None else ():
        text = " ".join(str(v.text or "") for v in point.iter(_c("v"))).strip()
        at = int(point.get("idx", "0"))
        form = point.get("formatCode") or _form(point.getparent())
        said = _figure(text, form)
        found[at] = f"{said} {found[at]}" if at in found else said
    return found


def _form(cache: Element | None) -> str:
    element = None if cache is None else cache.find(_c("formatCode"))
    return "" if element is None else str(element.text or "")


def _figure(text: str, form: str) -> str:
    """A number without the noise of its last binary digits; a share as per cent where it is shown so."""
    try:
        number = float(text)
    except ValueError:
        return text
    if form.partition(";")[0].rstrip('"').endswith("%"):
        return f"{number * 100:.{_DIGITS}g}%"
    return f"{number:.{_DIGITS}g}" if abs(number) < 10**_DIGITS else text


def chart_grid(chart: Chart, place: int) -> Grid:
    """The chart as a table: a row a category, a column a series."""
    heads = ("", *(name for name, _ in chart.series))
    rows = [_row(heads, place, head=True)]
    for category in chart.categories:
        rows.append(_row((category, *(values.get(category, "") for _, values in chart.series)), place))
    alignments = ("left", *("right" for _ in chart.series))
    return Grid(place, tuple(rows), len(heads), alignments)


def _row(texts: tuple[str, ...], place: int, *, head: bool = False) -> GridRow:
    return GridRow(tuple(GridCell(tuple(_line(t, place)), at) for at, t in enumerate(texts)), head)


def _line(text: str, place: int) -> Iterator[Line]:
    if text.strip():
        yield Line(place, "", Properties(), Properties(), (Piece(text),))
