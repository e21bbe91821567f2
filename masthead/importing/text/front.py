"""What stands before the text: masthead, bodies, session, agenda item, titles, and their notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from masthead.importing.report import Remark
from masthead.importing.text.contents import Listed, take_contents
from masthead.importing.text.first_notes import take_first_notes
from masthead.importing.text.kind import kind_of
from masthead.importing.text.masthead_lines import take_masthead
from masthead.importing.text.record_lines import take_record
from masthead.importing.text.source import Line
from masthead.importing.text.statement import of_organization
from masthead.importing.text.title_lines import Titles, take_titles
from masthead.importing.text.words import Words

if TYPE_CHECKING:
    from masthead.symbols import Symbol


@dataclass(slots=True)
class Front:
    """The lines of the text, those that were taken from before it, and what these say.

    ``guesses`` are words by field, ``values`` attributes of Metadata, ``own`` fields of the kind alone;
    ``titles`` is None where the end of the titles does not show.
    """

    lines: tuple[Line, ...]
    removed: list[Remark] = field(default_factory=list)
    guesses: dict[str, object] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    titles: Titles | None = None
    kind: str | None = None
    listed: Listed = field(default_factory=lambda: Listed(()))


def read_front(lines: Sequence[Line], words: Words, symbol: Symbol | None, *, layout: bool) -> Front:
    """Take what stands before the text."""
    if record := take_record(lines, words, symbol):
        own = tuple(record.own.items())
        front = Front(record.lines, record.removed, record.guesses, {"meeting": record.meeting, "own": own})
        front.titles, front.kind = Titles(), record.kind
        front.listed = Listed(record.lines)
        return front
    joint = symbol is not None and len(symbol.singles) > 1
    headed = take_masthead(lines, words, joint=joint)
    front = Front(headed.lines, list(headed.removed), headed.guesses, dict(headed.values))
    titles = take_titles(front.lines, words, layout=layout) if headed.removed else None
    if titles is not None:
        front.titles = titles
        front.removed += titles.removed
        front.lines = front.lines[titles.taken :]
        _name(front, titles, symbol, words)
    front.listed = take_contents(front.lines, words)
    front.lines = front.listed.lines
    heading = [remark.text for remark in (*front.removed, *front.listed.removed)]
    noted = take_first_notes(front.lines, heading, words.suspended)
    if noted is not None:
        front.lines = noted.lines
        front.removed += noted.removed
        front.values["asterisk_notes"] = noted.notes
    return front


def _name(front: Front, titles: Titles, symbol: Symbol | None, words: Words) -> None:
    """The kind, and the fields that it alone has."""
    proposal = titles.title if titles.proposed else titles.proposal
    front.kind = kind_of(symbol, titles.title, titles.subtitle, proposal, words)
    front.kind = titles.modification or front.kind
    if symbol is not None and str(symbol).endswith(titles.number.rstrip(".") or "/"):
        titles.number = ""  # the symbol says it
    front.values |= titles.said()
    own: dict[str, str] = {}
    if said := front.values.pop("proposal", ""):
        own["proposal"] = said
    if front.kind == "ngo-statement":
        own |= of_organization(front, titles, words)
    if own:
        front.values["own"] = tuple(own.items())
