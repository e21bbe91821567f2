"""What a hand has chosen for a table: as measures for its style, and as the room that its cells leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from masthead.composing.columns import Face, Gaps, is_italic, tight
from masthead.document import Cell, Row, Table
from masthead.figures import are_figures
from masthead.sheets import Sheet, TypeStyle

TWIPS = 20  # a point
_BEYOND = 2  # pt, by which a table may stand beyond its column or frame
_LEAST_EDGE = 18  # pt: what stands nearer to the paper's edge is not printed everywhere


@dataclass(frozen=True, slots=True)
class Rooms:
    """The cells of a table. ``style`` is the name of their type style in the sheet.

    ``first`` stands empty at the left of the first column, ``gaps`` beside others; ``narrow`` are the
    columns without a gap at their left, ``heads`` the rows of the body that are heads. All in pt.
    """

    style: str
    faces: tuple[Face, Face]
    gaps: Gaps
    first: float
    heads: Set[int]
    narrow: Set[int]
    widths: Sequence[float]
    tracking: float

    @property
    def small(self) -> bool:
        """Whether the table is set smaller than the text."""
        return self.style != "body"

    def room(self, cell: Cell, column: int) -> float:
        """The room for the words of a cell; Word does not count the tracking of a line's last character."""
        width = sum(self.widths[column : column + cell.columns])
        left = self.first if column == 0 else 0 if column in self.narrow else self.gaps.left
        return width - left - self.gaps.right - cell.level * self.gaps.level + self.tracking


def fitted(table: Table, sheet: Sheet) -> Table:
    """The table in widths that its paper, column or frame holds: what a hand made wider is made narrower."""
    room, beyond = block(table, sheet)
    total = sum(table.widths)
    if total <= room + beyond:
        return table
    return replace(table, widths=tuple(width * room / total for width in table.widths))


def block(table: Table, sheet: Sheet) -> tuple[float, float]:
    """The width of what a table stands in, in pt, and how far it may stand beyond that."""
    page, paper = sheet.measures["page"], sheet.measures["paper"]
    if table.boxed:
        return float(sheet.measures["measure"]["text"]), _BEYOND
    width = float(paper["height" if table.wide else "width"]) - float(page["left"]) - float(page["right"])
    if table.two_columns:  # what is wider than its column stands on the words of the next
        return (width - float(sheet.measures["table"]["column-gap"])) / 2, _BEYOND
    return width, float(page["right"]) - _LEAST_EDGE


def rooms(table: Table, sheet: Sheet) -> Rooms:
    """The room in a table; its widths are () where no hand has chosen them."""
    usual = are_figures(table.rows) or table.wide
    small = table.size == "small" or (table.size == "" and usual)
    style = sheet.types["table-figures" if small else "body"]
    faces = _face(sheet.types["table-head"]), _face(style)
    first, gaps = _gaps(table, sheet, small)
    heads = frozenset(at for at, row in enumerate(table.rows) if is_head(row))
    narrow = tight(table.head, table.rows, table.widths, faces, gaps, heads) if table.widths else frozenset()
    name = "table-figures" if small else "body"
    return Rooms(name, faces, gaps, first, heads, narrow, table.widths, style.tracking)


def is_head(row: Row) -> bool:
    """Heads that stand among the rows are in italics, as in the frameworks of peacekeeping budgets."""
    held = [cell for cell in row if cell.content]
    return len(held) > 1 and all(is_italic(cell.content) for cell in held)


def measures(table: Table) -> Mapping[str, str]:
    """What a hand has chosen, as declarations of CSS by the names of classes."""
    made = {}
    if table.widths:
        width = round(sum(table.widths) * TWIPS)
        made[f"of-{width}"] = f"width:{width / TWIPS:g}pt"
    if table.gaps:
        first, left, right = (f"{gap:g}pt" for gap in table.gaps)
        gaps = {"gap-first": first, "gap": left, "gap-right": right}
        gaps |= {"figures-gap": left, "figures-gap-right": right}
        name = "-".join(str(round(gap * TWIPS)) for gap in table.gaps)
        made[f"gaps-{name}"] = ";".join(f"--table-{key}:{value}" for key, value in gaps.items())
    if table.marks:
        made[f"marks-{round(table.marks * TWIPS)}"] = f"--table-mark:{table.marks:g}pt"
    return made


def _gaps(table: Table, sheet: Sheet, small: bool) -> tuple[float, Gaps]:
    own, kind = sheet.measures["table"], "figures-" if small else ""
    usual = (own["gap-first"], own[f"{kind}gap"], own[f"{kind}gap-right"])
    first, left, right = table.gaps or (float(gap) for gap in usual)
    return first, Gaps(left, right, float(own["level"]))


def _face(style: TypeStyle) -> Face:
    return Face(style.size, style.scale, style.tracking)
