"""A table as its template sets it: how far it extends, the widths of its columns, the roles of its cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from math import ceil
from typing import Literal

from masthead.composing.cells import CellLine, cell_lines
from masthead.composing.columns import Face, is_bold, shares, whole
from masthead.composing.rooms import Rooms, block, fitted, is_head, measures, rooms
from masthead.document import Cell, Document, Inlines, Link, Row, Superscript, Table, Text, walk
from masthead.figures import are_figures, is_figure, lines
from masthead.grids import Slot, grid
from masthead.sheets import Sheet

Extent = Literal["measure", "across", "wide"]
_MOST_KEPT = 8  # rows that one cell joins, which stand on one page
_COUNT = re.compile(r"\(\d+\)(?:\s*=.*\d.*)?")  # "(1)", "(6)=(5)-(3)"
_LONG = 5  # lines of a cell whose row may go on to the next page: fewer hardly part in two files of 2026
_BEYOND = 2  # pt, by which a table may stand beyond the text block


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell, its roles, as classes, and its lines where it is more than one, or begins with a mark."""

    cell: Cell
    roles: str
    lines: tuple[CellLine, ...] = ()


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row and its role: a total stands between rules."""

    role: str
    cells: tuple[SetCell, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A paragraph under the table; its mark, if it begins with one, hangs at its left."""

    mark: Inlines
    content: Inlines


@dataclass(frozen=True, slots=True)
class SetTable:
    """What a template shows. ``extent`` is the measure of the text, the text block, or a landscape page.

    ``measures`` are declarations of CSS by the names of classes, which are among the table's roles.
    """

    extent: Extent
    roles: str
    shares: tuple[int, ...]
    head: tuple[SetRow, ...]
    rows: tuple[SetRow, ...]
    remarks: tuple[Remark, ...]
    measures: Mapping[str, str] = field(default_factory=dict)

    @property
    def parted(self) -> bool:
        """Whether room stands between heads and rows, on every page that they stand on."""
        return bool(self.head and self.rows) and not {"brief", "light"} & set(self.roles.split())


def lay_out(table: Table, sheet: Sheet) -> SetTable:
    """The table with everything that does not depend on the pages it comes to stand on.

    Tables of figures are set smaller and closer than those of words (measured on A/80/590, A/81/6).
    """
    table = fitted(table, sheet)
    own = rooms(table, sheet)
    extent, parts, fits = _chosen(table, sheet) if table.widths else _extent(table, sheet, own)
    chosen = measures(table)
    roles = [extent, "figures" if own.small else "words"]
    roles += ["worded"] if own.small and not are_figures(table.rows) else []
    roles += [] if table.head else ["bare"]
    roles += ["brief"] if is_brief(table) else []
    roles += ["captioned"] if table.unit is not None or table.title is not None else []
    roles += ["sourced"] if table.unit is not None and _is_source(table.unit) else []
    roles += ["remarked"] if table.remarks else []
    roles += ["hanging"] if table.hanging else []
    roles += ["light"] if table.light else []
    roles += [] if fits and not own.narrow else ["crowded"]
    return SetTable(
        extent,
        " ".join([*roles, *chosen]),
        parts,
        _rows(table.head, table, own.narrow, is_head=True),
        _rows(
            table.rows,
            table,
            own.narrow,
            is_head=False,
            long=_long(table, own, parts, _extents(sheet)[extent]),
        ),
        tuple(map(_remark, table.remarks)),
        chosen,
    )


def is_brief(table: Table) -> bool:
    """Whether it is one row of figures under its head, as in an analysis of variances."""
    of_figures = are_figures(table.rows)
    return of_figures and len(table.rows) == 1 and len(table.head) == 1 and not table.remarks


def _is_source(unit: Inlines) -> bool:
    """Whether what stands for the units names the document that a table is about, as in A/80/590, VII."""
    return any(isinstance(inline, Link) for inline in unit)


