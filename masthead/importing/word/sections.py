"""Sections: where their properties stand, and in what columns they set the text."""

from __future__ import annotations

from masthead.importing.word.grids import Grid
from masthead.importing.word.names import Element, child_value, number, value, w

_USUAL_GAP = 720  # twips between columns, where a section says none (ISO 29500-1, 17.6.4)
_BEYOND = 1.1  # a table as wide as its column stands out by the margins of its cells


def section_of(element: Element) -> Element | None:
    """The properties of a section, which stand at its end."""
    if element.tag == w("sectPr"):
        return element
    return element.find(f"{w('pPr')}/{w('sectPr')}") if element.tag == w("p") else None


def column_count(section: Element) -> int:
    """In how many columns a section is set."""
    return number(child_value(section, "cols", "num")) or 1


def column_width(section: Element) -> int:
    """How wide the widest column of a section is, in twips; 0 where the section does not tell."""
    page, margins, columns = (section.find(w(name)) for name in ("pgSz", "pgMar", "cols"))
    if page is None or margins is None or columns is None:
        return 0
    if own := [number(value(each, "w")) or 0 for each in columns.iter(w("col"))]:
        return max(own)
    count, gap = column_count(section), number(value(columns, "space"))
    sides = sum(number(value(margins, side)) or 0 for side in ("left", "right"))
    width = (number(value(page, "w")) or 0) - sides - (_USUAL_GAP if gap is None else gap) * (count - 1)
    return max(width // count, 0)


def fits_column(grid: Grid, room: int) -> bool:
    """Whether a table stands in a column; Word lets what is wider stand on the columns beside it."""
    return not room or sum(column.width for column in grid.widths) <= room * _BEYOND
