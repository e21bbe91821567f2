"""``::: table`` -> Table: several rows of heads, spans, a unit, remarks under it."""

from __future__ import annotations

import re
from typing import cast, get_args

from masthead.document import Alignment, Inlines, Table, TableSize
from masthead.reading.reader import FITTED, NUMBERED, Reader
from masthead.reading.spans import Line, read_rows, split
from masthead.reading.syntax.attributes import Attributes, plain
from masthead.reading.tables import check_size
from masthead.reading.tree import Node

KNOWN = NUMBERED | FITTED | {"title=", "unit=", "widths=", "gaps=", "size=", "marks="}
KNOWN |= {".wide", ".hanging", ".two-columns", ".light", ".boxed", ".whole-rows"}
_RULE = re.compile(r"\s*(:?)-+(:?)\s*")
_POINTS = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,2})?")
_GAPS = 3  # at the left of the first column, at the left of others, at the right
_EXAMPLES = {"widths": 'widths="180 60.5 60.5"', "gaps": 'gaps="0 7.2 2"', "marks": "marks=14.4"}
_ALIGNMENTS = {("", ""): "", (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}


def framed_table(node: Node, attributes: Attributes, reader: Reader) -> Table:
    """The table of a division: rows of heads, the rule that says how columns are aligned, rows, remarks."""
    lines, rule = table_lines(node)
    if rule is None or len(lines) == 1:
        hint = "a line of | --- | --- | stands below the rows of heads, or first where there are none"
        what = "no rule under its heads" if lines and rule is None else "no rows"
        reader.problems.add("table-unread", f"the table has {what}", node.line, hint)
        rule = 0
    columns = len(lines[rule].pieces) if lines else 0
    check_size(sum(len(line.pieces) for line in lines), node.line, reader.problems)
    return Table(
        read_rows(lines[:rule], columns, reader.problems),
        read_rows(lines[rule + 1 :], columns, reader.problems),
        tuple(map(_alignment, lines[rule].pieces)) if lines else (),
        reader.markup(attributes.values.get("title"), "title", node.line),
        reader.markup(attributes.values.get("unit"), "unit", node.line),
        _remarks(node, reader),
        "wide" in attributes.flags,
        attributes.label,
        reader.mark(attributes),
        node.line,
        _points(attributes, "widths", columns, reader),
        _points(attributes, "gaps", _GAPS, reader),
        _size(attributes, reader),
        sum(_points(attributes, "marks", 1, reader)),
        "hanging" in attributes.flags,
        "two-columns" in attributes.flags,
        "light" in attributes.flags,
        "boxed" in attributes.flags,
        reader.fit(attributes),
        "whole-rows" in attributes.flags,
    )


def _points(attributes: Attributes, name: str, count: int, reader: Reader) -> tuple[float, ...]:
    """Measures in pt."""
    said = plain(attributes.values.get(name, "")).split()
    if name not in attributes.values:
        return ()
    if len(said) != count or not all(map(_POINTS.fullmatch, said)):
        hint = f"write {count} in points, with a space between, as in {_EXAMPLES[name]}; or leave them out"
        message = f"the {name} of the table are {' '.join(said)!r}, which is not {count} measures"
        reader.problems.add(f"table-{name}", message, attributes.line, hint)
        return ()
    return tuple(map(float, said))


def _size(attributes: Attributes, reader: Reader) -> TableSize:
    said = plain(attributes.values.get("size", ""))
    if said not in get_args(TableSize) or (not said and "size" in attributes.values):
        hint = "size=small or size=text; or leave it out"
        reader.problems.add("table-size", f"a table has no size {said!r}", attributes.line, hint)
        return ""
    return cast(TableSize, said)


def table_lines(node: Node) -> tuple[list[Line], int | None]:
    """The lines of pipes in a division, and which of them is the rule below the heads (None: none is)."""
    rows = next((child for child in node.children if child.kind == "table_rows"), None)
    text = rows.token.content.split("\n") if rows else []
    lines = [split(line, rows.line + at) for at, line in enumerate(text) if rows]
    return lines, next((at for at, line in enumerate(lines) if all(map(_RULE.fullmatch, line.pieces))), None)


def _alignment(piece: str) -> Alignment:
    found = _RULE.fullmatch(piece)
    return cast(Alignment, _ALIGNMENTS[found[1], found[2]] if found else "")


def _remarks(node: Node, reader: Reader) -> tuple[Inlines, ...]:
    """The paragraphs below the rows."""
    remarks: list[Inlines] = []
    for child in node.children:
        if child.kind == "paragraph" and (content := reader.inlines(child)):
            remarks.append(content)
        elif child.kind not in ("table_rows", "paragraph", "footnote_reference"):
            hint = (
                r"it holds rows, and paragraphs under them; a \ takes the meaning from the sign at the head"
            )
            reader.problems.add("misplaced", "a table holds rows and paragraphs only", child.line, hint)
    return tuple(remarks)
