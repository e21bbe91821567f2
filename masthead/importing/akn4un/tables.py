"""Tables: rows of heads, rows, cells over several columns and rows; a cell's paragraphs are its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from masthead.document import Alignment, Block, Cell, Inline, Inlines, LineBreak, Row, Table
from masthead.importing.akn4un.inlines import InlineReader
from masthead.importing.akn4un.source import Element, line_of, local

_CELLS = ("td", "th")
_UNALIGNED: Alignment = ""
_LARGEST_SPAN = 100  # columns or rows; a file that says more is not to be believed


def read_table(element: Element, inlines: InlineReader) -> list[Block]:
    """The table of an element; nothing where it has no cells."""
    rows = list(_rows(element))
    heads = next((n for n, row in enumerate(rows) if not any(local(cell) == "th" for cell in row)), len(rows))
    groups = [_placed(rows[:heads], inlines), _placed(rows[heads:], inlines)]
    width = max((len(taken) for group in groups for _, taken in group), default=0)
    if not width:
        return []
    head, body = (tuple(_filled(cells, taken, width) for cells, taken in group) for group in groups)
    alignments: tuple[Alignment, ...] = tuple(_UNALIGNED for _ in range(width))
    return [Table(head, body, alignments, line=line_of(element))]


def _rows(element: Element) -> Iterator[list[Element]]:
    """The cells that stand together in one element, in the order of the file."""
    row: list[Element] = []
    for child in element:
        if local(child) in _CELLS:
            row.append(child)
            continue
        if row:
            yield row
            row = []
        yield from _rows(child)
    if row:
        yield row


def loose_words(element: Element) -> Iterator[str]:
    """What a table says outside its cells: nothing in any file seen."""
    if local(element) in _CELLS:
        return
    yield element.text or ""
    for child in element:
        yield from loose_words(child)
        yield child.tail or ""


def _placed(rows: Sequence[Sequence[Element]], inlines: InlineReader) -> list[tuple[list[Cell], set[int]]]:
    """Each row's cells, and the columns that they or cells above them take; no two take one place."""
    result: list[tuple[list[Cell], set[int]]] = []
    covered: dict[int, int] = {}  # column: rows still covered from above
    for at, row in enumerate(rows):
        taken, cells = set(covered), []
        begun: dict[int, int] = {}
        for element in row:
            column = next(n for n in range(len(taken) + 1) if n not in taken)
            span = range(column, column + _span(element, "colspan"))
            columns = next((n for n, place in enumerate(span) if place in taken), len(span))
            below = min(_span(element, "rowspan"), len(rows) - at)
            cells.append(Cell(_content(element, inlines), columns, below))
            taken |= set(span[:columns])
            begun |= dict.fromkeys(span[:columns], below)
        covered = {column: left - 1 for column, left in (covered | begun).items() if left > 1}
        result.append((cells, taken))
    return result


def _filled(cells: list[Cell], taken: set[int], width: int) -> Row:
    """A row with empty cells where nothing stands; these come last, as cells fill from the left."""
    return (*cells, *(Cell(()) for column in range(width) if column not in taken))


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
