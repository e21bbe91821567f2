"""The proof: every word of the text is on the pages, once, in order, inside the text block.

The engine drops or clips a note that is longer than its page without a word (anchors.md, 2.2), so the
finished PDF is read back. What stands in a page's text block is a piece of the text, then a piece of the
notes: each page must go on where the page before it ended, and the last page must leave nothing over.
Spaces do not count, since lines may end anywhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise
from pathlib import Path

from masthead.composing.wording import Run, Wording
from masthead.errors import ContentError, Problem
from masthead.setting.extraction import PageText, letters
from masthead.setting.parted_rows import PartedRow, common, partings

_EXCERPT = 40  # characters in a message
_PROBE = 20  # characters that tell a place in the notes
_FOLLOWING = 20  # characters behind a contents list that may begin in figures, as its page numbers do
_TRIES = 12  # of ways in which a column may end: each costs as much as a page
_MOST_PARTED = 1  # rows at the feet of a page's columns, but for the last of them


@dataclass(frozen=True, slots=True)
class _Stream:
    """Runs as one string without spaces, where in it each run begins, and the rows that pages may part."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]
    rows: tuple[PartedRow, ...] = ()

    @classmethod
    def of(cls, runs: Iterable[Run]) -> _Stream:
        pieces = [(piece, run) for run in runs if (piece := letters(run.text))]
        texts = [text for text, _ in pieces]
        starts = tuple(accumulate(map(len, texts), initial=0))[:-1]
        rows = tuple(_rows(starts, pieces))
        return cls("".join(texts), starts, tuple(run.line for _, run in pieces), rows)

    def line(self, position: int) -> int | None:
        """The source line of a place in the string; None where it is not of the source."""
        if not self.lines:
            return None
        index = max(0, min(bisect_right(self.starts, position), len(self.lines)) - 1)
        return self.lines[index] or None


def _rows(starts: Sequence[int], pieces: Sequence[tuple[str, Run]]) -> Iterator[PartedRow]:
    """The rows of several cells with words."""
    placed = [each for each in zip(starts, pieces, strict=True) if each[1][1].row]
    for _, row in groupby(placed, key=lambda each: each[1][1].row):
        held = list(row)
        cells = [
            sum(len(piece) for _, (piece, _) in cell)
            for _, cell in groupby(held, key=lambda each: each[1][1].cell)
        ]
        if len(cells) > 1:
            yield PartedRow(held[0][0], tuple(cells), held[0][1][1].in_columns)


@dataclass(frozen=True, slots=True)
class _Pieces:
    """What a page holds: how many letters of the text, how many of the notes, how many drawings."""

    text: int
    notes: int
    drawings: int


def _split(page: str, text: str, notes: str, heads: Sequence[str], drawings: Sequence[str]) -> _Pieces | None:
    """What of the text, the notes and the drawings a page holds; None where it holds something else.

    The page may begin with one of the heads: that of a table which goes on. Drawings come out of the page
    behind its text, before or behind the notes.
    """
    for head in ("", *filter(page.startswith, heads)):
        body = page[len(head) :]
        for length in range(common(body, text), -1, -1):
            for count, rest in _without_drawings(body[length:], drawings):
                if notes.startswith(rest):
                    return _Pieces(length, len(rest), count)
    return None


def _part_row(
    page: str,
    stream: _Stream,
    at: int,
    notes: str,
    heads: Sequence[str],
    drawings: Sequence[str],
    depth: int = _MOST_PARTED,
) -> tuple[_Stream, _Pieces] | None:
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
                for count, rest in _without_drawings(parting.rest, drawings):
                    if notes.startswith(rest):
                        made = replace(stream, text=parting.text(stream.text, row), rows=rows)
                        return made, _Pieces(before + sum(parting.shown), len(rest), count)
                if depth and tried < _TRIES and parting.goes_on(stream.text, row):
                    tried += 1
                    made = replace(stream, text=parting.text(stream.text, row), rows=rows)
                    if pieces := _split(page, made.text[at:], notes, heads, drawings):
                        return made, pieces
                    if more := _part_row(page, made, at, notes, heads, drawings, depth - 1):
                        return more
    return None


def _without_drawings(rest: str, drawings: Sequence[str]) -> Iterator[tuple[int, str]]:
    """What is left without the next drawings, none, one, two …, where they stand.

    Their characters count, not their order: PDFium sorts what stands on one height, and what is turned.
    """
    yield 0, rest
    for count in range(1, len(drawings) + 1):
        words = "".join(drawings[:count])
        size, bag = len(words), Counter(words)
        if size > len(rest):
            return
        if Counter(rest[:size]) == bag:
            yield count, rest[size:]
        elif Counter(rest[-size:]) == bag:
            yield count, rest[:-size]


