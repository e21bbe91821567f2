"""How wide a line is, about: enough to tell a line that is full from one that a paragraph's end cut short."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal
from unicodedata import category, east_asian_width

from masthead.importing.text.source import Line

SPACE = 250
_LONGEST = 1.25  # of the median: what is longer was joined by the extractor, or is a row of a table
_QUANTILE = 0.95  # of the lines that are surely full: a stray long line must not set the measure


@cache
def _widths(weight: str) -> dict[str, int]:
    groups = tomllib.loads(files(__package__).joinpath("widths.toml").read_text(encoding="utf-8"))[weight]
    return {char: int(advance) for advance, chars in groups.items() for char in chars}


@lru_cache(maxsize=4096)
def _unlisted(char: str) -> int:
    """About the width of a character that Times New Roman does not have."""
    if category(char).startswith("M"):
        return 0
    if east_asian_width(char) in "WF":
        return 1000
    return 667 if char.isupper() else 480


@lru_cache(maxsize=4096)
def width(text: str, weight: Literal["regular", "bold"] = "regular") -> int:
    """The width of a text in 1/1000 em of Times New Roman, without kerning."""
    widths = _widths(weight)
    return sum(widths[char] if char in widths else _unlisted(char) for char in text)


def first_word(text: str) -> str:
    """What a line end could have been before: up to the first space or inner hyphen."""
    word = text.split(" ", 1)[0]
    head, hyphen, _ = word[:-1].partition("-")
    return f"{head}-" if hyphen and head else word


def full_measure(lines: Iterable[Line]) -> int:
    """The width of a full line of running text: of lines that the next, beginning small, goes on from."""
    listed = list(lines)
    full = [
        width(line.text)
        for line, after in pairwise(listed)
        if after.text[0].islower() and not after.blanks and len(line.text) > 1
    ] or [width(line.text) for line in listed]
    full.sort()
    full = [w for w in full if w <= _LONGEST * full[len(full) // 2]]
    return full[int(len(full) * _QUANTILE) if len(full) * (1 - _QUANTILE) > 1 else -1] if full else 0


def has_room(line: Line, after: Line, measure: float) -> bool:
    """Whether the next line's first word would have fitted on this one: then something ended here."""
    return width(line.text) + SPACE + width(first_word(after.text)) <= measure
