"""Where words may be cut at a line's end: the patterns of LibreOffice's dictionaries, which Pyphen brings."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_SOFT_HYPHEN = "\u00ad"
_WORD = re.compile(r"[^\W\d_]{4,}")
_SHORTEST = 2  # letters before and after the cut


@cache
def hyphenator(code: str) -> Callable[[str], str]:
    """What puts soft hyphens into the words of a text in a language."""
    from pyphen import Pyphen

    dictionary = Pyphen(lang=code, left=_SHORTEST, right=_SHORTEST)

    @cache
    def parted(word: str) -> str:
        return word if word.isupper() else str(dictionary.inserted(word, _SOFT_HYPHEN))

    return lambda text: _WORD.sub(lambda found: parted(found[0]), text)
