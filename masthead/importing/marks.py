"""Marks that numbering gives anyway are left out: what is written reads as a person would write it.

Numbering goes on from a mark that was typed, so that what a block would get depends on those before it:
after 5, 65, the next one is 66, and 7 must be written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from masthead.composing.numbering import due_marks, shown_marks
from masthead.document import (
    Block,
    Chart,
    Figure,
    Heading,
    Holder,
    NumberedParagraph,
    SubParagraph,
    Table,
    walk,
)
from masthead.errors import InternalError, Problem
from masthead.languages import Language

_MARKED = (Heading, NumberedParagraph, SubParagraph, Table, Figure, Chart)


def without_due_marks(
    blocks: tuple[Block, ...], language: Language, *, numbered_headings: bool
) -> tuple[Block, ...]:
    """The blocks, whose marks are written out, without those that numbering gives them.

    Raises:
        InternalError: numbering them would give another mark than the one that was written out.
    """
    given = due_marks(blocks, language, numbered_headings=numbered_headings)
    due = (getattr(block, "mark", None) for block in walk(given))
    settled = tuple(_settle(block, due) for block in blocks)
    _prove(blocks, shown_marks(settled, language, numbered_headings=numbered_headings))
    return settled


def _settle(block: Block, due: Iterator[str | None]) -> Block:
    """``due`` are the marks of all blocks in the order of the text."""
    mark = next(due)
    # an empty one is kept: it says that the heading has no number
    if isinstance(block, _MARKED) and block.mark and block.mark == mark:
        block = replace(block, mark=None)
    if isinstance(block, Holder):
        block = replace(block, blocks=tuple(_settle(child, due) for child in block.blocks))
    return block


def _prove(blocks: tuple[Block, ...], shown: tuple[Block, ...]) -> None:
    for was, became in zip(walk(blocks), walk(shown), strict=True):
        marks = [getattr(block, "mark", None) or "" for block in (was, became)]
        if marks[0] != marks[1]:
            line = getattr(was, "line", 0)
            message = f"the number {marks[0]!r} (paragraph or line {line} of the file) became {marks[1]!r}"
            raise InternalError(Problem("import-numbers-differ", message, hint="report this file to us"))
