"""The proof: every word of the text is on the pages, once, in order, inside the text block.

The engine drops or clips a note that is longer than its page without a word (anchors.md, 2.2), so the
finished PDF is read back. What stands in a page's text block is a piece of the text, then a piece of the
notes: each page must go on where the page before it ended, and the last page must leave nothing over.
Spaces do not count, since lines may end anywhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from masthead.composing.wording import Wording
from masthead.errors import ContentError, Problem
from masthead.setting.counted_tables import TableSpan, Tail, count_table, lacking, tail
from masthead.setting.extraction import PageText, letters
from masthead.setting.listed_pages import without_page_numbers
from masthead.setting.page_reading import in_order, part_row, split
from masthead.setting.parted_rows import common
from masthead.setting.text_stream import TextStream

_EXCERPT = 40  # characters in a message
_PROBE = 20  # characters that tell a place in the notes
_CLIPPED = "what is set does not hold all that was written; a note may be longer than its page"


def _lost(stream: TextStream, position: int, found: str, page: int, path: Path | None) -> Problem:
    wanted = stream.text[position : position + _EXCERPT]
    return Problem(
        "words-lost",
        f"on page {page}, «{wanted}» should follow, but there is «{found[:_EXCERPT]}»",
        path,
        stream.line(position),
        _CLIPPED,
    )


def prove(pages: Sequence[PageText], wording: Wording, path: Path | None) -> tuple[Problem, ...]:
    """Check that the text blocks of the pages hold the wording.

    Returns a warning for each table whose words are all there, and whose order could not be followed.
    Raises ContentError with the source line and page of the first place where they do not.
    """
    return _Proof.of([page.body for page in pages], wording, path).run()


@dataclass(frozen=True, slots=True)
class _Place:
    """How far the proof has come: where on which page, and what stands before that of text and notes."""

    page: int
    offset: int
    text: TextStream
    at: int
    at_note: int
    drawings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Proof:
    """The pages, and what must be on them."""

    bodies: Sequence[str]
    text: TextStream
    notes: TextStream
    note_ends: tuple[int, ...]
    heads: tuple[str, ...]
    drawings: tuple[str, ...]
    wording: Wording
    path: Path | None

    @classmethod
    def of(cls, bodies: Sequence[str], wording: Wording, path: Path | None) -> _Proof:
        """What must be on the pages of a wording, and what is on them but for page numbers in lists."""
        text = TextStream.of(wording.text)
        notes = ["".join(letters(run.text) for run in note) for note in wording.notes]
        return cls(
            without_page_numbers(bodies, wording.listed, text.text),
            text,
            TextStream.of(run for note in wording.notes for run in note),
            tuple(accumulate(map(len, notes))),
            tuple("".join(letters(run.text) for run in head) for head in wording.heads),
            tuple(letters(run.text) for run in wording.drawings),
            wording,
            path,
        )

    def run(self) -> tuple[Problem, ...]:
        """Go through the pages; as ``prove``."""
        history = [_Place(0, 0, self.text, 0, 0, self.drawings)]
        counted: dict[int, Problem] = {}
        while (place := history[-1]).page < len(self.bodies):
            if (following := self.followed(place)) is None:
                span = self.unfollowed(place)
                span = None if span and span.number in counted else span
                following = self.counted(history, span) if span else None
                if span is None or following is None:
                    raise ContentError(self.difference(history, span))
                counted[span.number] = self.warning(place, following, span)
            history.append(following)
        for stream, position in ((place.text, place.at), (self.notes, place.at_note)):
            if position < len(stream.text):
                raise ContentError(_lost(stream, position, "", len(self.bodies), self.path))
        return tuple(counted.values())

    def followed(self, place: _Place) -> _Place | None:
        """The place behind a page whose words stand in their order, or in that of rows that pages part."""
        text = place.text
        rest = self.notes.text[place.at_note :], self.heads, place.drawings
        readings = list(self.readings(self.bodies[place.page][place.offset :]))
        found = (split(body, text.text[place.at :], *rest) for body in readings)
        pieces = next(filter(None, found), None)
        if pieces is None:
            parted = next(filter(None, (part_row(body, text, place.at, *rest) for body in readings)), None)
            if parted is None:
                return None
            text, pieces = parted
        drawings = place.drawings[pieces.drawings :]
        return _Place(place.page + 1, 0, text, place.at + pieces.text, place.at_note + pieces.notes, drawings)

    def readings(self, body: str) -> Iterator[str]:
        """A page as it was read, with the heads of its tables in their order, and each of these but once.

        Columns side by side each have the head of their table.
        """
        yield body
        ordered = in_order(body, self.heads)
        if ordered != body:
            yield ordered
        for head in dict.fromkeys(
            table.head for table in self.text.tables if table.in_columns and table.head
        ):
            first, found, others = ordered.partition(head)
            if head in others:
                yield first + found + others.replace(head, "")

    def unfollowed(self, place: _Place) -> TableSpan | None:
        """The table in which, or behind which, the words of a page leave their order."""
        body = self.bodies[place.page][place.offset :]
        starts = ("", *filter(body.startswith, self.heads))
        reached = place.at + max(common(body[len(head) :], place.text.text[place.at :]) for head in starts)
        last = bisect_right(place.text.tables, reached, key=lambda table: table.start)
        return place.text.tables[last - 1] if last else None

    def counted(self, history: Sequence[_Place], table: TableSpan) -> _Place | None:
        """The place behind a table, all of whose letters are there, from the page on where they lack order.

        A page before it may have been read amiss: so, from the page that the table begins on.
        """
        begun = _begun(history, table)
        for place in (history[-1],) if begun is history[-1] else (history[-1], begun):
            offset = self.above(place, table)
            if offset is not None and (found := self.counted_from(place, offset, table)):
                return found
        return None

    def above(self, place: _Place, table: TableSpan) -> int | None:
        """Where on a page a table begins, or goes on; None where other words stand above it."""
        words = place.text.text[place.at : table.start]
        body = self.bodies[place.page]
        for head in ("", *self.heads) if words else ("",):
            if body.startswith(head + words, place.offset):
                return place.offset + len(head + words)
        return None

    def counted_from(self, place: _Place, offset: int, table: TableSpan) -> _Place | None:
        """The place behind a table that begins, or goes on, on this page."""

        def passed(tails: Sequence[Tail]) -> tuple[int, tuple[str, ...]]:
            notes = place.at_note + sum(each.notes for each in tails)
            return notes, place.drawings[sum(each.drawings for each in tails) :]

        def tail_of(tails: Sequence[Tail]) -> Tail:
            at, drawings = passed(tails)
            ends = [end - at for end in self.note_ends if end > at]
            return tail(self.bodies[place.page + len(tails)], self.notes.text[at:], ends, drawings)

        wanted = place.text.text[max(place.at, table.start) : table.end]
        found = count_table(self.bodies[place.page :], offset, wanted, table.head, tail_of)
        if found is None:
            return None
        notes, drawings = passed(found.tails)
        return _Place(place.page + found.page, found.offset, place.text, table.end, notes, drawings)

    def warning(self, begin: _Place, end: _Place, table: TableSpan) -> Problem:
        """What is said of a table whose order could not be followed."""
        first, last = begin.page + 1, end.page + 1
        pages = f"page {first}" if first >= last else f"pages {first}–{last}"
        return Problem(
            "cells-unordered",
            f"on {pages}, a table has every letter that was written, but in no order that could be followed",
            self.path,
            self.text.line(table.start),
            "lay the page on your text: a word may stand in another cell; shorter rows are easier to follow",
            "warning",
        )

    def difference(self, history: Sequence[_Place], table: TableSpan | None) -> Problem:
        """What a page lacks: of a table the first word not there as often, else what should follow."""
        place = history[-1]
        if table and place.at < table.end:
            for word, line in lacking(self.words(table), self.shown(history, table)):
                message = f"on page {place.page + 1} or near it, a table lacks «{word[:_EXCERPT]}»"
                return Problem("words-lost", message, self.path, line or None, _CLIPPED)
        body = self.bodies[place.page][place.offset :]
        text, notes = (place.text, place.at), (self.notes, place.at_note)
        return _first_difference(body, text, notes, place.page + 1, self.path)

    def words(self, table: TableSpan) -> Iterator[tuple[str, int]]:
        """The words of a table, in their order, each with its line."""
        for run in self.wording.text:
            if run.table == table.number:
                yield from ((letters(word), run.line) for word in run.text.split())

    def shown(self, history: Sequence[_Place], table: TableSpan) -> str:
        """What stands on the pages that a table needs, from the one that it begins on."""
        begun = _begun(history, table)
        pages, wanted = [self.bodies[begun.page][begun.offset :]], table.end - begun.at
        for body in self.bodies[begun.page + 1 :]:
            if sum(map(len, pages)) >= wanted:
                break
            pages.append(body)
        return "".join(pages)


def _begun(history: Sequence[_Place], table: TableSpan) -> _Place:
    """Where the page begins on which a table does."""
    return next((place for place in reversed(history) if place.at <= table.start), history[0])


def _first_difference(
    page: str, text: tuple[TextStream, int], notes: tuple[TextStream, int], number: int, path: Path | None
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
