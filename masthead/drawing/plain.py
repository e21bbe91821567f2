"""The plain style of charts, as a sheet gives it, and the sizes that a drawing may have."""

from __future__ import annotations

from dataclasses import dataclass

from masthead.document import Chart
from masthead.sheets import Sheet

_MILLIMETRE = 72 / 25.4
_SLACK = 1.0  # pt by which a drawing may be wider than the measure and still stand in it


@dataclass(frozen=True, slots=True)
class Plain:
    """Measures in pt; shades as CSS has them, the first series' first."""

    width: float
    height: float
    families: tuple[str, ...]
    scale: float
    size: float
    leading: float
    axis: float
    tick: float
    edge: float
    head: float
    above_legend: float
    gap: float
    stroke: float
    dot: float
    label: float
    group: float
    shades: tuple[str, ...]
    dashes: tuple[str, ...]
    beside: float = 3  # between the marks of an axis and its figures

    def shade(self, at: int) -> str:
        """The shade of a series."""
        return self.shades[at % len(self.shades)]

    def dashed(self, at: int) -> tuple[float, ...]:
        """The dashes of a line, in pt; none for a line without gaps."""
        dashes = self.dashes[at % len(self.dashes)]
        return () if dashes == "solid" else tuple(map(float, dashes.split(",")))


def plain_style(chart: Chart, sheet: Sheet, script: str | None = None) -> Plain:
    """The style of a chart on a sheet; ``script`` is the family of the language's own letters, if any."""
    measures = {key: value for key, value in sheet.measures["chart"].items() if not isinstance(value, str)}
    words = {key: value for key, value in sheet.measures["chart"].items() if isinstance(value, str)}
    style = sheet.types["table-figures"]
    width = measures["width"] if chart.width is None else chart.width * _MILLIMETRE
    height = measures["height"] if chart.height is None else chart.height * _MILLIMETRE
    return Plain(
        min(width, _widest(sheet)),
        min(height, measures["most-height"]),
        tuple(filter(None, (script, style.cut.family, "Liberation Serif", "Times New Roman", "serif"))),
        style.scale / 100,
        style.size,
        style.leading,
        above_legend=measures["above-legend"],
        **{
            key: measures[key]
            for key in ("axis", "tick", "edge", "head", "gap", "stroke", "dot", "label", "group")
        },
        shades=tuple(words["shades"].split()),
        dashes=tuple(words["dashes"].split()),
    )


def _widest(sheet: Sheet) -> float:
    """The width of the text block."""
    sides = (sheet.measures["page"]["left"], sheet.measures["page"]["right"])
    paper = sheet.measures["paper"]["width"]
    return float(paper) - sum(map(float, sides))


def stands_across(chart: Chart, sheet: Sheet) -> bool:
    """Whether a chart is wider than the measure of the text, and stands from margin to margin."""
    measure = float(sheet.measures["measure"]["text"])
    return chart.width is not None and chart.width * _MILLIMETRE > measure + _SLACK
