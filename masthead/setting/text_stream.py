"""The text of a document as one string, with what is known of its places: lines, rows and tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from masthead.composing.wording import Run
from masthead.setting.counted_tables import TableSpan
from masthead.setting.extraction import letters
from masthead.setting.parted_rows import PartedRow


@dataclass(frozen=True, slots=True)
class TextStream:
    """Runs as one string without spaces, where in it each run begins, its tables, and the rows of them."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]
    rows: tuple[PartedRow, ...] = ()
    tables: tuple[TableSpan, ...] = ()

    @classmethod
    def of(cls, runs: Iterable[Run]) -> TextStream:
        """The stream of runs; those without a letter are not in it."""
        pieces = [(piece, run) for run in runs if (piece := letters(run.text))]
        texts = [text for text, _ in pieces]
        starts = tuple(accumulate(map(len, texts), initial=0))[:-1]
        rows = tuple(_rows(starts, pieces))
        tables = tuple(_tables(starts, pieces))
        return cls("".join(texts), starts, tuple(run.line for _, run in pieces), rows, tables)

    def line(self, position: int) -> int | None:
        """The source line of a place in the string; None where it is not of the source."""
        if not self.lines:
            return None
        index = max(0, min(bisect_right(self.starts, position), len(self.lines)) - 1)
        return self.lines[index] or None


def _rows(starts: Sequence[int], pieces: Sequence[tuple[str, Run]]) -> Iterator[PartedRow]:
    """The rows of several cells with words."""
    placed = [each for each in zip(starts, pieces, strict=True) if each[1][1].row]
    for _, row in groupby(placed, key=lambda each: each[1][1].row):
        held = list(row)
        cells = [
            sum(len(piece) for _, (piece, _) in cell)
            for _, cell in groupby(held, key=lambda each: each[1][1].cell)
        ]
        if len(cells) > 1:
            yield PartedRow(held[0][0], tuple(cells), held[0][1][1].in_columns)


def _tables(starts: Sequence[int], pieces: Sequence[tuple[str, Run]]) -> Iterator[TableSpan]:
    placed = [each for each in zip(starts, pieces, strict=True) if each[1][1].table]
    for number, table in groupby(placed, key=lambda each: each[1][1].table):
        held = list(table)
        (start, _), (last, (end, _)) = held[0], held[-1]
        head = "".join(piece for _, (piece, run) in held if not run.row)
        in_columns = any(run.in_columns for _, (_, run) in held)
        yield TableSpan(number, start, last + len(end), head, in_columns)
