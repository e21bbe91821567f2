"""What an import found at the head of a text, in the words of its language, as values of the metadata."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from masthead.languages import Language
from masthead.metadata import FIELDS

_LAST_SESSION = 200  # beyond any there is: the General Assembly's are below 100 until 2045
_SESSION_TYPES = ("regular", "special", "emergency_special")
_AS_THEY_ARE = ("kind", "subtitle", "agenda_title", "job", "original", "agenda_items")
_CHOICES = next(field.choices for field in FIELDS if field.name == "distribution")


def understand(guesses: Mapping[str, object], language: Language) -> tuple[dict[str, Any], dict[str, str]]:
    """The values that guesses give, by attribute of Metadata; and those that are not understood, as said.

    What a language can say is not parsed but said for every value there may be, and compared: so this
    holds for all languages, and for no other words.
    """
    values: dict[str, Any] = {name: guesses[name] for name in _AS_THEY_ARE if name in guesses}
    left: dict[str, str] = {}
    for name, meanings in _MEANINGS.items():
        if name not in guesses:
            continue
        said = _plain(str(guesses[name]))
        meaning = next((value for words, value in meanings(said, language) if _plain(words) == said), None)
        if meaning:
            values |= meaning
        else:
            left[name] = str(guesses[name])
    return values, left


_Meanings = Iterable[tuple[str, dict[str, Any]]]


def _sessions(_: str, language: Language) -> _Meanings:
    for session_type in _SESSION_TYPES:
        for number in range(1, _LAST_SESSION):
            value = {"session": number, "session_type": session_type}
            yield language.session(number, session_type), value


def _distributions(_: str, language: Language) -> _Meanings:
    return ((language.term(f"distr.{choice}"), {"distribution": choice}) for choice in _CHOICES)


def _dates(said: str, language: Language) -> _Meanings:
    for year in map(int, re.findall(r"(?a:\b\d{4}\b)", said)):
        first = datetime.date(max(year, datetime.MINYEAR), 1, 1)
        for number in range(366):
            day = first + datetime.timedelta(number) if first.year < datetime.MAXYEAR else first
            for words in (language.masthead_date(day), language.date(day)):
                yield words, {"date": day}


_MEANINGS: dict[str, Callable[[str, Language], _Meanings]] = {
    "session": _sessions,
    "distribution": _distributions,
    "date": _dates,
}


def _plain(words: str) -> str:
    return re.sub(r"[\s.:]+", " ", words).strip().casefold()
