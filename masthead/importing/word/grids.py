"""Tables of a Word file -> grids: cells with their spans, spacer rows and helper columns gone."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from masthead.document import Chart
from masthead.importing.report import Remark
from masthead.importing.word.names import Element, child_value, number, switch, value, w
from masthead.importing.word.paragraphs import Paragraphs, flow
from masthead.importing.word.pieces import Line
from masthead.importing.word.ruling import is_boxed, is_light, members
from masthead.importing.word.widths import Column, read_widths
from masthead.limits import limits, raising

_ALIGNMENTS = {
    "right": "right",
    "end": "right",
    "center": "center",
    "left": "left",
    "start": "left",
    "both": "left",
}
_LEAST_LINE = 160  # twips: the pitch of the smallest type, that of heads
_HEAD_SIZE = 14  # half-points: the 7 pt of the heads of columns (un-template, 2)


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: what stands in it, its first column from 0, how many columns and rows it has.

    ``spaced`` is the flow with the empty lines in it, and those of empty rows above it: what they keep apart.
    """

    flow: tuple[Flow, ...]
    column: int
    columns: int = 1
    rows: int = 1
    spaced: tuple[Flow, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The paragraphs with words, those of a table in the cell among them."""
        return tuple(lines_of(self.flow))

    @property
    def words(self) -> str:
        """The words alone."""
        return " ".join(line.words for line in self.lines)


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: the cells that begin in it, whether it is one of heads, and whether it stands on one page."""

    cells: tuple[GridCell, ...]
    head: bool = False
    whole: bool = False

    @property
    def words(self) -> str:
        """The words alone."""
        return " ".join(filter(None, (cell.words for cell in self.cells)))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows, the number of columns, the alignment of each; ``wide`` on a landscape page.

    ``chart`` is what draws it, where it holds the numbers of a chart.
    ``widths`` is () where the file says none; ``two_columns`` where its section is set in several.
    """

    place: int
    rows: tuple[GridRow, ...]
    columns: int
    alignments: tuple[str, ...]
    wide: bool = False
    chart: Chart | None = None
    widths: tuple[Column, ...] = ()
    two_columns: bool = False
    light: bool = False
    boxed: bool = False

    @property
    def is_kept(self) -> bool:
        """Whether every row but the last is kept with the next, so that the table stands on one page."""
        return len(self.rows) > 1 and all(map(_keeps, self.rows[:-1]))

    @property
    def pictures(self) -> tuple[Line, ...]:
        """The paragraphs in its cells that hold pictures."""
        lines = (line for row in self.rows for cell in row.cells for line in cell.lines)
        return tuple(line for line in lines if any(o.kind == "picture" for o in line.objects))

    @property
    def only_pictures(self) -> bool:
        """Whether nothing is said in it but by pictures, which it sets side by side."""
        lines = [line for row in self.rows for cell in row.cells for line in cell.lines]
        words = any(line.words or any(piece.note for piece in line.pieces) for line in lines)
        return not words and bool(self.pictures)

    @property
    def whole_rows(self) -> bool:
        """Whether no row of the body may go on to the next page (``cantSplit``)."""
        body = [row for row in self.rows if not row.head]
        return bool(body) and all(row.whole for row in body)

    @property
    def heads(self) -> tuple[GridRow, ...]:
        """The rows of heads, which are the first ones."""
        return tuple(row for row in self.rows if row.head)

    @property
    def holds_tables(self) -> bool:
        """Whether there are tables in its cells: it serves for layout."""
        return any(isinstance(each, Grid) for row in self.rows for cell in row.cells for each in cell.flow)


Flow: TypeAlias = "Line | Grid"


@dataclass(slots=True)
class _Raw:
    """A cell as it stands: ``goes_on`` in the place of one above it."""

    flow: tuple[Flow, ...]
    column: int
    columns: int
    goes_on: bool
    rows: int = 1
    above: tuple[Flow, ...] = ()


def _keeps(row: GridRow) -> bool:
    return any(line.direct.keep_next for cell in row.cells for line in cell.flow if isinstance(line, Line))


@dataclass(slots=True)
class _RawRow:
    cells: list[_Raw] = field(default_factory=list)
    head: bool = False
    low: bool = False
    whole: bool = False

    @property
    def stray(self) -> Line | None:
        """The line of a row too low for it that holds no letter and no figure; None where there is none."""
        lines = [line for cell in self.cells for line in lines_of(cell.flow)]
        signs = "".join(line.words for line in lines)
        return lines[0] if self.low and signs and not any(map(str.isalnum, signs)) else None

    @property
    def empty(self) -> bool:
        return not any(_has_words(each) for cell in self.cells for each in cell.flow)


def _has_words(each: Flow) -> bool:
    return isinstance(each, Grid) or bool(each.words or each.objects or any(p.note for p in each.pieces))


def lines_of(flow: Sequence[Flow]) -> Iterator[Line]:
    """The paragraphs with words, objects or notes, those in tables among them."""
    for each in flow:
        if isinstance(each, Line):
            yield from [each] if _has_words(each) else []
        else:
            for row in each.rows:
                for cell in row.cells:
                    yield from cell.lines


def read_grid(element: Element, paragraphs: Paragraphs) -> Grid:
    """A ``w:tbl``, with the tables in its cells."""
    place = paragraphs.runs.place + 1
    rows = [_read_row(row, paragraphs) for row in members(element, "tr")]
    rows = [row for row in rows if row.cells]
    _merge_down(rows)
    rows = [row for row in _spaced(rows) if not row.empty and not _take_stray(row, paragraphs)]
    edges = sorted({cell.column for row in rows for cell in row.cells} or {0})
    end = max((cell.column + cell.columns for row in rows for cell in row.cells), default=1)
    if len(edges) > limits().columns:
        message = f"the table at paragraph {place} has {len(edges):,} columns"
        hint = raising("column-limit", "cut it into several tables")
        raise paragraphs.runs.package.fault("table-too-wide", message, hint)
    finished = [_finish(row, [*edges, end]) for row in rows]
    finished = list(_headed(finished, paragraphs))
    widths = read_widths(element, [*edges, end], finished)
    return Grid(
        place,
        tuple(finished),
        len(edges),
        _alignments(finished, len(edges)),
        widths=widths,
        light=is_light(element),
        boxed=not any(row.head for row in finished) and is_boxed(element),
    )


def _spaced(rows: Sequence[_RawRow]) -> Sequence[_RawRow]:
    """The rows; the first cell of each knows the empty lines of empty rows above it."""
    above: tuple[Flow, ...] = ()
    for row in rows:
        if row.empty:
            above += tuple(each for cell in row.cells[:1] for each in cell.flow)
        elif row.cells:
            row.cells[0].above, above = above, ()
    return rows


def _read_row(element: Element, paragraphs: Paragraphs) -> _RawRow:
    own = element.find(w("trPr"))
    column = number(child_value(own, "gridBefore")) or 0
    row = _RawRow(head=bool(switch(own, "tblHeader")), low=_is_low(own), whole=bool(switch(own, "cantSplit")))
    for cell in members(element, "tc"):
        properties = cell.find(w("tcPr"))
        columns = max(number(child_value(properties, "gridSpan")) or 1, 1)
        merge = None if properties is None else properties.find(w("vMerge"))
        goes_on = merge is not None and merge.get(w("val"), "continue") == "continue"
        row.cells.append(_Raw(tuple(read_flow(cell, paragraphs)), column, columns, goes_on))
        column += columns
    return row


def read_flow(element: Element, paragraphs: Paragraphs) -> Iterator[Flow]:
    """The paragraphs and tables in an element."""
    for each in flow(element):
        if each.tag == w("p"):
            yield paragraphs.line(each)
        elif each.tag == w("tbl"):
            yield read_grid(each, paragraphs)


def _is_low(properties: Element | None) -> bool:
    """Whether a row is lower than a line of type: it is a gap, and Word clips what stands in it."""
    height = None if properties is None else properties.find(w("trHeight"))
    return (
        height is not None
        and value(height, "hRule") == "exact"
        and (number(value(height)) or _LEAST_LINE) < _LEAST_LINE
    )


def _take_stray(row: _RawRow, paragraphs: Paragraphs) -> bool:
    """Take out a gap in which the typist left a sign, and say so."""
    stray = row.stray
    if stray is not None:
        reason = "a sign in a row that is lower than a line, which Word clips"
        paragraphs.runs.log.removed.append(Remark(stray.place, stray.words, reason))
    return stray is not None


def _merge_down(rows: list[_RawRow]) -> None:
    """A cell that goes on from above is part of it; what words it holds are moved up."""
    above: dict[int, _Raw] = {}
    for row in rows:
        kept, longer = [], []
        for cell in row.cells:
            first = above.get(cell.column) if cell.goes_on else None
            if first is not None and first.columns == cell.columns:
                longer.append(first)
                first.flow += tuple(each for each in cell.flow if _has_words(each))
                cell.flow = ()
            else:
                above[cell.column] = cell
                kept.append(cell)
        row.cells = kept
        for first in longer:  # not over a row that goes
            first.rows += not row.empty and row.stray is None


def _finish(row: _RawRow, edges: Sequence[int]) -> GridRow:
    """Columns that no cell begins in are helpers of the typist: they go."""
    cells = []
    for cell in row.cells:
        first = bisect_left(edges, cell.column)
        beyond = min(bisect_left(edges, cell.column + cell.columns), len(edges) - 1)
        flow = tuple(each for each in cell.flow if _has_words(each))
        cells.append(GridCell(flow, first, max(beyond - first, 1), cell.rows, cell.above + cell.flow))
    return GridRow(tuple(cells), row.head, row.whole)


def _headed(rows: list[GridRow], paragraphs: Paragraphs) -> Iterator[GridRow]:
    """Rows of heads are the first ones: those marked so, or set in the italics of 7 pt that heads have."""
    marked = any(row.head for row in rows)
    at_top = True
    for row in rows:
        at_top = at_top and (row.head if marked else _looks_like_head(row))
        yield replace(row, head=at_top)


def _looks_like_head(row: GridRow) -> bool:
    lines = [line for cell in row.cells for line in cell.lines]
    return (
        len(row.cells) > 1 and bool(lines) and all(line.italic and line.size <= _HEAD_SIZE for line in lines)
    )


def _alignments(rows: Sequence[GridRow], columns: int) -> tuple[str, ...]:
    """That of most cells of the body, column by column; else of wider ones that begin there."""
    single: list[Counter[str]] = [Counter() for _ in range(columns)]
    others: list[Counter[str]] = [Counter() for _ in range(columns)]
    for cell in (cell for row in rows if not row.head for cell in row.cells):
        if cell.lines:
            counts = single if cell.columns == 1 else others
            own = _ALIGNMENTS.get(cell.lines[0].properties.alignment or "", "left")
            counts[cell.column][own] += 1
    counted = [one or other for one, other in zip(single, others, strict=True)]
    return tuple(count.most_common(1)[0][0] if count else "left" for count in counted)