def _in_order(page: str, heads: Sequence[str]) -> str:
    """The page with each head of a table in the order in which it was written.

    PDFium sorts what is drawn in turn on one line, and a head over several rows stands on the line of the
    last of them, before whose other heads it was drawn.
    """
    for head in filter(None, heads):
        if head not in page and (at := _anagram(page, head)) is not None:
            page = page[:at] + head + page[at + len(head) :]
    return page


def _anagram(page: str, head: str) -> int | None:
    """Where the letters of a head stand together in another order."""
    lacking = Counter(head)
    for at, letter in enumerate(page):
        lacking[letter] -= 1
        if at >= len(head):
            lacking[page[at - len(head)]] += 1
        if at >= len(head) - 1 and not any(lacking.values()):
            return at - len(head) + 1
    return None


def _lost(stream: _Stream, position: int, found: str, page: int, path: Path | None) -> Problem:
    wanted = stream.text[position : position + _EXCERPT]
    return Problem(
        "words-lost",
        f"on page {page}, «{wanted}» should follow, but there is «{found[:_EXCERPT]}»",
        path,
        stream.line(position),
        "what is set does not hold all that was written; a note may be longer than its page",
    )


def _without_page_numbers(pages: Sequence[str], listed: Sequence[str], text: str) -> list[str]:
    """The pages without the leaders and numbers behind the lines of contents lists, which ``text`` holds."""
    bodies = list(pages)
    lines = list(map(letters, listed))
    below = text.partition(lines[-1])[2][:_FOLLOWING] if lines else ""
    at = start = 0
    for line, after in pairwise([*lines, below]):
        while not (place := _number_behind(bodies[at], line, after, start)) and at + 1 < len(bodies):
            at, start = at + 1, 0
        if not place:
            break  # the words are lost: the proof will say where
        start, end = place
        bodies[at] = bodies[at][:start] + bodies[at][end:]
    return bodies


def _number_behind(page: str, line: str, after: str, start: int) -> tuple[int, int] | None:
    """Where leader and number stand behind a line of a contents list.

    The line may be of dots alone, and the next one may begin in figures: it stands where that follows it, or
    else where the leader is longest.
    """
    best = None
    for found in re.finditer(f"(?={re.escape(line)})", page[start:]):
        end = start + found.start() + len(line)
        behind = re.match(rf"\.*[0-9]+?(?={re.escape(after)})", page[end:]) if after else None
        if behind:
            return end, end + behind.end()
        behind = re.match(r"\.*[0-9]+", page[end:])
        if behind and (best is None or behind.end() > best[1] - best[0]):
            best = end, end + behind.end()
    return best


def prove(pages: Sequence[PageText], wording: Wording, path: Path | None) -> None:
    """Check that the text blocks of the pages hold the wording.

    Raises ContentError with the source line and page of the first place where they do not.
    """
    text = _Stream.of(wording.text)
    notes = _Stream.of(run for note in wording.notes for run in note)
    heads = ["".join(letters(run.text) for run in head) for head in wording.heads]
    drawings = [letters(run.text) for run in wording.drawings]
    bodies = _without_page_numbers([page.body for page in pages], wording.listed, text.text)
    at_text = at_note = 0
    for number, body in enumerate(bodies, 1):
        rest = text.text[at_text:], notes.text[at_note:], heads, drawings
        pieces = _split(body, *rest) or _split(_in_order(body, heads), *rest)
        if pieces is None and (
            parted := _part_row(body, text, at_text, *rest[1:])
            or _part_row(_in_order(body, heads), text, at_text, *rest[1:])
        ):
            text, pieces = parted
        if pieces is None:
            raise ContentError(_first_difference(body, (text, at_text), (notes, at_note), number, path))
        at_text, at_note = at_text + pieces.text, at_note + pieces.notes
        del drawings[: pieces.drawings]
    for stream, position in ((text, at_text), (notes, at_note)):
        if position < len(stream.text):
            raise ContentError(_lost(stream, position, "", len(pages), path))


def _first_difference(
    page: str, text: tuple[_Stream, int], notes: tuple[_Stream, int], number: int, path: Path | None
) -> Problem:
    """Where a page that cannot be split goes wrong: in its notes if it shows any, else in its text."""
    (stream, at), (note_stream, note_at) = text, notes
    length = common(page, stream.text[at:])
    rest = page[length:]
    of_notes = common(rest, note_stream.text[note_at:])
    # a note that is clipped at the top of its page goes on there with words that stand later in it
    if of_notes or note_stream.text.find(rest[:_PROBE], note_at) > 0:
        return _lost(note_stream, note_at + of_notes, rest[of_notes:], number, path)
    return _lost(stream, at + length, rest, number, path)
