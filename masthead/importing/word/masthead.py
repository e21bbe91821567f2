"""What the first page of a Word file says of the document: printed words first, variables never.

In the template of New York the masthead is a table in the first section's header for its first page; in
that of Geneva it is the first table of the body (word-files.md, A.8). Fields are told by their form.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from masthead.importing.report import Remark
from masthead.importing.text.words import Words, load_words
from masthead.importing.word.body import Body, Source
from masthead.importing.word.grids import Flow, Grid, read_flow
from masthead.importing.word.names import Element, R, w
from masthead.importing.word.pieces import Line
from masthead.importing.word.roles import heading_level, load_names
from masthead.languages import Language, language, language_codes
from masthead.symbols import Symbol, SymbolSyntaxError

_JOB = re.compile(
    r"(?P<job>(?:[A-Z]{1,3}\.)?\d{2}-\d{5})\*? ?\((?P<letter>[A-Z])\)(?P<dates>(?:\s+\d{6}){0,3})"
)
_ITEM = re.compile(r"\d+(?:\s\([a-z]\))?")
_DATE = re.compile(r"\d{4}\Z|\A\d{4}")
_REACH = 40  # lines of the body among which the front matter of a page without styles is looked for


@dataclass(slots=True)
class Front:
    """What the first page says. ``flow`` is the text behind it; ``removed`` what was taken."""

    flow: tuple[Flow, ...] = ()
    symbol: Symbol | None = None
    language: str | None = None
    title: list[Line] = field(default_factory=list)
    subtitle: list[Line] = field(default_factory=list)
    guesses: dict[str, object] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    removed: list[Remark] = field(default_factory=list)
    starred: dict[str, str] = field(default_factory=dict)
    agenda_said: str = ""

    @property
    def stars(self) -> list[str]:
        """The asterisks that call notes from what was taken."""
        return list(self.starred.values())

    @property
    def lines(self) -> list[Line]:
        """Title and subtitle."""
        return [*self.title, *self.subtitle]


def read_front(source: Source, body: Body, tongue: str | None) -> Front:
    """Take the first page's words from its header, its foot and the beginning of the text."""
    front = Front(body.flow, language=tongue)
    _read_foot(front, list(_around(source, body.first_section, "footer")))
    words = load_words(front.language or "")
    lines = list(_around(source, body.first_section, "header"))
    at = 0
    if not any(_symbol(line.words) for line in lines):
        at, lines = _table_of_body(body.flow)
    for line in lines:
        _read_masthead(front, line, words)
        front.removed.append(Remark(line.place, line.words, "masthead"))
    _read_opening(front, list(body.flow[:at]), list(body.flow[at:]), words)
    return front


def _around(source: Source, section: Element | None, kind: str) -> Iterator[Line]:
    """The lines of the header or footer of a section's first page."""
    main = source.package.main
    for reference in section.iter(w(f"{kind}Reference")) if section is not None else ():
        relation = source.package.relations(main).get(reference.get(f"{{{R}}}id", ""))
        if child_type(reference) == "first" and relation is not None and relation.target in source.package:
            root = source.text(relation.target)
            yield from _lines(read_flow(root, source.paragraphs(relation.target)))


def child_type(reference: Element) -> str:
    """Which pages a header is for."""
    return str(reference.get(w("type"), "default"))


def _lines(flow: Iterator[Flow] | Sequence[Flow]) -> Iterator[Line]:
    for each in flow:
        if isinstance(each, Line):
            yield from [each] if each.words else []
        else:
            for row in each.rows:
                for cell in row.cells:
                    yield from cell.lines


def _table_of_body(flow: Sequence[Flow]) -> tuple[int, list[Line]]:
    """Where the text begins behind a masthead that is the first table of the body, and its lines."""
    for at, each in enumerate(flow[:_REACH]):
        if isinstance(each, Grid):
            lines = list(_lines([each]))
            found = any(_symbol(line.words) for line in lines)
            return (at + 1, lines) if found else (0, [])
    return 0, []


def _symbol(text: str) -> Symbol | None:
    if "/" not in text or len(text) > 80:
        return None
    try:
        return Symbol.parse(text.rstrip("*").strip(), lenient=True)
    except SymbolSyntaxError:
        return None


