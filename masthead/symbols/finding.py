"""Symbols in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from masthead.symbols.errors import SymbolSyntaxError
from masthead.symbols.single import Single
from masthead.symbols.symbol import Symbol
from masthead.symbols.tables import is_organ

_SPACE = "[ \u00a0\u202f]"
_DASH = "[-\u2010\u2011\u2013]"
# what stands in parentheses in a symbol, and not only behind one in a sentence
_GROUP = (
    rf"(?:{_SPACE}?\((?:(?:S{_DASH}|ES{_DASH})?[IVXL]+|(?:Vol\.|Part|Sect\.|Resumption){_SPACE}?[0-9IVXL]+"
    r"|SUPP|Supp)\))"
)
_NAME = r"[A-Z][A-Za-z]*(?:\.(?:[A-Z][A-Za-z]*|[0-9]+))*(?:\([0-9]{1,3}\))?"
_SESSION = rf"E?S{_DASH}(?:[0-9]{{1,3}}|[IVXL]+)"
_NUMBER = r"[0-9]{1,8}(?:-[IVX]+)?|\([0-9]+\)"
_PART = rf"Part{_SPACE}(?:[A-Z]|[IVXL]+|[0-9]+)"
_COMPONENT = rf"/(?:{_PART}|{_SESSION}|{_NUMBER}|{_NAME})(?![A-Za-z0-9]){_GROUP}?"
_ORGAN = r"[A-Z]{1,10}(?:\.[A-Z0-9]+)*(?:\([A-Z0-9-]+\))?"
# symbols have no more than a dozen components
_SINGLE = rf"{_ORGAN}(?:{_COMPONENT}){{1,14}}"
# letters and figures before it would make another word of it; Chinese sets no space before a symbol
_CANDIDATE = rf"(?<![A-Za-z0-9\u00c0-\u04ff_/.=&?#%@~\\-]){_SINGLE}(?:{_DASH}{_SINGLE}){{0,3}}"
_LETTER = r"[A-Z](?![A-Za-z0-9/])"
# of resolutions only: A/RES/78/250 B, A/RES/217 A (III), S/RES/2768 (2025)
_RESOLUTION = (
    rf"(?:{_SPACE}{_LETTER}(?:(?:{_SPACE}and{_SPACE}|{_SPACE}to{_SPACE}|,{_SPACE}|{_DASH}){_LETTER})*)?"
    rf"(?:{_SPACE}?\((?:(?:E?S{_DASH})?[IVXL]+|(?:19|20)[0-9]{{2}})\))?"
)
_WEB = r"(?i:[a-z][a-z0-9+.-]{1,15}://|www\.)\S+"
_ONE_LETTER_ORGANS = ("A", "E", "S", "T")


@cache
def _pattern(text: str) -> re.Pattern[str]:
    # compiled late: a command that finds nothing should not wait for it
    return re.compile(text, re.ASCII)


def find_symbols(text: str) -> Iterator[tuple[int, int, Symbol]]:
    """The symbols in a running text, with the places where they begin and end.

    Only symbols of known organs, not those in web addresses; without an asterisk, which may call a note.
    """
    addresses = _addresses(text)
    blocked = next(addresses, None)
    for found in _pattern(_CANDIDATE).finditer(text):
        while blocked is not None and blocked[1] <= found.start():
            blocked = next(addresses, None)
        if blocked is not None and blocked[0] <= found.start():
            continue
        if (symbol := _longest_symbol(text, found.start(), found.end())) is not None:
            yield symbol


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _pattern(_WEB).finditer(text))


def _longest_symbol(text: str, begin: int, end: int) -> tuple[int, int, Symbol] | None:
    """The longest beginning of a candidate that is a symbol and no false friend."""
    while end > begin:
        for stop in dict.fromkeys((_end_of_resolution(text, begin, end), end)):
            try:
                symbol = Symbol.parse(text[begin:stop])
            except SymbolSyntaxError:
                continue
            if all(map(_is_likely, symbol.singles)):
                return begin, stop, symbol
        end = max(text.rfind("/", begin, end), _last_dash(text, begin, end))
    return None


def _last_dash(text: str, begin: int, end: int) -> int:
    return max(text.rfind(dash, begin, end) for dash in "-\u2010\u2011\u2013")


def _end_of_resolution(text: str, begin: int, end: int) -> int:
    if "RES/" not in text[begin:end] or not text[end - 1].isdigit():
        return end
    found = _pattern(_RESOLUTION).match(text, end)
    return found.end() if found else end


def _is_likely(single: Single) -> bool:
    """Whether this is a symbol in use, and no `M/V`, `OSCE/3`, `A/4` or `A/65/1/Annex`."""
    first, second, last = *single.parts[:2], single.parts[-1]
    if not is_organ(first.text) or (last.role == "word" and last.number is None and not last.text.isupper()):
        return False
    if first.text not in _ONE_LETTER_ORGANS:
        return True
    if second.role == "word":
        return second.text.isupper() and len(second.text) > 2
    return len(single.parts) > 2 or second.number is None or second.number > 9
