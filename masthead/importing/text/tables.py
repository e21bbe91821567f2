"""Tables, where the extractor kept the columns: told by the gutters that run down between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from masthead.document import Cell, Row, Table, Text
from masthead.importing.report import Remark
from masthead.importing.text.marks import read_marks
from masthead.importing.text.notes import RULE
from masthead.importing.text.source import PLACES, Line, without_leaders

PLACE = PLACES[1]  # the text of the line that keeps the place
_FEWEST = 3  # rows
_WRAPS = 3  # lines one after another that have words in one column only
_GUTTER = 2  # columns of characters
_HEADS = 4  # lines at most that go over several columns at a table's head
_FILLED = 0.5  # of the rows, that have words in a column
_WIDE = 8  # columns of a table that takes a landscape page
_PROSE = 45  # characters: a cell so long beside a mark is a paragraph
_MARK = re.compile(r"\*{1,4}|\d{1,3}|[a-z]|\d{1,3}\.\d{1,3}\.?|[IVX]+\.?")
_FIGURE = re.compile(r"[–—-]|[(−–-]?[$€]?[\d  .,]+(?: ?%)?\)?[a-z*]*")
_STARTS = re.compile(r"[^\W\d_]|\d|[$(–—−-]")


@dataclass(frozen=True, slots=True)
class Made:
    """A table and the lines that it was made of."""

    table: Table
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Tabled:
    """The lines, with one in place of each table; the tables, by the number of that line."""

    lines: tuple[Line, ...]
    tables: dict[int, Made]
    unsure: tuple[Remark, ...]


def take_tables(lines: Sequence[Line]) -> Tabled:
    """Make tables of the lines that stand in columns."""
    kept: list[Line] = []
    tables: dict[int, Made] = {}
    unsure: list[Remark] = []
    n = 0
    noted = False
    while n < len(lines):
        noted = (noted and not lines[n].page) or bool(RULE.fullmatch(lines[n].text))
        found = None if noted or not _is_row(lines[n]) else _table(_block(lines, n))
        if found is None:
            kept.append(lines[n])
            n += 1
            continue
        skipped, made = found
        kept += lines[n : n + skipped]
        first = made.lines[0]
        kept.append(replace(first, text=PLACE, row=""))
        tables[first.number] = made
        unsure.append(Remark(first.number, first.text, f"{len(made.lines)} lines taken for a table"))
        n += skipped + len(made.lines)
        if n < len(lines) and not lines[n].page:
            lines = [*lines[:n], replace(lines[n], blanks=max(lines[n].blanks, 1)), *lines[n + 1 :]]
    return Tabled(tuple(kept), tables, tuple(unsure))


def _is_row(line: Line) -> bool:
    """Whether words stand in several columns, and not only a mark before a paragraph."""
    columns = line.columns
    if len(columns) < 2 or not line.row or "\u2026" in columns:
        return False
    marked = bool(_MARK.fullmatch(columns[0])) or any(
        m.printed.strip() == columns[0] for m in read_marks(columns[0] + " ")
    )
    return not (marked and (len(columns) == 2 or len(columns[1]) > _PROSE))


def _block(lines: Sequence[Line], start: int) -> list[Line]:
    """The lines from here on that may be of one table: on one page, in columns or between lines that are."""
    end, wraps = start + 1, 0
    for n in range(start + 1, len(lines)):
        line = lines[n]
        wraps = 0 if _is_row(line) else wraps + 1
        if line.page or wraps > _WRAPS or RULE.fullmatch(line.text):
            break
        if not wraps:
            end = n + 1
    while end < len(lines) and not lines[end].page and not lines[end].blanks and len(lines[end].columns) == 1:
        end += 1
    return list(lines[start:end])


def _table(block: Sequence[Line]) -> tuple[int, Made] | None:
    """The table in these lines, and how many before it go over its columns; None where there is none."""
    best: tuple[int, int, list[Line], list[tuple[int, int]]] | None = None
    for skipped in range(min(_HEADS, len(block)) + 1):
        if skipped < len(block) and not _is_row(block[skipped]):
            continue
        own, columns = _columns(block[skipped:])
        if len(columns) > 1 and (best is None or len(columns) > best[0]):
            best = (len(columns), skipped, own, columns)
    if best is None:
        return None
    _, skipped, own, columns = best
    rows = _rows(own, columns)
    if len(rows) < _FEWEST:
        return None
    made = Made(_made(rows, own[0].number), tuple(own))
    return None if any(lost_in(made)) else (skipped, made)  # a word that goes over a gutter


def _columns(block: Sequence[Line]) -> tuple[list[Line], list[tuple[int, int]]]:
    """The columns that gutters part, of the longest run of lines from here on that leaves these free."""
    rows = [n for n, line in enumerate(block) if _is_row(line)]
    for count in range(len(rows), _FEWEST - 1, -1):
        end = rows[count] if count < len(rows) else len(block)
        own = block[:end]
        columns = _intervals([block[n] for n in rows[:count]])
        if len(columns) > 1:
            while own and not _fits(own[-1], columns):
                own = own[:-1]
            if own and all(_fits(line, columns) for line in own):
                return list(own), columns
    return [], []


def _intervals(rows: Sequence[Line]) -> list[tuple[int, int]]:
    """Where words stand in these rows, as intervals with gutters between; none where one is hardly filled."""
    length = max(len(line.row) for line in rows)
    used = [any(at < len(line.row) and line.row[at] != " " for line in rows) for at in range(length)]
    found: list[tuple[int, int]] = []
    for at, filled in enumerate(used):
        if not filled:
            continue
        if found and at - found[-1][1] < _GUTTER:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    filled_rows = [sum(bool(line.row[a:b].strip()) for line in rows) for a, b in found]
    return found if all(count >= _FILLED * len(rows) or count >= _FEWEST for count in filled_rows) else []


def _fits(line: Line, columns: Sequence[tuple[int, int]]) -> bool:
    """Whether each stretch of words lies in one column."""
    for found in re.finditer(r"\S+(?: \S+)*", line.row):
        if not any(a - 1 <= found.start() and found.end() <= b + 1 for a, b in columns):
            return False
    return True


def _rows(lines: Sequence[Line], columns: Sequence[tuple[int, int]]) -> list[list[str]]:
    """The rows, each a text a column: a line goes on in the row above where it has not all columns."""
    cuts = [0, *((b + a) // 2 for (_, b), (a, _) in pairwise(columns))]
    rows: list[list[str]] = []
    spaced = 2 * sum(line.blanks > 0 for line in lines) > len(lines)
    all_cells = [_cut(line, cuts) for line in lines]
    opened = False
    for n, (line, cells) in enumerate(zip(lines, all_cells, strict=True)):
        opens = n + 1 < len(lines) and not lines[n + 1].blanks and _opens(cells, all_cells[n + 1])
        if not rows or (not opened and (opens or _begins(line, cells, rows[-1], spaced=spaced))):
            rows.append(cells)
        else:
            rows[-1] = [_joined(left, right) for left, right in zip(rows[-1], cells, strict=True)]
        opened = opens
    return rows


def _cut(line: Line, cuts: Sequence[int]) -> list[str]:
    ends = [*cuts[1:], max(len(line.row), cuts[-1])]
    return [line.row[a:b].strip() for a, b in zip(cuts, ends, strict=True)]


def _opens(cells: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the first column goes on in the next line, which has the other columns of both."""
    alone = bool(cells[0]) and not any(cells[1:]) and not cells[0][0].islower()
    return alone and all(after[1:]) and (not after[0] or after[0][0].islower())


