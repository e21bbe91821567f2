"""The grid of a table's cells."""

from __future__ import annotations

import pytest
from hypothesis import given

from masthead.document import Cell, Row, Table, Text
from masthead.grids import grid
from tests.strategies import tables


def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell((Text(text),), columns, rows)


def test_a_cell_stands_on_each_place_that_it_covers() -> None:
    rows = ((cell("a", 2, 2), cell("b")), (cell("c"),))
    places = grid(rows, 3)
    assert [[slot.cell.content[0] for slot in line] for line in places] == [
        [Text("a"), Text("a"), Text("b")],
        [Text("a"), Text("a"), Text("c")],
    ]
    assert [(slot.row, slot.column) for slot in places[1]] == [(0, 0), (0, 0), (1, 2)]


@pytest.mark.parametrize(
    "rows",
    [
        ((cell("a"),),),
        ((cell("a"), cell("b"), cell("c")),),
        ((cell("a", 3),),),
        ((cell("a", 1, 2), cell("b")),),
        ((cell("a"), cell("b", 1, 2)), (cell("c", 2),)),
        ((cell("a", 0), cell("b"), cell("c")),),
        ((cell("a", 2), cell("b", 0)),),
    ],
)
def test_what_is_no_rectangle_is_refused(rows: tuple[Row, ...]) -> None:
    with pytest.raises(ValueError, match=r"row|cell"):
        grid(rows, 2)


@given(tables())
def test_every_cell_is_somewhere(table: Table) -> None:
    for rows in (table.head, table.rows):
        places = grid(rows, len(table.alignments))
        found = {(slot.row, slot.column) for line in places for slot in line}
        assert len(found) == sum(map(len, rows))
