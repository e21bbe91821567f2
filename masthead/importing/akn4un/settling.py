"""Marks that numbering gives anyway are left out: what is written reads as a person would write it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from masthead.composing.numbering import FIRST_NUMBERED_LEVEL, number
from masthead.document import (
    Block,
    Document,
    Heading,
    Holder,
    Note,
)
from masthead.importing.marks import without_due_marks
from masthead.kinds import Kind
from masthead.languages import Language

_NOTE_STYLES = {"text": "number", "parts": "number"}


def numbered(document: Document, language: Language, kind: Kind) -> Document:
    """The document with the marks that it is set with."""
    return number(
        document,
        language,
        _NOTE_STYLES,
        numbered_headings=kind.numbered_headings,
        notes_run_on=kind.notes_run_on,
    )[0]


def settled(document: Document, language: Language, kind: Kind) -> Document:
    """The document without the marks that numbering gives anyway, those before them being as they are."""
    if kind.numbered_headings:
        document = replace(document, blocks=tuple(map(_unnumbered, document.blocks)))
    blocks = without_due_marks(document.blocks, language, numbered_headings=kind.numbered_headings)
    return replace(document, blocks=blocks, notes=tuple(_settled_notes(document.notes, language)))


def _unnumbered(block: Block) -> Block:
    """A heading without a number has none, where the kind would give it one."""
    if isinstance(block, Heading) and block.mark is None and block.level >= FIRST_NUMBERED_LEVEL:
        return replace(block, mark="")
    if isinstance(block, Holder):
        return replace(block, blocks=tuple(map(_unnumbered, block.blocks)))
    return block


def _settled_notes(notes: Iterable[Note], language: Language) -> Iterator[Note]:
    """Notes stand in the order of their calls; one with a mark of its own is not counted."""
    running = 0
    for note in notes:
        if note.mark == language.note_mark("number", running + 1):
            note = replace(note, mark=None)
        running += note.mark is None
        yield note
