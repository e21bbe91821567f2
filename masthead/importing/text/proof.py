"""The proof that an import lost nothing: the words of the input and of the Document, compared in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from masthead.document import (
    Block,
    Bullet,
    Heading,
    Inline,
    LineBreak,
    Note,
    NoteCall,
    NumberedParagraph,
    Part,
    SubParagraph,
    Table,
    Text,
    inlines,
)
from masthead.importing.text.building import heading_value, item_value
from masthead.importing.text.marks import to_roman
from masthead.importing.text.outline import CHAPTER
from masthead.importing.text.source import Line
from masthead.importing.text.words import Words

_SOFT = "\u00ad"
_MARK_SIGNS = re.compile(r"[()\s.、．-]")


class Speller:
    """Spells a Document as the words that a reader sees, its marks without brackets and stops."""

    def __init__(self, words: Words, marks: Mapping[str, str], moved: Iterable[str] = ()) -> None:
        self.words = words
        self.marks = marks  # what each label of a note is printed as
        self.moved = set(moved)  # labels whose call was set elsewhere than it stood
        self.paragraphs = 0
        self.headings: list[int] = []

    def blocks(self, blocks: tuple[Block, ...], depth: int = 0) -> Iterator[str]:
        """The words of the blocks, text by text."""
        items = 0
        seen: Counter[str] = Counter()
        total = Counter(block.kind for block in blocks if isinstance(block, Part))
        for block in blocks:
            items += isinstance(block, SubParagraph)
            if isinstance(block, Table):  # proved by itself: its words stand in another order
                continue
            if isinstance(block, Part):
                seen[block.kind] += 1
                yield from self._part(block, seen[block.kind], total[block.kind])
                continue
            yield self._mark(block, depth, items)
            for content in inlines(block):
                yield self.inlines(content)
            inner = depth + isinstance(block, SubParagraph)
            yield from self.blocks(getattr(block, "blocks", ()), inner)

    def _mark(self, block: Block, depth: int, items: int) -> str:
        if isinstance(block, NumberedParagraph):
            self.paragraphs += 1
            return _said(block.mark, str(self.paragraphs))
        if isinstance(block, SubParagraph):
            return _said(block.mark, item_value(depth + 1, items))
        if isinstance(block, Heading) and block.mark != "" and block.level >= CHAPTER:
            level = block.level - 1
            self.headings = (self.headings + [0] * level)[:level]
            self.headings[-1] += 1
            return _said(block.mark, heading_value(block.level, self.headings[-1]))
        return "•" if isinstance(block, Bullet) else ""

    def _part(self, part: Part, number: int, total: int) -> Iterator[str]:
        inner = Speller(self.words, self.marks, self.moved)
        word = self.words.parts[part.kind][0]
        yield (
            self.inlines(part.title)
            if part.title is not None
            else (word if total == 1 else f"{word} {to_roman(number).upper()}")
        )
        yield f"[{part.original}]" if part.original else ""
        yield from inner.blocks(part.blocks)

    def inlines(self, content: Iterable[Inline]) -> str:
        """The words of a run: a call is glued to what it stands by."""
        parts: list[str] = []
        for inline in content:
            if isinstance(inline, Text):
                parts.append(inline.text)
            elif isinstance(inline, NoteCall) and inline.label not in self.moved:
                parts.append(self.marks[inline.label])
            elif isinstance(inline, LineBreak):
                parts.append(" ")
            else:
                parts.append(self.inlines(getattr(inline, "children", ())))
        return "".join(parts)

    def notes(self, notes: Sequence[Note]) -> Iterator[str]:
        """The words of the notes, each after its mark."""
        for note in notes:
            yield self.marks[note.label]
            for block in note.blocks:
                yield self.inlines(block.content)


def _said(mark: str | None, running: str) -> str:
    return running if mark is None else _MARK_SIGNS.sub("", mark)


def spell_source(
    lines: Iterable[Line], marks: Mapping[int, tuple[str, str]], glued: set[int], dropped: set[int]
) -> tuple[str, ...]:
    """The words of the input's lines, with the marks as the Document spells them and broken words whole."""
    words: list[str] = []
    for line in lines:
        text = line.text
        if line.number in marks:
            printed, value = marks[line.number]
            rest = text[len(printed.rstrip()) :] if text.startswith(printed.rstrip()) else text
            words.append(_MARK_SIGNS.sub("", value) if not value.startswith("[") else value)
            text = rest
        if line.number in dropped:
            text = text[:-1]
        own = text.split()
        if line.number in glued and words and own:
            words[-1] += own.pop(0)
        words += own
    return tuple(words)


def difference(expected: Sequence[str], got: Sequence[str], calls: int = 0) -> tuple[str, str] | None:
    """Where the two begin to differ, each with what stands about it; None where they say the same.

    The letters must be the same, and words must begin at the same letters: but for ``calls`` places,
    where a call that stood off from its word is now glued to it.
    """
    if list(expected) == list(got):
        return None
    left, right = "".join(expected).replace(_SOFT, ""), "".join(got).replace(_SOFT, "")
    if left != right:
        shorter = min(len(left), len(right))
        at = next((n for n in range(shorter) if left[n] != right[n]), shorter)
    else:
        lost, made = _starts(expected) - _starts(got), _starts(got) - _starts(expected)
        if len(lost) <= calls and not made:
            return None
        at = min(made or lost)
    return left[max(0, at - 30) : at + 30], right[max(0, at - 30) : at + 30]


def _starts(words: Iterable[str]) -> set[int]:
    """Where words begin, counted in letters from the start."""
    result, at = set(), 0
    for word in words:
        said = len(word.replace(_SOFT, ""))
        if said:
            result.add(at)
        at += said
    return result
