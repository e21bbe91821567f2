"""Columns, lines and areas over categories, on one axis of values or two."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan
from typing import TYPE_CHECKING, Any

from masthead.document import Chart
from masthead.drawing.figures import Figures
from masthead.drawing.frame import (
    GROUND,
    VALUE,
    Sheet,
    dots,
    draw_legend,
    linestyle,
    measure_up,
    name_categories,
    title_beyond,
)
from masthead.drawing.values import Drawn, keys, line_shade, make_axis, spread

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def draw_upright_chart(chart: Chart, sheet: Sheet, figures: Figures) -> None:
    """Draw a chart of columns, lines, areas or several of them."""
    drawn = spread(chart, figures)
    second = [each for each in drawn if each.series.second]
    first = [each for each in drawn if not each.series.second]
    axis = make_axis(chart, first or second, figures, chart.along)
    axes = sheet.figure.add_subplot()
    measure_up(axes, axis)
    _draw(chart, sheet, axes, first)
    if second:
        other = axes.twinx()
        other.spines.right.set_visible(True)
        measure_up(other, make_axis(chart, second, figures, chart.beyond))
        _draw(chart, sheet, other, second)
        if not any(each.kind == "line" for each in second):  # what is a line stands before what is none
            axes.set_zorder(other.get_zorder() + 1)
            axes.patch.set_visible(False)
    else:
        title_beyond(axes, chart.beyond)
    draw_legend(sheet, keys(chart, sheet.style))
    name_categories(sheet, axes, chart.categories, axis, chart.across)


def _draw(chart: Chart, sheet: Sheet, axes: Axes, group: Sequence[Drawn]) -> None:
    for kind, drawer in (("area", _areas), ("column", _columns), ("line", _lines)):
        drawer(chart, sheet, axes, [each for each in group if each.kind == kind])


def _columns(chart: Chart, sheet: Sheet, axes: Axes, group: Sequence[Drawn]) -> None:
    beside = 1 if chart.stacking else max(len(group), 1)
    width = 1 / (beside + sheet.style.group)
    for order, each in enumerate(group):
        slot = 0.0 if chart.stacking else order - (beside - 1) / 2
        rows = [(at, span) for at, span in enumerate(each.spans) if span]
        bars = axes.bar(
            [at + slot * width for at, _ in rows],
            [span.end - span.start for _, span in rows],
            width,
            bottom=[span.start for _, span in rows],
            color=sheet.style.shade(each.at),
        )
        for (at, _), patch in zip(rows, bars.patches, strict=True):
            patch.set_gid(f"value-{each.at}-{at}")
        if chart.labelled:
            label_bars(sheet, axes, bars, [span.text for _, span in rows], inside=bool(chart.stacking))


def label_bars(sheet: Sheet, axes: Axes, bars: Any, texts: Sequence[str], *, inside: bool) -> None:
    """The values of bars beyond their ends; on a stack inside, on white, as on a dark shade none is read."""
    if inside:  # the library itself leaves out those of bars that it takes to end beyond the axis
        for bar, text in zip(bars.patches, texts, strict=True):
            middle = (bar.get_x() + bar.get_width() / 2, bar.get_y() + bar.get_height() / 2)
            axes.annotate(text, middle, ha="center", va="center", bbox=GROUND, **VALUE)
    else:
        axes.bar_label(bars, texts, padding=sheet.style.label, **VALUE)


def _areas(chart: Chart, sheet: Sheet, axes: Axes, group: Sequence[Drawn]) -> None:
    for each in group:
        ends = [span.end if span else nan for span in each.spans]
        starts = [span.start if span else nan for span in each.spans]
        shade = sheet.style.shade(each.at)
        axes.fill_between(range(len(ends)), starts, ends, color=shade, linewidth=0, gid=f"series-{each.at}")
    _label_points(chart, sheet, axes, group)


def _lines(chart: Chart, sheet: Sheet, axes: Axes, group: Sequence[Drawn]) -> None:
    before = sum((s.kind or chart.kind) == "line" for s in chart.series[: group[0].at]) if group else 0
    for order, each in enumerate(group):
        axes.plot(
            range(len(each.spans)),
            [span.end if span else nan for span in each.spans],
            color=line_shade(sheet.style, each.at),
            linewidth=sheet.style.stroke,
            linestyle=linestyle(sheet.style.dashed(before + order)),
            clip_on=False,
            gid=f"series-{each.at}",
            **dots(sheet.style),
        )
    _label_points(chart, sheet, axes, group)


def _label_points(chart: Chart, sheet: Sheet, axes: Axes, group: Sequence[Drawn]) -> None:
    mixed = len({series.kind or chart.kind for series in chart.series}) > 1
    for each in group if chart.labelled else ():
        for at, span in enumerate(each.spans):
            if span is not None:
                label_point(sheet, axes, (at, span.end), span.text, ground=mixed)


def label_point(
    sheet: Sheet, axes: Axes, at: tuple[float, float], text: str, *, ground: bool = False
) -> None:
    """The value of a point, above it."""
    axes.annotate(
        text,
        at,
        xytext=(0, sheet.style.label),
        textcoords="offset points",
        ha="center",
        va="bottom",
        bbox=GROUND if ground else None,
        **VALUE,
    )
