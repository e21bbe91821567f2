"""Contents lists of a source, held against the headings that were found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from masthead.importing.report import Remark


class Listing(Protocol):
    """What was taken of a list: its first entry is the word over it."""

    @property
    def removed(self) -> Sequence[Remark]:
        """What was taken out."""

    @property
    def entries(self) -> Sequence[str]:
        """The words of its entries."""


def key(words: str) -> str:
    """Words as they are compared: without spaces, signs and capitals."""
    return re.sub(r"[\W_]+", "", words).casefold()


@dataclass(frozen=True, slots=True)
class Named:
    """A heading, or the title of a part: its level, words and place."""

    level: int
    words: str
    place: int


def deepest(contents: Listing, headings: Sequence[Named]) -> int:
    """The level of the deepest headings that the list names, 2 at least: so far down it will go again."""
    entries = {key(entry) for entry in contents.entries}
    return max((heading.level for heading in headings if key(heading.words) in entries), default=3)


def unmatched(contents: Listing, headings: Sequence[Named]) -> list[Remark]:
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
