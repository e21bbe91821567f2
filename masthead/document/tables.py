"""Tables, their rows and cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from masthead.document.fit import UNFITTED, Fit
from masthead.document.inline import Inlines

Alignment = Literal["", "left", "center", "right"]
TableSize = Literal["", "small", "text"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, over so many columns and rows. A LineBreak in it begins a line of the cell.

    ``level`` is how far it is indented (a row under a row: "Of which ..."): 0 is not at all.
    """

    content: Inlines
    columns: int = 1
    rows: int = 1
    level: int = 0


Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of heads (none, one or several), the body rows, an alignment a column.

    A row holds the cells that begin in it, from the left, as in HTML; what a cell of an earlier row covers
    is left out. Valid is a table whose heads, and whose rows, each cover a rectangle of
    ``len(alignments)`` columns, without a gap and without two cells on one place: ``masthead.grids.grid``
    raises ValueError else. No cell reaches from the heads into the rows. One column at least, and one row
    at least in heads and body together.

    ``title`` is None without a caption, and a table with a title takes a number; ``mark`` as for a heading.
    ``unit`` is what the figures are in, without the parentheses that it is set in. ``remarks`` are the
    paragraphs right under the table ("Source: ...", and notes called in it by letters or asterisks, with
    their marks as typed: the calls in the cells are Superscript). ``wide`` sets it on a landscape page,
    ``two_columns`` in two columns side by side.

    ``widths`` are the columns' widths in pt, where a hand has chosen them; () leaves them to what the
    columns hold. ``gaps`` are what stands empty in the cells, where not as the sheet has it: at the left
    of those of the first column, at the left of others, at the right. ``size`` is the size of type, where
    it is not that which follows from what the table holds: "small" is that of tables of figures, "text"
    that of the text. ``marks`` is the room that a number at the head of a cell takes, in pt, 0 for its own
    width; where cells are ``hanging`` their other lines begin behind it too. A ``light`` table has no heavy
    rules, and none above its heads, which are those of a few figures within a text. A ``boxed`` one stands
    with its remarks in a frame, and has no rules of its own. ``whole_rows`` keeps each row on one page.
    ``fit`` is of the table as a whole: the pitch that of its body, the space above that above its caption.
    """

    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    alignments: tuple[Alignment, ...]
    title: Inlines | None = None
    unit: Inlines | None = None
    remarks: tuple[Inlines, ...] = ()
    wide: bool = False
    label: str | None = None
    mark: str | None = None
    line: int = field(default=0, compare=False)
    widths: tuple[float, ...] = ()
    gaps: tuple[float, ...] = ()
    size: TableSize = ""
    marks: float = 0
    hanging: bool = False
    two_columns: bool = False
    light: bool = False
    boxed: bool = False
    fit: Fit = UNFITTED
    whole_rows: bool = False
