"""Contents lists: taken out, since ``build`` makes them anew, and their entries held against the headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from masthead.importing.listing import key
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
