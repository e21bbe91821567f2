"""Number formats of a spreadsheet, as far as charts need them: places, thousands, shares, nil and dates."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from masthead.charting import NIL

_DIGITS = 10  # significant figures: a spreadsheet keeps 3.3 as 3.2999999999999998
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DATE = re.compile(r"[ymd]", re.IGNORECASE)
_EPOCH = datetime.date(1899, 12, 30)  # of day 0, which makes 1900 the leap year that spreadsheets take it for
_LATE_EPOCH = datetime.date(1904, 1, 1)
_DASHES = re.compile(r"[-\u2013\u2014\u2212\uf02d]")
_LAST_DAY = 2_958_465  # 31 December 9999


def _bare(form: str) -> str:
    """The first section of a format without what is only put round the figures."""
    return _QUOTED.sub("", form.partition(";")[0])


def is_share(form: str) -> bool:
    """Whether a format shows a number as per cent."""
    return "%" in _bare(form)


def is_date(form: str) -> bool:
    """Whether a format shows the days since 1900 as a date."""
    bare = _bare(form)
    return bool(_DATE.search(bare)) and "0" not in bare and "#" not in bare and "general" not in bare.lower()


def places(form: str) -> int | None:
    """How many places a format shows; None where it leaves them open."""
    bare = _bare(form)
    if "0" not in bare or "e" in bare.lower():
        return None
    found = re.search(r"0\.([0#?]+)", bare)
    return min(len(found[1]), 9) if found else 0


def thousands(form: str) -> str | None:
    """The sign of thousands: a space where one stands in the format, None for the language's, "" for none."""
    if re.search(r"#(?:\\ | |\u00a0)#", form):
        return " "
    return None if "," in _bare(form) else ""


def shows_nil(form: str) -> bool:
    """Whether nought is a dash: the third section says how it is shown."""
    sections = form.split(";")
    return len(sections) > 2 and bool(_DASHES.search(re.sub(r"_.|\*.", "", sections[2])))


def shown(text: str, form: str, *, late: bool = False) -> str:
    """A cached value in plain figures, without the noise of its last binary digits."""
    try:
        number = Decimal(text)
    except ArithmeticError:
        return text
    if not number.is_finite():
        return text
    if is_date(form) and 0 <= number <= _LAST_DAY:
        return _date(int(number), form, late=late)
    return f"{_plain(number * 100)}%" if is_share(form) else _plain(number)


def _plain(number: Decimal) -> str:
    exact = Decimal(f"{number:.{_DIGITS}g}") if number != int(number) or abs(number) < 1 else number
    plain = f"{exact:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return plain if plain not in ("-0", "") else "0"


def _date(days: int, form: str, *, late: bool) -> str:
    """Year, month and day as far as the format shows them, the longest first."""
    try:
        day = (_LATE_EPOCH if late else _EPOCH) + datetime.timedelta(days=days)
    except OverflowError:
        return str(days)
    bare = _bare(form).lower()
    if "d" in bare:
        return day.isoformat()
    return f"{day.year}-{day.month:02d}" if "m" in bare else str(day.year)


def nil_or(value: str, form: str) -> str:
    """The value, nought as a dash where its format says so."""
    return NIL if value == "0" and shows_nil(form) else value
