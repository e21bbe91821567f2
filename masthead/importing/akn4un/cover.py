"""The cover page and what heads the text: what the front matter says of them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from masthead.document import Inlines
from masthead.importing.akn4un.inlines import InlineReader, Remarker, plain
from masthead.importing.akn4un.source import Element, line_of, local

# ISO 639-2 as the files have it, and ours
LANGUAGES = {"ara": "ar", "zho": "zh", "chi": "zh", "eng": "en", "fra": "fr", "rus": "ru", "spa": "es"}
_JOB = re.compile(r"((?:GE\.|V\.|K\.?)?[0-9]{2}-[0-9]{5})")
_ITEM = re.compile(r"(?<![\d/])\d{1,3}(?:[ \u00a0]?\([a-z]{1,2}\))*(?![\d/])")
_NO_BREAK_SPACE = "\u00a0"


@dataclass(slots=True)
class Cover:
    """What cover page and preface say, in their words; None where they do not.

    ``rest`` are paragraphs of the preface that no field has a place for; ``title`` may hold calls.
    """

    language: str | None = None
    symbol: str | None = None
    organ: str | None = None
    distribution: str | None = None
    session: str | None = None
    session_number: int | None = None
    agenda_line: str | None = None
    agenda_items: tuple[str, ...] = ()
    agenda_title: str | None = None
    date: datetime.date | None = None
    adopted: datetime.date | None = None
    meeting: str | None = None
    adoption: str | None = None
    source: str | None = None
    number: str | None = None
    title: Inlines = ()
    job: str | None = None
    said: list[tuple[int, str]] = field(default_factory=list)  # line and words of each printed item
    rest: list[Element] = field(default_factory=list)


def read_cover(statement: Element, inlines: InlineReader, remark: Remarker) -> Cover:
    """Read meta, cover page and preface of a statement."""
    cover = Cover()
    meta = _first(statement, "meta")
    if meta is not None:
        _meta(meta, cover)
    page, preface = _first(statement, "coverPage"), _first(statement, "preface")
    if page is not None:
        _page(page, cover, inlines, remark)
    if preface is not None:
        _preface(preface, cover, inlines)
    conclusions = _first(statement, "conclusions")
    for element in _all(conclusions, "docDate", "inline", "location"):
        _adoption_data(element, cover)
    return cover


def _meta(meta: Element, cover: Cover) -> None:
    for element in _all(meta, "FRBRlanguage", "FRBRdate", "docketNumber"):
        name = local(element)
        if name == "FRBRlanguage" and cover.language is None:
            code = element.get("language") or ""
            cover.language = LANGUAGES.get(code, code or None)
        elif name == "FRBRdate" and element.get("name") == "adoption":
            cover.adopted = cover.adopted or day(element.get("date"))
        elif name == "docketNumber" and (found := _JOB.search("".join(element.itertext()))):
            cover.job = found[1]


def _page(page: Element, cover: Cover, inlines: InlineReader, remark: Remarker) -> None:
    known = {
        "docNumber", "docAuthority", "docStatus", "docDate", "session", "inline", "docTitle", "docProponent"
    }  # fmt: skip
    for element in _outermost(page, known):
        content = inlines.read(_mended(element) if local(element) == "docTitle" else _nodes(element))
        words = plain(content)
        if words:
            cover.said.append((line_of(element), words))
            _item(element, words, content, cover)
    loose = [text for text in _loose(page, known) if text.strip()]
    for text in loose:
        cover.said.append((line_of(page), text.strip()))
        remark(page, text.strip(), "the cover page has no place for it")


def _item(element: Element, words: str, content: Inlines, cover: Cover) -> None:
    role = (element.get("refersTo") or "").removeprefix("#")
    match local(element), role or (element.get("name") or ""):
        case "docNumber", _:
            cover.symbol = words
        case "docAuthority", "issuingBody":
            cover.organ = words
        case "docStatus", _:
            cover.distribution = words
        case "docDate", "dateOfIssuance":
            cover.date = day(element.get("date"))
        case "session", _:
            value = (element.get("value") or "").strip()
            cover.session, cover.session_number = (
                words,
                int(value) if re.fullmatch("[0-9]{1,4}", value) else None,
            )
        case "inline", "agenda item":
            cover.agenda_line, cover.agenda_items = words, tuple(_ITEM.findall(words))
        case "inline", "agenda item name":
            cover.agenda_title = words if cover.agenda_title is None else f"{cover.agenda_title}{{br}}{words}"
        case "docTitle", "resolutionNumber":
            cover.title = content
        case "docTitle", _:
            cover.adoption = words
            for inner in _all(element, "docDate", "inline"):
                _adoption_data(inner, cover)
        case "docProponent", _:
            cover.source = words


def _adoption_data(element: Element, cover: Cover) -> None:
    role = (element.get("refersTo") or element.get("name") or "").removeprefix("#")
    if role == "adoptionDate":
        cover.adopted = cover.adopted or day(element.get("date"))
    elif role == "adoptionMeeting" and cover.meeting is None:
        found = re.search(r"\d+", element.get("title") or "".join(element.itertext()))
        cover.meeting = found[0] if found else None


def _preface(preface: Element, cover: Cover, inlines: InlineReader) -> None:
    """Number and title; several titles are one below the other, of which the rest stays in the text."""
    for paragraph in preface:
        known = {"docNumber", "docTitle"}
        found = list(_outermost(paragraph, known))
        loose = any(text.strip() for text in _loose(paragraph, known))
        if loose or not found or (cover.title and any(local(each) == "docTitle" for each in found)):
            if "".join(paragraph.itertext()).strip():
                cover.rest.append(paragraph)
            continue
        for element in found:
            content = inlines.read(_nodes(element))
            if local(element) == "docNumber":
                cover.number = plain(content) or None
            else:
                cover.title = content
            if content:
                cover.said.append((line_of(element), plain(content)))


def day(text: str | None) -> datetime.date | None:
    """A date of an attribute; None where it is empty, wrong, or the year 1 that stands for none."""
    try:
        found = datetime.date.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return found if found.year > 1 else None


def _mended(element: Element) -> list[str | Element]:
    """What stands in a title. The space before its date is lost in many English files.

    Where the date holds together by no-break spaces, its line ends before it (S/RES/2768 (2025)), else before
    the word that it follows (S/RES/2784 (2025)).
    """
    nodes = _nodes(element)
    for at, node in enumerate(nodes):
        before = nodes[at - 1] if at else ""
        if isinstance(node, str) or local(node) != "docDate" or not isinstance(before, str):
            continue
        words = "".join(node.itertext())
        if before[-1:].isascii() and before[-1:].isalpha() and words[:1].isalnum():
            gap = " " if _NO_BREAK_SPACE in words else _NO_BREAK_SPACE
            nodes[at - 1 : at + 1] = [before, gap + words.strip().replace(" ", _NO_BREAK_SPACE)]
    return nodes


def _nodes(element: Element) -> list[str | Element]:
    nodes: list[str | Element] = [element.text or ""]
    for child in element:
        nodes += [child, child.tail or ""]
    return nodes


def _first(element: Element, name: str) -> Element | None:
    return next((child for child in element if local(child) == name), None)


def _all(element: Element | None, *names: str) -> Iterator[Element]:
    if element is not None:
        yield from (each for each in element.iter() if local(each) in names)


def _outermost(element: Element, names: set[str]) -> Iterator[Element]:
    """The elements of these names, none that stands in another."""
    if local(element) in names:
        yield element
        return
    for child in element:
        yield from _outermost(child, names)


def _loose(element: Element, names: set[str]) -> Iterator[str]:
    """The words that stand in none of the elements of these names."""
    if local(element) in names or not local(element):
        return
    yield element.text or ""
    for child in element:
        yield from _loose(child, names)
        yield child.tail or ""


def attributes(cover: Cover) -> dict[str, Any]:
    """What can be taken as it is, by attribute of Metadata."""
    names = ("date", "adopted", "meeting", "adoption", "source", "agenda_title", "job")
    return {name: value for name in names if (value := getattr(cover, name)) is not None}


def said_language(statement: Element) -> str | None:
    """The code of the language that the file names."""
    cover = Cover()
    meta = _first(statement, "meta")
    if meta is not None:
        _meta(meta, cover)
    return cover.language


def said_symbol(statement: Element) -> str:
    """The symbol on the cover page; "" where there is none."""
    page = _first(statement, "coverPage")
    found = (each for each in _all(page, "docNumber"))
    return next((words for each in found if (words := " ".join("".join(each.itertext()).split()))), "")
