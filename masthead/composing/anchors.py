"""Anchors: the name under which a link finds a block, the same on paper and on the screen.

A name is made of the numbers that the reader sees (``p-7``, ``annex-1-p-7-a``, ``section-ii-b``), not of
places in the source: a link holds when a line is added elsewhere. A label given by the author wins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from masthead.composing.inlines import plain
from masthead.composing.rewriting import rewrite_all
from masthead.document import (
    Block,
    Bullet,
    Chart,
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
    Strong,
    SubParagraph,
    Subscript,
    Summary,
    Superscript,
    Table,
    Tracked,
    walk,
)

_WORDS = 6  # of a heading without a number
_NOTE_ENDS = ("call", "note")  # both ends of a note have a name: composing.inlines

_NAMED = (Heading, NumberedParagraph, SubParagraph, Part, Table, Figure, Chart)


def slug(text: str, words: int | None = None) -> str:
    """Letters and digits of ``text`` in lower case, hyphens between: ``5 bis.`` is ``5-bis``."""
    return "-".join(re.findall(r"[^\W_]+", text.lower())[:words])


@dataclass(slots=True)
class _Place:
    """The main text or a part: what its names begin with, the marks of the headings above, the parts."""

    prefix: tuple[str, ...] = ()
    headings: list[str] = field(default_factory=list)
    parts: Counter[str] = field(default_factory=Counter)

    def section(self, heading: Heading) -> tuple[str, ...]:
        """``section`` and the marks of the heading and those above it; its words where it has no mark."""
        mark, above = slug(heading.mark or ""), max(heading.level - 2, 0)
        self.headings = [*(self.headings + [""] * above)[:above], mark]
        return ("section", *self.headings) if mark else ("section", slug(plain(heading.content), _WORDS))


@dataclass(slots=True)
class _Namer:
    """Walks a numbered document once and names what a link may lead to. ``taken`` are the names in use."""

    taken: set[str]
    next: dict[str, int] = field(default_factory=dict)

    def blocks(self, blocks: tuple[Block, ...], place: _Place, above: tuple[str, ...]) -> tuple[Block, ...]:
        """``above`` is the name of the paragraph that the blocks stand in."""
        return tuple(self.block(block, place, above) for block in blocks)

    def block(self, block: Block, place: _Place, above: tuple[str, ...]) -> Block:
        match block:
            case Heading():
                return self.named(block, (*place.prefix, *place.section(block)))
            case NumberedParagraph():
                name = (*place.prefix, "p", slug(block.mark or ""))
                return self.holding(block, name if name[-1] else (), place, name)
            case SubParagraph():
                name = (*(above or (*place.prefix, "item")), slug(block.mark or ""))
                return self.holding(block, name if name[-1] else (), place, name)
            case Part():
                place.parts[block.kind] += 1
                name = (*place.prefix, block.kind, str(place.parts[block.kind]))
                return self.holding(block, name, _Place(name), ())
            case Table() | Figure() | Chart() if block.title is not None and block.mark:
                kind = "table" if isinstance(block, Table) else "figure"
                return self.named(block, (kind, slug(block.mark.split()[-1])))
        return self.holding(block, (), place, above)

    def holding(self, block: Block, name: tuple[str, ...], place: _Place, above: tuple[str, ...]) -> Block:
        """The block with its name (none where ``name`` is empty), and with names in what it holds."""
        block = self.named(block, name) if name else block
        match block:
            case NumberedParagraph() | SubParagraph() | Bullet() | Quotation() | Summary() | Part():
                return replace(block, blocks=self.blocks(block.blocks, place, above))
        return block

    def named(self, block: Block, name: tuple[str, ...]) -> Block:
        """The block with that name, unless its author gave it one."""
        if isinstance(block, _NAMED) and not block.label:
            return replace(block, label=self.free("-".join(filter(None, name))))
        return block

    def free(self, base: str) -> str:
        """``base``, or with the next number behind it where that is taken."""
        name = base
        while name in self.taken:
            self.next[base] = self.next.get(base, 1) + 1
            name = f"{base}-{self.next[base]}"
        self.taken.add(name)
        return name


def _note_names(document: Document, labels: Collection[str]) -> dict[str, str]:
    """The labels of the notes, each made longer where a block has the label of one of its ends."""
    names: dict[str, str] = {}
    used: set[str] = set()
    for note in document.notes:
        name = note.label
        while name in used or any(f"{end}-{name}" in labels for end in _NOTE_ENDS):
            name += "-"
        used.add(name)
        names[note.label] = name
    return {label: name for label, name in names.items() if label != name}


def _rename_notes(document: Document, names: dict[str, str]) -> Document:
    def one(inline: Inline) -> Inline:
        match inline:
            case NoteCall():
                return replace(inline, label=names.get(inline.label, inline.label))
            case Emphasis() | Strong() | Superscript() | Subscript() | Tracked() | Link():
                return replace(inline, children=rule(inline.children))
        return inline

    def rule(content: Inlines) -> Inlines:
        return tuple(map(one, content))

    notes = tuple(replace(note, label=names.get(note.label, note.label)) for note in document.notes)
    return replace(document, blocks=rewrite_all(document.blocks, rule), notes=notes)


def name_anchors(document: Document) -> Document:
    """Return the numbered document with a label on every block that a link may lead to, each of them once."""
    labels = {label for block in walk(document.blocks) if (label := getattr(block, "label", None))}
    renamed = _note_names(document, labels)
    if renamed:
        document = _rename_notes(document, renamed)
    taken = labels | {f"{end}-{note.label}" for note in document.notes for end in _NOTE_ENDS}
    return replace(document, blocks=_Namer(taken).blocks(document.blocks, _Place(), ()))
