"""What stands on the sheet around the text: masthead, session block, first-page foot, running head and foot.

What is not known (a date, the language of the original) is left out, never made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from masthead.composing.codes import barcode_number, code39, qr
from masthead.composing.saying import council_year, line, said, uncalled_asterisk
from masthead.document import Inlines, Link, Note, Paragraph, Text
from masthead.kinds import FRONT, Kind, LineForm, Lines
from masthead.languages import Language
from masthead.metadata import Metadata
from masthead.sheets import Sheet, year
from masthead.symbols.single import Single


@dataclass(frozen=True, slots=True)
class SymbolForm:
    """A symbol as the masthead sets it: a large head, a small tail."""

    head: str
    tail: str


@dataclass(frozen=True, slots=True)
class Masthead:
    """The masthead's texts.

    ``distribution`` has four lines where the kind has none of its own; "" is a line left free. ``lines``
    stand below the organs, with their role.
    """

    organization: str
    symbols: tuple[SymbolForm, ...]
    organs: tuple[str, ...]
    distribution: tuple[str, ...]
    lines: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Front:
    """What stands between masthead and title: lines with their role, session, committee, item or topic.

    A joint document has a column for each organ.
    """

    columns: tuple[tuple[tuple[str, str], ...], ...]

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Those of all columns, one after the other."""
        return tuple(line for column in self.columns for line in column)


@dataclass(frozen=True, slots=True)
class Foot:
    """The first page's foot: job line, the recycling mark's words, codes as SVG ("" where there is none)."""

    job_line: str
    barcode: str
    recycle: str
    qr: str
    address: str


@dataclass(frozen=True, slots=True)
class Running:
    """Head and foot of the pages after the first. The head has a line for each symbol of a joint one.

    ``title`` stands opposite; "" for none. ``heads`` stand on even and odd pages in place of both.
    """

    symbol: str
    title: str
    job: str
    lines: tuple[str, ...]
    heads: tuple[str, str] = ("", "")


def _distribution(metadata: Metadata, language: Language) -> tuple[str, str, str, str]:
    """Distribution, date, language of a translation, that of the original (un-conventions, section 2.1)."""
    if metadata.only:
        return (*_distribution(replace(metadata, only=False, original=()), language)[:3], _only(language))
    translated = bool(metadata.original) and metadata.original != (metadata.language,)
    return (
        language.term(f"distr.{metadata.distribution}"),
        language.masthead_date(metadata.date) if metadata.date else "",
        language.masthead_name if translated else "",
        language.original(metadata.original) if metadata.original else "",
    )


def _organs(metadata: Metadata, language: Language) -> tuple[str, ...]:
    if metadata.organ is not None:
        return (metadata.organ,)
    terms = dict.fromkeys(single.organ_term for single in metadata.symbol.singles)
    return tuple(language.terms[term] for term in terms if term is not None and term in language.terms)


def _only(language: Language) -> str:
    return language.term("kind.only")


def masthead(metadata: Metadata, language: Language, kind: Kind | None = None) -> Masthead:
    """The masthead's texts in the document's language, with the lines that the kind has there."""
    distribution: tuple[str, ...] = _distribution(metadata, language)
    if kind and not kind.original:
        distribution = (*distribution[:2], "", "")
    if kind and kind.distribution_lines is not None:
        distribution = tuple(words for _, words in _lines(kind.distribution_lines, metadata, language))
    organization = said(metadata, language, kind.organization) if kind and kind.organization else ""
    star = "*" if uncalled_asterisk(metadata) and not (kind and kind.asterisk == "title") else ""
    return Masthead(
        organization=organization or language.term("united_nations"),
        symbols=tuple(SymbolForm(head, f"{tail}{star}") for head, tail in metadata.symbol.masthead_forms),
        organs=_organs(metadata, language),
        distribution=distribution,
        lines=_lines(kind.masthead, metadata, language) if kind else (),
    )


def _lines(forms: Lines, metadata: Metadata, language: Language) -> tuple[tuple[str, str], ...]:
    return tuple(pair for form in forms for pair in _of_form(form, metadata, language))


# the usual fields' roles in the styles
_ROLES = {
    "session dates": "dates",
    "committee": "session",
    "agenda items": "item",
    "agenda title": "topic",
}


def _of_form(form: LineForm, metadata: Metadata, language: Language) -> Iterator[tuple[str, str]]:
    role = _ROLES.get(form.role, form.role.replace(" ", "-"))
    for words in filter(None, line(form, metadata, language).split("\n")):
        yield role, words
        role = "session" if role == "body" else role


