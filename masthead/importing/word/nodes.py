"""Blocks that are being built, and their marks against those that their sequences would give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from masthead.document import (
    Block,
    Chart,
    Figure,
    Heading,
    NumberedParagraph,
    Paragraph,
    Part,
    SubParagraph,
    Summary,
    Table,
    Text,
    children,
)
from masthead.languages import Language


@dataclass(slots=True)
class Node:
    """A block that is being built: the block, and what stands in it behind what it has already."""

    block: Block
    children: list[Node] = field(default_factory=list)
    position: int = 0  # of an item: where its mark stands, in twips

    def freeze(self) -> Block:
        """The finished block; a number without text becomes text."""
        own = children(self.block)
        held = (*own, *(child.freeze() for child in self.children))
        if isinstance(self.block, NumberedParagraph | SubParagraph) and not held:
            return Paragraph((Text(self.block.mark or "–"),), line=self.block.line)
        return replace(self.block, blocks=held) if hasattr(self.block, "blocks") else self.block  # type: ignore[arg-type]


def freeze(nodes: list[Node]) -> tuple[Block, ...]:
    """The finished blocks; what would be empty is left out."""
    blocks = (node.freeze() for node in nodes)
    return tuple(block for block in blocks if not isinstance(block, Summary) or block.blocks)


@dataclass(slots=True)
class _Counts:
    paragraph: int = 0
    headings: list[int] = field(default_factory=list)

    def heading(self, level: int) -> int:
        depth = level - 1
        self.headings = (self.headings + [0] * depth)[:depth]
        self.headings[-1] += 1
        return self.headings[-1]


@dataclass(slots=True)
class Plain:
    """Leaves out the marks that composing would give anyway, counting as it does."""

    language: Language
    tables: int = 0
    figures: int = 0

    def blocks(
        self, blocks: tuple[Block, ...], counts: _Counts | None = None, depth: int = 0
    ) -> tuple[Block, ...]:
        """The blocks, with a mark only where it is another than the running one."""
        counts = counts or _Counts()
        return tuple(self._each(blocks, counts, depth))

    def _each(self, blocks: tuple[Block, ...], counts: _Counts, depth: int) -> Iterator[Block]:
        items = 0
        for block in blocks:
            match block:
                case Heading() if block.mark and block.level > 1:
                    running = self.language.heading_mark(block.level, counts.heading(block.level))
                    yield replace(block, mark=_less(block.mark, running))
                case NumberedParagraph():
                    counts.paragraph += 1
                    mark = _less(block.mark, self.language.paragraph_mark(counts.paragraph))
                    yield replace(block, mark=mark, blocks=self.blocks(block.blocks, counts))
                case SubParagraph():
                    items += 1
                    mark = _less(block.mark, self.language.sub_paragraph_mark(depth + 1, items))
                    yield replace(block, mark=mark, blocks=self.blocks(block.blocks, counts, depth + 1))
                case Table() | Figure() | Chart() if block.title is not None:
                    yield replace(block, mark=_less(block.mark, self._caption(block)))
                case Part():
                    yield replace(block, blocks=self.blocks(block.blocks))
                case _:
                    inner = children(block)
                    yield replace(block, blocks=self.blocks(inner, counts, depth)) if inner else block  # type: ignore[arg-type]

    def _caption(self, block: Table | Figure | Chart) -> str:
        if isinstance(block, Table):
            self.tables += 1
            return self.language.caption_mark("table", self.tables)
        self.figures += 1
        return self.language.caption_mark("figure", self.figures)


def _less(mark: str | None, running: str) -> str | None:
    return None if mark == running else mark