def lay_out_all(document: Document, sheet: Sheet) -> dict[int, SetTable]:
    """Every table of a document, by the identity of its block."""
    return {id(block): lay_out(block, sheet) for block in walk(document.blocks) if isinstance(block, Table)}


def column_rules(tables: Iterable[SetTable]) -> str:
    """The rules of CSS that give the columns of a document their widths, each width once."""
    made = list(tables)
    parts = sorted({part for table in made for part in table.shares})
    own = {name: said for table in made for name, said in table.measures.items()}
    rules = [f".w{part}{{width:{part / 100:g}%}}" for part in parts]
    return "".join([*rules, *(f"table.{name}{{{own[name]}}}" for name in sorted(own))])


def _chosen(table: Table, sheet: Sheet) -> tuple[Extent, tuple[int, ...], bool]:
    """Widths that a hand has chosen: a table too wide for the room beside the gutter begins in it."""
    room = _extents(sheet)["across"] - _pt(sheet.measures["measure"]["left"])
    across: Extent = "across" if sum(table.widths) > room + _BEYOND and not table.two_columns else "measure"
    return "wide" if table.wide else across, whole(table.widths), True


def _extent(table: Table, sheet: Sheet, own: Rooms) -> tuple[Extent, tuple[int, ...], bool]:
    """The narrowest extent in which the longest words and the figures fit."""
    extents = _extents(sheet)
    tried: list[Extent] = ["wide"] if table.wide else ["measure", "across"]
    if table.two_columns or table.boxed:
        extents["measure"], tried = block(table, sheet)[0], ["measure"]
    for extent in tried:
        parts, fits = shares(
            table.head, table.rows, len(table.alignments), own.faces, own.gaps, extents[extent]
        )
        if fits:
            break
    return extent, parts, fits


def _extents(sheet: Sheet) -> dict[Extent, float]:
    page, paper = sheet.measures["page"], sheet.measures["paper"]
    beside = _pt(page["left"]) + _pt(page["right"])
    return {
        "measure": _pt(sheet.measures["measure"]["text"]),
        "across": _pt(paper["width"]) - beside,
        "wide": _pt(paper["height"]) - beside,
    }


def _pt(measure: float | str) -> float:
    assert not isinstance(measure, str)
    return measure


def _long(table: Table, own: Rooms, parts: Sequence[int], extent: float) -> frozenset[int]:
    """The rows that may go on to the next page: those of a cell of five lines at least, about.

    Word lets rows break (cantSplit is in 3 of 534 rows of our four files), but no paragraph of three lines.
    """
    if table.whole_rows:
        return frozenset()
    total = sum(table.widths) or extent
    widths = [total * part / 10_000 for part in parts]
    beside = own.gaps.left + own.gaps.right
    return frozenset(
        slot.row
        for at, row in enumerate(grid(table.rows, len(table.alignments)))
        for column, slot in enumerate(row)
        if (slot.row, slot.column) == (at, column)
        and slot.cell.rows == 1
        and _lines_of(slot.cell, sum(widths[column : column + slot.cell.columns]) - beside, own.faces[1])
        >= _LONG
    )


def _lines_of(cell: Cell, room: float, face: Face) -> int:
    """About how many lines the words of a cell take in a room, in pt."""
    return sum(ceil(face.width(text) / max(room, face.size)) for text in lines(cell.content))


