"""What each chunk is: a heading and of which level, a numbered paragraph, an item, a bullet, a paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from masthead.importing.report import Remark
from masthead.importing.text.calls import without_calls
from masthead.importing.text.chunks import Chunk
from masthead.importing.text.marks import Mark, read_marks
from masthead.importing.text.measure import width
from masthead.importing.text.words import Words

ItemKind = Literal[
    "heading", "number", "item", "bullet", "paragraph", "part", "signature", "contents", "table"
]

TITLE, CHAPTER, SECTION, SUBSECTION = 1, 2, 3, 4
_UNFINISHED = re.compile(r"[.;:,…。；：،؛]['\"”»’)\]]*\*{0,3}$|[-–—]$")
_SECTION_WIDTH = 30_000  # 1/1000 em: no line of 12 pt has more letters, in a measure of 365 to 368 pt
_HEADING_LINES = 5  # more is running text
_TITLES = 8  # headings one after another that may stand at the head; more in a row are a table's cells
_HEAD_TITLES = 2  # of so many: the title and the subtitle
_IN_A_ROW = 3  # headings without a number one after another in the text: a table's cells


@dataclass(slots=True)
class Item:
    """A chunk and what it is. ``level`` of a heading, or the depth of an item or bullet."""

    kind: ItemKind
    chunk: Chunk
    mark: Mark | None = None
    level: int = 0
    head: bool = False  # a title at the head of the text or of a part
    gap: tuple[int | None, int | None] = (None, None)  # blank lines above and below, None where not known


@dataclass(slots=True)
class Outliner:
    """Walks the chunks once; what a mark is depends on the marks before it and on the next."""

    chunks: Sequence[Chunk]
    measure: int
    words: Words
    items: list[Item] = field(default_factory=list)
    unsure: list[Remark] = field(default_factory=list)
    number: int = 0  # the last paragraph number of this part
    depths: list[Mark] = field(default_factory=list)  # the last mark at each depth of items
    outer_bullet: str = ""  # the sign of the first of the bullets that follow on each other
    headings: dict[int, int] = field(default_factory=dict)  # the last number of headings, by level
    next_numbers: list[int] = field(default_factory=list)

    def run(self) -> list[Item]:
        """Say of each chunk what it is."""
        self.next_numbers = _next_numbers(self.chunks)
        for n, chunk in enumerate(self.chunks):
            item = self._item(n, chunk)
            item.chunk.mark = item.mark
            self._note(item)
            self.items.append(item)
        return self.items

    def _item(self, n: int, chunk: Chunk) -> Item:
        if chunk.kind != "text":
            return Item(chunk.kind, chunk, level=0)
        if self.words.original.fullmatch(chunk.text):
            return Item("paragraph", chunk, head=True)
        heading = self._is_headingish(n, chunk)
        for mark in self._candidates(read_marks(chunk.first.text)):
            if len(chunk.lines) == 1 and not without_calls(chunk.first.text[len(mark.printed) :]):
                return Item("paragraph", chunk)  # a mark of nothing
            if mark.kind in ("bullet", "dash"):
                return Item("bullet", chunk, mark, self._bullet_depth(mark))
            if mark.kind in ("upper", "upper_roman"):
                if heading:
                    return Item("heading", chunk, mark, CHAPTER if mark.kind == "upper_roman" else SECTION)
            elif mark.kind == "number":
                if heading and self._numbers_heading(n, mark):
                    return Item("heading", chunk, mark, SUBSECTION)
                return self._numbered(chunk, mark)
            elif heading and self._heads_items(n):
                return Item("heading", chunk, mark, SUBSECTION + (1 if mark.kind == "letter" else 2))
            else:
                return self._lettered(chunk, mark)
        if heading and (re.search(r"[^\W\d_]", chunk.text)):
            return Item("heading", chunk, None, 0, gap=self.gap(n))
        return Item("paragraph", chunk)

    def _candidates(self, marks: tuple[Mark, ...]) -> list[Mark]:
        """The readings of a mark, the one that follows in its sequence first."""
        levels = {"upper_roman": CHAPTER, "upper": SECTION}

        def rank(mark: Mark) -> int:
            if mark.kind in levels:
                last = self.headings.get(levels[mark.kind], 0)
                return 0 if mark.number == last + 1 else 1 if mark.number == 1 else 2
            if mark.kind in ("letter", "roman"):
                goes_on = any(d.kind == mark.kind and d.number + 1 == mark.number for d in self.depths)
                return 0 if goes_on else 1 if mark.number == 1 else 2
            return 0

        return sorted(marks, key=rank)

    def _is_headingish(self, n: int, chunk: Chunk) -> bool:
        """No stop at its end, few lines, a capital first, and the next line does not go on from it."""
        if len(chunk.lines) > _HEADING_LINES:
            return False
        text = chunk.text
        marks = read_marks(text)
        said = text[len(marks[0].printed) :] if marks else text
        if not said or _UNFINISHED.search(said) or said[0].islower():
            return False
        if width(text) > 3 * self.measure or sum(c.isalpha() for c in said) < 2:
            return False
        after = self.chunks[n + 1] if n + 1 < len(self.chunks) else None
        return after is not None and not (
            after.kind == "text" and after.first.text[0].islower() and not read_marks(after.first.text)
        )

    def _numbers_heading(self, n: int, mark: Mark) -> bool:
        """A number heads a section where the paragraphs' own sequence goes on without it."""
        return mark.number != self.number + 1 or self.next_numbers[n] == mark.number

    def _heads_items(self, n: int) -> bool:
        """A letter heads a section between a heading or an ended paragraph and a numbered paragraph."""
        before = self.items[-1] if self.items else None
        if before is None or n + 1 >= len(self.chunks):
            return False
        ended = before.kind == "heading" or (before.kind == "number" and before.chunk.text.endswith("."))
        return ended and any(m.kind == "number" for m in read_marks(self.chunks[n + 1].first.text))

    def _numbered(self, chunk: Chunk, mark: Mark) -> Item:
        if mark.number not in (self.number + 1, 0):
            self.unsure.append(
                Remark(chunk.first.number, chunk.first.text, f"number {mark.value} after {self.number}")
            )
        return Item("number", chunk, mark)

    def _lettered(self, chunk: Chunk, mark: Mark) -> Item:
        for depth in range(len(self.depths), 0, -1):
            last = self.depths[depth - 1]
            if last.kind == mark.kind and last.number + 1 == mark.number:
                return Item("item", chunk, mark, depth)
        if mark.number == 1:
            same = [d for d, last in enumerate(self.depths, 1) if last.kind == mark.kind]
            restarts = self.items[-1].kind == "paragraph" if self.items else False
            depth = same[0] if same and restarts else min(4, len(self.depths) + 1)
            return Item("item", chunk, mark, depth)
        self.unsure.append(
            Remark(chunk.first.number, chunk.first.text, f"item {mark.printed.strip()} out of sequence")
        )
        return Item("item", chunk, mark, max(1, len(self.depths)))

    def _bullet_depth(self, mark: Mark) -> int:
        """A bullet of another sign than the one before stands in it; the first sign is the outer one."""
        return 1 if mark.value == (self.outer_bullet or mark.value) else 2

    def gap(self, n: int) -> tuple[int | None, int | None]:
        """The blank lines above and below a chunk; None where a page's end hides them."""
        first = self.chunks[n].first
        after = self.chunks[n + 1].first if n + 1 < len(self.chunks) else None
        above = None if first.page else first.blanks
        return above, None if after is None or after.page else after.blanks

    def _note(self, item: Item) -> None:
        """Remember where the sequences are."""
        mark = item.mark
        if item.kind != "bullet":
            self.outer_bullet = ""
        elif mark is not None:
            self.outer_bullet = self.outer_bullet or mark.value
        if item.kind == "part":
            self.number = 0
            self.headings.clear()
        if item.kind in ("part", "heading", "number", "signature", "contents", "table"):
            self.depths.clear()
        if item.kind == "number" and mark is not None:
            self.number = mark.number or self.number
        if item.kind == "item" and mark is not None:
            self.depths[item.level - 1 :] = [mark]
        if item.kind == "heading" and mark is not None:
            self.headings = {k: v for k, v in self.headings.items() if k < item.level}
            self.headings[item.level] = mark.number


