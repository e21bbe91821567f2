"""Contents lists: taken out, since ``build`` makes them anew; their place is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from masthead.document import Block, Contents, Heading, Part, Text, walk
from masthead.importing.listing import Named, deepest, unmatched
from masthead.importing.report import Remark
from masthead.importing.text.source import LEADER, PLACES, Line
from masthead.importing.text.words import Words

PLACE = PLACES[0]  # the text of the line that keeps the place
_REACH = 400  # lines of the text among which a contents list begins
_PART_LEVEL = 2  # of the title of an annex
_GAP = 6  # lines of an entry at most
_ENTRY = re.compile(
    r"(?:[IVXLC]+\.|[A-Z]\.|\d+\.|\([a-z]+\))?\s*(?P<words>.*?)[\s.…]*(?P<stars>\*{0,3})[\s.…]*[\d–−-]*[\s\d]*$"
)
_MATCHED = 0.5  # of the entries, that the text must have as well


@dataclass(frozen=True, slots=True)
class Listed:
    """The lines, with one in place of the list; the lines taken, the words of the entries."""

    lines: tuple[Line, ...]
    removed: tuple[Remark, ...] = ()
    entries: tuple[str, ...] = ()
    stars: str = ""


def take_contents(lines: Sequence[Line], words: Words) -> Listed:
    """Take the list out where the text has most of what it names."""
    start = next((n for n, line in enumerate(lines[:_REACH]) if _is_heading(line, words)), None)
    if start is None:
        return Listed(tuple(lines))
    end = _end(lines, start)
    entries, stars = _entries(lines[start + 1 : end], words)
    rest = _key(" ".join(line.text for line in lines[end:]))
    found = sum(_key(entry) in rest for entry in entries)
    if not entries or found < _MATCHED * len(entries):
        return Listed(tuple(lines))
    entries = (lines[start].text, *entries)
    removed = tuple(Remark(line.number, line.text, "contents list") for line in lines[start:end])
    place = replace(lines[start], text=PLACE, row="")
    after = [replace(lines[end], blanks=max(lines[end].blanks, 1)), *lines[end + 1 :]] if lines[end:] else []
    return Listed((*lines[:start], place, *after), removed, entries, stars)


def _is_heading(line: Line, words: Words) -> bool:
    return any(line.text.strip(" :").casefold() == term.casefold() for term in words.terms["contents"])


def _end(lines: Sequence[Line], start: int) -> int:
    """Behind the last line with leaders, or with a page number in a column of its own."""
    end = start
    for n in range(start + 1, len(lines)):
        if n - end > _GAP:
            break
        if LEADER in lines[n].text or _has_page(lines[n]):
            end = n
    while end + 1 < len(lines) and re.fullmatch(r"[\d–−-]+(?: \d{1,4})?", lines[end + 1].text):
        end += 1
    return end + 1


def _has_page(line: Line) -> bool:
    columns = line.columns
    return (
        len(columns) > 1
        and bool(re.fullmatch(r"\d{1,4}", columns[-1]))
        and bool(re.search(r"[^\W\d]", columns[0]))
    )


def _entries(lines: Sequence[Line], words: Words) -> tuple[tuple[str, ...], str]:
    """What the list names, entry by entry; and asterisks behind one."""
    found: list[str] = []
    held, stars = "", ""
    labels = {each.casefold() for key in ("page", "paragraphs") for each in words.terms[key]}
    for line in lines:
        if not {word.casefold() for word in line.columns} - labels or line.text.casefold() in labels:
            continue
        if re.fullmatch(r"[\d–−-]+(?: \d{1,4})?", line.text):  # a page number that stands alone
            continue
        held = f"{held} {line.text}".strip()
        if LEADER in line.text or _has_page(line):
            match = _ENTRY.fullmatch(held)
            if match and match["words"]:
                found.append(match["words"])
                stars = stars or match["stars"]
            held = ""
    return tuple(found), stars


def with_level(blocks: tuple[Block, ...], listed: Listed) -> tuple[tuple[Block, ...], list[Remark]]:
    """The list goes as far down as the one that was taken; and what differs between it and the headings."""
    if not listed.removed:
        return blocks, []
    headings = list(_headings(blocks))
    level = max(deepest(listed, headings), 2)
    made = tuple(
        replace(b, level=level, asterisks=listed.stars) if isinstance(b, Contents) else b for b in blocks
    )
    return made, unmatched(listed, headings)


def _headings(blocks: tuple[Block, ...]) -> Iterator[Named]:
    for block in walk(blocks):
        title = (
            block.content if isinstance(block, Heading) else block.title if isinstance(block, Part) else None
        )
        if title:
            said = "".join(i.text if isinstance(i, Text) else " " for i in title)
            yield Named(block.level if isinstance(block, Heading) else _PART_LEVEL, said, block.line)


def _key(words: str) -> str:
    return re.sub(r"[\W_\d]+", "", words).casefold()
