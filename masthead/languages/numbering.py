"""Marks of headings, paragraphs, sub-paragraphs and notes: a number set in the style of a pattern.

A pattern is written as its first mark: ``I.``, ``A.``, ``1.``, ``(a)``, ``i)``, ``*``. The order of the
styles is the Editorial Manual's (headings; paragraphs and subparagraphs).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_ROMAN_END = 4000  # MMMM and beyond have no agreed form
_LETTERS = 26
_CHINESE = "一二三四五六七八九"
_CHINESE_END = 100  # 一 to 九十九, and no further
# longest first: the name of a letter begins with the letter
_STYLES = ("الأولى", "الأول", "أولا", "ألف", "أ", "㈠", "一", "I", "A", "1", "a", "i", "*")
_COUNTING = Path(__file__).with_name("counting.json")


@cache
def _words() -> dict[str, list[str]]:
    """The words and letters of the styles that count by a list, by the first."""
    return dict[str, list[str]](json.loads(_COUNTING.read_text(encoding="utf-8")))


def _positive(n: int) -> int:
    if n < 1:
        raise ValueError(f"marks count from 1, not from {n}")
    return n


def roman(n: int) -> str:
    """Capital roman numeral of 1 to 3999; ValueError outside."""
    if _positive(n) >= _ROMAN_END:
        raise ValueError(f"{n} has no roman numeral")
    marks = []
    for value, mark in _ROMAN:
        count, n = divmod(n, value)
        marks.append(mark * count)
    return "".join(marks)


def from_roman(text: str) -> int | None:
    """The number of a capital roman numeral in its one right form, else None."""
    rest, number = text, 0
    for value, mark in _ROMAN:
        while rest.startswith(mark):
            rest, number = rest[len(mark) :], number + value
    right = not rest and 0 < number < _ROMAN_END and roman(number) == text
    return number if right else None


def letters(n: int) -> str:
    """Lower-case letters: a … z, then aa, bb … zz, aaa: doubled, as the Organization and Word count."""
    times, place = divmod(_positive(n) - 1, _LETTERS)
    return chr(ord("a") + place) * (times + 1)


def from_letters(text: str) -> int | None:
    """The number of lower-case letters as ``letters`` gives them, else None."""
    if not re.fullmatch(r"([a-z])\1*", text):
        return None
    return (len(text) - 1) * _LETTERS + ord(text[0]) - ord("a") + 1


def chinese(n: int) -> str:
    """Chinese numerals of 1 to 99: 一, 十, 十一, 二十 …; in figures beyond."""
    if _positive(n) >= _CHINESE_END:
        return str(n)
    tens, ones = divmod(n, 10)
    return (_CHINESE[tens - 1] * (tens > 1) + "十" * (tens > 0)) + (_CHINESE[ones - 1] if ones else "")


@dataclass(frozen=True, slots=True)
class MarkPattern:
    """A style of counting (I, A, 1, a, i, * or the first of a list) and what stands before and after it."""

    before: str
    style: str
    after: str

    @classmethod
    def parse(cls, pattern: str) -> MarkPattern:
        """The pattern of a first mark; ValueError where it does not hold exactly one sign of a style."""
        before, style, after = [*re.split(rf"({'|'.join(map(re.escape, _STYLES))})", pattern), "", ""][:3]
        if not style or before + style + after != pattern:
            raise ValueError(f"{pattern!r} is not a first mark: write one of {', '.join(_STYLES)} in it")
        return cls(before, style, after)

    def mark(self, n: int) -> str:
        """The n-th mark, counted from 1."""
        return f"{self.before}{_count(self.style, n)}{self.after}"

    def number(self, mark: str) -> int | None:
        """Which mark this is, counted from 1; None where it is not one of this pattern."""
        whole = mark.startswith(self.before) and mark.endswith(self.after)
        core = mark[len(self.before) : len(mark) - len(self.after)] if whole else ""
        return _value(self.style, core)


def _count(style: str, n: int) -> str:
    match style:
        case "I":
            return roman(n)
        case "i":
            return roman(n).lower()
        case "A":
            return letters(n).upper()
        case "a":
            return letters(n)
        case "*":
            return "*" * _positive(n)
        case "一":
            return chinese(n)
        case "أ":
            times, place = divmod(_positive(n) - 1, len(_words()[style]))
            return _words()[style][place] * (times + 1)
        case "1":
            return str(_positive(n))
        case _:
            words = _words()[style]
            return words[n - 1] if _positive(n) <= len(words) else str(n)


def _value(style: str, core: str) -> int | None:
    match style:
        case "I":
            return from_roman(core)
        case "i":
            return from_roman(core.upper()) if core.islower() else None
        case "A":
            return from_letters(core.lower()) if core.isupper() else None
        case "a":
            return from_letters(core)
        case "*":
            return len(core) if core and not core.strip("*") else None
        case "1":
            return _figures(core)
        case "一":
            found = next((n for n in range(1, _CHINESE_END) if chinese(n) == core), None)
            return found or _figures(core, _CHINESE_END)
        case _:
            words = _words()[style]
            return words.index(core) + 1 if core in words else _beyond(style, core, words)


def _beyond(style: str, core: str, words: list[str]) -> int | None:
    """A number past the end of a list: letters doubled, figures for words."""
    if style != "أ":
        return _figures(core, len(words) + 1)
    letter = next((word for word in words if core and core == word * (len(core) // len(word))), None)
    return None if letter is None else words.index(letter) + 1 + len(words) * (len(core) // len(letter) - 1)


def _figures(core: str, least: int = 1) -> int | None:
    # at most nine figures: what is longer numbers nothing (Python reads no more than 4,300)
    found = int(core) if re.fullmatch(r"[1-9][0-9]{0,8}", core) else 0
    return found if found >= least else None


@cache
def pattern(text: str) -> MarkPattern:
    """``MarkPattern.parse``, remembered: a document asks for the same few patterns all the time."""
    return MarkPattern.parse(text)
