"""Lines become chunks: paragraphs, headings, items, signatures, each with all of its lines.

Where one ends: at a blank line; before a mark that follows in its sequence; after a line that ended
short though the next word had room on it. A page's end, a head or foot ends nothing by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from masthead.importing.report import Remark
from masthead.importing.text import contents, tables
from masthead.importing.text.calls import without_calls
from masthead.importing.text.marks import Mark, read_marks
from masthead.importing.text.measure import full_measure, has_room, width
from masthead.importing.text.source import Line
from masthead.importing.text.words import Words

ChunkKind = Literal["text", "part", "signature", "contents", "table"]
PLACES: dict[str, ChunkKind] = {
    contents.PLACE: "contents",
    tables.PLACE: "table",
}  # text of a line that keeps a place

ENDS = re.compile(r"[.!?;:…。；：؟]['\"”»’)\]]*\*{0,3}$")
_JOINS = re.compile(r"(?<!\w)[^\W\d_A-Z]{1,3}$")  # the, of, de, la, и: a heading does not end so
_SENTENCE = re.compile(r"[.!?…。؟]['\"”»’)\]]*\*{0,3}$")
_FITS = 0.985  # of the measure: kerning and justification make the widths uncertain by about this much
_FITS_ITEM = 0.90  # for the narrower measure of bullets and other indented lines
_SHORT = 0.7  # of the measure: with space between paragraphs only a line this short ends one without it
_CUT = 0.55  # of the measure: no line of a paragraph or of a heading of two lines is shorter, but the last
_HEADING = 0.85  # of the measure: bold and larger type has fewer letters a line
_FIRST_LINE = (3, 9)  # columns that the first line of a paragraph may be set in
_RIGHT = 30  # columns from the edge of the text at which a closing line stands
_CLOSING = 3  # such lines at most
_EDGE = 2  # columns about the edge of the text
_LONG_MARK = 12  # characters: no mark has so many
_LONG = 8  # lines: no heading has so many
_PROSE = 0.8  # of the measure: a line this long without a stop is no heading, for its type would be larger


@dataclass(slots=True)
class Chunk:
    """Lines that belong together; ``spaced``: a blank line or more was above, ``page``: it begins a page."""

    lines: list[Line]
    kind: ChunkKind = "text"
    mark: Mark | None = None

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def text(self) -> str:
        """What its lines say, without the calls of notes."""
        return " ".join(without_calls(line.text) for line in self.lines)


@dataclass(slots=True)
class Chunker:
    """Cuts lines into chunks. ``spaced`` says whether blank lines stand between paragraphs."""

    words: Words
    measure: int
    spaced: bool
    indented: bool
    chunks: list[Chunk] = field(default_factory=list)
    unsure: list[Remark] = field(default_factory=list)
    numbers: tuple[int, int] = (0, 0)  # the last two: one may have been a heading's
    last_items: set[tuple[str, int]] = field(default_factory=set)
    layout: bool = False  # the extractor kept the columns of the page
    after: Line | None = None
    closing: frozenset[int] = frozenset()  # numbers of the lines at the right that close the text

    def feed(self, line: Line, after: Line | None = None) -> None:
        """Take the next line; ``after`` is the one behind it."""
        self.after = after
        last = self.chunks[-1] if self.chunks else None
        plain = _plain(line)
        if line.number in self.closing:
            goes_on = last is not None and last.first.number in self.closing
            self._start(line, "signature") if not goes_on or last is None else last.lines.append(line)
        elif line.text in PLACES:
            self.chunks.append(Chunk([line], PLACES[line.text]))
        elif self.words.part_heading.match(plain.text) and self._heads_part(last, plain):
            self._start(line, "part")
        elif self.words.signed.match(plain.text):
            self._sign(last, line)
        elif last is None or self._begins(last, plain):
            self._start(line)
        else:
            last.lines.append(line)

    def _start(self, line: Line, kind: ChunkKind = "text") -> None:
        marks = read_marks(line.text) if kind == "text" else ()
        for mark in marks:
            if mark.kind == "number" and mark.number:
                self.numbers = (mark.number, self.numbers[0])
            self.last_items.add((mark.kind, mark.number))
        if kind == "part":
            self.numbers = (0, 0)
            self.last_items.clear()
        self.chunks.append(Chunk([line], kind))

    def _heads_part(self, last: Chunk | None, line: Line) -> bool:
        """A part's word heads a part where a line of its own begins: not in the midst of a sentence."""
        match = self.words.part_heading.match(line.text)
        if match is None or line.text[0].islower():
            return False
        if last is None or line.page or line.blanks:
            torn = last is not None and not ENDS.search(last.lines[-1].text) and last.kind == "text"
            return not (last and torn and line.page and match["more"] and self._is_full(last, line))
        return not self._is_full(last, line) and (not match["more"] or not ENDS.search(line.text))

    def _sign(self, last: Chunk | None, line: Line) -> None:
        """A signature: with the signatory's title above it, where that has lines of its own."""
        above: list[Line] = []
        if last is not None and last.kind == "text" and not line.blanks and not line.page:
            titles = len(last.lines) <= 4 and all(width(r.text) <= _SHORT * self.measure for r in last.lines)
            if titles and not ENDS.search(last.text) and not read_marks(last.text):
                above = self.chunks.pop().lines
        self.chunks.append(Chunk([*above, line], "signature"))

    def _is_full(self, last: Chunk, line: Line) -> bool:
        return not has_room(_plain(last.lines[-1]), line, _FITS * self.measure)

    def _begins(self, last: Chunk, line: Line) -> bool:
        """Whether the line begins a chunk of its own after the last."""
        if last.kind in ("contents", "table"):
            return True
        if last.kind == "signature":
            return self._after_signature(last, line)
        if last.kind == "part" and self.words.original.fullmatch(line.text):
            return True
        end = _plain(last.lines[-1])
        if line.blanks and not line.page:
            return not self._is_torn(last, line)
        if self._follows(last, line, end):
            return True
        if last.kind == "part":
            return self._after_heading(last, line)
        if line.page:
            return self._after_page(last, line, end)
        if self.indented and line.indent > max(0, end.indent) + 1 and ENDS.search(end.text):
            return True
        if self._is_preamble(line, end) or (self.layout and self._is_set_in(last, line, end)):
            return True
        if self.layout and self._is_cut_short(line, end):
            return True
        if self.spaced:
            return self._ends_within(last, line, end)
        return self._ends_dense(last, line, end)

    def _after_signature(self, last: Chunk, line: Line) -> bool:
        """The signatory's titles follow on the next lines, short and without a stop."""
        short = width(line.text) <= _SHORT * self.measure and not _SENTENCE.search(line.text)
        return bool(line.blanks or line.page or not short or read_marks(line.text) or len(last.lines) > 6)

    def _is_torn(self, last: Chunk, line: Line) -> bool:
        """A blank line in the midst of a sentence: the last line is full and this one goes on."""
        end = _plain(last.lines[-1])
        torn = (
            line.text[0].islower()
            and not read_marks(line.text)
            and not ENDS.search(end.text)
            and last.kind == "text"
            and width(end.text) > _HEADING * self.measure
        )
        if torn:
            self.unsure.append(Remark(line.number, line.text, "joined to the line above the blank line"))
        return torn

    def _follows(self, last: Chunk, line: Line, end: Line) -> bool:
        """Whether the line begins with a mark that is the next of its sequence, where one may be."""
        marks = read_marks(line.text)
        if not marks:
            return False
        stopped = bool(ENDS.search(end.text)) or bool(re.search(r",$|\b\w{1,3}$", end.text))
        short = has_room(end, line, _FITS_ITEM * self.measure)
        apart = self.layout and len(line.columns) > 1  # a tab's room behind the mark: no word of a sentence
        for mark in marks:
            if mark.kind == "bullet":
                return True
            if apart and mark.printed.strip() == line.columns[0] and self._fits(mark):
                return True
            if mark.kind == "number":
                fits = mark.number in (self.numbers[0] + 1, self.numbers[1] + 1, 1, 0)
                operative = end.text.endswith(",") and self.words.preamble.match(last.text)
                if fits and (short or operative or (stopped and (line.page or mark.number > 1))):
                    return True
            elif mark.kind == "dash":
                deeper = self.indented and line.indent > end.indent
                if (stopped and (short or line.page or deeper)) or (
                    line.indent > last.first.indent and short
                ):
                    return True
            elif mark.number == 1:
                if (
                    short
                    or (stopped and line.page)
                    or (end.text.endswith(":") and mark.kind in ("letter", "roman"))
                ):
                    return True
            elif (mark.kind, mark.number - 1) in self.last_items:
                heading = mark.kind in ("upper", "upper_roman")  # or a name's initial: then space must tell
                if short or (stopped and (line.page or not heading or not self.spaced)):
                    return True
        return False

    def _fits(self, mark: Mark) -> bool:
        """Whether a mark begins a sequence or goes on in one."""
        if mark.kind == "number":
            return mark.number in (self.numbers[0] + 1, self.numbers[1] + 1, 1, 0)
        return mark.number == 1 or (mark.kind, mark.number - 1) in self.last_items

    def _after_heading(self, last: Chunk, line: Line) -> bool:
        """A part's heading goes on while its lines fill the measure of headings."""
        if self.spaced:
            return False
        if self._is_title(line):
            return True
        widest = max(width(row.text) for row in last.lines[:_LONG])
        match = self.words.part_heading.match(_plain(last.first).text)
        if len(last.lines) == 1 and match and not match["more"]:
            return True
        if width(line.text) > _HEADING * self.measure:
            return True
        return len(last.lines) > 1 and has_room(_plain(last.lines[-1]), line, widest)

    def _is_cut_short(self, line: Line, end: Line) -> bool:
        """Whether a line ended before the middle of the measure, though the next begins at the same edge."""
        return (
            width(end.text) < _CUT * self.measure
            and has_room(end, line, _SHORT * self.measure)
            and not line.text[0].islower()
            and not _JOINS.search(end.text)
            and not end.text.endswith((",", "-", "–"))
            and abs(line.indent - end.indent) <= _EDGE
        )

    def _is_set_in(self, last: Chunk, line: Line, end: Line) -> bool:
        """Whether a first line's indent begins a paragraph: the lines about it stand at the edge."""
        after = self.after
        ended = bool(ENDS.search(end.text)) or end.text.endswith((",", "،", "、", "，"))
        return (
            ended
            and not line.text[0].islower()
            and _FIRST_LINE[0] <= line.indent <= _FIRST_LINE[1]
            and (after is None or after.page or after.indent < line.indent + _EDGE)
            and (abs(end.indent) <= _EDGE or self._stands_alone(last, line))
        )

    def _is_preamble(self, line: Line, end: Line) -> bool:
        """Whether a paragraph of a preamble begins: by its first word, below a comma."""
        if not end.text.endswith(",") or (self.layout and line.indent < _FIRST_LINE[0]):
            return False
        return bool(self.words.preamble.match(line.text))

    def _stands_alone(self, last: Chunk, line: Line) -> bool:
        """Whether the paragraph above had one line, set in as this one, which goes on at the edge."""
        after = self.after
        above = len(last.lines) == 1 and 0 < last.first.indent <= _FIRST_LINE[1]
        return above and (after is None or after.page or after.indent <= line.indent - _FIRST_LINE[0])

    def _after_page(self, last: Chunk, line: Line, end: Line) -> bool:
        """After a page's end what was torn goes on; a new one shows by its indent or the line above."""
        if not ENDS.search(end.text) and line.text[0].islower():
            return False
        if has_room(end, line, (_SHORT if not _SENTENCE.search(end.text) else _FITS_ITEM) * self.measure):
            return True
        if not ENDS.search(end.text):
            return False
        if line.text[0].islower():
            return False
        begins = line.indent > 0 and self.indented
        if not begins:
            self.unsure.append(Remark(line.number, line.text, "joined over the page's end"))
        return begins

    def _ends_within(self, last: Chunk, line: Line, end: Line) -> bool:
        """With space between paragraphs a line without it begins one only after a clearly short last line."""
        return (
            bool(_SENTENCE.search(end.text))
            and line.text[0].isupper()
            and len(last.lines) > 1
            and has_room(end, line, _SHORT * self.measure)
            and width(line.text) > _SHORT * self.measure
        )

    def _ends_dense(self, last: Chunk, line: Line, end: Line) -> bool:
        """Without space between paragraphs the widths tell."""
        item = bool(read_marks(last.first.text)) or last.first.indent > 0
        if not has_room(end, line, (_FITS_ITEM if item else _FITS) * self.measure):
            return False
        if ENDS.search(end.text):
            return not line.text[0].islower() or has_room(end, line, _SHORT * self.measure)
        if end.text.endswith((",", "،", "、")) or width(end.text) > _PROSE * self.measure:
            return False
        return not self._heading_goes_on(last, line)

    def _is_title(self, line: Line) -> bool:
        """Whether a document's title begins here."""
        return any(pattern.match(line.text) for pattern in self.words.titles.values())

    def _heading_goes_on(self, last: Chunk, line: Line) -> bool:
        """Lines of a heading are short for their larger type: the next goes on if it begins small."""
        if self._is_title(line):
            return False
        if _JOINS.search(last.lines[-1].text) and width(line.text) <= _HEADING * self.measure:
            return True
        widths = [width(row.text) for row in last.lines[:_LONG]]
        if max(widths) > _HEADING * self.measure or len(widths) == _LONG:
            return line.text[0].islower()
        if line.text[0].islower():
            return width(line.text) <= _HEADING * self.measure or len(widths) == 1
        limit = max(max(widths), 0.6 * self.measure)
        fills = not has_room(_plain(last.lines[-1]), line, limit if len(widths) > 1 else 0.6 * self.measure)
        return fills and width(line.text) <= _HEADING * self.measure


