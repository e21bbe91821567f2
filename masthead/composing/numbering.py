"""Numbers: what the reader sees numbered gets its number here, and references are resolved to it.

Paragraphs run on across headings and begin again in each part; so do headings. Notes run through the
main text, and begin again in each annex (un-conventions, sections 4.1, 4.2 and 4.4).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from masthead.composing.rewriting import rewrite_all, rewrite_notes
from masthead.document import (
    Block,
    Bullet,
    Document,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Inlines,
    Link,
    NoteCall,
    NumberedParagraph,
    Part,
    Quotation,
    Reference,
    Strong,
    SubParagraph,
    Subscript,
    Summary,
    Superscript,
    Table,
    Text,
    inlines,
    walk,
)
from masthead.languages import Language

FIRST_NUMBERED_LEVEL = 2  # level 1 is a title


@dataclass(slots=True)
class _Counters:
    """The running numbers of the main text or of one part."""

    paragraph: int = 0
    headings: list[int] = field(default_factory=list)

    def heading(self, level: int) -> int:
        depth = level - FIRST_NUMBERED_LEVEL + 1
        self.headings = (self.headings + [0] * depth)[:depth]
        self.headings[-1] += 1
        return self.headings[-1]


@dataclass(slots=True)
class _Numbering:
    """Walks a document once and fills in its marks; remembers what each label stands for."""

    language: Language
    numbered_headings: bool = True
    labels: dict[str, str] = field(default_factory=dict)
    tables: int = 0
    figures: int = 0

    def blocks(self, blocks: tuple[Block, ...], counters: _Counters, depth: int = 0) -> tuple[Block, ...]:
        result: list[Block] = []
        sub_paragraphs = 0
        parts = _Designations(blocks, self.language)
        for block in blocks:
            sub_paragraphs += isinstance(block, SubParagraph)
            if isinstance(block, Part):
                result.append(self.part(block, parts))
            else:
                result.append(self.block(block, counters, depth, sub_paragraphs))
        return tuple(result)

    def part(self, part: Part, designations: _Designations) -> Part:
        designation, number = designations.next(part)
        self.remember(part.label, number or designation.lower())
        title = (Text(designation),) if part.title is None else part.title
        return replace(part, title=title, blocks=self.blocks(part.blocks, _Counters()))

    def block(self, block: Block, counters: _Counters, depth: int, sub_paragraphs: int) -> Block:
        match block:
            case Heading():
                return self.heading(block, counters)
            case NumberedParagraph():
                counters.paragraph += 1
                mark = _given(block.mark, self.language.paragraph_mark(counters.paragraph))
                self.remember(block.label, mark.rstrip("."))
                return replace(block, mark=mark, blocks=self.blocks(block.blocks, counters))
            case SubParagraph():
                mark = _given(block.mark, self.language.sub_paragraph_mark(depth + 1, sub_paragraphs))
                self.remember(block.label, mark)
                return replace(block, mark=mark, blocks=self.blocks(block.blocks, counters, depth + 1))
            case Table() | Figure():
                return self.caption(block)
            case Part() | Bullet() | Quotation() | Summary():
                return replace(block, blocks=self.blocks(block.blocks, counters, depth))
        return block

    def heading(self, heading: Heading, counters: _Counters) -> Heading:
        if heading.level < FIRST_NUMBERED_LEVEL or heading.mark == "":
            return replace(heading, mark=heading.mark or "")
        if heading.mark is None and not self.numbered_headings:
            return replace(heading, mark="")
        running = counters.heading(heading.level)
        own = self.language.heading_mark(heading.level, running)
        mark = _given(heading.mark, own)
        self.remember(heading.label, mark.rstrip("."))
        return replace(heading, mark=mark)

    def caption(self, block: Table | Figure) -> Table | Figure:
        if block.title is None:
            return replace(block, mark="")
        if isinstance(block, Table):
            self.tables += 1
            number = self.language.caption_mark("table", self.tables)
        else:
            self.figures += 1
            number = self.language.caption_mark("figure", self.figures)
        mark = _given(block.mark, number)
        self.remember(block.label, mark.split()[-1] if mark else "")
        return replace(block, mark=mark)

    def remember(self, label: str | None, text: str) -> None:
        if label is not None:
            self.labels[label] = text


class _Designations:
    """The words over parts that stand side by side: "Annex" for one alone, else "Annex I", "Annex II"."""

    def __init__(self, blocks: tuple[Block, ...], language: Language) -> None:
        kinds = [block.kind for block in blocks if isinstance(block, Part)]
        self.total = {kind: kinds.count(kind) for kind in kinds}
        self.count = dict.fromkeys(kinds, 0)
        self.language = language

    def next(self, part: Part) -> tuple[str, str]:
        """What stands over the part, and its number: "" where it is alone."""
        self.count[part.kind] += 1
        word = self.language.term(part.kind)
        if self.total[part.kind] == 1:
            return word, ""
        number = self.language.part_mark(self.count[part.kind])
        return f"{word} {number}", number


def _given(mark: str | None, running: str) -> str:
    return running if mark is None else mark


def _calls(content: Inlines) -> Iterator[str]:
    for inline in content:
        if isinstance(inline, NoteCall):
            yield inline.label
        yield from _calls(getattr(inline, "children", ()))


def _note_marks(
    document: Document, language: Language, styles: Mapping[str, str], run_on: bool
) -> dict[str, str]:
    """The mark of each note by its label. ``styles`` says how notes are marked in the text and in parts."""
    marks: dict[str, str] = {}
    if run_on:
        styles = dict.fromkeys(styles, styles["text"])

    def count(blocks: tuple[Block, ...], style: str) -> None:
        running = len(marks) if run_on else 0
        for block in blocks:
            for run in inlines(block):
                for label in _calls(run):
                    running += 1
                    marks[label] = language.note_mark(style, running)

    parts = [block for block in document.blocks if isinstance(block, Part)]
    count(tuple(walk(tuple(b for b in document.blocks if not isinstance(b, Part)))), styles["text"])
    for part in parts:
        count(tuple(walk((part,))), styles["parts"])
    return marks


def _resolve(labels: Mapping[str, str], content: Inlines) -> Inlines:
    result: list[Inline] = []
    for inline in content:
        match inline:
            case Reference():
                result.append(Link(f"#{inline.label}", (Text(labels[inline.label]),)))
            case Emphasis() | Strong() | Superscript() | Subscript() | Link():
                result.append(replace(inline, children=_resolve(labels, inline.children)))
            case _:
                result.append(inline)
    return tuple(result)


def number(
    document: Document,
    language: Language,
    note_styles: Mapping[str, str],
    *,
    numbered_headings: bool = True,
    notes_run_on: bool = False,
) -> Document:
    """Return the document with every mark filled in and every reference resolved to a link.

    ``note_styles`` is the sheet's: ``{"text": "number", "parts": "letter"}``; the rest is the kind's.
    """
    numbering = _Numbering(language, numbered_headings)
    blocks = numbering.blocks(document.blocks, _Counters())
    marks = _note_marks(document, language, note_styles, notes_run_on)
    notes = tuple(replace(note, mark=_given(note.mark, marks[note.label])) for note in document.notes)
    return replace(
        document,
        blocks=rewrite_all(blocks, lambda content: _resolve(numbering.labels, content)),
        notes=rewrite_notes(notes, lambda content: _resolve(numbering.labels, content)),
    )
