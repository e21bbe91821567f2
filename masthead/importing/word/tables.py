"""Grids -> tables of the Document, with what stands around them: caption, units, notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from masthead.document import (
    Alignment,
    Cell,
    Chart,
    Fit,
    Inline,
    Inlines,
    LineBreak,
    NoteCall,
    Row,
    Table,
    TableSize,
    Text,
)
from masthead.figures import are_figures
from masthead.grids import grid as lay
from masthead.importing.word.grids import Grid, GridCell, GridRow
from masthead.importing.word.pieces import Line
from masthead.importing.word.roles import is_remark
from masthead.importing.word.widths import GAPS, begin, gaps, marks

_SAME_INDENT = 60  # twips: what differs by less stands in one line for the eye
_STEP = 288  # twips, of a level in the sheets
_LEVELS = 4
_SMALL = 18  # half-points: cells are set in 8.5 pt, or in the 10 of the text
_PITCHES = {True: 210, False: 240}  # twips, of small tables and of others
_SAME_GAP = 10  # twips
_TWIPS = 20  # a point
ToInlines = Callable[[Line, bool, bool], Inlines]  # a line, whether bold and italic mean something in it


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a table: the number and title above it, and the unit, "" and () for none."""

    mark: str = ""
    title: Inlines = ()
    unit: Inlines = ()


def take_remarks(grid: Grid) -> tuple[Grid, tuple[Line, ...]]:
    """The grid without the notes that stand in its last rows over all columns, and these."""
    rows = list(grid.rows)
    taken: list[Line] = []
    while len(rows) > 1 and _is_remark_row(rows[-1], grid.columns):
        taken[:0] = rows.pop().cells[0].lines
    return replace(grid, rows=tuple(rows)), tuple(taken)


def _is_remark_row(row: GridRow, columns: int) -> bool:
    if not row.cells:
        return False
    first = row.cells[0]
    wide = columns > 1 and len(row.cells) == 1 and first.columns == columns
    return wide and bool(first.lines) and is_remark(first.lines[0])


def make_table(grid: Grid, around: Around, remarks: Sequence[Inlines], to_inlines: ToInlines) -> Table:
    """The table of a grid."""
    title = around.title or ((Text(around.mark),) if around.mark else None)
    head = _rows([row for row in grid.rows if row.head], grid.columns, (), to_inlines)
    rows = [row for row in grid.rows if not row.head]
    body = _rows(rows, grid.columns, _indents(rows), to_inlines)
    small = _is_small(rows)
    room, hanging = marks([cell for row in rows for cell in row.cells])
    return Table(
        head=head,
        rows=body,
        alignments=tuple(cast(Alignment, a) for a in grid.alignments),
        title=title,
        unit=around.unit or None,
        remarks=tuple(remarks),
        wide=grid.wide,
        mark=(around.mark if around.title else "") if title is not None else None,
        line=grid.place,
        widths=_widths(grid),
        gaps=_gaps(grid),
        size=_size(small, are_figures(body) or grid.wide),
        marks=room / _TWIPS,
        hanging=hanging,
        two_columns=grid.two_columns,
        light=grid.light and not grid.boxed,
        boxed=grid.boxed,
        whole_rows=grid.whole_rows,
        fit=Fit(_pitch(rows, small)),
    )


def make_chart(chart: Chart, around: Around, place: int) -> Chart:
    """A chart with what stands above it."""
    title = around.title or ((Text(around.mark),) if around.mark else None)
    mark = (around.mark if around.title else "") if title is not None else None
    return replace(chart, title=title, unit=around.unit or None, mark=mark, line=place)


def nested_words(grid: Grid) -> str:
    """The words of the tables in the cells of a table."""
    tables = (each for row in grid.rows for cell in row.cells for each in cell.flow if isinstance(each, Grid))
    return " ".join(row.words for table in tables for row in table.rows)


def _pitch(rows: Sequence[GridRow], small: bool | None) -> float | None:
    """The pitch in pt of most of a table, where it is not the sheets'; None where it is."""
    counts: Counter[int] = Counter()
    for line in (line for row in rows for cell in row.cells for line in cell.lines):
        if line.properties.line_rule == "exact" and line.properties.line:
            counts[line.properties.line] += len(line.words)
    most = counts.most_common(1)[0][0] if counts else 0
    usual = _PITCHES[bool(small)]
    return None if not most or abs(most - usual) < 2 else most / _TWIPS


def _is_small(rows: Sequence[GridRow]) -> bool | None:
    """Whether most of a table is set smaller than the text; None where nothing says it."""
    counts: Counter[bool] = Counter()
    for line in (line for row in rows for cell in row.cells for line in cell.lines if line.size):
        counts[line.size <= _SMALL] += len(line.words)
    return counts.most_common(1)[0][0] if counts else None


def _size(small: bool | None, usual: bool) -> TableSize:
    """The size of a table, where it is not that which follows from what it holds."""
    return "" if small is None or small == usual else "small" if small else "text"