def outline(chunks: Sequence[Chunk], measure: int, words: Words) -> tuple[list[Item], list[Remark]]:
    """Say of each chunk what it is; and what is unsure."""
    outliner = Outliner(chunks, measure, words)
    items = outliner.run()
    for n, item in enumerate(items):
        if item.kind == "heading":
            item.gap = outliner.gap(n)
    outliner.unsure += _level(items)
    return items, outliner.unsure


def _next_numbers(chunks: Sequence[Chunk]) -> list[int]:
    """For each chunk the number at the head of the next chunk that has one, 0 where there is none."""
    result = [0] * len(chunks)
    following = 0
    for n in reversed(range(len(chunks))):
        result[n] = following
        for mark in read_marks(chunks[n].first.text) if chunks[n].kind == "text" else ():
            if mark.kind == "number":
                following = mark.number
        if chunks[n].kind == "part":
            following = 0
    return result


def _level(items: list[Item]) -> list[Remark]:
    """Give the headings without a number their level: the others than titles by the space about them."""
    unsure = _cells(items)
    gaps = _usual_gaps(items)
    at_head = True
    parts: list[list[Item]] = [[]]
    previous: Item | None = None
    for item in items:
        if item.kind == "part":
            at_head = True
            parts.append([])
        elif item.kind != "heading" or item.mark is not None:
            at_head = at_head and item.head
        else:
            item.head = at_head
            item.level = TITLE if at_head else _by_gap(item, previous, gaps)
            if CHAPTER <= item.level < SUBSECTION and _is_small(item):
                item.level = SUBSECTION
            parts[-1].append(item)
        previous = item
    for headings in parts:
        _level_last_title(headings)
    unsure += [
        Remark(i.chunk.first.number, i.chunk.first.text, f"taken for a heading of level {i.level}")
        for i in items
        if i.kind == "heading" and i.mark is None and not i.head
    ]
    return unsure


