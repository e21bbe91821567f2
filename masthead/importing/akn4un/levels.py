"""What may stand in what: blocks in numbered paragraphs, and how many levels of sub-paragraphs there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from masthead.document import (
    Block,
    Heading,
    Inlines,
    NumberedParagraph,
    Paragraph,
    Part,
    Quotation,
    Signature,
    Strong,
    SubParagraph,
    Text,
)

DEEPEST = 4  # levels of sub-paragraphs that the text has


def fitted(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """What may stand in a numbered paragraph: headings become bold paragraphs, numbered ones lettered."""
    result: list[Block] = []
    for block in blocks:
        match block:
            case Heading():
                words: Inlines = (Text(f"{block.mark} "), *block.content) if block.mark else block.content
                result.append(Paragraph((Strong(words),), line=block.line))
            case NumberedParagraph():
                result.append(SubParagraph(block.blocks, mark=block.mark, line=block.line))
            case Signature():
                result += [Paragraph(line, line=block.line) for line in block.lines]
            case _:
                result.append(block)
    return tuple(result)


def flattened(blocks: Sequence[Block], level: int = 0) -> tuple[Block, ...]:
    """The blocks with no more levels of sub-paragraphs than the text has: deeper ones follow their parent."""
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, SubParagraph) and level >= DEEPEST:
            result += _opened(block)
            continue
        if isinstance(block, NumberedParagraph | SubParagraph | Quotation | Part):
            inner = level + isinstance(block, SubParagraph)
            block = replace(block, blocks=flattened(block.blocks, inner))
        result.append(block)
    return tuple(result)


def _opened(block: SubParagraph) -> list[Block]:
    """A sub-paragraph as plain paragraphs, its mark before the first."""
    inner = list(flattened(block.blocks, DEEPEST))
    mark = (Text(f"{block.mark} "),) if block.mark else ()
    if inner and isinstance(inner[0], Paragraph):
        inner[0] = replace(inner[0], content=(*mark, *inner[0].content))
    elif mark:
        inner.insert(0, Paragraph((Text(block.mark or ""),), line=block.line))
    return inner
