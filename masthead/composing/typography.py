"""The typography of a language: spaces at which a line does not end, letters that are raised.

Nothing that is seen is added or taken away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from unicodedata import east_asian_width

from masthead.composing.inlines import plain
from masthead.composing.rewriting import rewrite_all, rewrite_notes, rewrite_text
from masthead.document import Document, Inline, Inlines, NoteCall, Superscript, Text
from masthead.sheets import Spacing

_NO_BREAK_SPACE = "\u00a0"
_WORD_JOINER = "\u2060"
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")


@dataclass(frozen=True, slots=True)
class Typography:
    """What a language asks for on a sheet.

    Which spaces do not end a line depends on office and period as much as on language (un-conventions,
    section 5, rule 23), so the sheet says it. ``raised`` is a pattern of words with the group of what is
    set as a superscript in them (the ``me`` of the French ``Mme``); "" for none.
    """

    spacing: Spacing
    raised: str = ""

    def space(self, text: str) -> str:
        """The text with no-break spaces where no line ends."""
        before, after = map(re.escape, (self.spacing.before, self.spacing.after))
        if before:
            text = re.sub(f" (?=[{before}])", _NO_BREAK_SPACE, text)
        if after:
            text = re.sub(f"(?<=[{after}]) ", _NO_BREAK_SPACE, text)
        if self.spacing.bound:
            text = re.sub(self.spacing.bound, _NO_BREAK_SPACE, text)
        if self.spacing.thousands:
            text = _THOUSANDS.sub(lambda found: found[0].replace(" ", _NO_BREAK_SPACE), text)
        return text

    def apply(self, text: str) -> Inlines:
        """The text as inlines, spaced and with its raised letters."""
        text = self.space(text)
        if not self.raised:
            return (Text(text),)
        pieces: list[Text | Superscript] = []
        end = 0
        for found in re.finditer(self.raised, text):
            start, stop = found.span(found.lastindex or 0)
            pieces += [Text(text[end:start])] * (start > end)
            pieces.append(Superscript((Text(text[start:stop]),)))
            end = stop
        return (*pieces, Text(text[end:])) if end < len(text) else tuple(pieces)


def _bind(content: Inlines, pattern: str) -> Inlines:
    """Bind a text to what follows it: a note's mark does not begin a line, nor what the pattern says.

    A space there is no-break. Where letters stand without spaces, a line may end after any of them, and a
    sign without width says that it does not.
    """
    bound = list(content)
    for index, (inline, following) in enumerate(pairwise(content)):
        if not isinstance(inline, Text) or not inline.text:
            continue
        call, last = isinstance(following, NoteCall), inline.text[-1]
        if last == " " and (call or _is_bound(inline.text, following, pattern)):
            bound[index] = Text(inline.text[:-1] + _NO_BREAK_SPACE)
        elif call and east_asian_width(last) in "WF":
            bound[index] = Text(inline.text + _WORD_JOINER)
    return tuple(bound)


def _is_bound(text: str, following: Inline, pattern: str) -> bool:
    """Whether a pattern of spaces fits the space between a text and the inline after it."""
    return bool(pattern and re.compile(pattern).match(text + plain((following,)), len(text) - 1))


def set_typography(document: Document, typography: Typography) -> Document:
    """Return the document with its language's typography on the sheet."""

    def rule(content: Inlines, pattern: str = "") -> Inlines:
        return _bind(rewrite_text(content, typography.apply), pattern)

    # not in notes: before an inline that it may not part from, the engine ends a line after the first word
    return replace(
        document,
        blocks=rewrite_all(document.blocks, lambda content: rule(content, typography.spacing.bound)),
        notes=rewrite_notes(document.notes, rule),
    )
