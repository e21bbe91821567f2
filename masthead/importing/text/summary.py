"""The summary of a report, and the pages that a hand begins before a contents list or behind the two."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from masthead.document import Block, Contents, Heading, NewPage, NumberedParagraph, Part, Summary, Text
from masthead.importing.report import Remark

_CHAPTER = 2  # the level of the headings before which a summary ends


def with_pages(blocks: tuple[Block, ...], page_starts: AbstractSet[int]) -> tuple[Block, ...]:
    """The blocks with a new page before a contents list, and behind list and summary, where one was begun.

    ``page_starts`` are the lines with which printed pages begin.
    """
    made: list[Block] = []
    for n, block in enumerate(blocks):
        apart = isinstance(block, Contents) or (n > 0 and isinstance(blocks[n - 1], Contents | Summary))
        if apart and block.line in page_starts and not isinstance(block, Part):
            made.append(NewPage(block.line))
        made.append(block)
    return tuple(made)


def with_summary(
    blocks: tuple[Block, ...], words: AbstractSet[str]
) -> tuple[tuple[Block, ...], tuple[Remark, ...]]:
    """A text that begins with its summary has it in a box, and the page's word for it is taken out.

    ``words`` are those that languages put over a summary.
    """
    begin = next((n for n, block in enumerate(blocks) if not isinstance(block, Contents)), len(blocks))
    said = _said(blocks[begin]) if begin < len(blocks) else ""
    end = next((n for n in range(begin + 1, len(blocks)) if _ends(blocks[n])), begin)
    if said not in words or end <= begin + 1:
        return blocks, ()
    box = Summary(blocks[begin + 1 : end], blocks[begin].line)
    removed = Remark(blocks[begin].line, said, "the word over the summary")
    return (*blocks[:begin], box, *blocks[end:]), (removed,)


def _said(block: Block) -> str:
    content = block.content if isinstance(block, Heading) and not block.mark else ()
    return "".join(i.text if isinstance(i, Text) else "\n" for i in content)


def _ends(block: Block) -> bool:
    if isinstance(block, Heading):
        return block.level <= _CHAPTER or bool(block.mark)
    return isinstance(block, Contents | NumberedParagraph | Part)
