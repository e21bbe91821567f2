"""What Unicode's CLDR knows of languages, asked of babel: days, names of languages, lists, signs of numbers.

A locale is a name of CLDR's, as ``fr`` or ``en_GB``. Loading babel and a locale takes some 30 ms, so both
are loaded with the first question: a build with nothing to do asks none.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

_FIGURES = "latn"  # the numbering system of 0 to 9, which every locale has


@cache
def _locale(name: str) -> Locale:
    from babel import Locale

    return Locale.parse(name)


def day(locale: str, date: datetime.date, pattern: str = "") -> str:
    """A day by a pattern in CLDR's letters (``d MMMM y``), else as the locale's long form has it."""
    from babel.dates import format_date

    return format_date(date, pattern or "long", locale=_locale(locale))


def day_pattern(locale: str) -> str:
    """The pattern of the locale's long form of a day."""
    return str(_locale(locale).date_formats["long"])


def months(locale: str) -> tuple[str, ...]:
    """The names of the months from January, in the form that a date has them in."""
    names = _locale(locale).months["format"]["wide"]
    return tuple(names[number] for number in sorted(names))


def language_name(locale: str, code: str) -> str | None:
    """What a language is called (``français``); None where CLDR has no language of that code."""
    return _locale(locale).languages.get(code)


def listing(locale: str, words: Sequence[str]) -> str:
    """Words as a list: ``17, 18 and 19``."""
    from babel.lists import format_list

    return format_list(words, locale=_locale(locale))


def number_sign(locale: str, sign: str) -> str:
    """A sign of numbers: ``group`` between thousands, ``decimal`` before decimals."""
    return str(_locale(locale).number_symbols[_FIGURES][sign])
