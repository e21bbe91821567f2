"""Runs from left to right in text from right to left: symbols, addresses, names in Latin letters.

The engine resolves direction within each inline box alone (anchors.md, 2.3), so that a run which a link or
italics cut in pieces comes out with its pieces in the wrong order. Each run is therefore wrapped whole in
one inline of its own, with what cuts it inside. What a run is, the Unicode bidirectional algorithm says
(UAX #9): from a Latin letter to the last letter or figure before the next letter of the other direction,
with closing brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import cast
from unicodedata import bidirectional

from masthead.composing.lines import LeftToRight
from masthead.composing.opening import Opening
from masthead.composing.rewriting import rewrite_all, rewrite_notes
from masthead.composing.slicing import Cutter, running, segments
from masthead.document import Document, Inline, Inlines, LineBreak

_CLASSES = {"L": "L", "R": "R", "AL": "R", "AN": "R", "EN": "N"}
_RUN = re.compile("L(?:[^R]*[LN])?")
_ARABIC = frozenset(
    "،؛؟"
)  # neutral to the algorithm, but they end an Arabic clause: what follows is Arabic again
_WALL = "\u05d0"  # stands for a note's mark: no run goes over it
_BRACKETS = {")": "(", "]": "["}
_MARKS = " .,;:–-/"


def runs(text: str) -> Iterator[tuple[int, int]]:
    """Where runs from left to right begin and end in a text from right to left."""
    classes = "".join(map(_class, text))
    at = 0
    while found := _RUN.search(classes, at):
        start, at = found.start(), _end(text, *found.span())
        yield start, at


def _class(letter: str) -> str:
    return "R" if letter in _ARABIC else _CLASSES.get(bidirectional(letter), "O")


def _end(text: str, start: int, end: int) -> int:
    """Where a run ends: before a bracket opened outside, behind one that closes what was opened inside."""
    opened = 0
    for at in range(start, end):
        opened += text[at] in _BRACKETS.values()
        opened -= text[at] in _BRACKETS
        if opened < 0:
            return start + len(text[start:at].rstrip(_MARKS))
    return _with_brackets(text, start, end)


def _with_brackets(text: str, start: int, end: int) -> int:
    """The end of a run behind the brackets that close what was opened in it, and the slash of an address."""
    while end < len(text):
        opened = _BRACKETS.get(text[end])
        inside = text[start:end]
        closes = opened is not None and inside.count(opened) > inside.count(text[end])
        if not closes and not (text[end] == "/" and "://" in inside):
            break
        end += 1
    return end


def turn(content: Inlines) -> Inlines:
    """The inlines with each run from left to right wrapped whole."""
    parts = segments(content)
    if parts is None:
        return content
    turned: list[Inline] = []
    for index, part in enumerate(parts):
        turned += [LineBreak()] * (index > 0) + list(_turned(part))
    return tuple(turned)


class _Walls(dict[str, str]):
    """Every note's mark is a wall."""

    def get(self, key: str, default: object = None) -> str:
        return _WALL


def _turned(content: Inlines) -> Iterator[Inline]:
    text = running(content, _Walls(), 1).text
    at = 0
    for start, end in runs(text):
        yield from _cut(content, at, start)
        yield cast(Inline, LeftToRight(_cut(content, start, end)))
        at = end
    yield from _cut(content, at, len(text)) if at else content


def _cut(content: Inlines, low: int, high: int) -> Inlines:
    return Cutter(_Walls(), (), low, high).cut(content) if low < high else ()


def turn_document(document: Document) -> Document:
    """The document with its runs from left to right wrapped."""
    return replace(
        document, blocks=rewrite_all(document.blocks, turn), notes=rewrite_notes(document.notes, turn)
    )


def turn_opening(opening: Opening) -> Opening:
    """The lines at the head of the text, the same way."""
    return Opening(tuple(replace(line, content=turn(line.content)) for line in opening.lines))
