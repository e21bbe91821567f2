"""Ways through a Document: its blocks, what they hold, what is called in them."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.document.blocks import Block, Heading, Holder, Paragraph, Part, Signature
from masthead.document.figures import Chart, Figure
from masthead.document.inline import Inlines, NoteCall
from masthead.document.tables import Table


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
