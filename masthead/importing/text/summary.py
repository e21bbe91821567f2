"""The summary of a report: the word that stands over it, and what a box holds on paper."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from masthead.document import Block, Contents, Heading, NewPage, NumberedParagraph, Part, Summary, Text
from masthead.importing.report import Remark

_CHAPTER = 2  # the level of the headings before which a summary ends


def with_summary(
    blocks: tuple[Block, ...], word: str, page_starts: AbstractSet[int]
) -> tuple[tuple[Block, ...], tuple[Remark, ...]]:
    """A text that begins with its summary has it in a box, and the page's word for it is taken out.

    ``word`` is what the language puts over a summary; ``page_starts`` are the lines with which printed pages
    begin: where the text goes on with one, a hand began it.
    """
    begin = next((n for n, block in enumerate(blocks) if not isinstance(block, Contents)), len(blocks))
    if not word or begin == len(blocks) or not _is_over(blocks[begin], word):
        return blocks, ()
    end = next((n for n in range(begin + 1, len(blocks)) if _ends(blocks[n])), begin)
    if end <= begin + 1:
        return blocks, ()
    box = Summary(blocks[begin + 1 : end], blocks[begin].line)
    after = blocks[end:]
    if after[0].line in page_starts:
        after = (NewPage(after[0].line), *after)
    removed = Remark(blocks[begin].line, word, "the word over the summary")
    return (*blocks[:begin], box, *after), (removed,)


def _is_over(block: Block, word: str) -> bool:
    said = block.content if isinstance(block, Heading) and not block.mark else ()
    return "".join(i.text if isinstance(i, Text) else "\n" for i in said) == word


def _ends(block: Block) -> bool:
    if isinstance(block, Heading):
        return block.level <= _CHAPTER or bool(block.mark)
    return isinstance(block, Contents | NumberedParagraph | Part)
