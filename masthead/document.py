"""The Document: what a text says, without how it looks. Frozen values that know their source line.

Reading makes it, every other stage walks it. Lines do not count when two values are compared, so
that ``read(write(document)) == document``.

A document that can be written and read again keeps these rules, whatever made it:

- Texts are not empty, touch no other Text, and hold no line ends or control characters but the tab.
- Content is not empty but in a table's cells; nor are titles (None where there is none), the lines of a
  signature, items, quotations, summaries, the paragraphs of a note. Only a Part may hold no blocks.
- In a Link stand no Link, Reference or NoteCall; its target is http, https or mailto, without white space.
- Pitch is from 1 to 99 pt, space from 0 to 999 pt, tracking from -9 to 9 pt, all to the hundredth.
- Labels are of letters, digits and ``_ . : -``, each given once; a Reference names one of them. Labels of
  notes are of letters, digits and ``_ . -``; each note is called once, outside notes, in the order of the
  notes. The paragraphs of a note have no label.
- Headings have levels 1 to 6. Headings and summaries, contents lists, new pages, signatures, numbered
  paragraphs and parts stand in the document or a part (headings also in a summary); the rest stands there,
  in items, in quotations and in summaries. Sub-paragraphs go to the fourth level.
- A table's rows are as long as its head. A figure has a path and an alternative text on one line.
- A chart has a category and a series at least, and each series as many values as there are categories.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from masthead.metadata import Metadata

# --- inlines ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters, never empty, without line ends."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Set in italics."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Set in bold."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Superscript:
    """Raised and small: the ``er`` of the French ``1er``."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Subscript:
    """Lowered and small: the 2 of carbon dioxide."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Tracked:
    """Set closer or wider than its style: ``tracking`` in pt a character, in the place of the style's."""

    children: tuple[Inline, ...]
    tracking: float


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address."""

    target: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """Stands for the number of the labelled block, in the words of the language."""

    label: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class NoteCall:
    """Where the mark of a note stands."""

    label: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line end that the author asks for."""


Inline: TypeAlias = (
    Text | Emphasis | Strong | Superscript | Subscript | Tracked | Link | Reference | NoteCall | LineBreak
)
Inlines: TypeAlias = tuple[Inline, ...]

# --- blocks ----------------------------------------------------------------------------------

PartKind = Literal["annex", "enclosure", "appendix"]
Closing = Literal["signature", "adoption"]
Alignment = Literal["", "left", "center", "right"]
ChartKind = Literal["column", "bar", "line", "area", "pie", "doughnut", "scatter"]
Stacking = Literal["", "stacked", "shares"]
TableSize = Literal["", "small", "text"]


@dataclass(frozen=True, slots=True)
class Fit:
    """What a hand did to a block so that it fits its page; nothing, where the sheet alone decides.

    ``pitch`` is the distance from line to line and ``space`` the room above, both in pt. ``keep_lines``
    keeps the block on one page, ``keep_next`` on the page of what follows. ``right`` is what stands empty
    between a heading and the right edge of the text block, in pt; ``outdented`` whether it begins at the
    left edge.
    """

    pitch: float | None = None
    space: float | None = None
    keep_lines: bool = False
    keep_next: bool = False
    right: float | None = None
    outdented: bool = False


UNFITTED = Fit()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 is a title or subtitle without number, levels 2, 3, 4 take I., A., 1. and so on.

    ``mark`` is None where the sequence gives the number, "" where the heading has none, and otherwise
    the number itself, printed as it stands.
    """

    level: int
    content: Inlines
    label: str | None = None
    mark: str | None = None
    line: int = field(default=0, compare=False)
    fit: Fit = UNFITTED


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without a number."""

    content: Inlines
    label: str | None = None
    line: int = field(default=0, compare=False)
    fit: Fit = UNFITTED


