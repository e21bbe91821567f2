"""A table as its template sets it: how far it extends, the widths of its columns, the roles of its cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from typing import Literal

from masthead.composing.columns import Face, Gaps, is_bold, shares, tight, whole
from masthead.document import Cell, Document, Inlines, Row, Superscript, Table, Text, walk
from masthead.figures import are_figures, is_figure
from masthead.grids import grid
from masthead.sheets import Sheet, TypeStyle

Extent = Literal["measure", "across", "wide"]
_TWIPS = 20  # a point
_BEYOND = 2  # pt, by which a table may stand beyond the text block


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell and its roles, as classes."""

    cell: Cell
    roles: str


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

    ``width`` is that which a hand has chosen, in twips; 0 where the extent says it.
    """

    extent: Extent
    roles: str
    shares: tuple[int, ...]
    head: tuple[SetRow, ...]
    rows: tuple[SetRow, ...]
    remarks: tuple[Remark, ...]
    width: int = 0


def lay_out(table: Table, sheet: Sheet) -> SetTable:
    """The table with everything that does not depend on the pages it comes to stand on.

    Tables of figures are set smaller and closer than those of words (measured on A/80/590, A/81/6).
    """
    small = table.size == "small" or (table.size == "" and (are_figures(table.rows) or table.wide))
    faces, gaps = _faces(sheet, small), _gaps(sheet, small)
    extent, parts, fits = _chosen(table, sheet) if table.widths else _extent(table, sheet, faces, gaps)
    narrow = tight(table.head, table.rows, table.widths, faces, gaps) if table.widths else frozenset()
    roles = [extent, "figures" if small else "words"]
    roles += [] if table.head else ["bare"]
    roles += ["remarked"] if table.remarks else []
    roles += [] if fits and not narrow else ["crowded"]
    width = round(sum(table.widths) * _TWIPS)
    return SetTable(
        extent,
        " ".join([*roles, f"of-{width}"] if width else roles),
        parts,
        _rows(table.head, table, narrow, is_head=True),
        _rows(table.rows, table, narrow, is_head=False),
        tuple(map(_remark, table.remarks)),
        width,
    )


def lay_out_all(document: Document, sheet: Sheet) -> dict[int, SetTable]:
    """Every table of a document, by the identity of its block."""
    return {id(block): lay_out(block, sheet) for block in walk(document.blocks) if isinstance(block, Table)}


def column_rules(tables: Iterable[SetTable]) -> str:
    """The rules of CSS that give the columns of a document their widths, each width once."""
    made = list(tables)
    parts = sorted({part for table in made for part in table.shares})
    widths = sorted({table.width for table in made if table.width})
    rules = [f".w{part}{{width:{part / 100:g}%}}" for part in parts]
    return "".join([*rules, *(f"table.of-{width}{{width:{width / _TWIPS:g}pt}}" for width in widths)])


def _chosen(table: Table, sheet: Sheet) -> tuple[Extent, tuple[int, ...], bool]:
    """Widths that a hand has chosen: a table too wide for the room beside the gutter begins in it."""
    room = _extents(sheet)["across"] - _pt(sheet.measures["measure"]["left"])
    across: Extent = "across" if sum(table.widths) > room + _BEYOND and not table.two_columns else "measure"
    return "wide" if table.wide else across, whole(table.widths), True


def _extent(
    table: Table, sheet: Sheet, faces: tuple[Face, Face], gaps: Gaps
) -> tuple[Extent, tuple[int, ...], bool]:
    """The narrowest extent in which the longest words and the figures fit."""
    extents = _extents(sheet)
    tried: list[Extent] = ["wide"] if table.wide else ["measure", "across"]
    for extent in tried:
        parts, fits = shares(table.head, table.rows, len(table.alignments), faces, gaps, extents[extent])
        if fits:
            break
    return extent, parts, fits


def _faces(sheet: Sheet, small: bool) -> tuple[Face, Face]:
    return _face(sheet.types["table-head"]), _face(sheet.types["table-figures" if small else "body"])


def _gaps(sheet: Sheet, small: bool) -> Gaps:
    own, kind = sheet.measures["table"], "figures-" if small else ""
    return Gaps(_pt(own[f"{kind}gap"]), _pt(own[f"{kind}gap-right"]), _pt(own["level"]))


def _extents(sheet: Sheet) -> dict[Extent, float]:
    page, paper = sheet.measures["page"], sheet.measures["paper"]
    beside = _pt(page["left"]) + _pt(page["right"])
    return {
        "measure": _pt(sheet.measures["measure"]["text"]),
        "across": _pt(paper["width"]) - beside,
        "wide": _pt(paper["height"]) - beside,
    }


def _face(style: TypeStyle) -> Face:
    return Face(style.size, style.scale, style.tracking)


def _pt(measure: float | str) -> float:
    assert not isinstance(measure, str)
    return measure


def _rows(
    rows: Sequence[Row], table: Table, narrow: Set[int], *, is_head: bool
) -> tuple[SetRow, ...]:
    places = grid(rows, len(table.alignments))
    roles = ["" if is_head else _role(row) for row in rows]
    made = []
    for at, row in enumerate(rows):
        starts = dict.fromkeys(slot.column for slot in places[at] if slot.row == at)
        cells = tuple(
            SetCell(cell, _roles(cell, table, column, is_head=is_head, ends=at + cell.rows == len(rows)))
            for column, cell in zip(starts, row, strict=True)
        )
        cells = tuple(
            replace(cell, roles=f"{cell.roles} tight") if column in narrow else cell
            for column, cell in zip(starts, cells, strict=True)
        )
        before_total = roles[at + 1 : at + 2] == ["total"]
        made.append(SetRow(" ".join(filter(None, (roles[at], "leads" if before_total else ""))), cells))
    return tuple(made)


def _role(row: Row) -> str:
    """A row in bold with figures is a total; with words alone it is a heading among the rows."""
    held = [cell for cell in row if cell.content]
    if not held or not all(is_bold(cell.content) for cell in held):
        return ""
    return "total" if len(held) > 1 else "group"


def _roles(cell: Cell, table: Table, column: int, *, is_head: bool, ends: bool) -> str:
    over_several = is_head and cell.columns > 1 and not ends
    roles: list[str] = ["center" if over_several else table.alignments[column] or "left"]
    roles += ["spanner"] if over_several and cell.content else []
    roles += ["first"] if column == 0 else []
    roles += ["ends"] if ends else []
    roles += ["figure"] if not is_head and cell.content and is_figure(cell.content) else []
    roles += [f"indent-{min(cell.level, 4)}"] if cell.level else []
    return " ".join(roles)


def _remark(content: Inlines) -> Remark:
    if not content or not isinstance(content[0], Superscript):
        return Remark((), content)
    mark, *rest = content
    if rest and isinstance(rest[0], Text):
        text = rest[0].text.lstrip()
        rest[:1] = [Text(text)] if text else []
    return Remark((mark,), tuple(rest))
