"""A page read as what it may hold: some of the text, then some of the notes, in their order.

It may begin with the head of a table that goes on, and with the rest of a row that the page before it parts
(`parted_rows.py`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from masthead.setting.parted_rows import common, partings
from masthead.setting.text_stream import TextStream

_TRIES = 12  # of ways in which a column may end: each costs as much as a page
_MOST_PARTED = 1  # rows at the feet of a page's columns, but for the last of them


@dataclass(frozen=True, slots=True)
class Pieces:
    """What a page holds: how many letters of the text, how many of the notes, how many drawings."""

    text: int
    notes: int
    drawings: int


def split(page: str, text: str, notes: str, heads: Sequence[str], drawings: Sequence[str]) -> Pieces | None:
    """What of the text, the notes and the drawings a page holds; None where it holds something else.

    The page may begin with one of the heads: that of a table which goes on. Drawings come out of the page
    behind its text, before or behind the notes.
    """
    for head in ("", *filter(page.startswith, heads)):
        body = page[len(head) :]
        for length in range(common(body, text), -1, -1):
            for count, rest in _without_drawings(body[length:], drawings, len(notes)):
                if notes.startswith(rest):
                    return Pieces(length, len(rest), count)
    return None


def part_row(
    page: str,
    stream: TextStream,
    at: int,
    notes: str,
    heads: Sequence[str],
    drawings: Sequence[str],
    depth: int = _MOST_PARTED,
) -> tuple[TextStream, Pieces] | None:
    """The text in the order of a page that ends within a row, and what it holds of it; None for others.

    Where a table stands in columns, a column ends within a row, and the rest follows on the same page.
    """
    tried = 0
    for head in ("", *filter(page.startswith, heads)):
        body = page[len(head) :]
        reach = at + common(body, stream.text[at:])
        first = bisect_right(stream.rows, at, key=lambda row: row.end - 1)
        for index, row in enumerate(stream.rows[first:], first):
            if row.start > reach:
                break
            if row.start < at:  # of it, the page before held all cells but the end of the last
                continue
            before = row.start - at
            for parting in partings(body[before:], row.pieces(stream.text)):
                rows = (*stream.rows[:index], parting.left(row), *stream.rows[index + 1 :])
                for count, rest in _without_drawings(parting.rest, drawings, len(notes)):
                    if notes.startswith(rest):
                        made = replace(stream, text=parting.text(stream.text, row), rows=rows)
                        return made, Pieces(before + sum(parting.shown), len(rest), count)
                if depth and tried < _TRIES and parting.goes_on(stream.text, row):
                    tried += 1
                    made = replace(stream, text=parting.text(stream.text, row), rows=rows)
                    if pieces := split(page, made.text[at:], notes, heads, drawings):
                        return made, pieces
                    if more := part_row(page, made, at, notes, heads, drawings, depth - 1):
                        return more
    return None


def _without_drawings(rest: str, drawings: Sequence[str], most: int) -> Iterator[tuple[int, str]]:
    """What is left without the next drawings, none, one, two …, where they stand.

    Their characters count, not their order: PDFium sorts what stands on one height, and what is turned.
    ``most`` is how many letters may be left.
    """
    yield 0, rest
    for count in range(1, len(drawings) + 1):
        words = "".join(drawings[:count])
        size = len(words)
        if size > len(rest):
            return
        if len(rest) - size > most:
            continue
        bag = Counter(words)
        if Counter(rest[:size]) == bag:
            yield count, rest[size:]
        elif Counter(rest[-size:]) == bag:
            yield count, rest[:-size]


def in_order(page: str, heads: Sequence[str]) -> str:
    """The page with each head of a table in the order in which it was written.

    PDFium sorts what is drawn in turn on one line, and a head over several rows stands on the line of the
    last of them, before whose other heads it was drawn.
    """
    there = Counter(page)  # the same in any order
    for head in filter(None, dict.fromkeys(heads)):
        if head in page or not Counter(head) <= there:
            continue
        if (at := _anagram(page, head)) is not None:
            page = page[:at] + head + page[at + len(head) :]
    return page


def _anagram(page: str, head: str) -> int | None:
    """Where the letters of a head stand together in another order."""
    lacking = Counter(head)
    open_ = len(lacking)  # letters of which the window has too few or too many
    for at, letter in enumerate(page):
        lacking[letter] -= 1
        open_ += {0: -1, -1: 1}.get(lacking[letter], 0)
        if at >= len(head):
            gone = page[at - len(head)]
            lacking[gone] += 1
            open_ += {0: -1, 1: 1}.get(lacking[gone], 0)
        if at >= len(head) - 1 and not open_:
            return at - len(head) + 1
    return None
