"""Notes that asterisks call from masthead and title: they stand in the metadata."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from masthead.importing.report import Remark
from masthead.importing.text.joining import make_joiner
from masthead.importing.text.source import Line

_NOTE = re.compile(r"(?P<mark>\*{1,4}) +(?P<words>\S.*)")
_OTHER = re.compile(r"(?:\d{1,3}|[a-z])(?: +\S.*)?")  # a note of another kind


@dataclass(frozen=True, slots=True)
class FirstNotes:
    """What asterisks call, from one on; the lines that are left, and those that were taken."""

    notes: tuple[str, ...]
    lines: tuple[Line, ...]
    removed: tuple[Remark, ...]


def take_first_notes(
    lines: Sequence[Line], heading: Sequence[str], suspended: frozenset[str]
) -> FirstNotes | None:
    """Take the notes at the foot of the first page that the lines that head the text call, and no other.

    None where they are not one, two, three asterisks and so on, or where the text itself calls one.
    """
    stop = next((n for n, line in enumerate(lines) if n and line.page), len(lines))
    start = next((n for n in range(stop) if _NOTE.fullmatch(lines[n].text)), stop)
    found: list[list[Line]] = []
    end = start
    for n in range(start, stop):
        if match := _NOTE.fullmatch(lines[n].text):
            if len(match["mark"]) != len(found) + 1:
                return None
            found.append([])
        elif _OTHER.fullmatch(lines[n].text):
            break
        found[-1].append(lines[n])
        end = n + 1
    called = [_calls(heading, count + 1) for count in range(len(found))]
    if not found or not all(called):
        return None
    joiner = make_joiner(lines, suspended)
    notes = tuple(joiner.join(rows).lstrip("* ") for rows in found)
    removed = tuple(Remark(line.number, line.text, "note of the first page") for line in lines[start:end])
    rest = list(lines[end:])
    if rest and not rest[0].page:  # the space above the notes is now that above the next one
        rest[0] = replace(rest[0], blanks=max(rest[0].blanks, lines[start].blanks))
    return FirstNotes(notes, (*lines[:start], *rest), removed)


def _calls(texts: Sequence[str], count: int) -> bool:
    """Whether so many asterisks call a note in one of the texts."""
    return any(re.search(rf"\S ?(?<!\*)\*{{{count}}}(?!\*)", text) for text in texts)
