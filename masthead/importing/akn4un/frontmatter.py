"""What cover and preface say, as values of the metadata; what would be printed otherwise keeps its words."""

from __future__ import annotations

from typing import Any

from masthead.building.guesses import understand
from masthead.composing.furniture import front, masthead
from masthead.composing.opening import adoption_line, text_number, usual_title
from masthead.importing.akn4un.cover import Cover, attributes
from masthead.importing.akn4un.inlines import plain
from masthead.importing.akn4un.proof import squeezed
from masthead.importing.report import Remark
from masthead.kinds import Kind
from masthead.languages import Language
from masthead.metadata import Metadata
from masthead.symbols import Symbol


def metadata_values(
    cover: Cover, symbol: Symbol, tongue: Language, kind: Kind, remarks: list[Remark]
) -> dict[str, Any]:
    """The attributes of Metadata. What the masthead will say otherwise is remarked."""
    values: dict[str, Any] = {"symbol": symbol, "kind": kind.name, "language": tongue.code}
    values |= {"distribution": kind.distribution, "title": plain(cover.title), **attributes(cover)}
    if cover.distribution:
        values |= understand({"distribution": cover.distribution}, tongue)[0]
    values |= _sessions(cover, symbol)
    if symbol.committee:
        values["committee"] = symbol.committee
    values |= _as_printed(values, cover, tongue)
    if not values["title"]:
        said = usual_title(Metadata(**values), tongue)
        why = "the file has no title; this one comes from the symbol" if said else "the file has no title"
        remarks.append(Remark(1, said or str(symbol), why))
    _compare(Metadata(**values), cover, tongue, remarks)
    return values


def _sessions(cover: Cover, symbol: Symbol) -> dict[str, Any]:
    if symbol.session is not None:
        return {"session": symbol.session, "session_type": symbol.session_type}
    return {} if cover.session_number is None else {"session": cover.session_number}


def _as_printed(values: dict[str, Any], cover: Cover, tongue: Language) -> dict[str, Any]:
    """The fields that say what language and symbol would say otherwise."""
    made: dict[str, Any] = {}
    bare = Metadata(**values)
    if cover.session is not None and not _says(front(bare, tongue).lines, "session", cover.session):
        made["session_line"] = cover.session
    if cover.agenda_line is not None:
        made["agenda_items"] = cover.agenda_items
        lines = front(Metadata(**values, agenda_items=cover.agenda_items), tongue).lines
        if not _says(lines, "item", cover.agenda_line):
            made["agenda_line"] = cover.agenda_line
    usual = masthead(bare, tongue).organs
    if cover.organ is not None and squeezed("".join(usual)) != squeezed(cover.organ):
        made["organ"] = cover.organ
    if cover.number is not None and text_number(bare) != cover.number:
        made["number"] = cover.number
    if cover.adoption is not None and _usual_adoption(values, tongue) == cover.adoption:
        made["adoption"] = None
    return made


def _usual_adoption(values: dict[str, Any], tongue: Language) -> str:
    return adoption_line(Metadata(**values | {"adoption": None}), tongue)


def _says(lines: tuple[tuple[str, str], ...], role: str, words: str) -> bool:
    return any(squeezed(line) == squeezed(words) for kind, line in lines if kind == role)


def _compare(metadata: Metadata, cover: Cover, tongue: Language, remarks: list[Remark]) -> None:
    """Remark each item of the cover page that the page will not show."""
    head = masthead(metadata, tongue)
    pieces = (
        head.organization,
        str(metadata.symbol),
        *head.organs,
        *head.distribution,
        *(line for _, line in front(metadata, tongue).lines),
        metadata.adoption or adoption_line(metadata, tongue),
        metadata.source or "",
        text_number(metadata),
        metadata.title,
    )
    shown = {squeezed(piece) for piece in pieces} | {squeezed("".join(head.organs))}
    whole = squeezed("".join(pieces))
    for line, words in cover.said:
        if squeezed(words) not in shown and squeezed(words) not in whole:
            remarks.append(Remark(line, words, "the first page will not say this as it is"))
