"""The components of a symbol, typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

Role = Literal["organ", "body", "session", "year", "nature", "number", "country", "word", "modifier"]
SessionType = Literal["regular", "special", "emergency_special"]
NaturalKey: TypeAlias = tuple[str | int, ...]
PartKey: TypeAlias = tuple[int, str, int, str, NaturalKey, str]

# a document stands before its addenda, these before the documents of the bodies below
_RANKS: dict[Role, int] = {"organ": 0, "modifier": 1, "year": 2, "number": 2, "session": 3}
_OTHER_RANK = 4
_SESSION_TYPES: dict[str, SessionType] = {"": "regular", "S-": "special", "ES-": "emergency_special"}
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_YEAR = re.compile(r"(?:19(?:4[5-9]|[5-9]\d)|20\d\d)", re.ASCII)
# ECOSOC's last session with a roman number was the sixty-third
_SESSION = re.compile(r"(?P<type>ES-|S-)?(?P<number>[IVXL]+)")


@dataclass(frozen=True, slots=True)
class Part:
    """One component: ``L.22`` is Part("L.22", "nature", name="L.", number=22).

    ``text`` is the whole component; ``letters`` are those behind a number (``A and B``), ``qualifiers`` what
    stands in parentheses, without them (``III``, ``2015``, ``Vol. II``).
    """

    text: str
    role: Role
    name: str = ""
    number: int | None = None
    letters: str = ""
    qualifiers: tuple[str, ...] = ()

    @property
    def key(self) -> PartKey:
        """Orders components at one place: numbers by value, words by letters and the number behind them."""
        rank = _RANKS.get(self.role, _OTHER_RANK)
        number = -1 if self.number is None else self.number
        name = self.name if rank < _OTHER_RANK or self.number is not None else self.text
        qualifiers = sum((_qualifier_key(qualifier) for qualifier in self.qualifiers), ())
        return rank, name, number, self.letters, (len(self.qualifiers), *qualifiers), self.text

    @property
    def session(self) -> tuple[int, SessionType] | None:
        """The session that the component is, or carries in parentheses, and its type."""
        if self.role == "session" and self.number is not None:
            return self.number, _SESSION_TYPES[self.name]
        for qualifier in self.qualifiers if self.role == "number" else ():
            if found := _SESSION.fullmatch(qualifier):
                return roman_value(found["number"]), _SESSION_TYPES[found["type"] or ""]
        return None

    @property
    def year(self) -> int | None:
        """The year that the component is, or carries in parentheses."""
        if self.role == "year":
            return self.number
        return next((int(qualifier) for qualifier in self.qualifiers if is_year(qualifier)), None)


def is_year(digits: str) -> bool:
    """Whether the digits can be a year of the Organization."""
    return _YEAR.fullmatch(digits) is not None


def roman_value(numeral: str) -> int:
    """The value of a roman numeral of the letters I, V, X, L and C."""
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def number_value(text: str) -> int:
    """The value of digits or of a roman numeral."""
    return int(text) if text.isdigit() else roman_value(text)


def _qualifier_key(qualifier: str) -> NaturalKey:
    # alternates text and number, so that two keys always compare
    pieces = re.split(r"(\d+|\b[IVXLC]+\b)", qualifier)
    return tuple(number_value(piece) if at % 2 else piece for at, piece in enumerate(pieces))
