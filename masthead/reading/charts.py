"""``::: chart`` -> Chart: how it is drawn, and its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from masthead.charting import KINDS, MIXED, NUMBER, ROUND, SECOND, VALUE
from masthead.document import Cell, Chart, ChartKind, Series, Stacking, Text
from masthead.reading.framed import table_lines
from masthead.reading.problems import did_you_mean
from masthead.reading.reader import NUMBERED, Reader
from masthead.reading.spans import Line, read_rows
from masthead.reading.syntax.attributes import Attributes, plain
from masthead.reading.tree import Node

_TEXTS = ("along", "beyond", "thousands", "heading")
_NUMBERS = {"decimals": (0, 9), "width": (20, 400), "height": (20, 400)}  # millimetres: A3 is 420 high
KNOWN = (
    NUMBERED
    | {"title=", "unit=", "kind=", ".stacked", ".shares", ".labelled"}
    | {f"{n}=" for n in (*_TEXTS, *_NUMBERS)}
)
Row = tuple[Line, tuple[str, ...]]


def chart(node: Node, attributes: Attributes, reader: Reader) -> tuple[Chart, ...]:
    """The chart of a division; none where its rows are not numbers, which is noted."""
    heads, rows = _rows(node, reader)
    kind = _kind(attributes, reader)
    if not heads or not rows or len(heads[0][1]) < 2:
        hint = "a row of heads names the series, then | --- |, then a row with a category and its numbers"
        reader.problems.add("chart-unread", "the chart has no numbers", node.line, hint)
        return ()
    texts = {name: _plain(attributes, name) for name in _TEXTS}
    numbers = {name: _number(attributes, name, reader) for name in _NUMBERS}
    _judge_values(rows, kind, reader)
    return (
        Chart(
            kind,
            tuple(cells[0] for _, cells in rows),
            _series(heads, rows, kind, reader),
            _stacking(attributes, reader),
            "labelled" in attributes.flags,
            heads[0][1][0],
            texts["along"] or "",
            texts["beyond"] or "",
            numbers["decimals"],
            texts["thousands"],
            numbers["width"],
            numbers["height"],
            texts["heading"] or "",
            reader.markup(attributes.values.get("title"), "title", node.line),
            reader.markup(attributes.values.get("unit"), "unit", node.line),
            attributes.label,
            reader.mark(attributes),
            node.line,
        ),
    )


def _rows(node: Node, reader: Reader) -> tuple[list[Row], list[Row]]:
    """The rows above the rule and those below it, as plain texts."""
    for child in node.children:
        if child.kind not in ("table_rows", "footnote_reference"):
            hint = "write it before the chart or behind it"
            reader.problems.add("misplaced", "a chart holds rows of numbers only", child.line, hint)
    lines, rule = table_lines(node)
    if rule is None:
        return [], []
    columns = len(lines[rule].pieces)
    above, below = lines[:rule], lines[rule + 1 :]
    return _read(above, columns, reader), _read(below, columns, reader)


def _read(lines: list[Line], columns: int, reader: Reader) -> list[Row]:
    cells = read_rows(lines, columns, reader.problems)
    found = []
    for line, row in zip(lines, cells, strict=True):
        texts = tuple(_text(each, line.number, reader) for each in row)
        if len(texts) == columns:
            found.append((line, texts))
    return found


def _text(cell: Cell, line: int, reader: Reader) -> str:
    said = "".join(each.text for each in cell.content if isinstance(each, Text))
    plain_text = all(isinstance(each, Text) for each in cell.content)
    if not plain_text or cell.level or (cell.columns, cell.rows) != (1, 1):
        hint = r"write plain words; a \ before a sign takes its meaning away"
        reader.problems.add("chart-markup", "a cell of a chart holds more than words", line, hint)
    return said


def _judge_values(rows: list[Row], kind: ChartKind, reader: Reader) -> None:
    for line, (category, *values) in rows:
        for value in values:
            if not VALUE.fullmatch(value):
                hint = "write it as -1234.5 or 12.5%, – for nil, or leave it empty"
                reader.problems.add("chart-value", f"{value!r} is no number", line.number, hint)
            elif kind in ROUND and value.startswith("-"):
                hint = "draw it as columns or bars"
                reader.problems.add("chart-value", f"a {kind} has no share of {value}", line.number, hint)
        if kind == "scatter" and not NUMBER.fullmatch(category):
            hint = "in a scatter chart the first column holds numbers too"
            reader.problems.add("chart-value", f"{category!r} is no number", line.number, hint)


def _series(heads: list[Row], rows: list[Row], kind: ChartKind, reader: Reader) -> tuple[Series, ...]:
    names = heads[0][1][1:]
    ways: Sequence[str] = ("",) * len(names)
    if len(heads) > 1:
        ways = heads[1][1][1:]
        if kind not in MIXED and any(ways):
            hint = "write them as columns, or leave the second row of heads out"
            message = f"a chart of the kind {kind} draws all its series in one way"
            reader.problems.add("chart-kind", message, heads[1][0].number, hint)
    if len(heads) > 2 or (len(heads) > 1 and heads[1][1][0]):
        hint = "the first row names the series; a second, empty at its left, says how each is drawn"
        reader.problems.add("chart-heads", "the chart has too many heads", heads[-1][0].number, hint)
    return tuple(
        Series(name, tuple(cells[at] for _, cells in rows), *_way(ways[at - 1], heads[-1][0].number, reader))
        for at, name in enumerate(names, 1)
    )


def _way(said: str, line: int, reader: Reader) -> tuple[ChartKind | None, bool]:
    words = said.split()
    second = SECOND in words
    kinds = [word for word in words if word != SECOND]
    if kinds and (len(kinds) > 1 or kinds[0] not in MIXED):
        hint = f"write one of {', '.join(MIXED)}, and {SECOND} for the second axis"
        reader.problems.add("chart-kind", f"no series is drawn as {said!r}", line, hint)
        return None, second
    return cast(ChartKind, kinds[0]) if kinds else None, second


def _kind(attributes: Attributes, reader: Reader) -> ChartKind:
    kind = plain(attributes.values.get("kind", KINDS[0]))
    if kind not in KINDS:
        message = f"there is no chart of the kind {kind!r}"
        reader.problems.add("chart-kind", message, attributes.line, did_you_mean(kind, KINDS))
        return KINDS[0]
    return kind


def _stacking(attributes: Attributes, reader: Reader) -> Stacking:
    known: tuple[Stacking, ...] = ("stacked", "shares")
    flags = [flag for flag in known if flag in attributes.flags]
    if len(flags) > 1:
        hint = "leave one of the two out"
        reader.problems.add("attribute-contradiction", "stacked, and as shares", attributes.line, hint)
    return flags[0] if flags else ""


def _plain(attributes: Attributes, name: str) -> str | None:
    value = attributes.values.get(name)
    return None if value is None else plain(value)


def _number(attributes: Attributes, name: str, reader: Reader) -> int | None:
    value = _plain(attributes, name)
    if value is None:
        return None
    low, high = _NUMBERS[name]
    if not value.isascii() or not value.isdigit() or not low <= int(value[:9]) <= high:
        unit = " millimetres" if name != "decimals" else ""
        message = f"{name} is a whole number from {low} to {high}{unit}, not {value!r}"
        reader.problems.add("chart-measure", message, attributes.line, f"write {name}={low}")
        return None
    return int(value)
