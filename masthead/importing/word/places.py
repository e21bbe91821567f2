"""The blocks that are open while a Document is built: part or box, numbered paragraph, items."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import cast

from masthead.document import Block, Bullet, Inlines, Paragraph, Part, SubParagraph, Table
from masthead.importing.text.words import PART_KINDS
from masthead.importing.word.nodes import Node

_SAME_PLACE = 100  # twips within which two items stand at one position
_DEEPEST = 4


@dataclass(slots=True)
class Places:
    """Knows where the next block belongs. ``box`` is the summary that is open."""

    root: list[Node] = field(default_factory=list)
    parts: list[Node] = field(default_factory=list)
    box: Node | None = None
    numbered: Node | None = None
    items: list[Node] = field(default_factory=list)
    bullets: list[Node] = field(default_factory=list)

    @property
    def here(self) -> list[Node]:
        """Where blocks that belong to no paragraph go."""
        if self.box is not None:
            return self.box.children
        return self.parts[-1].children if self.parts else self.root

    @property
    def held(self) -> list[Node]:
        """Where blocks go that belong to the numbered paragraph, where one is open."""
        return self.numbered.children if self.numbered else self.here

    def put(self, block: Block) -> Node:
        """Add a block that belongs to no paragraph."""
        self.here.append(Node(block))
        return self.here[-1]

    def close(self) -> None:
        """What comes next belongs to no paragraph before it."""
        self.numbered = None
        self.items.clear()
        self.bullets.clear()

    def open_part(self, part: Part) -> None:
        """A part, in the one that it can stand in."""
        rank = PART_KINDS.index(part.kind)
        while self.parts and PART_KINDS.index(cast(Part, self.parts[-1].block).kind) >= rank:
            self.parts.pop()
        self.parts.append(self.put(part))

    def add_item(self, item: SubParagraph, position: int) -> None:
        """A sub-paragraph whose mark stands at a position, in twips."""
        self.bullets.clear()
        self.items = self.items[: self.depth(item.mark or "", position) - 1]
        siblings = self.items[-1].children if self.items else self.held
        siblings.append(Node(item, position=position))
        self.items.append(siblings[-1])

    def depth(self, mark: str, position: int) -> int:
        """By position; an (i) where no (h) stands before is a level below, whatever its position."""
        depth = len(self.items)
        if not depth:
            return 1
        last = self.items[-1]
        if position > last.position + _SAME_PLACE or _begins_below(last.block, mark):
            return min(depth + 1, _DEEPEST)
        while depth > 1 and self.items[depth - 1].position > position + _SAME_PLACE:
            depth -= 1
        return depth - (depth > 1 and _goes_on(self.items[depth - 2].block, mark))

    def add_bullet(self, bullet: Bullet, level: int) -> None:
        """A bullet of the first or the second level."""
        node = Node(bullet)
        if level > 1 and self.bullets:
            self.bullets[0].children.append(node)
            return
        (self.items[-1].children if self.items else self.held).append(node)
        self.bullets = [node]

    def add_remark(self, remark: Inlines, place: int, *, below_table: bool) -> None:
        """A note to the table right above, else a paragraph."""
        table = self.here[-1].block if self.here and below_table else None
        if isinstance(table, Table):
            self.here[-1].block = replace(table, remarks=(*table.remarks, remark))
            return
        self.close()
        self.put(Paragraph(remark, line=place))


def _value(mark: str | None) -> str:
    return re.sub(r"[\W_]", "", mark or "").casefold()


def _begins_below(last: Block, mark: str) -> bool:
    own = _value(cast(SubParagraph, last).mark)
    return _value(mark) == "i" and own not in ("h", "i", "") and not re.fullmatch("[ivx]+", own)


def _goes_on(outer: Block, mark: str) -> bool:
    """Whether a mark is the letter after that of the item one level above."""
    own, new = _value(cast(SubParagraph, outer).mark), _value(mark)
    return len(own) == 1 and len(new) == 1 and ord(new) == ord(own) + 1 and new not in ("v", "x")
