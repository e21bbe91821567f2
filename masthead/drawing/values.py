"""The values of the series of a chart: stacked on one another, or as shares of a hundred."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from masthead.document import Chart, ChartKind, Series
from masthead.drawing.figures import Figures, number
from masthead.drawing.frame import Axis, Key
from masthead.drawing.plain import Plain

_MARKS = 8  # steps of an axis at most: the charts of A/81/6 (Sect. 6) have 6, 7 and 9 figures
_ABOVE = 0.05  # of the height stands free above the highest value, as in Word's charts
_NEAR = 6  # a line that stays within a sixth of its height need not be measured from nought
_PLACES = 12  # beyond which a mark is noise of its binary digits


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
    marks = shares_marks(ends) if shares else round_marks(ends, from_nought=from_nought)
    typed = [text for each in drawn for text in each.series.values if text]
    percent = shares or (bool(typed) and all(text.endswith("%") or text == "–" for text in typed))
    return Axis(marks, figures.ticks(marks, percent=percent), title)


def round_marks(values: Sequence[float], *, from_nought: bool) -> tuple[float, ...]:
    """Round figures from below the values to above them; where nothing says so, nought need not be one."""
    from matplotlib.ticker import MaxNLocator

    low, high = min(values, default=0), max(values, default=1)
    if from_nought or not (low > 0 and (high - low) * _NEAR < high):
        low, high = min(low, 0), max(high, 0)
    if high == low:
        high = low + 1
    room = (high - low) * _ABOVE
    low, high = low - room if low < 0 else low, high + room if high > 0 else high
    marks = MaxNLocator(_MARKS, steps=(1, 2, 5, 10)).tick_values(low, high)
    return tuple(round(float(mark), _PLACES) for mark in marks)


def shares_marks(values: Sequence[float]) -> tuple[float, ...]:
    """The marks of shares of a hundred, which may be of what is lacking, too."""
    low, high = min(values, default=0), max(values, default=1)
    return tuple(map(float, range(-100 if low < 0 else 0, 101 if high > 0 else 1, 20)))


def keys(chart: Chart, style: Plain) -> tuple[Key, ...]:
    """The legend: each series that has a name, those of lines with their dashes."""
    found = []
    lines = 0
    for at, series in enumerate(chart.series):
        is_line = (series.kind or chart.kind) == "line"
        if series.name:
            shade = line_shade(style, at) if is_line else style.shade(at)
            found.append(Key(series.name, shade, is_line, style.dashed(lines) if is_line else ()))
        lines += is_line
    return tuple(found)


def line_shade(style: Plain, at: int) -> str:
    """Lines are black, and told apart by their dashes and dots: pale ones would not be seen."""
    return "#000" if at % 2 == 0 else style.shade(1)
