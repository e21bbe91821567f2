"""The kind of a document, by its symbol and by what heads its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from masthead.importing.text.words import Words

if TYPE_CHECKING:
    from masthead.symbols import Symbol

USUAL = "report"  # where nothing tells it

# of a symbol's component, where what heads the text does not say more
_SERIES = (
    (r"RES", "resolution"),
    (r"DEC", "decision"),
    (r"PRST", "presidential-statement"),
    (r"WP\.\d+.*", "working-paper"),
    (r"CRP\.\d+.*", "conference-room-paper"),
)


def kind_of(symbol: Symbol | None, title: str, subtitle: str, proposal: str, words: Words) -> str | None:
    """The kind; None where nothing tells it."""
    parts = [part.text for part in symbol.parts] if symbol is not None else []
    if proposal:
        return _of_proposal(proposal, words)
    if series := series_of(symbol):
        return series
    if "NGO" in parts and words.statement.match(title):
        return "ngo-statement"
    told = _of_title(subtitle, words) or _of_title(title, words)
    return "information-note" if told == "note" and "INF" in parts else told


def series_of(symbol: Symbol | None) -> str | None:
    """The kind that the symbol's series tells; None where it tells none."""
    if re.search(r"/6(?:/| \()Sect", str(symbol or "")):
        return "fascicle"
    parts = [part.text for part in symbol.parts] if symbol is not None else []
    return next((kind for form, kind in _SERIES if any(re.fullmatch(form, part) for part in parts)), None)


def _of_proposal(said: str, words: Words) -> str:
    decision = any(each.casefold() in said.casefold() for each in words.terms["draft-decision"])
    return "draft-decision" if decision else "draft-resolution"


def _of_title(said: str, words: Words) -> str | None:
    """By its first words: the longest that fit, for a note verbale is not a note."""
    plain = said.strip(" *").casefold()
    for name in ("note-secretary-general", "report-secretary-general", "annotated-agenda", "agenda"):
        if any(plain == each.casefold() for each in words.terms[name]):
            return name
    for term in words.terms["identical-letters"]:
        begin = term.partition("{")[0].strip().casefold()[:16]
        if begin and plain.startswith(begin):
            return "identical-letters"
    found = [kind for kind, pattern in words.titles.items() if pattern.match(said)]
    return max(found, key=len) if found else None
