"""The front of a meeting's record: which meeting, when and where it was held, and who presided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from masthead.importing.listing import key
from masthead.importing.report import Remark
from masthead.importing.text.source import LEADER, Line
from masthead.importing.text.words import Words

if TYPE_CHECKING:
    from masthead.symbols import Symbol

_REACH = 30  # lines among which the meeting stands
_NOTE = 12  # lines of the note at the foot of the first page
_BEGIN = 25  # letters by which it is told
_TITLE = 80  # characters: no place and no date is longer


@dataclass(frozen=True, slots=True)
class _Form:
    """A kind of record: its name, the terms that say the meeting, who presides, the first page's note."""

    kind: str
    series: str
    meeting: str
    chair: str
    note: str
    president: str  # the field of who presides


_FORMS = (
    _Form("verbatim-record", "PV", "plenary meeting", "president", "verbatim note", "president"),
    _Form("summary-record", "SR", "summary record", "chair", "summary note", "chair"),
)


@dataclass(slots=True)
class Record:
    """The lines of the text, those taken, the kind and what they say."""

    lines: tuple[Line, ...]
    kind: str
    own: dict[str, str]
    meeting: str
    guesses: dict[str, object] = field(default_factory=dict)
    removed: list[Remark] = field(default_factory=list)


def take_record(lines: Sequence[Line], words: Words, symbol: Symbol | None) -> Record | None:
    """Take the front of a record; None where the page does not say the meeting as its kind words it."""
    for form in _FORMS:
        found = re.search(rf"/{form.series}\.(\d+)", str(symbol or ""))
        at = _meeting(lines, words, form, found[1]) if found else None
        if found and at is not None:
            return _read(lines, at, words, form, found[1])
    return None


def _meeting(lines: Sequence[Line], words: Words, form: _Form, number: str) -> int | None:
    patterns = [_pattern(term, number) for term in words.terms[form.meeting]]
    return next(
        (n for n, line in enumerate(lines[:_REACH]) if any(p.fullmatch(line.text) for p in patterns)), None
    )


def _pattern(term: str, number: str) -> re.Pattern[str]:
    before, _, after = term.partition("{n}")
    return re.compile(rf"{re.escape(before)}\S*?{number}\D{{0,4}}?{re.escape(after)}\*?", re.IGNORECASE)


def _read(lines: Sequence[Line], at: int, words: Words, form: _Form, number: str) -> Record | None:
    end = at + 1
    held: list[str] = []
    while end < len(lines) and len(held) < 3 and len(lines[end].text) < _TITLE:
        if held and (lines[end].blanks or _president(lines[end:], words, form)):
            break
        held.append(lines[end].text)
        end += 1
    if not held:
        return None
    own = _held(held, form)
    if found := _president(lines[end:], words, form):
        count, name, country = found
        own |= {form.president: name, "country": country}
        end += count
    record = Record((), form.kind, own, number)
    for line in lines[:at]:
        if found_session := words.session.search(line.text):
            record.guesses["session"] = found_session[0]
    record.removed = [Remark(line.number, line.text, "front matter") for line in lines[:end]]
    record.lines = _without_note(lines[end:], words, form, record.removed)
    return record


def _held(held: Sequence[str], form: _Form) -> dict[str, str]:
    """When and where: a verbatim record has a line for each, a summary record one sentence."""
    if form.kind == "summary-record" or len(held) == 1:
        return {"held": " ".join(held)}
    return {"held": " ".join(held[:-1]), "place": held[-1]}


def _president(lines: Sequence[Line], words: Words, form: _Form) -> tuple[int, str, str] | None:
    """How many lines name who presided, and the name and the country."""
    labels = [re.escape(term.partition("\t")[0].rstrip(" \u00a0:：")) for term in words.terms[form.chair]]
    pattern = rf"(?:{'|'.join(labels)}) ?[:：] ?(?P<name>.+?)[ {LEADER}]*[(（](?P<country>[^()（）]+)[)）]"
    for count in range(1, min(len(lines), 4) + 1):
        if found := re.fullmatch(pattern, " ".join(line.text for line in lines[:count])):
            return count, found["name"], found["country"]
    return None


def _without_note(
    lines: Sequence[Line], words: Words, form: _Form, removed: list[Remark]
) -> tuple[Line, ...]:
    """The lines without the note that the kind itself sets, where it says the same."""
    stop = next((n for n, line in enumerate(lines) if n and line.page), len(lines))
    for term in words.terms[form.note]:
        usual = key(term)
        for start in range(stop):
            if not usual.startswith(key(lines[start].text)[:_BEGIN]) or not lines[start].text:
                continue
            for end in range(start + 1, min(stop, start + _NOTE) + 1):
                if key(" ".join(line.text for line in lines[start:end])) == usual:
                    removed += [Remark(x.number, x.text, "set by the kind") for x in lines[start:end]]
                    return (*lines[:start], *lines[end:])
    return tuple(lines)