def front(metadata: Metadata, language: Language, forms: Lines = FRONT) -> Front:
    """Session, committee, agenda item and its title, each where it is known (un-conventions, section 2.3)."""
    first = _lines(forms, metadata, language)
    singles = metadata.symbol.singles
    if len(singles) == 1:
        return Front((first,) if first else ())
    organs = _organs(replace(metadata, organ=None), language)
    heads = [(("session", organ),) for organ in organs]
    others = [_joint_lines(metadata, single, language) for single in singles[1:]]
    return Front(tuple((*head, *lines) for head, lines in zip(heads, [first, *others], strict=False)))


def _joint_lines(metadata: Metadata, single: Single, language: Language) -> tuple[tuple[str, str], ...]:
    """What stands under the name of a joint document's further organ: what is written, else its year."""
    if metadata.joint_lines:
        return tuple(("session", words) for words in metadata.joint_lines)
    if single.parts[0].text == "S" and single.year:
        return (("session", council_year(single.year, language)),)
    return ()


def _job_line(metadata: Metadata, language: Language) -> str:
    """``10-60686 (F)    211010    251010``: number, language letter, the dates in six digits."""
    if metadata.job is None:
        return ""
    dates = "".join(f"    {_six_digits(day)}" for day in metadata.job_dates)
    if (
        language.direction == "rtl"
    ):  # number and letter from left to right, the dates left of them (S/2011/667)
        dates = "".join(f"    \u200f{_six_digits(day)}" for day in metadata.job_dates)
        return f"\u200e{metadata.job} ({language.letter})\u200e\u200f{dates}"
    return f"{metadata.job} ({language.letter}){dates}"


def _six_digits(day: date) -> str:
    return f"{day.day:02}{day.month:02}{day.year % 100:02}"


def foot(metadata: Metadata, language: Language, sheet: Sheet, kind: Kind | None = None) -> Foot:
    """The foot of the first page, with the codes that sheet and kind print."""
    if kind and not kind.foot:
        return Foot("", "", "", "", "")
    address = metadata.symbol.qr_address(metadata.language, sheet.rules.qr_form(year(metadata)))
    codes = sheet.rules.codes
    return Foot(
        job_line=_job_line(metadata, language),
        barcode=code39(barcode_number(metadata.job)) if metadata.job and "code39" in codes else "",
        recycle=language.term("please_recycle") if sheet.rules.recycle else "",
        qr=qr(address) if "qr" in codes else "",
        address=address,
    )


def asterisk_notes(metadata: Metadata, language: Language, kind: Kind) -> tuple[Note, ...]:
    """The notes of the first page that asterisks call; that of a reissue comes first, the kind's last."""
    texts = list(metadata.asterisk_notes)
    if metadata.reissued is not None:
        texts.insert(0, language.term("reissued", date=language.date(metadata.reissued)))
    pairs = tuple((f"asterisk-{n}", "*" * n, text) for n, text in enumerate(texts, 1))
    if kind.first_page_note:
        pairs = (*pairs, ("first-page", "", language.term(kind.first_page_note)))
    return tuple(Note(label, (Paragraph(_linked(text)),), mark) for label, mark, text in pairs)


_ADDRESS = re.compile(r"(https?://[\w./-]*[\w/])")


def _linked(text: str) -> Inlines:
    """A text whose addresses are links."""
    pieces = (piece for piece in _ADDRESS.split(text) if piece)
    return tuple(Link(p, (Text(p),)) if _ADDRESS.fullmatch(p) else Text(p) for p in pieces)


def running(metadata: Metadata, title: str) -> Running:
    """Head and foot of every page but the first."""
    symbol = metadata.symbol
    lines = tuple(_unmarked(single) for single in symbol.singles)
    even, odd = (head.replace(" | ", "\t") for head in metadata.running_heads or ("", ""))
    return Running(
        _unmarked(symbol), "" if even else title, (metadata.job or "").rstrip("*"), lines, (even, odd)
    )


def _unmarked(symbol: object) -> str:
    """The running head has no reissue asterisk: the note that explains it stands on the first page."""
    return str(symbol).rstrip("*")


def figures_first(words: str) -> tuple[str, str]:
    """The figures that a line begins with, and the rest: ``91st plenary meeting`` is set with a large 91."""
    found = re.match(r"[0-9]*", words)
    end = found.end() if found else 0
    return words[:end], words[end:]


FILTERS = {"figures_first": figures_first}
