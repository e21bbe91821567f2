"""The words that a page must show, in order, with the source line of each run: what the proof counts.

Taken from the Document as it was read and numbered, before typography and templates: what either loses
is missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from masthead.composing.contents import listed
from masthead.composing.inlines import BULLETS
from masthead.composing.pictures import drawn_words
from masthead.document import (
    Block,
    Bullet,
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


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that stand together, and the line of the source that they come from (0: ours).

    ``drawn``: a browser draws them, as the bullet of a list, and they are not in the text of its page.
    """

    text: str
    line: int = 0
    drawn: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """What must be on the pages: the text in its order, and each note, in the order of the calls.

    ``heads`` are the heads of the tables, which a page may repeat where a table goes on; ``drawings`` what
    each figure sets as text, which stands apart from the text around it; ``listed`` the lines of contents
    lists, behind which a page number stands.
    """

    text: tuple[Run, ...]
    notes: tuple[tuple[Run, ...], ...]
    heads: tuple[tuple[Run, ...], ...] = ()
    drawings: tuple[Run, ...] = ()
    listed: tuple[str, ...] = ()

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

    def blocks(self, blocks: Iterable[Block], bullets: int = 0) -> Iterator[Run]:
        for block in blocks:
            yield from self.before(block, bullets)
            for content in inlines(block):
                yield from _words(content, block.line, self.marks)
            yield from self.after(block)
            yield from self.blocks(children(block), bullets + isinstance(block, Bullet))

    def before(self, block: Block, bullets: int) -> Iterator[Run]:
        match block:
            case Heading() | NumberedParagraph() | SubParagraph() | Table() | Figure():
                yield Run(block.mark or "", block.line)
            case Bullet():
                yield Run(BULLETS[min(bullets, len(BULLETS) - 1)], block.line, drawn=True)
            case Contents():
                yield Run(f"{self.language.term('contents')} {self.language.term('page')}", block.line)
                for line in listed(self.all, block):
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


def wording(document: Document, opening: Iterable[str], language: Language) -> Wording:
    """The words of a numbered document. ``opening`` is what stands before its blocks: session, title."""
    reader = _Reader({note.label: note.mark or "" for note in document.notes}, language, document.blocks)
    text = (*(Run(line) for line in opening), *reader.blocks(document.blocks))
    tables = [block for block in walk(document.blocks) if isinstance(block, Table)]
    heads = (tuple(reader.head(table)) for table in tables)
    lists = (listed(document.blocks, block) for block in document.blocks if isinstance(block, Contents))
    return Wording(
        text,
        tuple(map(reader.note, document.notes)),
        tuple(dict.fromkeys(heads)),
        _drawings(document),
        tuple(f"{line.mark} {line.text}" for line in chain.from_iterable(lists)),
    )


def _drawings(document: Document) -> tuple[Run, ...]:
    folder = document.path.parent if document.path else Path()
    figures = [block for block in walk(document.blocks) if isinstance(block, Figure)]
    runs = (Run(drawn_words(folder / figure.target), figure.line) for figure in figures)
    return tuple(run for run in runs if run.text)
