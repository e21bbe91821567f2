"""The values of the series of a chart: stacked on one another, or as shares of a hundred."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from masthead.document import Chart, ChartKind, Series
from masthead.drawing.figures import Figures, number
from masthead.drawing.frame import Axis, Key
from masthead.drawing.plain import Plain
from masthead.drawing.scale import make_scale


@dataclass(frozen=True, slots=True)
class Span:
    """What is drawn of a value: from where to where it goes, and its figures as they are shown."""

    start: float
    end: float
    text: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A series that is being drawn: its place among all, its kind, and a span a category (None: no value)."""

    at: int
    series: Series
    kind: ChartKind
    spans: tuple[Span | None, ...]


def spread(chart: Chart, figures: Figures) -> tuple[Drawn, ...]:
    """The series with the spans of their values; lines do not stand on one another."""
    floors: dict[tuple[ChartKind, bool, int, bool], float] = {}
    sums = _sums(chart)
    result = []
    for at, series in enumerate(chart.series):
        kind = series.kind or chart.kind
        spans: list[Span | None] = []
        for row, text in enumerate(series.values):
            value = number(text)
            if value is None:
                spans.append(None)
                continue
            if not chart.stacking or kind == "line":
                spans.append(Span(0, value, figures.shown(text)))
                continue
            if chart.stacking == "shares":
                value = 100 * value / (sums.get((kind, series.second, row)) or 1)
            place = (kind, series.second, row, value < 0)
            start = floors.get(place, 0.0)
            floors[place] = start + value
            spans.append(Span(start, start + value, figures.shown(text)))
        result.append(Drawn(at, series, kind, tuple(spans)))
    return tuple(result)


def _sums(chart: Chart) -> dict[tuple[ChartKind, bool, int], float]:
    """What the values of a category come to, by kind and axis."""
    sums: dict[tuple[ChartKind, bool, int], float] = {}
    for series in chart.series:
        for row, text in enumerate(series.values):
            place = (series.kind or chart.kind, series.second, row)
            sums[place] = sums.get(place, 0.0) + abs(number(text) or 0)
    return sums


def make_axis(chart: Chart, drawn: Sequence[Drawn], figures: Figures, title: str) -> Axis:
    """The axis that measures some series."""
    ends = [value for each in drawn for span in each.spans if span for value in (span.start, span.end)]
    if all(each.kind == "line" for each in drawn):
        ends = [span.end for each in drawn for span in each.spans if span]
    shares = chart.stacking == "shares" and any(each.kind != "line" for each in drawn)
    from_nought = any((series.kind or chart.kind) != "line" for series in chart.series)
    scale = make_scale(ends, from_nought=from_nought, shares=shares)
    typed = [text for each in drawn for text in each.series.values if text]
    percent = shares or (bool(typed) and all(text.endswith("%") or text == "–" for text in typed))
    return Axis(scale, figures.ticks(scale.marks, percent=percent), title)


def keys(chart: Chart, style: Plain) -> tuple[Key, ...]:
    """The legend: each series that has a name, those of lines with their dashes."""
    found = []
    lines = 0
    for at, series in enumerate(chart.series):
        is_line = (series.kind or chart.kind) == "line"
        if series.name:
            shade = line_shade(style, at) if is_line else style.shade(at)
            found.append(Key(series.name, shade, is_line, style.dashed(lines) if is_line else ""))
        lines += is_line
    return tuple(found)


def line_shade(style: Plain, at: int) -> str:
    """Lines are black, and told apart by their dashes and dots: pale ones would not be seen."""
    return "#000" if at % 2 == 0 else style.shade(1)
