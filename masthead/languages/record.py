"""The record of a language: what its data say, and what CLDR knows of it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from masthead.errors import InternalError, Problem
from masthead.languages import cldr
from masthead.languages.numbering import pattern
from masthead.languages.sorting import Sorting

_TWO = 2
FIRST_NUMBERED_HEADING = 2  # a heading of level 1 is a title and takes no number


@dataclass(frozen=True, slots=True)
class Dates:
    """Where the Organization writes days otherwise than CLDR: "" and () where it does not.

    ``pattern`` is in CLDR's letters; ``first_day`` is the first of a month (``1er``); ``months`` are the
    names from January.
    """

    pattern: str = ""
    first_day: str = ""
    months: tuple[str, ...] = ()


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
    """One language, as its data says it; what its data leaves out is CLDR's, by its ``locale``.

    ``masthead_language`` is the language of the masthead's block: Russian documents name day and original
    in English. ``quotation_marks`` are the outer pair and the inner pair, with the spaces that belong to
    them; ``note_mark_position`` is where a note's mark stands at a punctuation mark; ``signs`` are signs of
    numbers that are not CLDR's; ``joined_figures`` is what stands between the figures of a list, where that
    is another than between words; ``raised`` a pattern of words, with the letters that are set as
    superscripts as groups; ``resolution_words`` one of what stands before a resolution's number;
    ``unchecked`` the terms that no document of the United Nations was seen to use; ``script`` its own faces
    where the sheets' have not its letters.
    """

    code: str
    letter: str
    locale: str
    masthead_language: str
    direction: Literal["ltr", "rtl"]
    quotation_marks: tuple[str, str, str, str]
    note_mark_position: Literal["after", "before"]
    percent: str
    raised: str
    resolution_words: str
    joined_figures: str
    signs: Mapping[str, str]
    dates: Dates
    numbering: Numbering
    ordinals: tuple[str, ...]
    ordinal_figures: tuple[tuple[str, str], ...]
    ordinal_years: tuple[tuple[str, str], ...]
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
            raise InternalError(
                Problem("term-unknown", missing, Path(__file__).with_name(f"{self.code}.toml"))
            ) from error

    @property
    def name(self) -> str:
        """What the language calls itself, as a title: ``Français``."""
        return _capital(cldr.language_name(self.locale, self.code) or "")

    @property
    def masthead_name(self) -> str:
        """What the masthead calls the language of this version: ``Français``, and ``Russian`` in Russian."""
        return _capital(self.named(self.code) or "")

    @property
    def thousands(self) -> str:
        """The sign between groups of three figures."""
        return self.signs.get("thousands") or cldr.number_sign(self.locale, "group")

    @property
    def decimal(self) -> str:
        """The sign before decimals."""
        return self.signs.get("decimal") or cldr.number_sign(self.locale, "decimal")

    def named(self, code: str) -> str | None:
        """What ``Original: …`` calls a language; None where there is none of that code."""
        return cldr.language_name(self._masthead().locale, code)

    def join(self, words: Sequence[str]) -> str:
        """A list in words: ``17``, ``17 and 18``, ``17, 18 and 19``."""
        if self.joined_figures and all(word[:1].isdecimal() for word in words):
            return self.joined_figures.join(words)
        return cldr.listing(self.locale, words) if len(words) > 1 else words[0]

    def figures_of(self, of_year: int | None) -> str:
        """The ten figures of a year's documents from zero on, where they are of the language's own script."""
        return self.figures if of_year is not None and of_year <= self.figures_until else ""

    def sorted(self, names: Iterable[str]) -> list[str]:
        """Names, as of countries, in the order of the language."""
        return sorted(names, key=self.sorting.key)

    def ordinal(self, n: int) -> str:
        """The ordinal in words as a session has it (``Sixty-fifth``); in figures beyond the words."""
        return self.ordinals[n - 1] if 1 <= n <= len(self.ordinals) else self.figure_ordinal(n)

    def year_ordinal(self, n: int) -> str:
        """The ordinal in words as a year of the Security Council has it: ``Eightieth``."""
        words = self.ordinal(n)
        for ending, other in self.ordinal_years:
            changed = re.sub(ending, other, words, flags=re.IGNORECASE)
            if changed != words:
                return changed[:1].upper() + changed[1:]
        return words

    def figure_ordinal(self, n: int) -> str:
        """The ordinal in figures, as a meeting has it: ``82nd``, ``82e``."""
        form = next(form for fits, form in self.ordinal_figures if re.fullmatch(fits, str(n)))
        return form.format(n=n)

    def session(self, n: int, session_type: str = "regular") -> str:
        """The line of a session: ``Sixty-fifth session``, ``Tenth emergency special session``."""
        return self.term(f"session.{session_type}", ordinal=self.ordinal(n), n=n)

    def date(self, day: datetime.date) -> str:
        """A day in running text: ``1er janvier 2010``; raising the ``er`` is the page's affair."""
        dates = self.dates
        pattern = dates.pattern or cldr.day_pattern(self.locale)
        if dates.months:
            pattern = pattern.replace("MMMM", f"'{dates.months[day.month - 1]}'")
        if dates.first_day and day.day == 1:
            pattern = re.sub(r"\bd\b", f"'{dates.first_day}'", pattern, count=1)
        return cldr.day(self.locale, day, pattern)

    def masthead_date(self, day: datetime.date) -> str:
        """A day as the masthead has it (un-conventions 2.1)."""
        return self._masthead().date(day)

    def original(self, codes: Sequence[str]) -> str:
        """The line ``Original: English``, for one language or several; each must be one that CLDR knows."""
        return self.term("original_label", language=self._masthead().join([self._original(c) for c in codes]))

    def _original(self, code: str) -> str:
        name = self.named(code)
        if name is None:
            raise InternalError(
                Problem(
                    "language-unknown",
                    f"there is no language {code!r}",
                    Path(__file__).with_name(f"{self.code}.toml"),
                )
            )
        return name

    def _masthead(self) -> Language:
        if self.masthead_language == self.code:
            return self
        from masthead.languages.loading import language

        return language(self.masthead_language)

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


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
