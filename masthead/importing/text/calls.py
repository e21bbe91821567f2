"""The calls of notes: found in the text by their place and form, and set between marks of our own.

Extraction glues a raised mark to the word before it (``2010a.``) or sets it off (``» b, qui``). The
definitions say which marks there must be, and in which order; here the likeliest place is chosen.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from masthead.document import Inline, NoteCall, Superscript, Text
from masthead.importing.report import Remark
from masthead.importing.text.notes import FootNote
from masthead.importing.text.source import PLACES, Line

_OPEN, _CLOSE = "\x02", "\x03"  # read_source leaves no such characters in a line
_RAISED = "\x06"  # before the call of an endnote, which is raised and stays
_CALL = re.compile(f"{_OPEN}(\\d+){_CLOSE}|{_RAISED}(\\d+){_CLOSE}")
_SHORTENED = re.compile(r"[^\W\d_a-zа-я]{2,}$")  # a shortened name, which may have a number
_LIKELY = 2  # of the scores below
_AFTER = r"(?=$|[\s.,;:!?)\]»”’…])(?!\.\d)"
SURE = 3
_REACH = 300  # lines above a note among which its call is sought where page starts are not known


@dataclass(frozen=True, slots=True)
class Called:
    """The body with its calls marked, the label of each note, what is unsure.

    ``placed``: the labels of calls that are not printed in the text, and were set at the end of a page;
    ``tightened``: how many calls had a space before them that was taken out.
    """

    body: tuple[Line, ...]
    labels: tuple[str, ...]
    placed: tuple[str, ...]
    tightened: int
    unsure: tuple[Remark, ...]


def mark_calls(body: Sequence[Line], notes: Sequence[FootNote]) -> Called:
    """Put a mark of ours where each note is called; where no call is found, at the end of its page."""
    lines = list(body)
    vocabulary = _vocabulary(body) if notes else frozenset()
    unsure: list[Remark] = []
    labels = _labels(notes)
    placed: list[str] = []
    previous = (0, 0)
    for index, note in enumerate(notes):
        here = max(previous, (note.first, 0), (note.last - _REACH, 0))
        place, score = _find(lines, note, here, vocabulary)
        if place is None and note.first > previous[0]:
            place, score = _find(lines, note, max(previous, (note.first - _REACH, 0)), vocabulary)
        if place is None:
            place = _page_end(lines, note)
            placed.append(labels[index])
            unsure.append(
                Remark(note.line, note.mark, "no call of this note was found: called at the end of its page")
            )
        elif score < SURE:
            n = place[0]
            unsure.append(Remark(lines[n].number, lines[n].text, f"taken for the call of note {note.mark}"))
        previous = _insert(lines, place, index)
    tightened = _tighten(lines, len(notes) - len(placed))
    return Called(tuple(lines), labels, tuple(placed), tightened, tuple(unsure))


def raise_calls(lines: Sequence[Line], count: int) -> tuple[Line, ...]:
    """Mark the calls of so many endnotes: those that stand in the order of their numbers.

    A number that is not of that order, as that of a shortened name (JS7), is left as it is.
    """
    vocabulary = _vocabulary(lines)
    found = sorted(
        (n, match.start("mark"), match.end("mark"), number)
        for number in range(1, count + 1)
        for n, line in enumerate(lines)
        if str(number) in line.text and line.text not in PLACES
        for match in _pattern(str(number)).finditer(line.text)
        if _score(match, str(number), vocabulary) >= _LIKELY
        and not _SHORTENED.search(line.text[: match.start("mark")])
    )
    made = list(lines)
    for n, start, end, _ in reversed(_in_order(found)):
        text = made[n].text
        made[n] = replace(made[n], text=f"{text[:start]}{_RAISED}{text[start:end]}{_CLOSE}{text[end:]}")
    return tuple(made)


def _in_order(found: Sequence[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """The longest run of places whose numbers rise."""
    tails: list[int] = []  # the place that ends the best run of each length
    before: list[int] = []
    for at, place in enumerate(found):
        length = bisect_left(tails, place[3], key=lambda tail: found[tail][3])
        before.append(tails[length - 1] if length else -1)
        tails[length : length + 1] = [at]
    run = []
    at = tails[-1] if tails else -1
    while at >= 0:
        run.append(found[at])
        at = before[at]
    return run[::-1]


def _tighten(lines: list[Line], printed: int) -> int:
    """Take out the spaces before calls where most calls have one: then the extractor made them.

    Where most are glued to their word, it did not, and a space is the text's own. Gives their number.
    """
    spaced = [n for n, line in enumerate(lines) if f" {_OPEN}" in line.text]
    count = sum(lines[n].text.count(f" {_OPEN}") for n in spaced)
    if 2 * count <= printed:
        return 0
    for n in spaced:
        lines[n] = replace(lines[n], text=lines[n].text.replace(f" {_OPEN}", _OPEN))
    return count


def split_calls(text: str, labels: Sequence[str]) -> tuple[Inline, ...]:
    """A text with marks of ours as runs of text and calls."""
    result: list[Inline] = []
    at = 0
    for found in _CALL.finditer(text):
        if found.start() > at:
            result.append(Text(text[at : found.start()]))
        call = NoteCall(labels[int(found[1])]) if found[1] else Superscript((Text(found[2]),))
        result.append(call)
        at = found.end()
    if at < len(text):
        result.append(Text(text[at:]))
    return tuple(result)


def without_calls(text: str) -> str:
    """The text as it reads without the calls."""
    return _CALL.sub("", text)


_Place = tuple[int, int, int]  # index of the line, start and end of the printed mark in it


def _find(
    lines: Sequence[Line], note: FootNote, start: tuple[int, int], vocabulary: frozenset[str]
) -> tuple[_Place | None, int]:
    """The likeliest place after ``start``: the highest score, the first of equals."""
    best: _Place | None = None
    high = 0
    pattern = _pattern(note.mark)
    for n in range(start[0], note.last):
        for match in pattern.finditer(lines[n].text):
            if n == start[0] and match.start("mark") < start[1]:
                continue
            score = _score(match, note.mark, vocabulary)
            if score > high:
                best, high = (n, match.start("mark"), match.end("mark")), score
    return best, high


def _pattern(mark: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<before>\S)(?P<space> ?)(?P<mark>{re.escape(mark)}){_AFTER}")


def _score(match: re.Match[str], mark: str, vocabulary: frozenset[str]) -> int:
    """How likely this is a call: 4 where nothing else makes sense, 0 where it is a word or figure."""
    before, spaced = match["before"], bool(match["space"])
    after = match.string[match.end("mark") : match.end("mark") + 1]
    closing = before in ".,;:!?)]»”’"
    if mark.startswith("*"):
        return 4 if before != "*" else 0
    if mark.isdigit():
        if spaced:
            return 2 if closing else 1 if before.isalpha() else 0
        if before.isdigit() or (before in "-–/.,(" and match.string[max(0, match.start() - 1)].isdigit()):
            return 1 if before.isdigit() else 0
        return 4 if closing or before.isalpha() else 0
    if spaced:  # a letter that stands alone is mostly a word: French "a", Spanish "y"
        if before in ")]»”":
            return 4 if after in (*",.;:",) else 3 if not after else 2
        return 2 if after in (*",.;:",) and before.isalnum() else 0
    if before.isdigit() or before in ")]»”":
        return 4
    word = re.search(r"\w+$", match.string[: match.end("mark")])
    whole = word[0].lower() if word else ""
    return 3 if len(whole) > 2 and whole[:-1] in vocabulary and whole not in vocabulary else 0


def _vocabulary(lines: Sequence[Line]) -> frozenset[str]:
    """The words that stand twice or more: a word with a call glued to it hardly does."""
    once: set[str] = set()
    twice: set[str] = set()
    for line in lines:
        for word in re.findall(r"\w+", line.text.lower()):
            (twice if word in once else once).add(word)
    return frozenset(twice | {word for word in once if word + "s" in once or word[:-1] not in once})


def _page_end(lines: Sequence[Line], note: FootNote) -> _Place:
    last = max(0, min(note.last, len(lines)) - 1)
    around = (*range(last, -1, -1), *range(last + 1, len(lines)))
    n = next((n for n in around if lines[n].text not in PLACES), len(lines))  # no table, no contents list
    if n == len(lines):
        return n, 0, 0
    end = len(lines[n].text) if lines else 0
    return n, end, end


def _insert(lines: list[Line], place: _Place, index: int) -> tuple[int, int]:
    n, start, end = place
    if n >= len(lines):  # notes without any text above them
        return place[0], place[1]
    text = lines[n].text
    call = f"{_OPEN}{index}{_CLOSE}"
    lines[n] = replace(lines[n], text=text[:start] + call + text[end:])
    return n, start + len(call)


def _labels(notes: Sequence[FootNote]) -> tuple[str, ...]:
    """The printed marks, told apart where they begin again."""
    seen: dict[str, int] = {}
    labels = []
    for note in notes:
        name = f"star{len(note.mark)}" if note.mark.startswith("*") else note.mark
        seen[name] = seen.get(name, 0) + 1
        labels.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return tuple(labels)
