"""What stands on the sheet around the text: masthead, session block, first-page foot, running head and foot.

What is not known (a date, the language of the original) is left out, never made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from masthead.composing.codes import barcode_number, code39, qr
from masthead.languages import Language
from masthead.metadata import Metadata
from masthead.sheets import Sheet, year


@dataclass(frozen=True, slots=True)
class SymbolForm:
    """A symbol as the masthead sets it: a large head, a small tail."""

    head: str
    tail: str


@dataclass(frozen=True, slots=True)
class Masthead:
    """The masthead's texts. ``distribution`` has four lines; "" is a line left free."""

    organization: str
    symbols: tuple[SymbolForm, ...]
    organs: tuple[str, ...]
    distribution: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Front:
    """What stands between masthead and title: lines with their role, session, committee, item or topic."""

    lines: tuple[tuple[str, str], ...]


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

    ``title`` stands opposite; "" for none.
    """

    symbol: str
    title: str
    job: str
    lines: tuple[str, ...]


def _distribution(metadata: Metadata, language: Language) -> tuple[str, str, str, str]:
    """Distribution, date, language of a translation, that of the original (un-conventions, section 2.1)."""
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


def masthead(metadata: Metadata, language: Language) -> Masthead:
    """The masthead's texts in the document's language."""
    return Masthead(
        organization=language.term("united_nations"),
        symbols=tuple(SymbolForm(head, tail) for head, tail in metadata.symbol.masthead_forms),
        organs=_organs(metadata, language),
        distribution=_distribution(metadata, language),
    )


def front(metadata: Metadata, language: Language) -> Front:
    """Session, committee, agenda item and its title, each where it is known (un-conventions, section 2.3)."""
    lines = []
    if metadata.session_line is not None:
        lines.append(("session", metadata.session_line))
    elif metadata.session is not None:
        lines.append(("session", language.session(metadata.session, metadata.session_type)))
    if metadata.committee is not None:
        lines.append(("session", language.term(f"committee.{metadata.committee}")))
    items = metadata.agenda_items
    if metadata.agenda_line is not None:
        lines.append(("item", metadata.agenda_line))
    elif items:
        lines.append(("item", language.agenda_items(items)))
    if metadata.agenda_title is not None:
        lines.append(("topic", metadata.agenda_title))
    return Front(tuple(lines))


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


def foot(metadata: Metadata, language: Language, sheet: Sheet) -> Foot:
    """The foot of the first page, with the codes that the sheet prints."""
    address = metadata.symbol.qr_address(metadata.language, sheet.rules.qr_form(year(metadata)))
    codes = sheet.rules.codes
    return Foot(
        job_line=_job_line(metadata, language),
        barcode=code39(barcode_number(metadata.job)) if metadata.job and "code39" in codes else "",
        recycle=language.term("please_recycle"),
        qr=qr(address) if "qr" in codes else "",
        address=address,
    )


def running(metadata: Metadata, title: str) -> Running:
    """Head and foot of every page but the first."""
    symbol = metadata.symbol
    lines = tuple(_unmarked(single) for single in symbol.singles)
    return Running(_unmarked(symbol), title, metadata.job or "", lines)


def _unmarked(symbol: object) -> str:
    """The running head has no reissue asterisk: the note that explains it stands on the first page."""
    return str(symbol).rstrip("*")
