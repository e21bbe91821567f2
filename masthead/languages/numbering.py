"""Marks of headings, paragraphs, sub-paragraphs and notes: a number set in the style of a pattern.

A pattern is written as its first mark: ``I.``, ``A.``, ``1.``, ``(a)``, ``i)``, ``*``. The order of the
styles is the Editorial Manual's (headings; paragraphs and subparagraphs).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

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
_ABJAD = [
    "أ",
    "ب",
    "ج",
    "د",
    "هـ",
    "و",
    "ز",
    "ح",
    "ط",
    "ي",
    "ك",
    "ل",
    "م",
    "ن",
    "س",
    "ع",
    "ف",
    "ص",
    "ق",
    "ر",
    "ش",
    "ت",
    "ث",
    "خ",
    "ذ",
    "ض",
    "ظ",
    "غ",
]  # the order of Arabic lists
_CIRCLED_ONE = "㈠"  # ㈠ to ㈩, and no further
_CIRCLED_END = 10
_STYLES = "IA1ai*أ㈠"


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


@dataclass(frozen=True, slots=True)
class MarkPattern:
    """A style of counting (I, A, 1, a, i, *, أ or ㈠) and what stands before and after the number."""

    before: str
    style: str
    after: str

    @classmethod
    def parse(cls, pattern: str) -> MarkPattern:
        """The pattern of a first mark; ValueError where it does not hold exactly one sign of a style."""
        before, style, after = [*re.split(rf"([{re.escape(_STYLES)}])", pattern), "", ""][:3]
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
        case "أ":
            times, place = divmod(_positive(n) - 1, len(_ABJAD))
            return _ABJAD[place] * (times + 1)
        case "㈠":
            return chr(ord(_CIRCLED_ONE) + n - 1) if 0 < n <= _CIRCLED_END else f"({_positive(n)})"
        case _:
            return str(_positive(n))


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
        case "أ":
            return _ABJAD.index(core) + 1 if core in _ABJAD else None
        case "㈠":
            return ord(core) - ord(_CIRCLED_ONE) + 1 if len(core) == 1 and "㈠" <= core <= "㈩" else None
        case _:
            # at most nine figures: what is longer numbers nothing (Python reads no more than 4,300)
            return int(core) if re.fullmatch(r"[1-9][0-9]{0,8}", core) else None


@cache
def pattern(text: str) -> MarkPattern:
    """``MarkPattern.parse``, remembered: a document asks for the same few patterns all the time."""
    return MarkPattern.parse(text)
