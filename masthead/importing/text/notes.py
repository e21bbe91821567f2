"""Notes: taken from the foot of the page where they stand in the midst of what they interrupt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from masthead.importing.report import Remark
from masthead.importing.text.measure import full_measure, has_room
from masthead.importing.text.source import PLACES, Line

RULE = re.compile(r"(?:_ ?){5,}|‗{5,}|[—–=-]{8,}|─{5,}")
_STOP = re.compile(r"[.!?…][\"”»’)\]]*$")
_ROOM = 0.85  # of the measure: a note's smaller type has more letters a line, not fewer
_MARK = re.compile(r"(\*{1,4}|\d{1,3}|[a-zа-я])(?:/)?[.)]?(?: +(?=\S)(.*))?")


@dataclass(frozen=True, slots=True)
class FootNote:
    """A note as printed: its mark, its lines without it, and the lines between which its call stands.

    ``first`` and ``last`` are indices of the body's lines: the call is in ``body[first:last]``.
    """

    mark: str
    lines: tuple[Line, ...]
    line: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Noted:
    """The body's lines without the notes, the notes, the rules above them, what is unsure."""

    body: tuple[Line, ...]
    notes: tuple[FootNote, ...]
    removed: tuple[Remark, ...]
    unsure: tuple[Remark, ...]


def take_notes(lines: Sequence[Line], feeds: bool) -> Noted:
    """Part the notes from the body: those under a rule; at a page's foot also those without one."""
    body: list[Line] = []
    notes: list[FootNote] = []
    removed: list[Remark] = []
    unsure: list[Remark] = []
    page_start = n = 0
    measure = full_measure(lines)
    starts = False
    while n < len(lines):
        line = lines[n]
        if line.page or starts:
            page_start = len(body)
        if RULE.fullmatch(line.text):
            removed.append(Remark(line.number, line.text, "rule"))
            stop = _end(lines, n + 1, feeds, measure)
            found = _parse(lines[n + 1 : stop]) if body else []
            if not found:
                unsure.append(Remark(line.number, line.text, "a rule without text above and a note below it"))
                n += 1
                continue
        elif (
            feeds
            and (stop := _without_rule(lines, n, body[page_start:], notes))
            and (found := _parse(lines[n:stop]))
        ):
            unsure.append(Remark(line.number, line.text, "taken for a note at the foot of its page"))
        else:
            body.append(replace(line, page=True, blanks=0) if starts else line)
            starts = False
            n += 1
            continue
        notes += [FootNote(mark, rows, rows[0].number, page_start, len(body)) for mark, rows in found]
        n = stop
        starts = not feeds  # what follows is a new page's
    return Noted(tuple(body), tuple(notes), tuple(removed), tuple(unsure))


def successor(mark: str) -> str:
    """The mark of the next note: 2 after 1, b after a, ** after *."""
    if mark.isdigit():
        return str(int(mark) + 1)
    return mark + "*" if mark.startswith("*") else chr(ord(mark) + 1)


def _end(lines: Sequence[Line], start: int, feeds: bool, measure: int) -> int:
    """Notes go to the end of the page; where pages are not marked, to a blank line that no note follows.

    Without blank lines, to the line that a sentence's end cut short.
    """
    last = ""
    for n in range(start, len(lines)):
        line = lines[n]
        match = _MARK.fullmatch(line.text)
        follows = bool(match) and (not last or match[1] == successor(last))  # type: ignore[index]
        if (n > start and line.page) or line.text in PLACES:
            return n
        if n > start and not feeds and line.blanks and not follows and not _alone(lines[n - 1]):
            return n
        if n > start and not feeds and not follows and _is_over(lines[n - 1], line, measure):
            return n
        if match and follows:
            last = match[1]
    return len(lines)


def _is_over(last: Line, line: Line, measure: int) -> bool:
    """Whether the note ended above: at a sentence's end, with room for the next word, or before a number."""
    if not _STOP.search(last.text):
        return False
    return has_room(last, line, _ROOM * measure) or bool(re.match(r"\d+\. ", line.text))


def _alone(line: Line) -> bool:
    match = _MARK.fullmatch(line.text)
    return bool(match) and not match[2]  # type: ignore[index]


def _parse(lines: Sequence[Line]) -> list[tuple[str, tuple[Line, ...]]]:
    """Notes by the marks that follow on each other; nothing where the first line has none."""
    found: list[tuple[str, list[Line]]] = []
    for line in lines:
        match = _MARK.fullmatch(line.text)
        if match and (not found or (match[1] == successor(found[-1][0]) and _spoken(found[-1][1]))):
            found.append((match[1], [replace(line, text=match[2] or "")]))
        elif found:
            found[-1][1].append(line)
        else:
            return []
    if found and not _spoken(found[-1][1]):  # a mark without a note is no mark
        _, rows = found.pop()
        if not found:
            return []
        found[-1][1].extend(line for line in lines if line.number >= rows[0].number)
    return [(mark, tuple(rows)) for mark, rows in found]


def _spoken(rows: Sequence[Line]) -> bool:
    return any(row.text for row in rows)


def _without_rule(lines: Sequence[Line], n: int, page: Sequence[Line], notes: Sequence[FootNote]) -> int:
    """Where the notes end that begin here without a rule; 0 where none begins.

    A rule that was drawn leaves no trace in the text. So: the next note's mark, below a blank line or
    alone on its line, a call of it above on this page, and nothing after it but notes.
    """
    line = lines[n]
    match = _MARK.fullmatch(line.text)
    if not match or not page or not (line.blanks or not match[2]) or re.match(r"\d+[.)]", line.text):
        return 0
    mark = match[1]
    numbers = [int(note.mark) for note in notes if note.mark.isdigit()]
    if not mark.startswith("*") and mark != str(max(numbers, default=0) + 1):
        return 0
    call = re.compile(rf"[^\W\d_][.,;:)\]”»’]{{0,2}} ?{re.escape(mark)}(?![\w*])")
    if not any(call.search(row.text) for row in page):
        return 0
    stop = next((k for k in range(n + 1, len(lines)) if lines[k].page), len(lines))
    return stop if _only_notes(lines[n:stop]) else 0


def _only_notes(lines: Sequence[Line]) -> bool:
    """Whether no line after a blank one is anything but the next note, or the rest of a sentence of one."""
    last = ""
    for previous, line in zip((None, *lines), lines, strict=False):
        match = _MARK.fullmatch(line.text)
        if match and (not last or match[1] == successor(last)):
            last = match[1]
        elif line.text in PLACES or (line.blanks and not _goes_on(previous, line)):
            return False
    return True


def _goes_on(previous: Line | None, line: Line) -> bool:
    """Whether a line below a blank one is of the note above: extractors leave some where a mark is raised."""
    if line.text[0].islower() or (previous is not None and _alone(previous)):
        return True
    return previous is not None and line.blanks == 1 and not _STOP.search(previous.text)


def note_lines(notes: Sequence[FootNote]) -> Iterator[Line]:
    """Every line of the notes, in order."""
    for note in notes:
        yield from note.lines
