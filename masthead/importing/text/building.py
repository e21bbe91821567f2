"""Items become the blocks of a Document: what belongs to a numbered paragraph in it, parts in parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from masthead.document import (
    Block,
    Bullet,
    Closing,
    Contents,
    Emphasis,
    Heading,
    Inlines,
    LineBreak,
    NumberedParagraph,
    Paragraph,
    Part,
    PartKind,
    Signature,
    SubParagraph,
    Table,
    Text,
)
from masthead.importing.text.calls import split_calls, without_calls
from masthead.importing.text.chunks import Chunk
from masthead.importing.text.joining import Joiner
from masthead.importing.text.marks import letter, to_roman
from masthead.importing.text.measure import has_room, width
from masthead.importing.text.outline import CHAPTER, Item
from masthead.importing.text.source import Line
from masthead.importing.text.words import PART_KINDS, Words

_BOLD = 0.5  # of the measure: room that bold type of 14 pt surely has (14/10 × 1.07 bold, and a margin)


_SURELY = 0.985  # of the widest line: tracking and kerning, which the widths leave out, change less


@dataclass(slots=True)
class Node:
    """A block that is being built; ``block`` holds everything but what stands in it."""

    block: Block
    children: list[Node] = field(default_factory=list)
    items: int = 0  # sub-paragraphs among the children

    def freeze(self) -> Block:
        """The finished block."""
        if not isinstance(self.block, Part | NumberedParagraph | SubParagraph | Bullet):
            return self.block
        inner = (child.freeze() for child in self.children)
        return replace(self.block, blocks=(*self.block.blocks, *inner))


@dataclass(slots=True)
class Builder:
    """Adds items in order. The open blocks are the innermost part, numbered paragraph, items and bullets."""

    words: Words
    joiner: Joiner
    labels: Sequence[str]
    measure: int
    pages_known: bool
    tables: Mapping[int, Table] = field(default_factory=dict)  # by the line that keeps their place
    numbered_headings: bool = True  # whether the kind gives them numbers
    root: list[Node] = field(default_factory=list)
    parts: list[Node] = field(default_factory=list)
    numbered: Node | None = None
    items: list[Node] = field(default_factory=list)
    bullets: list[Node] = field(default_factory=list)
    paragraphs: int = 0
    loose_items: int = 0  # sub-paragraphs of the main text that stand in no numbered paragraph
    headings: list[int] = field(default_factory=list)
    marks: dict[int, tuple[str, str]] = field(default_factory=dict)  # line: printed mark, what stands for it

    def add(self, item: Item) -> None:
        """Add the next item."""
        if item.kind == "part":
            self._part(item)
        elif item.kind == "heading":
            self._close()
            self._here().append(self._heading(item))
        elif item.kind == "signature":
            self._close()
            lines = tuple(self._signed(split_calls(line.text, self.labels)) for line in item.chunk.lines)
            role = self._role(item.chunk)
            self._here().append(Node(Signature(lines, item.chunk.first.number, role)))
        elif item.kind in ("contents", "table"):
            self._close()
            line = item.chunk.first.number
            self._here().append(Node(self.tables[line] if item.kind == "table" else Contents(line=line)))
        elif item.kind == "number":
            self._number(item)
        elif item.kind == "item":
            self._item(item)
        elif item.kind == "bullet":
            self._bullet(item)
        else:
            self._paragraph(item)

    def _here(self) -> list[Node]:
        """Where blocks of the innermost part go."""
        return self.parts[-1].children if self.parts else self.root

    def _close(self) -> None:
        self.numbered = None
        self.items.clear()
        self.bullets.clear()

    def _is_signed(self, line: Line) -> bool:
        return bool(self.words.signed.match(without_calls(line.text)))

    def _role(self, chunk: Chunk) -> Closing:
        """Lines that no one signed and that end in a year say when a text was adopted."""
        if any(map(self._is_signed, chunk.lines)):
            return "signature"
        return "adoption" if re.search(r"\d{4}(?: года?)?$", chunk.text) else "signature"

    def _signed(self, line: Inlines) -> Inlines:
        """A signature's line, «signed» in italics between upright brackets where the script has italics."""
        first = line[0] if line else None
        found = self.words.signed.match(first.text) if isinstance(first, Text) else None
        if not isinstance(first, Text) or found is None or first.text.upper() == first.text.lower():
            return line
        begin, end = first.text.index("(") + 1, found.end() - 1
        word, rest = first.text[begin:end], first.text[end:]
        return (Text(first.text[:begin]), Emphasis((Text(word),)), Text(rest), *line[1:])

    def _inlines(self, item: Item) -> Inlines:
        """What the chunk says after its mark."""
        lines = self._unmarked(item)
        return split_calls(self.joiner.join(lines), self.labels)

    def _unmarked(self, item: Item) -> list[Line]:
        first, *rest = item.chunk.lines
        if item.mark is None:
            return [first, *rest]
        text = first.text[len(item.mark.printed) :]
        return [replace(first, text=text), *rest] if text or not rest else rest

    def _body(self, item: Item) -> tuple[Block, ...]:
        content = self._inlines(item)
        return (Paragraph(content, line=item.chunk.first.number),) if content else ()

    def broken(self, lines: Sequence[Line]) -> Inlines:
        """A heading, with a line break where its printed line was short.

        It was where the next word would have fitted: in half of the text's measure for certain, and in
        the width of the widest line of the same heading.
        """
        result: Inlines = ()
        held: list[Line] = []
        widest = _SURELY * max(width(_plain(line).text, "bold") for line in lines)
        for line in lines:
            if held and (
                has_room(_plain(held[-1]), _plain(line), _BOLD * self.measure)
                or _bold_with_next(_plain(held[-1]), _plain(line)) <= widest
            ):
                result += (*split_calls(self.joiner.join(held), self.labels), LineBreak())
                held = []
            held.append(line)
        return result + split_calls(self.joiner.join(held), self.labels)

    def _remember(self, item: Item, canonical: str) -> str | None:
        """The mark to keep: None where the place in the sequence gives it."""
        if item.mark is None:
            return ""
        value = item.mark.value
        self.marks[item.chunk.first.number] = (item.mark.printed, value)
        return None if value == canonical else item.mark.printed.strip()

    def _heading(self, item: Item) -> Node:
        canonical = ""
        if item.mark is not None:
            depth = item.level - CHAPTER + 1
            self.headings = (self.headings + [0] * depth)[:depth]
            self.headings[-1] += 1
            canonical = heading_value(item.level, self.headings[-1]) if self.numbered_headings else ""
        mark = self._remember(item, canonical) if item.level >= CHAPTER else None  # titles take no number
        content = self.broken(self._unmarked(item))
        return Node(Heading(item.level, content, mark=mark, line=item.chunk.first.number))

    def _number(self, item: Item) -> None:
        self._close()
        self.paragraphs += 1
        mark = self._remember(item, str(self.paragraphs))
        self.numbered = Node(NumberedParagraph(self._body(item), mark=mark, line=item.chunk.first.number))
        self._here().append(self.numbered)

    def _outer(self) -> list[Node]:
        return self.numbered.children if self.numbered else self._here()

    def _item(self, item: Item) -> None:
        depth = min(item.level, len(self.items) + 1)
        self.items = self.items[: depth - 1]
        self.bullets.clear()
        siblings = self.items[-1].children if self.items else self._outer()
        place = self._place()
        mark = self._remember(item, item_value(depth, place))
        node = Node(SubParagraph(self._body(item), mark=mark, line=item.chunk.first.number))
        siblings.append(node)
        self.items.append(node)

    def _place(self) -> int:
        """The next sub-paragraph's place among those that stand beside it."""
        holder = self.items[-1] if self.items else self.numbered or (self.parts[-1] if self.parts else None)
        if holder is None:
            self.loose_items += 1
            return self.loose_items
        holder.items += 1
        return holder.items

    def _bullet(self, item: Item) -> None:
        self._remember(item, "")
        self.marks[item.chunk.first.number] = (item.mark.printed if item.mark else "", "•")
        node = Node(Bullet(self._body(item), line=item.chunk.first.number))
        if item.level > 1 and self.bullets:
            self.bullets[0].children.append(node)
            return
        (self.items[-1].children if self.items else self._outer()).append(node)
        self.bullets = [node]

    def _paragraph(self, item: Item) -> None:
        if self.parts and not self._here() and self._original(item):
            return
        self.bullets.clear()
        self.items.clear()
        content = self._inlines(item)
        self._outer().append(Node(Paragraph(content, line=item.chunk.first.number)))

    def _original(self, item: Item) -> bool:
        """``[Original: French]`` at the head of a part says in which language it was written."""
        text = item.chunk.text
        names = text.strip("[]").replace(":", " ").split()
        code = self.words.languages.get(names[-1].lower()) if names else None
        if not self.words.original.fullmatch(text) or code is None or len(item.chunk.lines) > 1:
            return False
        part = self.parts[-1].block
        self.parts[-1].block = replace(part, original=code) if isinstance(part, Part) else part
        self.marks[item.chunk.first.number] = (text, f"[{code}]")
        return True

    def _part(self, item: Item) -> None:
        self._close()
        self.paragraphs = 0
        self.headings = []
        kind = self._part_kind(item.chunk)
        while self.parts and _rank(self.parts[-1]) >= PART_KINDS.index(kind):
            self.parts.pop()
        runs_on = self.pages_known and not item.chunk.first.page
        title = self.broken(item.chunk.lines)
        node = Node(Part(kind, (), title, runs_on=runs_on, line=item.chunk.first.number))
        self._here().append(node)
        self.parts.append(node)

    def _part_kind(self, chunk: Chunk) -> PartKind:
        """The kind that the word says; where it says two, the one that stands next in the part it is in."""
        match = self.words.part_heading.match(without_calls(chunk.first.text))
        word = match["word"].lower() if match else ""
        kinds = [k for k in PART_KINDS if word in (w.lower() for w in self.words.parts[k])]
        if len(kinds) == 2 and self.parts and _rank(self.parts[-1]) >= PART_KINDS.index("enclosure"):
            return kinds[1]
        return kinds[0] if kinds else "annex"


