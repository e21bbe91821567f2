"""The proof of tables: each cell of the XML is a cell of the Document, in its row, with its words and extent.

Rows and cells are found here without the reader of tables, by what each cell stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from masthead.document import Cell, Table
from masthead.errors import InternalError, Problem
from masthead.grids import Slot, grid
from masthead.importing.akn4un.inlines import plain
from masthead.importing.akn4un.proof import squeezed, walked_cell
from masthead.importing.akn4un.source import Element, line_of, local

_CELLS = ("td", "th")


def prove_tables(elements: Sequence[Element], tables: Sequence[Table]) -> None:
    """Raise InternalError with the first cell that is not what its element is. ``elements`` have cells."""
    if len(elements) != len(tables):
        message = f"{len(elements)} tables became {len(tables)}"
        raise InternalError(Problem("import-cells-differ", message, hint="report this file to us"))
    for element, table in zip(elements, tables, strict=True):
        rows = list(_rows(element))
        heads, body = (grid(part, len(table.alignments)) for part in (table.head, table.rows))
        made = [*((heads, at) for at in range(len(heads))), *((body, at) for at in range(len(body)))]
        if len(rows) != len(made):
            raise _fault(element, f"{len(rows)} rows became {len(made)}")
        for row, (part, at) in zip(rows, made, strict=True):
            _prove_row(element, row, part, at)


def _rows(table: Element) -> Iterator[list[Element]]:
    """The cells of a table, those that stand side by side together; not those of a table in a cell."""
    cells = [each for each in table.iter() if local(each) in _CELLS and _outermost(each, table)]
    numbered = []
    number = 0
    for before, cell in zip([None, *cells], cells, strict=False):
        number += before is None or cell.getprevious() is not before
        numbered.append((number, cell))
    for _, row in groupby(numbered, key=lambda pair: pair[0]):
        yield [cell for _, cell in row]


def _outermost(cell: Element, table: Element) -> bool:
    for above in cell.iterancestors():
        if above is table:
            return True
        if local(above) in _CELLS:
            return False
    return False


def _prove_row(table: Element, row: Sequence[Element], part: Sequence[Sequence[Slot]], at: int) -> None:
    begun = {slot.column: slot.cell for slot in part[at] if slot.row == at}
    cells = list(begun.items())
    for number, element in enumerate(row):
        column, cell = cells[number] if number < len(cells) else (0, Cell(()))
        words, found = walked_cell(element), squeezed(plain(cell.content))
        if words != found:
            raise _fault(element, f"the cell {words!r} became {found!r}")
        if number < len(cells) and not _extends(element, cell, part, (at, column)):
            raise _fault(element, f"the cell {words!r} goes over {cell.columns} columns, {cell.rows} rows")
    if more := "".join(plain(cell.content) for _, cell in cells[len(row) :]):
        raise _fault(table, f"a cell came to the row: {more!r}")


def _extends(element: Element, cell: Cell, part: Sequence[Sequence[Slot]], place: tuple[int, int]) -> bool:
    """Whether a cell goes as far as its element says, or to the first place that another one has."""
    row, column = place
    columns, rows = (_span(element, name) for name in ("colspan", "rowspan"))
    behind = part[row][column + cell.columns :][:1]
    stopped = bool(behind) and behind[0].row < row
    wide = cell.columns == columns or (cell.columns < columns and (stopped or columns > _LARGEST))
    return wide and cell.rows == min(rows, len(part) - row)


_LARGEST = 100  # columns or rows that the import believes


def _span(cell: Element, name: str) -> int:
    said = (cell.get(name) or "1").strip()
    return max(int(said), 1) if said.isdecimal() and len(said) < 6 else 1


def _fault(element: Element, what: str) -> InternalError:
    message = f"the import changed a table at line {line_of(element)} of the file: {what}"
    return InternalError(Problem("import-cells-differ", message, hint="report this file to us"))
