"""What the first page of a Word file says of the document: printed words first, then what else the file says.

In the template of New York the masthead is a table in the first section's header for its first page; in
that of Geneva it is the first table of the body (word-files.md, A.8). Fields are told by their form.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence

from masthead.importing.report import Remark
from masthead.importing.text.words import Words, load_words
from masthead.importing.tongue import told_language
from masthead.importing.word.body import Body, Source
from masthead.importing.word.front import Front
from masthead.importing.word.grids import Flow, Grid, lines_of, read_flow
from masthead.importing.word.heads import read_heads
from masthead.importing.word.hints import Hints, read_hints
from masthead.importing.word.names import Element, R, w
from masthead.importing.word.opening import REACH, read_opening
from masthead.importing.word.pieces import Line, Piece
from masthead.importing.word.styles import Properties
from masthead.languages import Language, language, language_codes
from masthead.symbols import Symbol, SymbolSyntaxError

_JOB = re.compile(
    r"(?P<job>(?:[A-Z]{1,3}\.)?\d{2}-\d{5}\*?) ?\((?P<letter>[A-Z])\)(?P<dates>(?:\s+\d{6}){0,3})"
)
_ITEM = re.compile(r"\d+(?:\s\([a-z]\))?")
_DATE = re.compile(r"\d{4}\Z|\A\d{4}")


def read_front(source: Source, body: Body, tongue: str | None) -> Front:
    """Take the first page's words from its header, its foot and the beginning of the text."""
    front, hints = Front(body.flow, language=tongue), read_hints(source)
    _read_foot(front, _first(source, body.sections, "footer", _has_job))
    if "job" not in front.values:
        _read_foot(front, _first(source, body.sections, "footer", _has_job, "default"))
    if front.language is None and hints.language is not None:
        front.language = hints.language
        front.unsure.append(Remark(0, hints.language, "the language, which no job line says"))
    if front.language is None and (told := told_language("\n".join(x.words for x in lines_of(body.flow)))):
        front.language = told[0]
        front.unsure.append(Remark(0, told[0], "the language, told by the words; --language says another"))
    words = load_words(front.language or "")
    at, lines = 0, _first(source, body.sections, "header", _has_symbol)
    if not any(map(_has_symbol, lines)):
        at, found = _table_of_body(body.flow)
        lines = found or _first(source, body.sections, "header", _has_symbol, "default")
    for line in lines:
        _read_masthead(front, line, words)
        front.removed.append(Remark(line.place, line.words, "masthead"))
    front.organs = {name.casefold() for name in _organ_names(front)}
    if heads := read_heads(source, body.sections, front.symbol, {line.words for line in lines}):
        front.values["running_heads"] = heads
    read_opening(front, list(body.flow[:at]), list(body.flow[at:]), words)
    _fill(front, hints)
    return front


def _has_job(line: Line) -> bool:
    return bool(_JOB.search(line.words))


def _has_symbol(line: Line) -> bool:
    return _symbol(line.words) is not None


def _first(
    source: Source,
    sections: Sequence[Element],
    kind: str,
    holds: Callable[[Line], bool],
    pages: str = "first",
) -> list[Line]:
    """The lines of the header or footer of the first page: what the first section names for it.

    Where that does not hold what it should, a later section's.
    """
    first: list[Line] | None = None
    for section in sections:
        lines = list(_around(source, section, kind, pages))
        if any(map(holds, lines)):
            return lines
        first = lines if first is None else first
    return first or []


def _around(source: Source, section: Element, kind: str, pages: str) -> Iterator[Line]:
    """The lines of a section's header or footer for some pages."""
    main = source.package.main
    for reference in section.iter(w(f"{kind}Reference")):
        relation = source.package.relations(main).get(reference.get(f"{{{R}}}id", ""))
        if child_type(reference) == pages and relation is not None and relation.target in source.package:
            root = source.text(relation.target)
            yield from _lines(tuple(read_flow(root, source.paragraphs(relation.target))))


def _fill(front: Front, hints: Hints) -> None:
    """What is not printed is taken from what else the file says, and told."""
    symbols = [symbol for said in hints.symbols if (symbol := _symbol(said)) is not None]
    if front.symbol is None:
        front.symbol = _symbol(hints.get("symbol"))
        _tell_filled(front, "symbol", str(front.symbol or ""))
    elif symbols and not any(_same(front.symbol, symbol) for symbol in symbols):
        why = "the symbol in the comment that a machine wrote, which is not the printed one"
        front.unsure.append(Remark(0, str(symbols[0]), why))
    if "job" not in front.values and hints.get("job"):
        front.values["job"] = hints.get("job")
        _tell_filled(front, "job", hints.get("job"))
    for name in ("session", "agenda", "agenda_title"):
        if hints.get(name) and name not in front.guesses and not front.title:
            front.guesses[name] = hints.get(name)
            _tell_filled(front, name, hints.get(name))
    for name, lines in (("title", front.title), ("subtitle", front.subtitle)):
        if hints.get(name) and not front.title + lines:
            lines.append(Line(0, "", Properties(), Properties(), (Piece(hints.get(name)),)))
            _tell_filled(front, name, hints.get(name))


def _tell_filled(front: Front, name: str, said: str) -> None:
    if said:
        why = f"the {name.replace('_', ' ')}, which is not printed: from the file's variables"
        front.unsure.append(Remark(0, said, why))


def _same(printed: Symbol, other: Symbol) -> bool:
    """Whether two symbols are of one document: a variable leaves out "/Part A" of a fascicle's."""
    one, two = ("".join(str(each).split()).rstrip("*") for each in (printed, other))
    return one.startswith(two) or two.startswith(one)


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
    for at, each in enumerate(flow[:REACH]):
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
        front.note_stars("symbol", re.findall(r"\*+\Z", said))
    elif line.style == "xlarge":
        front.values["organ"] = said if "organ" not in front.values else f"{front.values['organ']} {said}"
    elif words.distribution.fullmatch(said):
        front.guesses.setdefault("distribution", said)
    elif said.startswith("Original"):
        names = re.findall(r"[^\W\d]+", said)[1:]
        front.values["original"] = tuple(code for n in names if (code := words.languages.get(n.lower())))
    elif _DATE.search(said):
        front.guesses.setdefault("date", said)
    elif symbol is None and said and not words.masthead.fullmatch(said):
        front.unsure.append(Remark(line.place, said, "a line of the masthead that is not carried over"))


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
    terms = [str(s.organ_term) for s in front.symbol.singles] if front.symbol is not None else []
    known = [tongue.terms[term] for term in terms if term in tongue.terms]
    return {"organ": said} if said and said not in (*known, " ".join(known)) else {}


def _organ_names(front: Front) -> Iterator[str]:
    """The names of the symbol's organs, in the language of the file where it is known."""
    if front.symbol is None or front.language is None:
        return
    terms = language(front.language).terms
    named = (s.organ_term for s in front.symbol.singles if s.organ_term is not None)
    yield from (terms[term] for term in named if term in terms)
