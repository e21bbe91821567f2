"""Marks at the beginning of a line: numbers, letters, roman numerals, bullets, in six languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

MarkKind = Literal["number", "letter", "roman", "upper", "upper_roman", "bullet", "dash"]

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_FORMS: tuple[tuple[MarkKind, re.Pattern[str]], ...] = (
    ("bullet", re.compile(r"(?P<value>[•·▪●‣◦■□➢✓\uf0a7\uf0b7\uf0d8])(?P<end>\s*)")),
    ("dash", re.compile(r"(?P<value>[–—−-])(?P<end>\s+)")),
    ("number", re.compile(r"(?P<value>\d{1,3}(?: (?:bis|ter|quater))?)\.(?P<end>\s+|$)")),
    # paragraphs that are numbered by section: 6.1 The Office
    ("number", re.compile(r"(?P<value>\d{1,2}\.\d{1,3})\.?(?P<end>\s+)(?=[^\W\d_a-z])")),
    ("number", re.compile(r"(?P<value>\d{1,3})(?:、|．)(?P<end>\s*)")),
    ("number", re.compile(r"(?P<value>\d{1,3}) ?-(?P<end>\s+)(?=[\u0600-\u06ff])")),
    ("number", re.compile(r"-(?P<value>\d{1,3})(?P<end>\s+)(?=[\u0600-\u06ff])")),
    ("upper_roman", re.compile(r"(?P<value>[IVXL]{1,6})\.(?P<end>\s+|$)")),
    ("upper", re.compile(r"(?P<value>[A-ZА-Я])\.(?P<end>\s+|$)")),
    ("roman", re.compile(r"\(?(?P<value>[ivxl]{1,6})\)(?P<end>\s+|$)")),
    ("letter", re.compile(r"\(?(?P<value>[a-zа-яأ-ي])\)(?P<end>\s+|$)")),
    ("number", re.compile(r"\((?P<value>\d{1,3})\)(?P<end>\s+|$)")),
)
# the letters that Russian lists use: ё й ъ ы ь are left out
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as printed, with the spaces after it; its kind and what it says without brackets and stops."""

    kind: MarkKind
    printed: str
    value: str

    @property
    def number(self) -> int:
        """Its place in its sequence, from 1; 0 where it has none."""
        if self.kind == "number":
            return int(self.value) if self.value.isdigit() else 0
        if self.kind in ("roman", "upper_roman"):
            return roman(self.value.lower())
        letters = _CYRILLIC if self.value.lower() in _CYRILLIC else _LATIN
        return letters.find(self.value.lower()) + 1 if len(self.value) == 1 else 0


def read_marks(text: str) -> tuple[Mark, ...]:
    """Every mark that the text can begin with: ``i)`` is a letter or a roman numeral. Empty where none."""
    found: dict[str, Mark] = {}
    for kind, form in _FORMS:
        match = form.match(text)
        if match and (kind != "roman" or roman(match["value"])):
            found.setdefault(kind, Mark(kind, match[0], match["value"]))
    return tuple(found.values())


def roman(text: str) -> int:
    """The value of a roman numeral in small letters; 0 where it is none in its usual form."""
    values = [_ROMAN.get(char, 0) for char in text]
    if 0 in values:
        return 0
    total = sum(-v if v < max(values[n:]) else v for n, v in enumerate(values))
    return total if to_roman(total) == text else 0


def to_roman(number: int) -> str:
    """A number from 1 to 399 as a roman numeral in small letters."""
    result = ""
    for value, sign in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        while number >= value:
            result += sign
            number -= value
    return result


def letter(number: int, like: str = "a") -> str:
    """The letter at a place of the alphabet, Cyrillic where ``like`` is: "" past its end."""
    letters = _CYRILLIC if like.lower() in _CYRILLIC else _LATIN
    return letters[number - 1] if 0 < number <= len(letters) else ""
