"""What stands in a cell, line by line of type that is asked for, numbers and bullets before their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from masthead.document import Emphasis, Inline, Inlines, LineBreak, Strong, Text, Tracked

# A number alone is none: "12 reports" says how many.
_MARK = re.compile(r"(\d+(?:(?:\.\d+)+\.?|\.)|\(?[a-z]{1,4}\)|[A-Z]{1,5}\.|[•·–—-])(?:[ \u00a0]+|\Z)")


@dataclass(frozen=True, slots=True)
class CellLine:
    """A paragraph of a cell; ``mark`` is the number or bullet that it begins with, () for none."""

    mark: Inlines
    content: Inlines


def cell_lines(content: Inlines, *, marked: bool) -> tuple[CellLine, ...]:
    """The paragraphs of a cell, which line ends part; their marks stand apart where they are ``marked``."""
    parts: list[Inlines] = [()]
    for inline in content:
        if isinstance(inline, LineBreak):
            parts.append(())
        else:
            parts[-1] += (inline,)
    return tuple(_split(part) if marked else CellLine((), part) for part in parts)


def _split(content: Inlines, *, goes_on: bool = False) -> CellLine:
    match content:
        case (Text() as first, *rest):
            found = _MARK.match(first.text)
            if found and (found.end() < len(first.text) or rest or goes_on):
                behind = first.text[found.end() :]
                return CellLine((Text(found[1]),), (*((Text(behind),) if behind else ()), *_trimmed(rest)))
        case (Strong() | Emphasis() | Tracked() as first, *rest):
            inner = _split(first.children, goes_on=bool(rest))
            if inner.mark:
                words: Inlines = (replace(first, children=inner.content),) if inner.content else ()
                after = rest if words else _trimmed(rest)
                return CellLine((replace(first, children=inner.mark),), (*words, *after))
    return CellLine((), content)


def _trimmed(content: Sequence[Inline]) -> Sequence[Inline]:
    """What follows a mark, without the space that parted them."""
    return (
        content[1:] if content and isinstance(content[0], Text) and not content[0].text.strip() else content
    )
