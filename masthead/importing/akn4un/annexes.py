"""Annexes: the files write their heads as plain paragraphs or headings, and several in one element."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from masthead.document import Block, Heading, Inlines, Paragraph, Part
from masthead.importing.akn4un.inlines import Remarker, plain
from masthead.importing.akn4un.source import Element
from masthead.languages import Language

_NUMERAL = r"(?:[IVXLC]+|\d{1,2}|[A-Z]|[一二三四五六七八九十]{1,3}|ال\w+)"


def part_off(blocks: Sequence[Block], language: Language, *, attached: bool) -> tuple[Block, ...]:
    """The blocks with every annex as a part. ``attached`` says that all of them belong to one."""
    words = "|".join(re.escape(language.term(term)) for term in ("annex", "appendix", "enclosure"))
    head = re.compile(rf"(?:{words})(?:\s*{_NUMERAL})?", re.IGNORECASE)
    before: list[Block] = []
    parts: list[tuple[Inlines | None, list[Block], int]] = []
    for block in blocks:
        title = block.content if isinstance(block, Heading | Paragraph) else None
        if title is not None and head.fullmatch(plain(title).strip()):
            parts.append((title, [], block.line))
        elif parts:
            parts[-1][1].append(block)
        else:
            before.append(block)
    if attached and before:
        first = before[0]
        title = first.content if isinstance(first, Heading) else None
        parts.insert(0, (title, before[title is not None :], first.line))
        before = []
    return (*before, *(Part("annex", _titled(inner), title, line=line) for title, inner, line in parts))


def _titled(blocks: list[Block]) -> tuple[Block, ...]:
    """The headings that follow the head of an annex are its title."""
    count = 0
    while count < len(blocks) and isinstance(blocks[count], Heading) and count < 1:
        count += 1
    titles = [replace(block, level=1) for block in blocks[:count] if isinstance(block, Heading)]
    return (*titles, *blocks[count:])


def headless(blocks: Sequence[Block], statement: Element, remark: Remarker) -> tuple[Block, ...]:
    """The blocks with what the file says at the head of each annex: nothing where it has none."""
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Part) and block.title is None:
            words = next((plain(inner.content) for inner in block.blocks if isinstance(inner, Paragraph)), "")
            remark(statement, words, "an attachment without a head: the page gives it the head of an annex")
            block = replace(block, title=())
        result.append(block)
    return tuple(result)


def untitled(blocks: Sequence[Block], language: Language) -> tuple[Block, ...]:
    """Leave out the titles of parts that the language's own word, with its number, will say again."""
    total = sum(isinstance(block, Part) for block in blocks)
    result: list[Block] = []
    seen = 0
    for block in blocks:
        if isinstance(block, Part):
            seen += 1
            said = language.term(block.kind) if total == 1 else language.part_title(block.kind, seen)
            if block.title is not None and plain(block.title) == said and not _has_calls(block.title):
                block = replace(block, title=None)
        result.append(block)
    return tuple(result)


def _has_calls(content: Inlines) -> bool:
    return any(not hasattr(inline, "text") for inline in content)