def _gaps(grid: Grid) -> tuple[float, ...]:
    """The gaps in pt, where they are not those of the sheets."""
    own = gaps(grid.widths, grid.alignments)
    same = all(abs(one - usual) <= _SAME_GAP for one, usual in zip(own, GAPS, strict=True))
    return () if same or not grid.widths else tuple(max(gap, 0) / _TWIPS for gap in own)


def _widths(grid: Grid) -> tuple[float, ...]:
    """The widths in pt; words that stand out of their cells at the left have the more room."""
    own = [column.width for column in grid.widths]
    if own:
        own[0] -= min(gaps(grid.widths, grid.alignments)[0], 0)
    return tuple(width / _TWIPS for width in own)


def _rows(
    rows: Sequence[GridRow], columns: int, indents: Sequence[int], to_inlines: ToInlines
) -> tuple[Row, ...]:
    """The cells of each row; places that none covers become empty cells, spans that overlap are cut."""
    taken: set[tuple[int, int]] = set()
    result = []
    for at, row in enumerate(rows):
        cells = []
        for cell in _filled(row, at, columns, taken):
            spread = _spread(cell, at, len(rows), columns, taken)
            taken |= {
                (at + down, cell.column + across) for down in range(spread[1]) for across in range(spread[0])
            }
            level = _level(cell, indents)
            cells.append(Cell(_content(cell, to_inlines, head=row.head), *spread, level))
        result.append(tuple(cells))
    lay(result, columns)
    return tuple(result)


def _indents(rows: Sequence[GridRow]) -> tuple[int, ...]:
    """The different indents of the first column, each of them a level; a step of two levels is two."""
    found: list[int] = []
    for at in sorted({_indent(cell) for row in rows for cell in row.cells if not cell.column and cell.lines}):
        if found and (at - found[-1]) % _STEP == 0:
            found += range(found[-1] + _STEP, at, _STEP)
        if not found or at - found[-1] > _SAME_INDENT:
            found.append(at)
    return tuple(found[: _LEVELS + 1])


def _indent(cell: GridCell) -> int:
    """How far the words of a cell stand from its edge, in twips."""
    return begin(cell.lines[0])


def _level(cell: GridCell, indents: Sequence[int]) -> int:
    """Rows below another row are indented by typists with tabs or by indents of any length."""
    if cell.column or not cell.lines or not indents:
        return 0
    return sum(at < _indent(cell) - _SAME_INDENT for at in indents[:-1])


def _filled(row: GridRow, at: int, columns: int, taken: set[tuple[int, int]]) -> Iterator[GridCell]:
    """The cells of a row and, where there is none and none reaches down from above, an empty one."""
    given = {cell.column: cell for cell in row.cells}
    column = 0
    while column < columns:
        cell = given.get(column)
        if (at, column) in taken:
            column += 1
        elif cell is None:
            yield GridCell((), column)
            column += 1
        else:
            yield cell
            column += cell.columns


def _spread(cell: GridCell, at: int, rows: int, columns: int, taken: set[tuple[int, int]]) -> tuple[int, int]:
    """Over how many columns and rows a cell goes, within the table and beside those that are there."""
    wide = 1
    while wide < min(cell.columns, columns - cell.column) and (at, cell.column + wide) not in taken:
        wide += 1
    return wide, max(min(cell.rows, rows - at), 1)


def _content(cell: GridCell, to_inlines: ToInlines, *, head: bool) -> Inlines:
    """The paragraphs of a cell, a line end between them; the italics of a head are the style's."""
    italic = not (head and all(line.italic for line in cell.lines))
    return _joined([to_inlines(line, not head, italic) for line in cell.lines])


def _joined(parts: Sequence[Inlines]) -> Inlines:
    result: Inlines = ()
    for part in filter(None, parts):
        result += (LineBreak(), *part) if result else part
    return result


def without_brackets(content: Inlines) -> Inlines:
    """A unit as the Document has it: the parentheses, in emphasis or before a call too, are the page's."""
    return _shorn(_shorn(content, "(", 0), ")", -1)


def _shorn(content: Inlines, bracket: str, end: int) -> Inlines:
    """The inlines without the bracket at one end, 0 or -1, of their words."""
    result = list(content)
    places = [at for at, inline in enumerate(result) if not isinstance(inline, NoteCall | LineBreak)]
    if places:
        at = places[end]
        result[at] = _shorn_inline(result[at], bracket, end)
    return tuple(
        inline for inline in result if getattr(inline, "text", True) and getattr(inline, "children", True)
    )


def _shorn_inline(inline: Inline, bracket: str, end: int) -> Inline:
    if isinstance(inline, Text):
        return Text(inline.text.removesuffix(bracket) if end else inline.text.removeprefix(bracket))
    inner: Inlines = getattr(inline, "children", ())
    return cast(Inline, replace(inline, children=_shorn(inner, bracket, end))) if inner else inline  # type: ignore[arg-type]
