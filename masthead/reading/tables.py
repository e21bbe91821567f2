"""Pipe tables -> Table."""

from __future__ import annotations

import re
from typing import cast

from masthead.document import Alignment, Block, Cell, Row, Table
from masthead.limits import limits, raising
from masthead.reading.inlines import read_inlines
from masthead.reading.problems import Problems
from masthead.reading.reader import NUMBERED, Place, Reader
from masthead.reading.syntax.attributes import Attributes
from masthead.reading.tree import Node

_PIPE = re.compile(r"(?<!\\)\|")


def table(node: Node, attributes: Attributes, place: Place, reader: Reader) -> tuple[Block, ...]:
    """The table of a ``table`` node; its title and label stand on the line before it."""
    reader.judge(attributes, NUMBERED | {"title="}, "a table")
    rows = [row for section in node.children for row in section.children]
    for row in rows[1:]:
        _check_width(row, len(rows[0].children), reader)
    check_size(sum(len(row.children) for row in rows), node.line, reader.problems)
    read = [_row(row, reader) for row in rows]
    alignments = tuple(_alignment(cell) for cell in rows[0].children)
    title = reader.markup(attributes.values.get("title"), "title", attributes.line)
    mark = reader.mark(attributes)
    head, body = (read[0],), tuple(read[1:])
    return (Table(head, body, alignments, title, label=attributes.label, mark=mark, line=node.line),)


def check_size(cells: int, line: int, problems: Problems) -> None:
    """A table has a bounded number of cells."""
    if cells > limits().cells:
        message = f"a table of {cells:,} cells, more than {limits().cells:,}"
        problems.add("table-too-large", message, line, raising("table-limit", "part it into several"))


def check_broken_table(node: Node, reader: Reader) -> None:
    """A paragraph that begins with a pipe was meant to be a table."""
    if reader.source_line(node.line).lstrip(" >").startswith("|"):
        hint = r"below the row of heads stands | --- | --- |, with as many cells; write \| for a sign"
        reader.problems.add("table-unread", "this is no table", node.line, hint)


def _check_width(row: Node, width: int, reader: Reader) -> None:
    """The library drops the cells that are too many."""
    line = reader.source_line(row.line).strip(" \t>")
    cells = len(_PIPE.split(line)) - line.startswith("|") - bool(re.search(r"(?<!\\)\|\Z", line))
    if cells > width:
        hint = r"write \| for a sign within a cell"
        reader.problems.add("table-cells", f"{cells} cells in a table of {width} columns", row.line, hint)


def _row(row: Node, reader: Reader) -> Row:
    return tuple(
        Cell(read_inlines(cell.children[0].token.children or [], row.line, reader.problems))
        for cell in row.children
    )


def _alignment(cell: Node) -> Alignment:
    return cast(Alignment, str(cell.token.attrs.get("style", "")).removeprefix("text-align:"))