def _read_foot(front: Front, lines: Sequence[Line]) -> None:
    for line in lines:
        found = _JOB.search(line.words)
        if found is None:
            continue
        front.removed.append(Remark(line.place, line.words, "job line"))
        front.values["job"] = found["job"]
        dates = [_day(text) for text in found["dates"].split()]
        front.values["job_dates"] = tuple(day for day in dates if day is not None)
        by_letter = {language(code).letter: code for code in language_codes()}
        front.language = front.language or by_letter.get(found["letter"])
        return


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date(2000 + int(text[4:]), int(text[2:4]), int(text[:2]))
    except ValueError:
        return None


def _read_masthead(front: Front, line: Line, words: Words) -> None:
    said = line.words
    symbol = _symbol(said)
    if symbol is not None and front.symbol is None:
        front.symbol = symbol
        _note_stars(front, "symbol", re.findall(r"\*+\Z", said))
    elif line.style == "xlarge":
        front.values["organ"] = said if "organ" not in front.values else f"{front.values['organ']} {said}"
    elif words.distribution.fullmatch(said):
        front.guesses.setdefault("distribution", said)
    elif said.startswith("Original"):
        names = re.findall(r"[^\W\d]+", said)[1:]
        front.values["original"] = tuple(code for n in names if (code := words.languages.get(n.lower())))
    elif _DATE.search(said):
        front.guesses.setdefault("date", said)


def _read_opening(front: Front, before: list[Flow], flow: list[Flow], words: Words) -> None:
    """Session, item, topic, title and subtitle at the head of the text; frames among them stay there."""
    kept: list[Flow] = [each for each in before if isinstance(each, Line)]
    styled = any(isinstance(each, Line) and _field(each) for each in flow[:_REACH])
    while flow:
        each = flow[0]
        if not isinstance(each, Line):
            break
        name = _field(each) if styled else _unstyled(front, each, words)
        if not each.words or each.framed:
            kept.append(flow.pop(0))
            continue
        if name is None and not front.title and heading_level(each) == 2:
            name = "title"  # where a typist took the style of a chapter for it
        if (
            name is None
            or (front.subtitle and name == "title")
            or (front.title and name not in ("title", "subtitle"))
        ):
            break
        _take(front, name, each)
        flow.pop(0)
    front.flow = (*kept, *flow)


def _field(line: Line) -> str | None:
    return next((name for name, styles in load_names().front.items() if line.style in styles), None)


def _unstyled(front: Front, line: Line, words: Words) -> str | None:
    """In the template of Geneva these are plain lines, told by their words; the rest is the body's name."""
    if not line.words or front.title:
        return None
    if heading_level(line) is not None or line.tabs:
        return None
    if words.session.fullmatch(line.words):
        return "session"
    if words.agenda.fullmatch(line.words):
        return "agenda"
    if "agenda" in front.guesses:
        return "topic"
    return "body" if line.bold and len(line.words) < 120 else None


def _note_stars(front: Front, name: str, found: Sequence[str]) -> None:
    if found:
        front.starred[name] = found[0]


def _take(front: Front, name: str, line: Line) -> None:
    said = line.words
    _note_stars(front, name, re.findall(r"(?<=\w)\*+\Z", said))
    said = said.rstrip("*") if name != "title" else said
    if name == "title":
        front.title.append(line)
    elif name == "subtitle":
        front.subtitle.append(line)
    elif name == "session":
        front.guesses.setdefault("session", said)
    elif name == "agenda":
        front.guesses["agenda"] = front.agenda_said = said
    elif name == "topic":
        before = front.guesses.get("agenda_title")
        front.guesses["agenda_title"] = f"{before}{{br}}{said}" if before else said
    front.removed.append(Remark(line.place, line.words, f"front matter: {name}"))


def agenda(front: Front, tongue: Language) -> dict[str, object]:
    """The agenda items, and their line where it is worded otherwise than the language words it."""
    said = front.guesses.pop("agenda", None)
    if not isinstance(said, str):
        return {}
    items = tuple(_ITEM.findall(said))
    usual = tongue.agenda_items(items) if items else ""
    return {"agenda_items": items} | ({"agenda_line": said} if said != usual else {})


def organ(front: Front, tongue: Language) -> dict[str, object]:
    """The organ, where it is another than the symbol's."""
    said = front.values.pop("organ", None)
    terms = {str(s.organ_term) for s in front.symbol.singles} if front.symbol is not None else set()
    known = {tongue.terms[term] for term in terms if term in tongue.terms}
    return {"organ": said} if said and said not in known else {}
