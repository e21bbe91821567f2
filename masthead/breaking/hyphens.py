"""Where words may be cut at a line's end: the patterns of LibreOffice's dictionaries, which Pyphen brings."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_SOFT_HYPHEN = "\u00ad"
_WORD = re.compile(r"[^\W\d_]{5,}")
_BEFORE, _AFTER = 2, 3  # letters, at least: none of the 58 cuts of S/2024/228 leaves two letters


@cache
def hyphenator(code: str) -> Callable[[str], str]:
    """What puts soft hyphens into the words of a text in a language; abbreviations stay whole."""
    from pyphen import Pyphen

    dictionary = Pyphen(lang=code, left=_BEFORE, right=_AFTER)

    @cache
    def parted(word: str) -> str:
        return word if word.isupper() else str(dictionary.inserted(word, _SOFT_HYPHEN))

    return lambda text: _WORD.sub(lambda found: parted(found[0]), text)