def _begins(line: Line, cells: Sequence[str], above: Sequence[str], *, spaced: bool) -> bool:
    if line.blanks and (spaced or cells[0]):
        return True
    if not cells[0] or cells[0][0].islower():
        return False
    filled = sum(map(bool, cells))
    whole = filled == len(cells) and all(_STARTS.match(cell) and not cell[0].islower() for cell in cells)
    return whole or (not spaced and filled > 1)


def _joined(left: str, right: str) -> str:
    return f"{left} {right}".strip()


def _made(rows: Sequence[Sequence[str]], line: int) -> Table:
    count = len(rows[0])
    right = [_is_of_figures([row[at] for row in rows[1:]]) for at in range(count)]
    head = any(right) and not any(_FIGURE.fullmatch(cell) for cell in rows[0] if cell)
    heads, body = (rows[:1], rows[1:]) if head else (rows[:0], rows)
    return Table(
        tuple(map(_row, heads)),
        tuple(map(_row, body)),
        tuple("right" if each else "" for each in right),
        wide=count >= _WIDE,
        line=line,
    )


def _is_of_figures(cells: Sequence[str]) -> bool:
    said = [cell for cell in cells if cell]
    return 2 * sum(bool(_FIGURE.fullmatch(cell)) for cell in said) > len(said)


def _row(cells: Sequence[str]) -> Row:
    return tuple(Cell((Text(without_leaders(cell)),) if cell else ()) for cell in cells)


def lost_in(made: Made) -> Iterator[str]:
    """The columns of which the table does not say letter for letter what the lines do."""
    said = "".join(sorted(_letters(cell) for cell in _cells(made.table)))
    if sorted(said) != sorted("".join(_letters(line.text) for line in made.lines)):
        yield made.lines[0].text
    words = {word for cell in _cells(made.table) for word in cell.split()}
    yield from (word for line in made.lines for word in line.text.split() if word not in words)


def _cells(table: Table) -> Iterator[str]:
    for row in (*table.head, *table.rows):
        yield from ("".join(getattr(each, "text", "") for each in cell.content) for cell in row)


def _letters(text: str) -> str:
    return "".join(text.split())
