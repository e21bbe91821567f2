"""Paragraphs of a Word file -> lines, with what their style, numbering and position say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from masthead.importing.report import Remark
from masthead.importing.word.names import MC, Element, child_value, switch, w
from masthead.importing.word.numbering import BULLET, Numbering
from masthead.importing.word.pieces import NEW_PAGE_SIGN, Line, Piece, drop, join
from masthead.importing.word.runs import Runs, chosen
from masthead.importing.word.styles import Properties, paragraph_properties

_PROPERTIES = {w(name) for name in ("tcPr", "trPr", "tblPr", "sdtPr", "sdtEndPr", "r", "hyperlink")}


@dataclass(slots=True)
class Paragraphs:
    """Reads the paragraphs of one part, one after another."""

    runs: Runs
    numbering: Numbering

    def line(self, element: Element) -> Line:
        """A paragraph, its numbering counted on."""
        runs = self.runs
        runs.place += 1
        place = runs.place
        own = element.find(w("pPr"))
        style = runs.styles.paragraph(child_value(own, "pStyle"))
        direct = paragraph_properties(own)
        properties = direct.over(style.properties)
        in_contents = runs.fields.in_contents
        outer, runs.objects = runs.objects, []
        pieces = join(runs.pieces(element, style.properties))
        before, behind, pieces = self.page_breaks(pieces)
        objects, runs.objects = tuple(runs.objects), outer
        tabs, pieces = _leading_tabs(pieces)
        mark = self.mark(properties, direct, child_value(own, "pStyle"))
        if mark not in ("", BULLET) and not objects and not _said(pieces):
            runs.log.removed.append(Remark(place, mark, "a number without a text"))
            mark = ""
        framed = own is not None and own.find(w("framePr")) is not None
        new_page = before or bool(switch(own, "pageBreakBefore"))
        in_contents = in_contents or runs.fields.in_contents
        return Line(
            place,
            style.name,
            properties,
            direct,
            pieces,
            tabs,
            mark,
            objects,
            framed,
            new_page,
            in_contents,
            _tops_page(element),
            style.properties.line,
            ends_page=behind,
        )

    def page_breaks(self, pieces: tuple[Piece, ...]) -> tuple[bool, bool, tuple[Piece, ...]]:
        """Whether a page is begun before the words or behind them, and the pieces without these breaks.

        One among the words is left out, and said: a paragraph goes on over pages by itself.
        """
        text = "".join(piece.text for piece in pieces)
        if NEW_PAGE_SIGN not in text:
            return False, False, pieces
        first, *others = text.split(NEW_PAGE_SIGN)
        before = not first.strip()
        behind = not before and not others[-1].strip()
        if any(part.strip() for part in others[:-1]) or not (before or behind):
            why = "a page break among the words of a paragraph, left out"
            self.runs.log.unsure.append(Remark(self.runs.place, " ".join(text.split()), why))
        kept = (replace(piece, text=piece.text.replace(NEW_PAGE_SIGN, " ")) for piece in pieces)
        return before, behind, join(kept)

    def mark(self, properties: Properties, direct: Properties, style: str | None) -> str:
        """The automatic number of a paragraph of a list; a style says its level by the list's own word."""
        if not properties.numbering:
            return ""
        level = properties.level or 0
        if direct.numbering is None and style:
            level = self.numbering.of_style.get((properties.numbering, style), level)
        return self.numbering.mark(properties.numbering, level)


def _said(pieces: tuple[Piece, ...]) -> bool:
    return any(piece.note or piece.text.strip() for piece in pieces)


def _leading_tabs(pieces: tuple[Piece, ...]) -> tuple[int, tuple[Piece, ...]]:
    text = "".join(piece.text for piece in pieces)
    if any(piece.note for piece in pieces[:1]):
        return 0, pieces
    lead = text[: len(text) - len(text.lstrip(" \t"))]
    return lead.count("\t"), drop(pieces, len(lead))


def _tops_page(element: Element) -> bool:
    """Whether a page began before the first character when Word last laid the text out."""
    for each in element.iter(w("lastRenderedPageBreak"), w("t"), w("pPr")):
        if each.tag == w("lastRenderedPageBreak"):
            return True
        if each.tag == w("t") and (each.text or "").strip():
            return False
    return False


def flow(element: Element) -> Iterator[Element]:
    """The paragraphs and tables that stand in an element, without what wraps them."""
    for child in element:
        if child.tag in (w("p"), w("tbl"), w("sectPr")):
            yield child
        elif child.tag == f"{{{MC}}}AlternateContent":
            inner = chosen(child)
            if inner is not None:
                yield from flow(inner)
        elif len(child) and child.tag not in _PROPERTIES:  # a content control, or what we do not know
            yield from flow(child)


def without_lead(line: Line, count: int) -> Line:
    """The line without its first characters."""
    return replace(line, pieces=drop(line.pieces, count))
