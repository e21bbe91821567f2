"""What templates ask of blocks: runs of one kind, anchors, heading ranks, column widths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from markupsafe import Markup, escape

from masthead.composing.inlines import plain
from masthead.document import Block, Heading, Paragraph, Part

FIRST_DEPTH = 2  # of headings; the document's title is of depth 1
_RANKS = 6  # h1 to h6


def runs(blocks: Sequence[Block]) -> Iterator[tuple[str, list[Block]]]:
    """Neighbours of one kind together, with the name of the kind: the items of a list."""
    for name, run in groupby(blocks, key=lambda block: type(block).__name__):
        yield name, list(run)


def anchor_name(block: Block) -> str:
    """The name under which links find the block (composing.anchors): "" where nothing leads to it."""
    return str(getattr(block, "label", None) or "")


def anchor(block: Block) -> Markup:
    """The ``id`` attribute of a block, with the space before it; empty where it needs none."""
    name = anchor_name(block)
    return Markup(f' id="{escape(name)}"') if name else Markup("")


def depth(heading: Heading, inside: int = 0) -> int:
    """How deep a heading lies under the document's title; ``inside`` is how many parts it stands in.

    Titles and chapters are of one depth.
    """
    return max(heading.level, FIRST_DEPTH) + inside


def rank(heading: Heading, inside: int = 0) -> int:
    """The rank of the heading's element, 2 to 6."""
    return min(depth(heading, inside), _RANKS)


def label(block: Heading | Part) -> str:
    """What the bookmark says: the number and the words, without notes."""
    if isinstance(block, Part):
        return plain(block.title or ())
    return " ".join(filter(None, (block.mark, plain(block.content))))


def is_paragraph(block: Block) -> bool:
    """Whether a block can stand on one line with a number."""
    return isinstance(block, Paragraph)


def after_mark(held: Sequence[Block]) -> Sequence[Block]:
    """What follows the paragraph that stands beside the number."""
    return held[1:] if held and is_paragraph(held[0]) else held


FILTERS = {
    "runs": runs,
    "anchor": anchor,
    "rank": rank,
    "label": label,
    "is_paragraph": is_paragraph,
    "after_mark": after_mark,
}
