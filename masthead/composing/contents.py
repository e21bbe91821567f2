"""The contents list of the page for the screen."""

from __future__ import annotations

from dataclasses import dataclass

from masthead.composing.blocks import anchor_name
from masthead.composing.inlines import plain
from masthead.document import Block, Heading, Part, walk


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents list: depth from 1, anchor, number ("" for none), words."""

    level: int
    anchor: str
    mark: str
    text: str


def contents(blocks: tuple[Block, ...]) -> tuple[Entry, ...]:
    """An entry for each part and each heading."""
    entries = []
    for block in walk(blocks):
        if isinstance(block, Heading):
            entries.append(Entry(block.level, anchor_name(block), block.mark or "", plain(block.content)))
        elif isinstance(block, Part) and block.title is not None:
            entries.append(Entry(1, anchor_name(block), "", plain(block.title)))
    return tuple(entries)
