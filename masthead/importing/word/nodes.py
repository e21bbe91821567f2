"""Blocks that are being built."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from masthead.document import (
    Block,
    NumberedParagraph,
    Paragraph,
    SubParagraph,
    Summary,
    Text,
    children,
)


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
