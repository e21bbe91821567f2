"""Chart -> a division that holds its numbers."""

from __future__ import annotations

from masthead.charting import KINDS, data_table
from masthead.document import Chart
from masthead.writing.tables import table_lines
from masthead.writing.text import attributes, quoted


def chart_lines(chart: Chart) -> list[str]:
    """The rows of a chart."""
    return table_lines(data_table(chart), plain=False)


def chart_attributes(chart: Chart, title: str | None, unit: str | None) -> str:
    """What stands behind the name of the division; ``title`` and ``unit`` are markup."""
    flags = (*([chart.stacking] if chart.stacking else []), *(["labelled"] if chart.labelled else []))
    values = {
        "title": title,
        "unit": unit,
        "kind": None if chart.kind == KINDS[0] else chart.kind,
        "heading": _words(chart.heading or None),
        "along": _words(chart.along or None),
        "beyond": _words(chart.beyond or None),
        "decimals": _figures(chart.decimals),
        "thousands": _words(chart.thousands),
        "width": _figures(chart.width),
        "height": _figures(chart.height),
    }
    return attributes(chart.label, chart.mark, flags, values)


def _words(text: str | None) -> str | None:
    return None if text is None else quoted(text.replace("\\", "\\\\"))


def _figures(number: int | None) -> str | None:
    return None if number is None else str(number)
