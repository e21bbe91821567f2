"""The words by which a language says what a line is: data in ``words.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from masthead.document import PartKind

CODES = ("ar", "zh", "en", "fr", "ru", "es")  # the order of the names in ``languages``
PART_KINDS: tuple[PartKind, ...] = ("annex", "enclosure", "appendix")
# terms of masthead.languages, and what they are called here
_TERMS = {
    "contents": "contents",
    "page": "page",
    "paragraphs": "paragraphs",
    "summary": "summary",
    "addendum": "addendum",
    "corrigendum": "corrigendum",
    "enacting.ga": "assembly",
    "enacting.sc": "council",
    "enacting.ecosoc": "ecosoc",
    "enacting.hrc": "human rights council",
    "note_sg": "note-secretary-general",
    "report_sg": "report-secretary-general",
    "presidential_statement": "presidential-statement",
    "kind.provisional_agenda": "agenda",
    "kind.annotated_agenda": "annotated-agenda",
    "kind.ngo_statement": "ngo-statement",
    "kind.ngo_circulated": "circulated",
    "identical_letters": "identical-letters",
    "draft_decision": "draft-decision",
    "plenary_meeting": "plenary meeting",
    "summary_record": "summary record",
    "kind.president_of_meeting": "president",
    "kind.chair_of_meeting": "chair",
    "kind.verbatim_note": "verbatim note",
    "kind.summary_note": "summary note",
    "notes": "notes",
    "please_recycle": "recycle",
}


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words, as patterns. ``parts``: each kind's words, outermost kind first.

    ``terms`` are those that the languages themselves have, as they are written there.
    """

    parts: dict[PartKind, tuple[str, ...]]
    part_heading: re.Pattern[str]
    signed: re.Pattern[str]
    original: re.Pattern[str]
    masthead: re.Pattern[str]
    distribution: re.Pattern[str]
    session: re.Pattern[str]
    agenda: re.Pattern[str]
    year: re.Pattern[str]
    committee: re.Pattern[str]
    organs: re.Pattern[str]
    bodies: re.Pattern[str]
    adoption: re.Pattern[str]
    proposal: re.Pattern[str]
    statement: re.Pattern[str]
    preamble: re.Pattern[str]
    terms: Mapping[str, frozenset[str]]
    titles: dict[str, re.Pattern[str]]
    suspended: frozenset[str]
    languages: dict[str, str]


@cache
def load_words(language: str) -> Words:
    """The words of a language; of all of them together where ``words.toml`` has no such language."""
    records: dict[str, dict[str, Any]] = tomllib.loads(
        files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    )
    chosen = {language: records[language]} if language in records else records
    return _words(list(chosen.values()), _terms(chosen))


def _terms(codes: Iterable[str]) -> dict[str, frozenset[str]]:
    """The terms that the languages themselves have for what heads a text."""
    from masthead.languages import language

    terms = [language(code).terms for code in codes]
    return {name: frozenset(each[key] for each in terms) for key, name in _TERMS.items()}


def _words(records: list[dict[str, Any]], terms: Mapping[str, frozenset[str]]) -> Words:
    def gather(key: str) -> list[str]:
        return [word for record in records for word in record[key]]

    def patterns(key: str) -> str:
        return "|".join(f"(?:{record[key]})" for record in records)

    parts = {kind: tuple(dict.fromkeys(gather(kind))) for kind in PART_KINDS}
    names = _any(word for words in parts.values() for word in words)
    links = _any(gather("part_links"))
    kinds = dict.fromkeys(kind for record in records for kind in record["titles"])
    return Words(
        parts=parts,
        # the word alone, or with a number, or going on in a heading: "Annexe de la lettre …"
        part_heading=re.compile(
            rf"(?P<word>{names})(?:(?P<number> (?:[IVXL]+|\d{{1,2}}|[A-Z]))?[*.:]?$|(?P<more> {links}.+))",
            re.IGNORECASE,
        ),
        signed=re.compile(rf"\(\s?(?:{_any(gather('signed'))})\s?\)", re.IGNORECASE),
        original=re.compile(rf"\[(?:{patterns('original')})\]"),
        masthead=re.compile(_masthead(records, gather, patterns)),
        distribution=re.compile(patterns("distribution")),
        session=re.compile(patterns("session")),
        agenda=re.compile(patterns("agenda")),
        year=re.compile(patterns("year")),
        committee=re.compile(patterns("committee")),
        organs=re.compile(_any(gather("organs"))),
        bodies=re.compile(patterns("bodies")),
        adoption=re.compile(patterns("adoption")),
        proposal=re.compile(patterns("proposal")),
        statement=re.compile(patterns("statement")),
        preamble=re.compile(patterns("preamble")),
        terms=terms,
        titles={
            kind: re.compile(rf"(?:{_any(w for r in records for w in r['titles'].get(kind, []))})(?!\w)")
            for kind in kinds
            if any(record["titles"].get(kind) for record in records)
        },
        suspended=frozenset(gather("suspended")),
        languages={
            name.lower(): code
            for record in records
            for code, name in zip(CODES, record["languages"], strict=True)
        },
    )


def _masthead(records: list[dict[str, Any]], gather: Any, patterns: Any) -> str:
    """A line of the masthead: one or several of its phrases side by side, since columns run together."""
    months = _any(gather("months"))
    phrases = [
        _any(gather("united_nations") + gather("organs") + gather("languages")),
        *(patterns(key) for key in ("distribution", "original", "session", "year", "committee", "agenda")),
        rf"\d{{1,2}}(?:er)? (?:de )?(?:{months}) (?:de )?\d{{4}}",
        r"[A-Z]{1,6}(?:\.\d+)? ?/[\w./()\-–]*\d[\w./()\-–]*\*{0,3}",
    ]
    return rf"(?:(?:{'|'.join(phrases)})(?: |$))+"


def _any(words: Iterable[str]) -> str:
    """One of these, the longest first: ``Annexes`` before ``Annexe``. Nothing matches where there is none."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + ("|".join(map(re.escape, ordered)) or r"(?!)") + ")"