def _plain(line: Line) -> Line:
    text = without_calls(line.text)
    return line if text == line.text else replace(line, text=text)


def cut(lines: Sequence[Line], words: Words, layout: bool) -> tuple[list[Chunk], int, list[Remark]]:
    """Cut the lines of a text into chunks; also the measure that was found, and what is unsure."""
    merged = merge_marks(lines)
    plain = [_plain(line) for line in merged]
    measure = full_measure(plain)
    ends = [
        (line, after)
        for line, after in pairwise(plain)
        if _SENTENCE.search(line.text) and not after.page and has_room(line, after, _FITS_ITEM * measure)
    ]
    spaced = 2 * sum(bool(after.blanks) for _, after in ends) > len(ends)
    indented = layout or 4 * sum(line.indent > 0 for line in plain) > sum(line.blanks > 0 for line in plain)
    chunker = Chunker(words, measure, spaced, indented, layout=layout)
    chunker.closing = _closing(merged) if layout else frozenset()
    for line, after in zip(merged, (*merged[1:], None), strict=False):
        chunker.feed(line, after)
    return chunker.chunks, measure, chunker.unsure


def _closing(lines: Sequence[Line]) -> frozenset[int]:
    """The last lines, where they stand at the right: when and at which meeting a text was adopted."""
    found: list[int] = []
    for line in reversed(lines):
        if line.indent < _RIGHT or line.text in PLACES:
            break
        found.append(line.number)
    return frozenset(found) if len(found) <= _CLOSING else frozenset()


def merge_marks(lines: Sequence[Line]) -> list[Line]:
    """A mark alone on its line goes before the next line: extractors part the two at a tab.

    The merged line keeps the number of the mark's line.
    """
    result: list[Line] = []
    for line in lines:
        last = result[-1] if result else None
        if last is not None and not line.page and line.blanks < 2 and _is_mark_alone(last.text):
            result[-1] = replace(last, text=f"{last.text} {line.text}", end=line.number)
        else:
            result.append(line)
    return result


def _is_mark_alone(text: str) -> bool:
    return len(text) < _LONG_MARK and any(mark.printed.strip() == text for mark in read_marks(text))