def _cells(items: list[Item]) -> list[Remark]:
    """Headings in a row within the text are a table's cells: paragraphs, each by itself."""
    unsure: list[Remark] = []
    run: list[Item] = []
    headed = True
    for item in [*items, None]:
        if item is not None and item.kind == "heading" and item.mark is None:
            run.append(item)
            continue
        if len(run) > (_TITLES if headed else _IN_A_ROW):
            unsure.append(Remark(run[0].chunk.first.number, run[0].chunk.text, "lines of a table?"))
            for cell in run[_HEAD_TITLES if headed else 0 :]:
                cell.kind = "paragraph"
        run = []
        headed = item is not None and item.kind == "part"
    return unsure


def _usual_gaps(items: Sequence[Item]) -> dict[int, int]:
    """The blank lines above headings with a number, by level: level 2 has more than level 3."""
    counts: dict[int, Counter[int]] = {}
    for item in items:
        if item.kind == "heading" and item.mark is not None and item.gap[0] is not None:
            counts.setdefault(item.level, Counter())[item.gap[0]] += 1
    return {level: counter.most_common(1)[0][0] for level, counter in sorted(counts.items())}


def _is_small(item: Item) -> bool:
    """Whether a line has more letters than a section's heading, which is a fifth larger than the text."""
    return max(width(line.text, "bold") for line in item.chunk.lines) > _SECTION_WIDTH


def _by_gap(item: Item, previous: Item | None, gaps: dict[int, int]) -> int:
    if previous is not None and previous.kind == "heading" and previous.level > TITLE:
        return min(previous.level + 1, SUBSECTION) if previous.mark is not None else previous.level
    alike = [level for level, gap in gaps.items() if gap == item.gap[0]]
    if len(set(gaps.values())) > 1 and len(alike) == 1:
        return alike[0]
    return SECTION


def _level_last_title(headings: Sequence[Item]) -> None:
    """The last title at a head heads a section where later headings of its part have the same space."""
    titles = [h for h in headings if h.head]
    for later in headings:
        if titles and not later.head and later.gap == titles[-1].gap and None not in later.gap:
            titles[-1].level = later.level
            return
