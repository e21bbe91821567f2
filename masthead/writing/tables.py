"""Table -> a pipe table, its columns lined up where they are narrow enough."""

from __future__ import annotations

import re
from collections.abc import Sequence

from masthead.document import UNFITTED, Alignment, Row, Table
from masthead.grids import Slot, grid
from masthead.writing.inlines import write_inlines
from masthead.writing.wrapping import COLUMNS, single_line

_RULES: dict[Alignment, tuple[str, str]] = {
    "": ("-", "-"),
    "left": (":", "-"),
    "center": (":", ":"),
    "right": ("-", ":"),
}


JOINED = "^^"
_LEVEL = re.compile(r">+(?:\s|\Z)")
_HYPHENS = re.compile(r":?-+:?")


def is_plain(table: Table) -> bool:
    """Whether pipes alone say it: one row of heads, one place a cell, and nothing besides."""
    cells = (cell for row in (*table.head, *table.rows) for cell in row)
    return (
        len(table.head) == 1
        and not (table.unit or table.remarks or table.wide or table.widths or table.gaps or table.size)
        and table.fit == UNFITTED
        and not (table.marks or table.hanging or table.two_columns or table.light)
        and not (table.boxed or table.whole_rows)
        and all((cell.columns, cell.rows, cell.level) == (1, 1, 0) for cell in cells)
    )


def table_lines(table: Table, plain: bool | None = None) -> list[str]:
    """Rows of heads, rule, rows. ``plain`` says whether pipes alone must do; None: as the table lets them.

    Raises ValueError where the cells are not those of a valid table.
    """
    plain = is_plain(table) if plain is None else plain
    heads = (
        _texts(table.head, table)
        if plain
        else [list(map(_no_rule, row)) for row in _texts(table.head, table)]
    )
    rows = _texts(table.rows, table)
    widths = [max(3, *map(len, column)) for column in zip(*heads, *rows, strict=True)]
    if sum(widths) + 3 * len(widths) + 1 > COLUMNS:
        widths = [3] * len(widths)
    rule = [_rule(alignment, width) for alignment, width in zip(table.alignments, widths, strict=True)]
    return [_line(row, widths, table.alignments) for row in (*heads, rule, *rows)]


def _texts(rows: Sequence[Row], table: Table) -> list[list[str]]:
    """What stands on each place: the cell's text, nothing (a cell that goes on), or the sign of a join."""
    return [
        [_text(slot, at, column) for column, slot in enumerate(line)]
        for at, line in enumerate(grid(rows, len(table.alignments)))
    ]


def _text(slot: Slot, row: int, column: int) -> str:
    if slot.column < column:
        return ""
    if slot.row < row:
        return JOINED
    markup = _pipes(single_line(write_inlines(slot.cell.content)))
    if slot.cell.level:
        return f"{'>' * slot.cell.level} {markup}"
    # a space keeps an empty cell from widening the one on its left
    return rf"\{markup}" if _LEVEL.match(markup) else markup or " "


def _no_rule(text: str) -> str:
    """A head of hyphens alone would be taken for the rule."""
    return rf"\{text}" if _HYPHENS.fullmatch(text) else text


def _pipes(markup: str) -> str:
    """A pipe within a cell. Behind a backslash it is an entity: there another would be ambiguous."""
    return re.sub(r"(\\?)\|", lambda match: f"{match[1]}&#124;" if match[1] else r"\|", markup)


def _rule(alignment: Alignment, width: int) -> str:
    first, last = _RULES[alignment]
    return first + "-" * (width - 2) + last


def _line(cells: list[str], widths: list[int], alignments: tuple[Alignment, ...]) -> str:
    """The cells between pipes; one that goes on takes the room of those that it covers, less their pipes."""
    out = ""
    for at, cell in enumerate(cells):
        if not cell:
            continue
        after = next((later for later in range(at + 1, len(cells)) if cells[later]), len(cells))
        extra = after - at - 1
        width = sum(widths[at:after]) + 2 * extra
        text = cell.strip(" ")
        out += f"| {text.rjust(width) if alignments[at] == 'right' else text.ljust(width)} {'|' * extra}"
    return f"{out}|"
