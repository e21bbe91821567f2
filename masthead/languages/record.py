"""The record of a language: terms, ordinals, dates, marks and quotation marks, loaded from its TOML file."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from masthead.errors import ContentError, InternalError, Problem
from masthead.languages.numbering import pattern
from masthead.languages.sorting import Sorting

_FOLDER = Path(__file__).parent
_TWO = 2
FIRST_NUMBERED_HEADING = 2  # a heading of level 1 is a title and takes no number


@dataclass(frozen=True, slots=True)
class Dates:
    """How days are written: formats with the slots day, month, year; month names from January."""

    running: str
    masthead: str
    first_day: str
    months: tuple[str, ...]
    masthead_months: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Numbering:
    """First marks: of a paragraph, of headings from level 2, of sub-paragraphs from level 1, of parts."""

    paragraph: str
    headings: tuple[str, ...]
    sub_paragraphs: tuple[str, ...]
    notes: Mapping[str, str]
    parts: Mapping[str, str]
    captions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Script:
    """The faces of a script of its own, which stand before the sheet's.

    ``name`` is the family of the faces that are made, ``regular`` and ``bold`` the families that they are
    made from; ``latin`` a pattern of the letters that the sheet's own faces set all the same. ``scale`` is
    the size of the script's letters beside Latin ones, ``leading`` that of its lines beside the sheet's.
    ``spread`` says that lines are justified between letters, not words. ``cuts`` are character sets (Python's
    names), of which the first that has every letter of a text is enough for it.
    """

    name: str
    regular: str
    bold: str
    latin: str
    scale: float = 1
    leading: float = 1
    spread: bool = False
    cuts: tuple[str, ...] = ()

    @property
    def families(self) -> tuple[tuple[str, str], ...]:
        """The families of the machine's fonts by role."""
        return ("regular", self.regular), ("bold", self.bold)


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language, as its data says it.

    ``quotation_marks`` are the outer pair and the inner pair, with the spaces that belong to them;
    ``note_mark_position`` is where a note's mark stands at a punctuation mark; ``language_names`` are
    the names of the official languages as ``Original: …`` says them, by code; ``raised`` a pattern of
    words, with the letters that are set as superscripts as groups; ``resolution_words`` one of what
    stands before a resolution's number; ``unchecked`` the terms that no document of the
    United Nations was seen to use; ``script`` its own faces where the sheets' have not its letters.
    """

    code: str
    letter: str
    name: str
    masthead_name: str
    direction: Literal["ltr", "rtl"]
    quotation_marks: tuple[str, str, str, str]
    note_mark_position: Literal["after", "before"]
    thousands: str
    decimal: str
    percent: str
    raised: str
    resolution_words: str
    language_names: Mapping[str, str]
    dates: Dates
    numbering: Numbering
    ordinals: tuple[str, ...]
    ordinal_figures: tuple[tuple[str, str], ...]
    terms: Mapping[str, str]
    unchecked: frozenset[str]
    script: Script | None = None
    figures: str = ""
    figures_until: int = 0
    sorting: Sorting = Sorting()  # noqa: RUF009  frozen

    def term(self, key: str, **slots: object) -> str:
        """The wording of a term with its slots filled; InternalError where term or slot is missing."""
        try:
            return self.terms[key].format_map(slots)
        except KeyError as error:
            missing = f"{self.code}: no wording for {key!r}, slots {sorted(slots)}: {error} is missing"
            raise InternalError(Problem("term-unknown", missing, _path(self.code))) from error

    def join(self, words: Sequence[str]) -> str:
        """A list in words: ``17``, ``17 and 18``, ``17, 18 and 19``."""
        *head, last = words
        return self.terms["list.separator"].join(head) + (self.terms["list.last"] if head else "") + last

    def figures_of(self, of_year: int | None) -> str:
        """The ten figures of a year's documents from zero on, where they are of the language's own script."""
        return self.figures if of_year is not None and of_year <= self.figures_until else ""

    def sorted(self, names: Iterable[str]) -> list[str]:
        """Names, as of countries, in the order of the language."""
        return sorted(names, key=self.sorting.key)

    def ordinal(self, n: int) -> str:
        """The ordinal in words as a session has it (``Sixty-fifth``); in figures beyond the words."""
        return self.ordinals[n - 1] if 1 <= n <= len(self.ordinals) else self.figure_ordinal(n)

    def figure_ordinal(self, n: int) -> str:
        """The ordinal in figures, as a meeting has it: ``82nd``, ``82e``."""
        form = next(form for fits, form in self.ordinal_figures if re.fullmatch(fits, str(n)))
        return form.format(n=n)

    def session(self, n: int, session_type: str = "regular") -> str:
        """The line of a session: ``Sixty-fifth session``, ``Tenth emergency special session``."""
        return self.term(f"session.{session_type}", ordinal=self.ordinal(n), n=n)

    def date(self, day: datetime.date) -> str:
        """A day in running text: ``1er janvier 2010``; raising the ``er`` is the page's affair."""
        return self._day(day, self.dates.running, self.dates.months)

    def masthead_date(self, day: datetime.date) -> str:
        """A day as the masthead has it (un-conventions 2.1)."""
        return self._day(day, self.dates.masthead, self.dates.masthead_months)

    def _day(self, day: datetime.date, form: str, months: Sequence[str]) -> str:
        number = self.dates.first_day if day.day == 1 else str(day.day)
        return form.format(day=number, month=months[day.month - 1], year=day.year)

    def original(self, codes: Sequence[str]) -> str:
        """The line ``Original: English``, for one language or several."""
        return self.term("original_label", language=self.join([self.language_names[code] for code in codes]))

    def heading_mark(self, level: int, n: int) -> str:
        """The mark of the n-th heading of a level of the Document: "" for 1, then I., A., 1., by the data."""
        if level < FIRST_NUMBERED_HEADING:
            return ""
        return pattern(self.numbering.headings[level - FIRST_NUMBERED_HEADING]).mark(n)

    def paragraph_mark(self, n: int) -> str:
        """The mark of the n-th numbered paragraph."""
        return pattern(self.numbering.paragraph).mark(n)

    def sub_paragraph_mark(self, level: int, n: int) -> str:
        """The mark of the n-th sub-paragraph of a level, 1 to 4."""
        return pattern(self.numbering.sub_paragraphs[level - 1]).mark(n)

    def note_mark(self, style: str, n: int) -> str:
        """The mark of the n-th note in the style ``number``, ``letter`` or ``asterisk``."""
        return pattern(self.numbering.notes[style]).mark(n)

    def part_mark(self, kind: str, n: int) -> str:
        """The mark of the n-th of several annexes, enclosures or appendices."""
        return pattern(self.numbering.parts[kind]).mark(n)

    def part_title(self, kind: str, n: int) -> str:
        """What stands over the n-th of several annexes, enclosures or appendices: ``Annex II``."""
        return self.term(f"{kind}_numbered", roman=self.part_mark(kind, n))

    def caption_number(self, what: Literal["table", "figure"], n: int) -> str:
        """The number of the n-th table or figure, as the text names it."""
        return pattern(self.numbering.captions[what]).mark(n)

    def caption_mark(self, what: Literal["table", "figure"], n: int) -> str:
        """What stands over the n-th table or figure: ``Table 1``, ``Figure I``."""
        return self.term(f"{what}_numbered", n=self.caption_number(what, n))

    def agenda_items(self, items: Sequence[str]) -> str:
        """The line of the agenda item, or of several; two have a form of their own where there is a dual."""
        if len(items) == 1:
            return self.term("agenda_item", n=items[0])
        key = "agenda_items.two" if len(items) == _TWO else "agenda_items"
        return self.term(key, list=self.join(items))


