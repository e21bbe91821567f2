"""Making a new Document from a Document: one function over every run of inlines, wherever it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar, cast

from masthead.document import (
    Block,
    Chart,
    Emphasis,
    Figure,
    Heading,
    Holder,
    Inline,
    Inlines,
    Link,
    Note,
    Paragraph,
    Part,
    Row,
    Signature,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Tracked,
)

InlinesRule = Callable[[Inlines], Inlines]
AnyBlock = TypeVar("AnyBlock", bound=Block)


def _own_inlines(block: Block, rule: InlinesRule) -> Block:
    """The block with its own runs of inlines rewritten, not those of the blocks in it."""
    match block:
        case Heading() | Paragraph():
            return replace(block, content=rule(block.content))
        case Table():
            return _table(block, rule)
        case Chart():
            title, unit = (None if each is None else rule(each) for each in (block.title, block.unit))
            return replace(block, title=title, unit=unit)
        case Figure() | Part() if block.title is not None:
            return replace(block, title=rule(block.title))
        case Signature():
            return replace(block, lines=tuple(map(rule, block.lines)))
    return block


def _table(table: Table, rule: InlinesRule) -> Table:
    return replace(
        table,
        head=_rows(table.head, rule),
        rows=_rows(table.rows, rule),
        title=None if table.title is None else rule(table.title),
        unit=None if table.unit is None else rule(table.unit),
        remarks=tuple(map(rule, table.remarks)),
    )


def _rows(rows: tuple[Row, ...], rule: InlinesRule) -> tuple[Row, ...]:
    return tuple(tuple(replace(cell, content=rule(cell.content)) for cell in row) for row in rows)


def rewrite(block: AnyBlock, rule: InlinesRule) -> AnyBlock:
    """Return the block with ``rule`` applied to every run of inlines in it and in the blocks it holds."""
    new = _own_inlines(block, rule)
    if isinstance(new, Holder):
        new = replace(new, blocks=rewrite_all(new.blocks, rule))
    return cast(AnyBlock, new)


def rewrite_all(blocks: Iterable[AnyBlock], rule: InlinesRule) -> tuple[AnyBlock, ...]:
    """Rewrite each of the blocks."""
    return tuple(rewrite(block, rule) for block in blocks)


def rewrite_notes(notes: Iterable[Note], rule: InlinesRule) -> tuple[Note, ...]:
    """Rewrite the paragraphs of each note."""
    return tuple(replace(note, blocks=rewrite_all(note.blocks, rule)) for note in notes)


def rewrite_text(content: Inlines, rule: Callable[[str], Inlines]) -> Inlines:
    """Put in place of each run of characters, at any depth, what ``rule`` makes of it."""
    result: list[Inline] = []
    for inline in content:
        match inline:
            case Text():
                result += rule(inline.text)
            case Emphasis() | Strong() | Superscript() | Subscript() | Tracked() | Link():
                result.append(replace(inline, children=rewrite_text(inline.children, rule)))
            case _:
                result.append(inline)
    return tuple(result)
