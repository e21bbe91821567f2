"""Pictures, and charts as the numbers that they show."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from masthead.document.inline import Inlines

ChartKind = Literal["column", "bar", "line", "area", "pie", "doughnut", "scatter"]
Stacking = Literal["", "stacked", "shares"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: its path as written, its alternative text, its caption (None without).

    A figure with a title takes a number; ``mark`` as for a heading. ``width`` is that of the picture in
    millimetres, to the tenth; None leaves it as large as it is.
    """

    target: str
    alternative: str
    title: Inlines | None = None
    label: str | None = None
    mark: str | None = None
    line: int = field(default=0, compare=False)
    width: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """What a chart draws in one shade: its name, and a value for each category.

    A value is a number in plain figures ("-1234.5", "12.5%"), "–" for nil and "" where there is none.
    ``kind`` is None where it is drawn as the chart is; ``second`` measures it by the second axis.
    """

    name: str
    values: tuple[str, ...]
    kind: ChartKind | None = None
    second: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, as numbers: composing draws it. Texts are plain, on one line, "" where there are none.

    ``across``, ``along`` and ``beyond`` are the titles of the axis of categories, of that of values, and of
    the second axis of values; in a scatter chart the categories are numbers. ``stacking`` puts the series on
    one another, as "shares" of a hundred. ``labelled`` writes each value beside what it draws. ``decimals``
    is how many places are shown (None: those typed), ``thousands`` the sign between groups of three figures
    (None: that of the language). ``width`` and ``height`` are millimetres, None for the sheet's own.
    ``heading`` is a title within the drawing; ``unit`` as of a table. A chart with a title takes a number
    among the figures; ``mark`` as for a heading.
    """

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    stacking: Stacking = ""
    labelled: bool = False
    across: str = ""
    along: str = ""
    beyond: str = ""
    decimals: int | None = None
    thousands: str | None = None
    width: int | None = None
    height: int | None = None
    heading: str = ""
    title: Inlines | None = None
    unit: Inlines | None = None
    label: str | None = None
    mark: str | None = None
    line: int = field(default=0, compare=False)
