"""Tables whose words cannot be followed from cell to cell on the page: each of their letters is counted.

Rows part over pages and columns, many cells read alike, and PDFium sorts what stands on one line: where
the order of a table's cells cannot be followed (`proof.py`), its letters are counted from where it begins to
where it must end, page by page, with its head as often as pages repeat it. A word that is lost, clipped or
set twice is found all the same; words of one table in each other's place are not, so a warning tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

_REPEATS = 3  # heads that a page shows at most: of columns side by side, each may have one
_SHORT = 8  # letters of a note that goes on: less stands alone only at the end of one


@dataclass(frozen=True, slots=True)
class TableSpan:
    """Where in the text the head and the rows of a table begin and end, and the letters of its head.

    ``number`` is that of the table in the document (`wording.py`); ``in_columns`` says that it stands in
    columns side by side.
    """

    number: int
    start: int
    end: int
    head: str
    in_columns: bool = False


@dataclass(frozen=True, slots=True)
class Tail:
    """What a page holds behind its text: where that ends, how many letters of notes, how many drawings."""

    end: int
    notes: int = 0
    drawings: int = 0


@dataclass(frozen=True, slots=True)
class TableEnd:
    """The page that a table ends on, and where on it; the tails of the pages before that."""

    page: int
    offset: int
    tails: tuple[Tail, ...]


def tail(page: str, notes: str, note_ends: Sequence[int], drawings: Sequence[str]) -> Tail:
    """What stands behind the text of a page that a table fills to its end.

    ``notes`` are those still to come, ``note_ends`` where in them each ends. Drawings stand behind the text,
    before or behind the notes.
    """
    for count in range(len(drawings), 0, -1):
        words = "".join(drawings[:count])
        if Counter(page[-len(words) :]) == Counter(words):
            inner = page[: -len(words)]
            return Tail(len(inner) - (size := _notes(inner, notes, note_ends)), size, count)
    size = _notes(page, notes, note_ends)
    end = len(page) - size
    for count in range(len(drawings), 0, -1):
        words = "".join(drawings[:count])
        if Counter(page[end - len(words) : end]) == Counter(words):
            return Tail(end - len(words), size, count)
    return Tail(end, size)


def _notes(page: str, notes: str, note_ends: Sequence[int]) -> int:
    """How many letters of the notes to come stand at the end of a page: as many as can."""
    at = page.find(notes[:1]) if notes else -1
    while at >= 0:
        size = len(page) - at
        if notes.startswith(page[at:]) and (size >= _SHORT or size in note_ends):
            return size
        at = page.find(notes[:1], at + 1)
    return 0


def count_table(
    pages: Sequence[str], offset: int, wanted: str, head: str, tails: Callable[[Sequence[Tail]], Tail]
) -> TableEnd | None:
    """Where a table ends that begins at a place of the first page; None where it lacks letters.

    ``wanted`` are those still to come; ``tails`` gives the tail of a page, by those of the pages before it.
    """
    letters, repeated = Counter(wanted), Counter(head)
    seen: Counter[str] = Counter()
    passed: list[Tail] = []
    gone = 0
    for number, page in enumerate(pages):
        begin = 0 if number else offset
        repeats = range(_REPEATS * (number + 1) + 1 if head else 1)
        for times in repeats:
            end = begin + len(wanted) + times * len(head) - gone
            if begin <= end <= len(page) and _is(seen, page[begin:end], letters, repeated, times):
                return TableEnd(number, end, tuple(passed))
        if gone > len(wanted) + repeats[-1] * len(head):
            return None
        last = tails(passed)
        passed.append(last)
        seen.update(page[begin : last.end])
        gone += max(0, last.end - begin)
    return None


def _is(seen: Counter[str], more: str, letters: Counter[str], head: Counter[str], times: int) -> bool:
    """Whether what was seen, with some more, is a table with its head repeated some times."""
    return seen + Counter(more) == letters + Counter({letter: times * n for letter, n in head.items()})


def lacking(words: Iterable[tuple[str, int]], shown: str) -> Iterator[tuple[str, int]]:
    """The words of a table, each with its line, that pages show less often than the table has them."""
    wanted: Counter[str] = Counter()
    there: dict[str, int] = {}
    for word, line in words:
        wanted[word] += 1
        if there.setdefault(word, shown.count(word)) < wanted[word]:
            yield word, line