def language_codes() -> tuple[str, ...]:
    """The codes of the languages there are, in the order of the alphabet."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def language(code: str) -> Language:
    """The record of a language; ContentError listing the languages there are where there is none."""
    if code not in language_codes():
        known = ", ".join(language_codes())
        hint = f"the languages are: {known}"
        raise ContentError(Problem("language-unknown", f"there is no language {code!r}", hint=hint))
    import tomllib

    return _record(tomllib.loads(_path(code).read_text(encoding="utf-8")))


def _path(code: str) -> Path:
    return _FOLDER / f"{code}.toml"


def _record(data: Mapping[str, Any]) -> Language:
    ordinals = data["ordinals"]
    return Language(
        **{key: data[key] for key in _PLAIN},
        **{key: data.get(key, "") for key in _OPTIONAL},
        quotation_marks=tuple(data["quotation_marks"]),
        language_names=data["languages"],
        dates=_dates(data["dates"]),
        numbering=_numbering(data["numbering"]),
        ordinals=tuple(ordinals["words"]),
        ordinal_figures=tuple((fits, form) for fits, form in ordinals["figures"]),
        terms=data["terms"] | {f"{name}{key}": words for name, key, words in _further(data)},
        unchecked=frozenset(
            (*data["unchecked"]["terms"], *(f"{name}{key}" for name, key in _unchecked(data["unchecked"])))
        ),
        script=_script(data["script"]) if "script" in data else None,
        sorting=Sorting(**data.get("sorting", {})),
        figures=data.get("figures", {}).get("signs", ""),
        figures_until=data.get("figures", {}).get("until", 0),
    )


# tables of terms beside [terms], and what stands before the names of theirs
_TABLES = {"kinds": "kind.", "copies": "copies."}


def _further(data: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for table, before in _TABLES.items():
        for key, words in data.get(table, {}).items():
            yield before, key, words


def _unchecked(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for table, before in _TABLES.items():
        for key in data.get(table, ()):
            yield before, key


_PLAIN = (
    "code",
    "letter",
    "name",
    "masthead_name",
    "direction",
    "note_mark_position",
    "thousands",
    "decimal",
    "percent",
)
_OPTIONAL = ("raised", "resolution_words")  # "" where a language has nothing of the kind


def _script(data: Mapping[str, Any]) -> Script:
    return Script(**{**data, "cuts": tuple(data.get("cuts", ()))})


def _dates(data: Mapping[str, Any]) -> Dates:
    months = tuple(data["months"])
    masthead_months = tuple(data.get("masthead_months", months))
    return Dates(data["running"], data["masthead"], data["first_day"], months, masthead_months)


def _numbering(data: Mapping[str, Any]) -> Numbering:
    return Numbering(
        paragraph=data["paragraph"],
        headings=tuple(data["headings"]),
        sub_paragraphs=tuple(data["sub_paragraphs"]),
        notes=data["notes"],
        parts=data["parts"],
        captions=data["captions"],
    )
