"""The typography of a language: spaces at which a line does not end. Characters are never added or taken away."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from masthead.composing.rewriting import rewrite_all, rewrite_notes, rewrite_text
from masthead.document import Document, Text
from masthead.sheets import Spacing

_NO_BREAK_SPACE = "\u00a0"
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")


def _spacer(spacing: Spacing) -> Callable[[str], str]:
    """A function that turns the spaces of a string into no-break spaces where the sheet says so."""
    rules = []
    if spacing.before:
        rules.append(f" (?=[{re.escape(spacing.before)}])")
    if spacing.after:
        rules.append(f"(?<=[{re.escape(spacing.after)}]) ")
    pattern = re.compile("|".join(rules)) if rules else None

    def space(text: str) -> str:
        if pattern is not None:
            text = pattern.sub(_NO_BREAK_SPACE, text)
        if spacing.thousands:
            text = _THOUSANDS.sub(lambda number: number[0].replace(" ", _NO_BREAK_SPACE), text)
        return text

    return space


def space_text(text: str, spacing: Spacing) -> str:
    """One string with its no-break spaces: what a title in the front matter needs."""
    return _spacer(spacing)(text)


def space(document: Document, spacing: Spacing) -> Document:
    """Return the document with no-break spaces where, in its language and on its sheet, no line ends.

    Which spaces they are depends on office and period as much as on language (un-conventions, section 5,
    rule 23), so the sheet says it.
    """
    spacer = _spacer(spacing)

    def rule(text: str) -> tuple[Text, ...]:
        return (Text(spacer(text)),)

    return replace(
        document,
        blocks=rewrite_all(document.blocks, lambda content: rewrite_text(content, rule)),
        notes=rewrite_notes(document.notes, lambda content: rewrite_text(content, rule)),
    )
