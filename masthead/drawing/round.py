"""Pies and doughnuts: each series a ring, each category a sector."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from masthead.document import Chart, Series
from masthead.drawing.figures import Figures, number
from masthead.drawing.frame import GROUND, VALUE, Key, Sheet, draw_legend

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_HOLE = 0.5  # of the radius of a doughnut
_BETWEEN = 0.75  # pt of white between sectors


def draw_round(chart: Chart, sheet: Sheet, figures: Figures) -> None:
    """Draw a pie, or rings from the innermost."""
    axes = sheet.figure.add_subplot()
    _write_titles(chart, sheet, axes)
    hole = _HOLE if chart.kind == "doughnut" or len(chart.series) > 1 else 0
    ring = (1 - hole) / len(chart.series)
    for at, series in enumerate(chart.series):
        shares = _shares(series)
        outermost = at == len(chart.series) - 1
        radius = hole + (at + 1) * ring
        _draw_ring(sheet, axes, shares, radius, ring)
        if chart.labelled:
            texts = [figures.shown(text) for text in series.values]
            _label_ring(sheet, axes, shares, texts, radius if outermost else radius - ring / 2, outermost)
    axes.set_xlim(-1, 1)
    axes.set_ylim(-1, 1)
    names = [Key(name, sheet.style.shade(at)) for at, name in enumerate(chart.categories) if name]
    draw_legend(sheet, names)


def _write_titles(chart: Chart, sheet: Sheet, axes: Axes) -> None:
    titles = (chart.across, chart.along, chart.beyond, *(series.name for series in chart.series))
    lines = [line for title in titles for line in sheet.wrapped(title)]
    if lines:
        above = sheet.style.label + (sheet.style.leading if chart.labelled else 0)
        axes.set_title("\n".join(lines), fontsize=sheet.style.size, pad=above, **sheet.lines)


def _shares(series: Series) -> list[float]:
    values = [max(number(text) or 0, 0) for text in series.values]
    total = sum(values)
    return [value / total if total else 0 for value in values]


def _draw_ring(sheet: Sheet, axes: Axes, shares: Sequence[float], radius: float, ring: float) -> None:
    if any(shares):
        axes.pie(
            shares,
            radius=radius,
            colors=[sheet.style.shade(at) for at in range(len(shares))],
            startangle=90,
            counterclock=False,
            wedgeprops={"width": ring, "edgecolor": "white", "linewidth": _BETWEEN},
        )


def _label_ring(
    sheet: Sheet, axes: Axes, shares: Sequence[float], texts: Sequence[str], radius: float, outermost: bool
) -> None:
    """The values, beyond the outermost ring at the height of their sectors, in the middle of others."""
    turned, beyond = 0.0, sheet.style.label + sheet.style.size / 3
    for share, text in zip(shares, texts, strict=True):
        angle = (turned + share / 2) * 2 * math.pi
        x, y = math.sin(angle), math.cos(angle)
        upright = abs(x) < 0.2 or not outermost
        axes.annotate(
            text,
            (x * radius, y * radius),
            xytext=(x * beyond, y * beyond) if outermost else (0, 0),
            textcoords="offset points",
            ha="center" if upright else "left" if x > 0 else "right",
            va="center",
            bbox=None if outermost else GROUND,
            **VALUE,
        )
        turned += share
