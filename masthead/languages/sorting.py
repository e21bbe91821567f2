"""The order of names in a language: countries stand in the alphabet of the version that they are in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from unicodedata import category, normalize


@dataclass(frozen=True, slots=True)
class Sorting:
    """How names are ordered.

    ``letters`` are those with marks that count as letters of their own, behind the one that they stem from
    (ñ, й); other marks do not count. ``ignored`` is a pattern of what does not count either, as the Arabic
    article. ``codec`` is a character set whose order is that of the language: GB 18030 has the 3,755 common
    characters by pinyin; ``like`` gives a character that it has elsewhere the place of one that sounds alike.
    ``known`` says that the Organization's lists were seen in this order, so that others may be told.
    """

    letters: str = ""
    ignored: str = ""
    codec: str = ""
    like: Mapping[str, str] = field(default_factory=dict)
    known: bool = True

    def key(self, name: str) -> tuple[object, ...]:
        """What a name is ordered by; the name itself comes last, so that the order is one."""
        counted = re.sub(self.ignored, "", name) if self.ignored else name
        if self.codec:
            return "".join(self.like.get(sign, sign) for sign in counted).encode(self.codec), name
        words = re.findall(r"[^\W_]+", "".join(map(self._letter, normalize("NFC", counted.casefold()))))
        return tuple(words), name

    def _letter(self, letter: str) -> str:
        if letter in self.letters:
            return normalize("NFD", letter)[0] + "\U00010300"  # a letter behind all that follow its base
        return "".join(c for c in normalize("NFKD", letter) if category(c) != "Mn")
