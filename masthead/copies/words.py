"""Words that are printed on and with copies, in the language of who reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from masthead.copies.changes import Leaf
from masthead.copies.lists import Recipient
from masthead.languages import Language, language, language_codes

_OFFICE = "en"  # the language of lists for several readers of several languages


@dataclass(frozen=True, slots=True)
class Words:
    """The terms of a language; templates call it with a term's key and its slots."""

    language: Language

    def __call__(self, key: str, **slots: object) -> str:
        """A term of the table ``[copies]``."""
        return self.language.term(f"copies.{key}", **slots)

    def leaves(self, leaves: Sequence[Leaf] | None) -> str:
        """What is to be done with leaves, "" where the copy is whole."""
        if leaves is None:
            return ""
        return self("leaves", leaves=", ".join(self(leaf.action, n=leaf.number) for leaf in leaves))


def words_of(code: str) -> Words:
    """The words of a language, or English ones where there is no record of it."""
    return Words(language(code if code in language_codes() else _OFFICE))


def language_of(recipient: Recipient) -> str:
    """The language in which a recipient is written to: the first that they ask copies in."""
    return next((code for code, count in recipient.copies.items() if count), _OFFICE)


def common_language(recipients: Sequence[Recipient]) -> str:
    """The language that all of some recipients are written to in, else English."""
    found = {language_of(recipient) for recipient in recipients}
    return found.pop() if len(found) == 1 else _OFFICE
