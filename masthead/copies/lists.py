"""The distribution list: recipients, and the rules that say which documents go to whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from masthead.copies.documents import BuiltDocument


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets copies: ``copies`` of each document by language code, in the order of packing.

    ``path`` and ``line`` are where the list says so.
    """

    name: str
    copies: Mapping[str, int]
    address: tuple[str, ...] = ()
    category: str = ""
    point: str = ""
    line: int = 0
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """Which documents go to whom; what is empty holds for all.

    ``documents`` are patterns of symbols (``A/C.2/*``); ``copies`` takes the place of the recipient's own
    number, and 0 keeps a document back; ``numbered`` None leaves it to the document's distribution.
    """

    documents: tuple[str, ...] = ()
    distribution: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    copies: int | None = None
    numbered: bool | None = None
    line: int = 0

    def concerns(self, document: BuiltDocument) -> bool:
        """Whether the rule is about a document."""
        named = not self.documents or any(fnmatchcase(document.symbol, each) for each in self.documents)
        return named and (not self.distribution or document.distribution in self.distribution)

    def serves(self, recipient: Recipient) -> bool:
        """Whether the rule is about a recipient."""
        return not self.categories or recipient.category in self.categories


@dataclass(frozen=True, slots=True)
class DistributionList:
    """A distribution list as read."""

    path: Path
    recipients: tuple[Recipient, ...]
    rules: tuple[Rule, ...] = ()
