"""Notes at the end of a text, as reports to the Human Rights Council have them: they stay where they are.

Their calls are raised in the text; their numbers begin a paragraph each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from masthead.importing.text.calls import raise_calls
from masthead.importing.text.source import Line
from masthead.importing.text.words import Words

_FEWEST = 3  # notes in a row, from 1 on
_NUMBER = re.compile(r"(\d{1,3})(?: +(\S.*))?")


def mark_endnotes(lines: Sequence[Line], words: Words) -> tuple[Line, ...]:
    """The lines, with the numbers of endnotes as beginnings of paragraphs, and their calls raised."""
    titles = {term.casefold() for term in words.terms["notes"]}
    heads = [n for n, line in enumerate(lines) if line.text.strip(" :").casefold() in titles]
    for head in reversed(heads):
        starts = _starts(lines, head + 1)
        if len(starts) >= _FEWEST:
            body = raise_calls(lines[:head], len(starts))
            return (*body, lines[head], *_parted(lines, head + 1, set(starts)))
    return tuple(lines)


def _starts(lines: Sequence[Line], begin: int) -> list[int]:
    """The lines that begin with 1, 2, 3 and so on."""
    found: list[int] = []
    for n in range(begin, len(lines)):
        match = _NUMBER.fullmatch(lines[n].text)
        if match and int(match[1]) == len(found) + 1:
            found.append(n)
    return found


def _parted(lines: Sequence[Line], begin: int, starts: set[int]) -> list[Line]:
    result = []
    for n in range(begin, len(lines)):
        line = lines[n]
        if n in starts:
            line = replace(line, blanks=max(line.blanks, 1), page=False)
        elif n - 1 in starts and _NUMBER.fullmatch(lines[n - 1].text) and lines[n - 1].text.isdigit():
            line = replace(line, blanks=0)  # the words of a number that stands alone
        result.append(line)
    return result
