"""Contents lists: taken out, since ``build`` makes them anew, and their entries held against the headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from masthead.importing.report import Remark
from masthead.importing.word.grids import Flow, Grid
from masthead.importing.word.pieces import Line
from masthead.importing.word.roles import heading_level, is_contents_heading, is_of_contents

PLACE = "contents place"  # the style of the empty line that stands where a contents list stood
_ENTRY = re.compile(
    r"(?:[IVXLC]+\.|[A-Z]\.|\d+\.|\([a-z]+\))?\s*(?P<words>.*?)[\s.…]*(?P<stars>\*{0,3})[\s.…]*\d*$"
)


@dataclass(slots=True)
class Contents:
    """What was taken out: remarks, the entries' words, and those entries that bear asterisks."""

    kept: list[Flow] = field(default_factory=list)
    removed: list[Remark] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)
    stars: dict[str, str] = field(default_factory=dict)


def key(words: str) -> str:
    """Words as they are compared: without spaces, signs and capitals."""
    return re.sub(r"[\W_]+", "", words).casefold()


def take_contents(flow: Sequence[Flow]) -> Contents:
    """The flow without contents lists: the word over them and the tables or lines below it."""
    result = Contents()
    within = False
    for each in flow:
        if (
            isinstance(each, Line)
            and is_contents_heading(each)
            and (heading_level(each) is not None or is_of_contents(each))
        ):
            within = True
            result.kept.append(replace(each, pieces=(), style=PLACE))
            result.removed.append(Remark(each.place, each.words, "contents list"))
        elif isinstance(each, Line) and is_of_contents(each):
            _take(result, each.words, each.place)
        elif within and isinstance(each, Grid) and lists_pages(each):
            for row in each.rows:
                _take(result, row.words, each.place)
        else:
            within = within and isinstance(each, Line) and not each.words
            result.kept.append(each)
    return result


def lists_pages(grid: Grid) -> bool:
    """Whether most rows of a table end in a page number: a contents list does, nothing else behind it."""
    ends = [row.cells[-1].words for row in grid.rows if len(row.cells) > 1]
    return 2 * sum(bool(re.fullmatch(r"\d{1,3}", end)) for end in ends) > len(grid.rows)


def _take(result: Contents, words: str, place: int) -> None:
    if not words:
        return
    result.removed.append(Remark(place, words, "contents list"))
    found = _ENTRY.fullmatch(words)
    if found and found["words"]:
        result.entries.append(found["words"])
        if found["stars"]:
            result.stars[key(found["words"])] = found["stars"]


@dataclass(frozen=True, slots=True)
class Named:
    """A heading, or the title of a part: its level, words and place."""

    level: int
    words: str
    place: int


def deepest(contents: Contents, headings: Sequence[Named]) -> int:
    """The level of the deepest headings that the list names, 2 at least: so far down it will go again."""
    entries = {key(entry) for entry in contents.entries}
    return max((heading.level for heading in headings if key(heading.words) in entries), default=3)


def unmatched(contents: Contents, headings: Sequence[Named]) -> list[Remark]:
    """What differs between the list and ours: what no heading says, what no entry names, the order.

    The import may have missed something, or the list was out of date.
    """
    entries = [key(entry) for entry in contents.entries[1:] if key(entry)]
    if not entries:
        return []
    place = next(iter(remark.line for remark in contents.removed), 0)
    known = [key(heading.words) for heading in headings]
    found = [
        Remark(place, entry, "in the contents list, but no heading says so")
        for entry in contents.entries[1:]
        if key(entry) and not any(each.startswith(key(entry)) for each in known)
    ]
    deep = deepest(contents, headings)
    found += [
        Remark(heading.place, heading.words, "a heading that the contents list did not name, as ours does")
        for heading in headings
        if heading.level <= deep and heading.place > place and not _is_named(key(heading.words), entries)
    ]
    named = [each for each in dict.fromkeys(known) if each in entries]
    if not found and [each for each in dict.fromkeys(entries) if each in named] != named:
        found.append(Remark(place, "", "the contents list has another order than the headings"))
    return found


def _is_named(heading: str, entries: Sequence[str]) -> bool:
    return not heading or any(heading.startswith(entry) or entry.startswith(heading) for entry in entries)