@dataclass(frozen=True, slots=True)
class NumberedParagraph:
    """A paragraph that takes the next arabic number, with what belongs to it; ``mark`` as for a heading."""

    blocks: tuple[Block, ...]
    label: str | None = None
    mark: str | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class SubParagraph:
    """A lettered paragraph. Its level, 1 to 4, is its depth among sub-paragraphs: (a), (i), a., i."""

    blocks: tuple[Block, ...]
    label: str | None = None
    mark: str | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Bullet:
    """An item of a list without numbers; bullets in it are of the second level."""

    blocks: tuple[Block, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Paragraphs set off as a quotation."""

    blocks: tuple[Block, ...]
    line: int = field(default=0, compare=False)


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


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: its path as written, its alternative text, its caption (None without).

    A figure with a title takes a number; ``mark`` as for a heading. ``width`` is that of the picture in
    millimetres, to the tenth; None leaves it as large as it is.
    """

    target: str
    alternative: str
    title: Inlines | None = None
    label: str | None = None
    mark: str | None = None
    line: int = field(default=0, compare=False)
    width: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """What a chart draws in one shade: its name, and a value for each category.

    A value is a number in plain figures ("-1234.5", "12.5%"), "–" for nil and "" where there is none.
    ``kind`` is None where it is drawn as the chart is; ``second`` measures it by the second axis.
    """

    name: str
    values: tuple[str, ...]
    kind: ChartKind | None = None
    second: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, as numbers: composing draws it. Texts are plain, on one line, "" where there are none.

    ``across``, ``along`` and ``beyond`` are the titles of the axis of categories, of that of values, and of
    the second axis of values; in a scatter chart the categories are numbers. ``stacking`` puts the series on
    one another, as "shares" of a hundred. ``labelled`` writes each value beside what it draws. ``decimals``
    is how many places are shown (None: those typed), ``thousands`` the sign between groups of three figures
    (None: that of the language). ``width`` and ``height`` are millimetres, None for the sheet's own.
    ``heading`` is a title within the drawing; ``unit`` as of a table. A chart with a title takes a number
    among the figures; ``mark`` as for a heading.
    """

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    stacking: Stacking = ""
    labelled: bool = False
    across: str = ""
    along: str = ""
    beyond: str = ""
    decimals: int | None = None
    thousands: str | None = None
    width: int | None = None
    height: int | None = None
    heading: str = ""
    title: Inlines | None = None
    unit: Inlines | None = None
    label: str | None = None
    mark: str | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Signature:
    """The block at the right that closes a text, a line of type a line: who signed, when it was adopted."""

    lines: tuple[Inlines, ...]
    line: int = field(default=0, compare=False)
    role: Closing = "signature"


@dataclass(frozen=True, slots=True)
class Summary:
    """The boxed summary of a report."""

    blocks: tuple[Block, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Contents:
    """The place of the contents list: the headings behind it down to a level, 2 to 6, and the parts.

    ``asterisks`` stand behind its first line, where they call a note of the first page.
    """

    level: int = 3
    line: int = field(default=0, compare=False)
    asterisks: str = ""


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page: fitted by hand. ``high``: its first line has no room above its letters."""

    line: int = field(default=0, compare=False)
    high: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """An annex, an enclosure or an appendix. It begins a page unless it runs on; its numbering begins again.

    ``title`` is what stands at its head (None: the language's word for its kind, with a roman numeral
    where there are several); ``original`` the language code that stands in brackets below it.
    """

    kind: PartKind
    blocks: tuple[Block, ...]
    title: Inlines | None = None
    original: str | None = None
    runs_on: bool = False
    label: str | None = None
    line: int = field(default=0, compare=False)


Block: TypeAlias = (
    Heading
    | Paragraph
    | NumberedParagraph
    | SubParagraph
    | Bullet
    | Quotation
    | Table
    | Figure
    | Chart
    | Signature
    | Summary
    | Contents
    | NewPage
    | Part
)


@dataclass(frozen=True, slots=True)
class Note:
    """A note at the foot: the label it is called by, and its paragraphs; ``mark`` as for a heading."""

    label: str
    blocks: tuple[Paragraph, ...]
    mark: str | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Document:
    """One language version of a document. ``notes`` stand in the order in which they are first called."""

    metadata: Metadata
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    path: Path | None = field(default=None, compare=False)


Holder: TypeAlias = NumberedParagraph | SubParagraph | Bullet | Quotation | Summary | Part


def children(block: Block) -> tuple[Block, ...]:
    """The blocks that stand directly in a block."""
    return block.blocks if isinstance(block, Holder) else ()


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block, in the order of the text, each before those it holds."""
    for block in blocks:
        yield block
        yield from walk(children(block))


def inlines(block: Block) -> Iterator[Inlines]:
    """The runs of inlines that a block itself carries, in their order; not those of the blocks in it."""
    match block:
        case Heading() | Paragraph():
            yield block.content
        case Signature():
            yield from block.lines
        case Table():
            if block.title is not None:
                yield block.title
            if block.unit is not None:
                yield block.unit
            for row in (*block.head, *block.rows):
                for cell in row:
                    yield cell.content
            yield from block.remarks
        case Chart():
            yield from (content for content in (block.title, block.unit) if content is not None)
        case Figure() | Part():
            if block.title is not None:
                yield block.title


def calls(content: Inlines) -> Iterator[str]:
    """The labels of the notes that are called in inlines, in order."""
    for inline in content:
        if isinstance(inline, NoteCall):
            yield inline.label
        yield from calls(getattr(inline, "children", ()))
