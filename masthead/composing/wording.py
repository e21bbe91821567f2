"""The words that a page must show, in order, with the source line of each run: what the proof counts.

Taken from the Document as it was read and numbered, before typography and templates: what either loses
is missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, count
from pathlib import Path

from masthead.composing.charts import chart_drawing, chart_table
from masthead.composing.contents import listed
from masthead.composing.inlines import BULLETS
from masthead.composing.pictures import drawn_words
from masthead.document import (
    Block,
    Bullet,
    Chart,
    Contents,
    Document,
    Figure,
    Heading,
    Inlines,
    LineBreak,
    Note,
    NoteCall,
    NumberedParagraph,
    Part,
    SubParagraph,
    Summary,
    Table,
    Text,
    children,
    inlines,
    walk,
)
from masthead.languages import Language
from masthead.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that stand together, and the line of the source that they come from (0: ours).

    ``drawn``: a browser draws them, as the bullet of a list, and they are not in the text of its page.
    ``row`` and ``cell``: the row of a table's body, numbered through the document from 1, and the cell in it;
    pages part a row cell by cell. 0 for what stands in none. ``in_columns``: so do the columns of its table.
    ``table``: the table in whose head or body it stands, numbered as the rows are.
    """

    text: str
    line: int = 0
    drawn: bool = False
    row: int = 0
    cell: int = 0
    in_columns: bool = False
    table: int = 0


@dataclass(frozen=True, slots=True)
class Wording:
    """What must be on the pages: the text in its order, and each note, in the order of the calls.

    ``heads`` are the heads of the tables, which a page may repeat where a table goes on; ``drawings`` what
    each figure sets as text, which stands apart from the text around it; ``listed`` the lines of contents
    lists, behind which a page number stands; ``data`` the numbers of charts,
    which the page for the screen holds as tables.
    """

    text: tuple[Run, ...]
    notes: tuple[tuple[Run, ...], ...]
    heads: tuple[tuple[Run, ...], ...] = ()
    drawings: tuple[Run, ...] = ()
    listed: tuple[str, ...] = ()
    data: tuple[Run, ...] = ()

    @property
    def runs(self) -> tuple[Run, ...]:
        """All of it."""
        return (*self.text, *(run for note in self.notes for run in note))


def _words(content: Inlines, line: int, marks: Mapping[str, str]) -> Iterator[Run]:
    for inline in content:
        match inline:
            case Text():
                yield Run(inline.text, line)
            case NoteCall():
                yield Run(marks[inline.label], inline.line or line)
            case LineBreak():
                yield Run(" ", line)
            case _:
                yield from _words(getattr(inline, "children", ()), line, marks)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Walks the numbered document in the order of the page."""

    marks: Mapping[str, str]
    language: Language
    all: tuple[Block, ...]
    rows: Iterator[int] = field(default_factory=lambda: count(1))
    tables: Iterator[int] = field(default_factory=lambda: count(1))

    def blocks(self, blocks: Iterable[Block], bullets: int = 0) -> Iterator[Run]:
        for block in blocks:
            yield from self.before(block, bullets)
            yield from self.table(block) if isinstance(block, Table) else self.words(block)
            yield from self.after(block)
            yield from self.blocks(children(block), bullets + isinstance(block, Bullet))

    def words(self, block: Block) -> Iterator[Run]:
        for content in inlines(block):
            yield from _words(content, block.line, self.marks)

    def table(self, table: Table) -> Iterator[Run]:
        """The words of a table, those of its head and its rows with their places."""
        number = next(self.tables)
        contents = list(inlines(table))
        rows = self.cells(table, contents)
        behind = len(contents) - len(table.remarks) - sum(map(len, table.rows))
        head = range(behind - sum(map(len, table.head)), behind)
        for at, content in enumerate(contents):
            row, cell = rows.get(at, (0, 0))
            of = number if row or at in head else 0
            for run in _words(content, table.line, self.marks):
                yield replace(run, row=row, cell=cell, in_columns=bool(row) and table.two_columns, table=of)

    def cells(self, table: Table, contents: list[Inlines]) -> dict[int, tuple[int, int]]:
        """Row and cell of those of a table's contents that stand in its body."""
        behind = len(contents) - len(table.remarks) - sum(map(len, table.rows))
        places = {}
        for row in table.rows:
            number = next(self.rows)
            for at in range(len(row)):
                places[behind + at] = (number, at)
            behind += len(row)
        return places

    def before(self, block: Block, bullets: int) -> Iterator[Run]:
        match block:
            case Heading() | NumberedParagraph() | SubParagraph() | Table() | Figure() | Chart():
                yield Run(block.mark or "", block.line)
            case Bullet():
                yield Run(BULLETS[min(bullets, len(BULLETS) - 1)], block.line, drawn=True)
            case Contents():
                yield Run(f"{self.language.term('contents')} {self.language.term('page')}", block.line)
                for line in listed(self.all, block, self.language):
                    yield Run(f"{line.mark} {line.text}", block.line)
            case Summary():
                yield Run(self.language.term("summary"))

    def after(self, block: Block) -> Iterator[Run]:
        if isinstance(block, Part) and block.original:
            yield Run(f"[{self.language.original([block.original])}]", block.line)

    def head(self, table: Table) -> Iterator[Run]:
        for cell in chain.from_iterable(table.head):
            yield from _words(cell.content, table.line, self.marks)

    def note(self, note: Note) -> tuple[Run, ...]:
        runs = [Run(note.mark or "", note.line)]
        for paragraph in note.blocks:
            runs += _words(paragraph.content, paragraph.line or note.line, self.marks)
        return tuple(runs)


def wording(
    document: Document,
    opening: Iterable[str],
    language: Language,
    sheet: Sheet | None = None,
    asterisks: Iterable[Note] = (),
) -> Wording:
    """The words of a numbered document.

    ``opening`` is what stands before its blocks: session, title; ``asterisks`` the notes called from there.
    ``sheet`` is what charts are drawn for; without it, what their drawings say is left out.
    """
    reader = _Reader({note.label: note.mark or "" for note in document.notes}, language, document.blocks)
    text = (*(Run(line) for line in opening), *reader.blocks(document.blocks))
    tables = [block for block in walk(document.blocks) if isinstance(block, Table)]
    heads = (tuple(reader.head(table)) for table in tables)
    lists = (
        listed(document.blocks, block, language) for block in document.blocks if isinstance(block, Contents)
    )
    return Wording(
        text,
        tuple(map(reader.note, (*asterisks, *document.notes))),
        tuple(dict.fromkeys(heads)),
        tuple(_drawings(document, language, sheet)),
        tuple(f"{line.mark} {line.text}" for line in chain.from_iterable(lists) if line.paged),
        tuple(_data(document, language)),
    )


def _data(document: Document, language: Language) -> Iterator[Run]:
    for block in walk(document.blocks):
        if isinstance(block, Chart):
            yield Run(language.term("chart_data"), block.line)
            for text in chain(*chart_table(block, language)):
                yield Run(text, block.line)


def _drawings(document: Document, language: Language, sheet: Sheet | None) -> Iterator[Run]:
    folder = document.path.parent if document.path else Path()
    for block in walk(document.blocks):
        words = drawn_words(folder / block.target) if isinstance(block, Figure) else ""
        if isinstance(block, Chart) and sheet is not None:
            words = chart_drawing(block, language, sheet).words
        if words:
            yield Run(words, block.line)
