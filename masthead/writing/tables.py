"""Table -> a pipe table, its columns lined up where they are narrow enough."""

from __future__ import annotations

import re

from masthead.document import Alignment, Row, Table
from masthead.writing.inlines import write_inlines
from masthead.writing.wrapping import COLUMNS, single_line

_RULES: dict[Alignment, tuple[str, str]] = {
    "": ("-", "-"),
    "left": (":", "-"),
    "center": (":", ":"),
    "right": ("-", ":"),
}


def table_lines(table: Table) -> list[str]:
    """Row of heads, rule, rows."""
    head, *rows = [_cells(row) for row in (*table.head, *table.rows)]
    widths = [max(3, *(len(row[column]) for row in (head, *rows))) for column in range(len(head))]
    if sum(widths) + 3 * len(widths) + 1 > COLUMNS:
        widths = [3] * len(widths)
    rule = [_rule(alignment, width) for alignment, width in zip(table.alignments, widths, strict=True)]
    return [_line(row, widths, table.alignments) for row in (head, rule, *rows)]


def _cells(row: Row) -> list[str]:
    return [_pipes(single_line(write_inlines(cell.content))) for cell in row]


def _pipes(markup: str) -> str:
    """A pipe within a cell. Behind a backslash it is an entity: there another would be ambiguous."""
    return re.sub(r"(\\?)\|", lambda match: f"{match[1]}&#124;" if match[1] else r"\|", markup)


def _rule(alignment: Alignment, width: int) -> str:
    first, last = _RULES[alignment]
    return first + "-" * (width - 2) + last


def _line(cells: list[str], widths: list[int], alignments: tuple[Alignment, ...]) -> str:
    padded = (
        cell.rjust(width) if alignment == "right" else cell.ljust(width)
        for cell, width, alignment in zip(cells, widths, alignments, strict=True)
    )
    return f"| {' | '.join(padded)} |"
