"""Tables: rows of cells with one text each; a cell that spans others has empty ones beside and below it."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.document import Alignment, Block, Cell, Inline, Inlines, LineBreak, Row, Table
from masthead.importing.akn4un.inlines import InlineReader, Remarker
from masthead.importing.akn4un.source import Element, line_of, local

_UNALIGNED: Alignment = ""
_LARGEST_SPAN = 100  # columns or rows; a file that says more is not to be believed


def read_table(element: Element, inlines: InlineReader, remark: Remarker) -> list[Block]:
    """The table of an element; nothing where it has no cells."""
    rows = [child for child in element.iter() if local(child) == "tr"]
    grid, spans = _grid(rows, inlines)
    if not grid:
        return []
    width = max(map(len, grid))
    filled = [tuple([*row, *[Cell(())] * (width - len(row))]) for row in grid]
    if spans:
        remark(element, "", f"{spans} spans of a table are carried over as empty cells")
    has_head = any(local(cell) == "th" for cell in rows[0])
    head: Row = filled[0] if has_head else tuple([Cell(())] * width)
    body = filled[1:] if has_head else filled
    alignments: tuple[Alignment, ...] = tuple(_UNALIGNED for _ in range(width))
    return [Table(head, tuple(body), alignments, line=line_of(element))]


def _grid(rows: list[Element], inlines: InlineReader) -> tuple[list[list[Cell]], int]:
    """Rows of cells with the places that spans cover left empty, and how many spans there are."""
    grid: list[list[Cell]] = []
    covered: dict[int, int] = {}  # column: rows still covered from above
    spans = 0
    for row in rows:
        line: list[Cell] = []
        begun: dict[int, int] = {}
        for cell in (child for child in row if local(child) in ("td", "th")):
            _skip(line, covered)
            columns, below = _span(cell, "colspan"), _span(cell, "rowspan")
            spans += columns > 1 or below > 1
            at = len(line)
            line += [Cell(_content(cell, inlines)), *[Cell(())] * (columns - 1)]
            if below > 1:
                begun |= dict.fromkeys(range(at, at + columns), below)
        _skip(line, covered)
        covered = {column: left - 1 for column, left in (covered | begun).items() if left > 1}
        if line:
            grid.append(line)
    return grid, spans


def _skip(line: list[Cell], covered: dict[int, int]) -> None:
    """Leave the places free that cells of the rows above cover."""
    while covered.get(len(line), 0):
        line.append(Cell(()))


def _span(cell: Element, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(int(value), _LARGEST_SPAN) if value.isdecimal() and int(value) > 0 else 1


def _content(cell: Element, inlines: InlineReader) -> Inlines:
    """The paragraphs of a cell, one below the other."""
    result: list[Inline] = []
    for nodes in _paragraphs(cell):
        content = inlines.read(nodes)
        if content:
            result += [LineBreak(), *content] if result else content
    return tuple(result)


def _paragraphs(cell: Element) -> Iterator[list[str | Element]]:
    """What stands in each paragraph, and between them."""
    held: list[str | Element] = [cell.text or ""]
    for child in cell:
        if local(child) == "p":
            yield held
            yield [child.text or "", *(node for each in child for node in (each, each.tail or ""))]
            held = [child.tail or ""]
        else:
            held += [child, child.tail or ""]
    yield held