def _rank(node: Node) -> int:
    return PART_KINDS.index(node.block.kind) if isinstance(node.block, Part) else -1


def _plain(line: Line) -> Line:
    text = without_calls(line.text)
    return line if text == line.text else replace(line, text=text)


def _bold_with_next(line: Line, after: Line) -> int:
    """The width of a line with what the next begins with: a word, or a figure and what it counts."""
    match = re.match(r"\d+ \S+|\S+", after.text)
    return width(f"{line.text} {match[0] if match else ''}", "bold")


def heading_value(level: int, number: int) -> str:
    """What a heading's number says without stops: I, A, 1, a, i for levels 2 to 6."""
    style = (level - CHAPTER) % 6
    forms = (to_roman(number).upper(), letter(number).upper(), str(number), letter(number), to_roman(number))
    return (*forms, letter(number))[style]


def item_value(depth: int, number: int) -> str:
    """What the mark of a sub-paragraph says without brackets: a, i, a, i for depths 1 to 4."""
    return letter(number) if depth % 2 else to_roman(number)


def plain_titles(blocks: tuple[Block, ...], words: Words) -> tuple[Block, ...]:
    """Leave out the titles of parts that the language's own word, with its number, will say again."""
    kinds = Counter(block.kind for block in blocks if isinstance(block, Part))
    seen: dict[PartKind, int] = {}
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Part):
            seen[block.kind] = seen.get(block.kind, 0) + 1
            word = words.parts[block.kind][0]
            alone = kinds[block.kind] == 1
            said = word if alone else f"{word} {to_roman(seen[block.kind]).upper()}"
            title = "".join(getattr(inline, "text", "\n") for inline in block.title or ())
            block = replace(
                block, title=None if title == said else block.title, blocks=plain_titles(block.blocks, words)
            )
        result.append(block)
    return tuple(result)
