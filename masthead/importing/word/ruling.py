"""The rules of a table: which it has, and what they say of it.

They stand at the table or at its cells, as the program that saved the file has it. Their sides are left and
right, or start and end (ISO 29500-1, 17.4).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from masthead.importing.word.names import Element, number, value, w

_NO_CELLS = {w(name) for name in ("tblPr", "tblGrid", "trPr", "tc", "p", "tbl")}
_HEAVY = 8  # eighths of a point: the templates have 12, and 2 or 4 for others
_SIDES = {w("start"): "left", w("end"): "right"} | {
    w(name): name for name in ("top", "left", "bottom", "right", "insideH", "insideV")
}


def members(element: Element, name: str) -> Iterator[Element]:
    """Rows or cells, also those that content controls wrap, or what we do not know."""
    for child in element:
        if child.tag == w(name):
            yield child
        elif len(child) and child.tag not in _NO_CELLS:
            yield from members(child, name)


def sides(element: Element | None) -> dict[str, Element]:
    """What borders or margins say of each side."""
    found = () if element is None else element
    return {_SIDES[side.tag]: side for side in found if side.tag in _SIDES}


def is_light(element: Element) -> bool:
    """Whether a table has rules, and no heavy one; those of tables in it count as well."""
    found = (side for cell in element.iter(w("tcBorders")) for side in sides(cell).items())
    rules = (side for name, side in found if name in ("top", "bottom") and _is_drawn(side))
    sizes = [number(value(side, "sz")) or 0 for side in rules]
    return bool(sizes) and max(sizes) < _HEAVY


def is_boxed(element: Element) -> bool:
    """Whether a table is framed on its four sides, and not ruled within."""
    table = _rules(element.find(f"{w('tblPr')}/{w('tblBorders')}"))
    rows = [row for row in map(_Row.of, members(element, "tr")) if row.cells]
    if not rows or table.get("insideH") or table.get("insideV"):
        return False
    beside = all(
        row.cells[0].get("left", table.get("left")) and row.cells[-1].get("right", table.get("right"))
        for row in rows
    )
    closed = rows[0].has("top", table) and rows[-1].has("bottom", table)
    across = any(row.has("bottom") for row in rows[:-1]) or any(row.has("top") for row in rows[1:])
    return beside and closed and not across and not any(row.is_parted for row in rows)


@dataclass(frozen=True, slots=True)
class _Row:
    """What each cell of a row says of its sides: whether a rule is there."""

    cells: Sequence[Mapping[str, bool]]

    @classmethod
    def of(cls, row: Element) -> _Row:
        """A row as it stands."""
        return cls([_rules(cell.find(f"{w('tcPr')}/{w('tcBorders')}")) for cell in members(row, "tc")])

    @property
    def is_parted(self) -> bool:
        """Whether a rule stands between two of its cells."""
        inner = (
            *(cell.get("right") for cell in self.cells[:-1]),
            *(cell.get("left") for cell in self.cells[1:]),
        )
        return any(inner)

    def has(self, side: str, table: Mapping[str, bool] | None = None) -> bool:
        """Whether a cell has a rule on a side: where it says nothing of it, that of the table."""
        usual = bool(table and table.get(side))
        return any(cell.get(side, usual) for cell in self.cells)


def _rules(borders: Element | None) -> dict[str, bool]:
    return {name: _is_drawn(side) for name, side in sides(borders).items()}


def _is_drawn(side: Element) -> bool:
    return value(side) not in (None, "nil", "none")
