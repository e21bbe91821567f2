"""The inlines of a paragraph as one string, how each stretch of it is set, and stretches cut out of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from masthead.document import (
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteCall,
    Strong,
    Subscript,
    Superscript,
    Text,
    Tracked,
)

_SMALL = 0.65  # of the type size: raised and lowered letters, as styles/text.css sets them and as Word does
_NO_MARK = "\u2060"  # stands for a note without a mark: no width, no break


class Hand(NamedTuple):
    """How a run of characters is set, besides the paragraph's type style."""

    bold: bool = False
    italic: bool = False
    factor: float = 1
    tracking: float | None = None  # pt; None: that of the type style


@dataclass(frozen=True, slots=True)
class Running:
    """A paragraph's characters, and its runs: where each begins, and its hand."""

    text: str
    runs: tuple[tuple[int, Hand], ...]


def mark_of(call: NoteCall, marks: Mapping[str, str]) -> str:
    """The characters of a note's mark in the text, never none."""
    return marks.get(call.label) or _NO_MARK


def running(content: Inlines, marks: Mapping[str, str], call_factor: float) -> Running:
    """Flatten inlines. ``marks`` are those of the notes by label, ``call_factor`` their share of the size."""
    texts: list[str] = []
    runs: list[tuple[int, Hand]] = []
    position = 0
    for text, hand in _pieces(content, Hand(), marks, call_factor):
        if not runs or runs[-1][1] != hand:
            runs.append((position, hand))
        texts.append(text)
        position += len(text)
    return Running("".join(texts), tuple(runs))


def _pieces(
    content: Inlines, hand: Hand, marks: Mapping[str, str], call_factor: float
) -> Iterator[tuple[str, Hand]]:
    for inline in content:
        match inline:
            case Text():
                yield inline.text, hand
            case NoteCall():
                yield mark_of(inline, marks), hand._replace(factor=call_factor)
            case Emphasis() | Strong() | Superscript() | Subscript() | Tracked() | Link():
                yield from _pieces(inline.children, _inner(inline, hand), marks, call_factor)


def _inner(inline: Emphasis | Strong | Superscript | Subscript | Tracked | Link, hand: Hand) -> Hand:
    match inline:
        case Emphasis():
            return hand._replace(italic=not hand.italic)  # italics in italics stand upright
        case Strong():
            return hand._replace(bold=True)
        case Tracked():
            return hand._replace(tracking=inline.tracking)
        case Superscript() | Subscript():
            return hand._replace(factor=hand.factor * _SMALL)
    return hand


@dataclass(slots=True)
class Cutter:
    """Walks the inlines of a paragraph and takes a stretch of them, with edits to its characters.

    ``edits`` are stretches (from, to) of the running text, in their order, and what stands there instead.
    """

    marks: Mapping[str, str]
    edits: tuple[tuple[int, int, str], ...]
    low: int
    high: int
    position: int = 0

    def cut(self, content: Inlines) -> Inlines:
        """The inlines that stand between ``low`` and ``high``, edited; those left empty do not come."""
        return tuple(self._cut(content))

    def _cut(self, content: Inlines) -> Iterator[Inline]:
        for inline in content:
            start = self.position
            match inline:
                case Text():
                    self.position += len(inline.text)
                    if text := self._text(start, inline.text):
                        yield Text(text)
                case NoteCall():
                    self.position += len(mark_of(inline, self.marks))
                    if self.low <= start < self.high:
                        yield inline
                case Emphasis() | Strong() | Superscript() | Subscript() | Tracked() | Link():
                    if children := self.cut(inline.children):
                        yield replace(inline, children=children)

    def _text(self, start: int, text: str) -> str:
        at, stop = max(start, self.low), min(start + len(text), self.high)
        pieces = []
        for begin, end, instead in self.edits:
            if begin >= stop:
                break
            if end > at:
                pieces.append(text[at - start : max(begin, at) - start])
                pieces.append(instead if begin >= at else "")
                at = min(end, stop)
        return "".join(pieces) + text[at - start : max(at, stop) - start]


def segments(content: Inlines) -> list[Inlines] | None:
    """What stands between the author's own line ends; None where one stands inside another inline."""
    result: list[Inlines] = []
    start = 0
    for index, inline in enumerate(content):
        if isinstance(inline, LineBreak):
            result.append(content[start:index])
            start = index + 1
        elif _breaks_inside(inline):
            return None
    return [*result, content[start:]]


def _breaks_inside(inline: object) -> bool:
    return any(
        isinstance(child, LineBreak) or _breaks_inside(child) for child in getattr(inline, "children", ())
    )