def _rows(
    rows: Sequence[Row], table: Table, narrow: Set[int], *, is_head: bool, long: Set[int] = frozenset()
) -> tuple[SetRow, ...]:
    places = grid(rows, len(table.alignments))
    joined = _joined(table) if is_head else frozenset()
    roles = ["" if is_head else _role(row) for row in rows]
    made = []
    for at, row in enumerate(rows):
        starts = dict.fromkeys(slot.column for slot in places[at] if slot.row == at)
        cells = tuple(
            SetCell(
                cell,
                _head_roles(cell, table, column, narrow, joined, ends=at + cell.rows == len(rows))
                if is_head
                else _roles(cell, table, column, narrow, ends=at + cell.rows == len(rows)),
                () if is_head else _lines(cell, table),
            )
            for column, cell in zip(starts, row, strict=True)
        )
        before_total = roles[at + 1 : at + 2] == ["total"]
        over = not (at or is_head or table.head) and roles[1:2] == ["inner-head"]
        joins = _goes_on(places, at)
        kept = "kept" if roles[at] in ("group", "inner-head") or joins else ""
        role = [roles[at], "leads" if before_total else "", kept, "long" if at in long else ""]
        role += ["over" if over else "", "joins" if joins else ""]
        made.append(SetRow(" ".join(filter(None, role)), cells))
    return tuple(made)


def _goes_on(places: Sequence[Sequence[Slot]], at: int) -> bool:
    """Whether a cell reaches from a row into the next, of not so many that no page could hold them."""
    below = places[at + 1] if at + 1 < len(places) else ()
    return any(slot.row <= at and slot.cell.rows <= _MOST_KEPT for slot in below)


def _role(row: Row) -> str:
    """A row in bold with figures is a total; with words alone it is a heading among the rows."""
    held = [cell for cell in row if cell.content]
    if is_head(row):
        return "inner-head"
    if not held or not all(is_bold(cell.content) for cell in held):
        return ""
    return "total" if len(held) > 1 else "group"


def _lines(cell: Cell, table: Table) -> tuple[CellLine, ...]:
    made = cell_lines(cell.content, marked=bool(table.marks))
    return made if len(made) > 1 or made[0].mark else ()


def _joined(table: Table) -> frozenset[tuple[int, int]]:
    """The columns that most rows of the body join: first column and number. They are one for the eye."""
    joined: Counter[tuple[int, int]] = Counter()
    for at, row in enumerate(grid(table.rows, len(table.alignments))):
        joined.update(
            (slot.column, slot.cell.columns)
            for column, slot in enumerate(row)
            if slot.cell.columns > 1 and (slot.row, slot.column) == (at, column)
        )
    return frozenset(columns for columns, count in joined.items() if count > len(table.rows) / 2)


def _head_roles(
    cell: Cell, table: Table, column: int, narrow: Set[int], joined: Set[tuple[int, int]], *, ends: bool
) -> str:
    over_several = cell.columns > 1 and (column, cell.columns) not in joined
    centred = over_several and (not ends or table.alignments[column] == "right")
    roles: list[str] = ["center" if centred else table.alignments[column] or "left"]
    roles += ["spanner"] if over_several and cell.content and (not ends or table.light) else []
    roles += ["counted"] if column and ends and _is_count(cell.content) else []
    roles += _place_roles(column, narrow, ends=ends)
    return " ".join(roles)


def _is_count(content: Inlines) -> bool:
    """Whether a head is the number of its column or how it is reckoned: a rule parts it from the head."""
    match content:
        case (Text(text),):
            return _COUNT.fullmatch(text) is not None
    return False


def _roles(cell: Cell, table: Table, column: int, narrow: Set[int], *, ends: bool) -> str:
    roles: list[str] = [table.alignments[column] or "left"]
    roles += _place_roles(column, narrow, ends=ends)
    roles += ["figure"] if cell.content and is_figure(cell.content) else []
    roles += [f"indent-{min(cell.level, 4)}"] if cell.level else []
    return " ".join(roles)


def _place_roles(column: int, narrow: Set[int], *, ends: bool) -> list[str]:
    first = ["first"] if column == 0 else ["tight"] if column in narrow else []
    return [*first, "ends"] if ends else first


def _remark(content: Inlines) -> Remark:
    if not content or not isinstance(content[0], Superscript):
        return Remark((), content)
    mark, *rest = content
    if rest and isinstance(rest[0], Text):
        text = rest[0].text.lstrip()
        rest[:1] = [Text(text)] if text else []
    return Remark((mark,), tuple(rest))
