"""What fields of the metadata say in words, and the lines that a kind's data make of them.

What is not known makes no line: a line with a slot that nothing fills is left out.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping

from masthead.errors import ContentError, Problem
from masthead.kinds import LineForm
from masthead.languages import Language
from masthead.metadata import Metadata

_Saying = Callable[[Metadata, Language], str]
_FIRST_YEAR = 1945  # of the Security Council: its eightieth year is 2025


def said(metadata: Metadata, language: Language, name: str) -> str:
    """A field in the words of the language: "" where it is not known."""
    if name in _SAYINGS:
        return _SAYINGS[name](metadata, language)
    value = metadata.value(name)
    if isinstance(value, tuple):
        return _marked(language.join([_one(item, language) for item in value]), language) if value else ""
    return "" if value is None else _one(value, language)


def line(form: LineForm, metadata: Metadata, language: Language) -> str:
    """The words of a line; "" where it is to be left out. ContentError for a term that there is not."""
    if form.field is not None:
        return said(metadata, language, form.field)
    term = language.terms.get(form.term or "")
    if term is None:
        message = f"the language `{language.code}` has no term {form.term!r} of kind `{metadata.kind}`"
        raise ContentError(
            Problem(
                "term-unknown",
                message,
                hint=f"add it to the table [words.{language.code}] of templates/{metadata.kind}.toml",
            )
        )
    slots = {slot: said(metadata, language, name) for slot, name in form.slots}
    return term.format_map(slots) if all(slots.values()) else ""


def session(metadata: Metadata, language: Language) -> str:
    """The session, as printed or as its number gives it."""
    if metadata.session_line is not None:
        return metadata.session_line
    return "" if metadata.session is None else language.session(metadata.session, metadata.session_type)


def bodies(metadata: Metadata, language: Language) -> tuple[str, ...]:
    """The bodies below the organ: those of the metadata, else those of the symbol that have a term."""
    if metadata.body:
        return metadata.body
    terms = metadata.symbol.singles[0].body_terms
    return tuple(language.terms[term] for term in terms if term in language.terms)


def council_year(year: int, language: Language) -> str:
    """The year of the Security Council in words: ``Eightieth year`` of 2025."""
    return language.term("sc_year", ordinal=language.year_ordinal(year - _FIRST_YEAR))


def _committee(metadata: Metadata, language: Language) -> str:
    return "" if metadata.committee is None else language.term(f"committee.{metadata.committee}")


def _items(metadata: Metadata, language: Language) -> str:
    items = metadata.agenda_items
    if metadata.agenda_line is not None:
        return metadata.agenda_line
    return language.agenda_items(items) if items else ""


def _meeting(metadata: Metadata, language: Language) -> str:
    """The number of the meeting as an ordinal: ``47th``."""
    meeting = metadata.meeting or ""
    return language.figure_ordinal(int(meeting)) if meeting.isdecimal() else meeting


def _marked(words: str, language: Language) -> str:
    """A list in words, with asterisks where the language has its marks: ``Ardenia,* Belmar*``."""
    return re.sub(r"(\*+),", r",\1", words) if language.note_mark_position == "after" else words


def uncalled_asterisk(metadata: Metadata) -> bool:
    """Whether the first page has a note of one asterisk, and no field calls it."""
    said: list[object] = [metadata.agenda_line, metadata.agenda_title, metadata.title, metadata.subtitle]
    said += [metadata.symbol, *metadata.body]
    for _, value in metadata.own:
        said += value if isinstance(value, tuple) else (value,)
    called = any(re.search(r"(?<!\*)\*(?!\*)", str(words)) for words in said)
    return bool(metadata.asterisk_notes) and metadata.reissued is None and not called


_SAYINGS: Mapping[str, _Saying] = {
    "session": session,
    "committee": _committee,
    "agenda items": _items,
    "agenda title": lambda metadata, _: (metadata.agenda_title or "").replace("{br}", "\n"),
    "meeting": _meeting,
    "body": lambda metadata, language: "\n".join(bodies(metadata, language)),
}


def _one(value: object, language: Language) -> str:
    return language.date(value) if isinstance(value, datetime.date) else str(value)
