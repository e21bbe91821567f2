"""Marks that the text's own numbering gives are left out, so that what is written reads as a person writes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from masthead.composing.numbering import number
from masthead.document import (
    Block,
    Document,
    Heading,
    Holder,
    Note,
    NumberedParagraph,
    SubParagraph,
    Table,
    walk,
)
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
    )


def settled(document: Document, language: Language, kind: Kind) -> Document:
    """The document without the marks that numbering gives anyway."""
    bare = replace(
        document,
        blocks=tuple(map(_bare, document.blocks)),
        notes=tuple(replace(note, mark=None) for note in document.notes),
    )
    given = numbered(bare, language, kind)
    usual = (getattr(block, "mark", None) for block in walk(given.blocks))
    marks = {note.label: note.mark for note in given.notes}
    return replace(
        document,
        blocks=tuple(_settle(block, usual) for block in document.blocks),
        notes=tuple(_settle_note(note, marks[note.label]) for note in document.notes),
    )


def _bare(block: Block) -> Block:
    if isinstance(block, Holder):
        block = replace(block, blocks=tuple(map(_bare, block.blocks)))
    return replace(block, mark=None) if _has_mark(block) else block  # type: ignore[call-arg]


def _has_mark(block: Block) -> bool:
    return isinstance(block, Heading | NumberedParagraph | SubParagraph | Table)


def _settle(block: Block, usual: Iterator[str | None]) -> Block:
    """``usual`` are the marks of all blocks in the order of the text."""
    mark = next(usual)
    if _has_mark(block) and block.mark == mark:  # type: ignore[union-attr]
        block = replace(block, mark=None)  # type: ignore[call-arg]
    if isinstance(block, Holder):
        block = replace(block, blocks=tuple(_settle(child, usual) for child in block.blocks))
    return block


def _settle_note(note: Note, mark: str | None) -> Note:
    return replace(note, mark=None) if note.mark == mark else note
