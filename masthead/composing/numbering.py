"""Numbers: what the reader sees numbered gets its number here.

Paragraphs run on across headings and begin again in each part; so do headings. Notes run through the
main text, and begin again in each annex (un-conventions, sections 4.1, 4.2 and 4.4).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from masthead.document import (
    Block,
    Bullet,
    Chart,
    Document,
    Figure,
    Heading,
    Inlines,
    NumberedParagraph,
    Part,
    Quotation,
    SubParagraph,
    Summary,
    Table,
    Text,
    calls,
    inlines,
    walk,
)
from masthead.languages import Language
from masthead.languages.numbering import MarkPattern, pattern

FIRST_NUMBERED_LEVEL = 2  # level 1 is a title
_BEHIND = ". -"  # what stands behind a number, and is no part of it where the text names it


@dataclass(slots=True)
class _Sequence:
    """Running marks of one kind. A mark that was typed is kept, and a number among them is gone on from."""

    pattern: MarkPattern
    last: int = 0
    due: bool = False

    def take(self, mark: str | None) -> str:
        """The mark of the next; where ``due``, the one that would be its without what was typed."""
        next_mark = self.pattern.mark(self.last + 1)
        if mark is None:
            self.last += 1
            return next_mark
        typed = self.pattern.number(mark)
        self.last = self.last if typed is None else typed
        return next_mark if self.due else mark


class _Counters:
    """The running numbers of the main text or of one part."""

    def __init__(self, language: Language, due: bool) -> None:
        self.due = due
        self.paragraphs = _Sequence(pattern(language.numbering.paragraph), due=due)
        self.marks = language.numbering.headings
        self.headings: list[_Sequence] = []

    def heading(self, heading: Heading) -> str:
        """The mark of a heading; those below it begin again."""
        depth = heading.level - FIRST_NUMBERED_LEVEL
        for mark in self.marks[len(self.headings) : depth + 1]:
            self.headings.append(_Sequence(pattern(mark), due=self.due))
        del self.headings[depth + 1 :]
        return self.headings[depth].take(heading.mark)


@dataclass(slots=True)
class _Numbering:
    """Walks a document once and fills in its marks; remembers what each label stands for."""

    language: Language
    numbered_headings: bool = True
    due: bool = False
    labels: dict[str, str] = field(default_factory=dict)
    captions: dict[str, int] = field(default_factory=lambda: {"table": 0, "figure": 0})

    def blocks(self, blocks: tuple[Block, ...], counters: _Counters, depth: int = 0) -> tuple[Block, ...]:
        result: list[Block] = []
        parts = _Designations(blocks, self.language)
        marks = self.language.numbering.sub_paragraphs
        sub_paragraphs = _Sequence(pattern(marks[min(depth, len(marks) - 1)]), due=self.due)
        for block in blocks:
            match block:
                case Part():
                    result.append(self.part(block, parts))
                case SubParagraph():
                    result.append(self.sub_paragraph(block, sub_paragraphs, counters, depth))
                case _:
                    result.append(self.block(block, counters, depth))
        return tuple(result)

    def part(self, part: Part, designations: _Designations) -> Part:
        designation, number = designations.next(part)
        self.remember(part.label, number or designation.lower())
        title = (Text(designation),) if part.title is None else part.title
        return replace(part, title=title, blocks=self.blocks(part.blocks, _Counters(self.language, self.due)))

    def block(self, block: Block, counters: _Counters, depth: int) -> Block:
        match block:
            case Heading():
                return self.heading(block, counters)
            case NumberedParagraph():
                mark = counters.paragraphs.take(block.mark)
                self.remember(block.label, mark.rstrip(_BEHIND))
                return replace(block, mark=mark, blocks=self.blocks(block.blocks, counters))
            case Table() | Figure() | Chart():
                return self.caption(block)
            case Bullet() | Quotation() | Summary():
                return replace(block, blocks=self.blocks(block.blocks, counters, depth))
        return block

    def sub_paragraph(
        self, block: SubParagraph, sequence: _Sequence, counters: _Counters, depth: int
    ) -> SubParagraph:
        mark = sequence.take(block.mark)
        self.remember(block.label, mark)
        return replace(block, mark=mark, blocks=self.blocks(block.blocks, counters, depth + 1))

    def heading(self, heading: Heading, counters: _Counters) -> Heading:
        if heading.level < FIRST_NUMBERED_LEVEL or heading.mark == "":
            return replace(heading, mark=heading.mark or "")
        if not self.numbered_headings and (heading.mark is None or self.due):
            return replace(heading, mark="")
        mark = counters.heading(heading)
        self.remember(heading.label, mark.rstrip(_BEHIND))
        return replace(heading, mark=mark)

    def caption(self, block: Table | Figure | Chart) -> Table | Figure | Chart:
        if isinstance(block, Table | Chart) and block.unit is not None:
            block = replace(block, unit=_in_parentheses(block.unit))
        if block.title is None:
            return replace(block, mark="")
        what: Literal["table", "figure"] = "table" if isinstance(block, Table) else "figure"
        self.captions[what] += 1
        due = self.language.caption_mark(what, self.captions[what])
        mark = due if block.mark is None or self.due else block.mark
        own = self.language.caption_number(what, self.captions[what])
        self.remember(block.label, own if mark == due else (mark.split() or [""])[-1])
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
        if self.total[part.kind] == 1:
            return self.language.term(part.kind), ""
        count = self.count[part.kind]
        return self.language.part_title(part.kind, count), self.language.part_mark(part.kind, count)


def _note_marks(
    document: Document, language: Language, styles: Mapping[str, str], run_on: bool
) -> dict[str, str]:
    """The mark of each note by its label. ``styles`` says how notes are marked in the text and in parts."""
    marks = {note.label: note.mark for note in document.notes if note.mark is not None}
    typed = frozenset(marks)
    if run_on:
        styles = dict.fromkeys(styles, styles["text"])

    def count(blocks: tuple[Block, ...], style: str) -> None:
        running = len(marks) - len(typed) if run_on else 0
        for block in blocks:
            for run in inlines(block):
                for label in (label for label in calls(run) if label not in typed):
                    running += 1
                    marks[label] = language.note_mark(style, running)

    parts = [block for block in document.blocks if isinstance(block, Part)]
    count(tuple(walk(tuple(b for b in document.blocks if not isinstance(b, Part)))), styles["text"])
    for part in parts:
        count(tuple(walk((part,))), styles["parts"])
    return marks


def number(
    document: Document,
    language: Language,
    note_styles: Mapping[str, str],
    *,
    numbered_headings: bool = True,
    notes_run_on: bool = False,
) -> tuple[Document, dict[str, str]]:
    """Return the document with every mark filled in, and what each label stands for.

    ``note_styles`` is the sheet's: ``{"text": "number", "parts": "letter"}``; the rest is the kind's.
    """
    numbering = _Numbering(language, numbered_headings)
    blocks = numbering.blocks(document.blocks, _Counters(language, due=False))
    marks = _note_marks(document, language, note_styles, notes_run_on)
    notes = (replace(note, mark=marks[note.label]) for note in document.notes)
    return replace(document, blocks=blocks, notes=tuple(notes)), numbering.labels


def due_marks(blocks: tuple[Block, ...], language: Language, *, numbered_headings: bool) -> tuple[Block, ...]:
    """The blocks with the mark that each would have without one of its own, those before it being typed."""
    numbering = _Numbering(language, numbered_headings, due=True)
    return numbering.blocks(blocks, _Counters(language, due=True))


def shown_marks(
    blocks: tuple[Block, ...], language: Language, *, numbered_headings: bool
) -> tuple[Block, ...]:
    """The blocks with the mark that each is set with."""
    numbering = _Numbering(language, numbered_headings)
    return numbering.blocks(blocks, _Counters(language, due=False))


def _in_parentheses(content: Inlines) -> Inlines:
    return (Text("("), *content, Text(")"))
