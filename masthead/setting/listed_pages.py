"""The page numbers of contents lists, which stand on the pages and not in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from masthead.setting.extraction import letters

_FOLLOWING = 20  # characters behind a contents list that may begin in figures, as its page numbers do


def without_page_numbers(pages: Sequence[str], listed: Sequence[str], text: str) -> list[str]:
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
