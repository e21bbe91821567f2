"""The words of a paragraph: runs of characters with what is meant by them, its notes, its line ends.

White space: the files are pretty-printed even where they say that space is preserved, so a line end with
what follows it is no part of the text; whether it stood for a space cannot be known, and is judged by its
neighbours. Tabs at the head of a paragraph are layout (word-files.md, section C.5).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TypeAlias

from masthead.document import (
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteCall,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from masthead.importing.akn4un.source import Element, line_of, local

NoteTaker: TypeAlias = Callable[[Element], str | None]
Remarker: TypeAlias = Callable[[Element, str, str], None]

_ADDRESS = re.compile(r"(?:https?://[^\s\x00-\x1f\x7f]+|mailto:[^\s\x00-\x1f\x7f]+)", re.IGNORECASE)
_SWALLOWED = ",;:.،؛，；。 \t"
_BREAKS = ("eol", "br")
_PLAIN = frozenset(
    [
        "span",
        "inline",
        "docDate",
        "docNumber",
        "docTitle",
        "docStatus",
        "docAuthority",
        "docProponent",
        "docStage",
        "docType",
        "event",
        "location",
        "person",
        "organization",
        "role",
        "term",
        "ref",
        "rref",
        "mref",
        "session",
        "quantity",
        "date",
        "time",
        "def",
        "entity",
        "num",
        "concept",
        "object",
        "process",
        "ins",
        "placeholder",
        "shortTitle",
        "docketNumber",
        "docPurpose",
        "docIntroducer",
        "docJurisdiction",
        "party",
        "mod",
        "quotedText",
        "embeddedText",
    ]
)
_MARKUP = {"i": "em", "b": "strong", "sup": "sup", "sub": "sub"}
_DECORATED = {"italic": "em", "bold": "strong"}
_LINE_END = "\n"
# what a note's mark may be wrapped in, in Arabic texts: superscript parentheses
_OPENING, _CLOSING = "(", ")"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\u200b]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters, a call or a line end, under the same marks; ``link`` is the address or ""."""

    what: str | NoteCall | LineBreak
    marks: frozenset[str] = frozenset()
    link: str = ""


@dataclass(slots=True)
class InlineReader:
    """Reads paragraphs. ``take_note`` files a note and says its label; ``remark`` tells what is odd.

    ``in_note`` keeps the words of a note that has no place as a note, for it stands in another.
    """

    take_note: NoteTaker
    remark: Remarker
    in_note: bool = False
    pieces: list[Piece] = field(default_factory=list)

    def read(self, nodes: Sequence[str | Element]) -> Inlines:
        """The inlines of characters and elements that stand in one paragraph."""
        self.pieces = []
        for node in nodes:
            if isinstance(node, str):
                self._text(node, frozenset(), "")
            else:
                self._element(node, frozenset(), "")
        return _build(_trimmed(_spaced(_without_brackets(self.pieces))))

    def _text(self, text: str | None, marks: frozenset[str], link: str) -> None:
        if text:
            text = re.sub(r"[ \t]*[\r\n]\s*", _LINE_END, text).replace("\t", " ")
            text = _CONTROL.sub(lambda found: _LINE_END if found[0] == _LINE_END else "", text)
            self.pieces.append(Piece(text, marks, link))

    def _inside(self, element: Element, marks: frozenset[str], link: str) -> None:
        self._text(element.text, marks, link)
        for child in element:
            self._element(child, marks, link)
            self._text(child.tail, marks, link)

    def _element(self, element: Element, marks: frozenset[str], link: str) -> None:
        name = local(element)
        if name == "authorialNote":
            label = self.take_note(element)
            if label is not None:
                self.pieces.append(Piece(NoteCall(label)))
            elif self.in_note:
                self.pieces.append(Piece(" "))
                self._inside(element, marks, link)
        elif name in _BREAKS:
            self.pieces.append(Piece(LineBreak()))
            self._inside(element, marks, link)
        elif name == "a":
            self._link(element, marks)
        elif name == "img":
            self.remark(element, element.get("alt") or "", "a picture is not carried over")
        else:
            if name not in _PLAIN and name not in _MARKUP and name != "p":
                self.remark(
                    element, "".join(element.itertext()), f"unknown element `{name}`: its words are kept"
                )
            self._inside(element, marks | self._marks(element, name), link)

    def _marks(self, element: Element, name: str) -> frozenset[str]:
        marks = {_MARKUP[name]} if name in _MARKUP else set()
        for word in (element.get("class") or "").split():
            if word in _DECORATED:
                marks.add(_DECORATED[word])
            elif word in ("underline", "strike"):
                self.remark(
                    element, "".join(element.itertext()), f"the text has no `{word}`: its words are kept"
                )
        return frozenset(marks)

    def _link(self, element: Element, marks: frozenset[str]) -> None:
        target = (element.get("href") or "").strip()
        words = "".join(element.itertext()).strip()
        if not words:
            self.remark(element, target, "a link without words is left out")
        address = target if words and _ADDRESS.fullmatch(target) else ""
        if words and not address:
            self.remark(element, words, f"`{target}` is no address: the words are kept")
        before = len(self.pieces)
        self._inside(element, marks, address)
        if address:
            self.pieces[before:] = _without_punctuation(self.pieces[before:])


def _without_punctuation(pieces: list[Piece]) -> list[Piece]:
    """What is linked without the punctuation that follows it, which some links have swallowed."""
    last = pieces[-1] if pieces else None
    if last is None or not isinstance(last.what, str):
        return pieces
    kept = last.what.rstrip(_SWALLOWED)
    if kept == last.what or not kept:
        return pieces
    return [*pieces[:-1], replace(last, what=kept), replace(last, what=last.what[len(kept) :], link="")]


def _without_brackets(pieces: list[Piece]) -> list[Piece]:
    """Leave out the superscript parentheses round a call: the language's mark has its own."""
    result = list(pieces)
    for at, piece in enumerate(pieces):
        if not isinstance(piece.what, NoteCall):
            continue
        before, after = at - 1, at + 1
        if _is_bracket(pieces, before, _OPENING) and _is_bracket(pieces, after, _CLOSING):
            result[before] = replace(pieces[before], what="")
            result[after] = replace(pieces[after], what="")
    return result


def _is_bracket(pieces: Sequence[Piece], at: int, bracket: str) -> bool:
    if not 0 <= at < len(pieces):
        return False
    what = pieces[at].what
    return "sup" in pieces[at].marks and isinstance(what, str) and what.strip() == bracket


def _spaced(pieces: list[Piece]) -> Iterator[Piece]:
    """Line ends of the file become a space or nothing."""
    shown = [piece.what if isinstance(piece.what, str) else "\ufffc" for piece in pieces]
    whole = "".join(shown)
    at = 0
    for piece, text in zip(pieces, shown, strict=True):
        if isinstance(piece.what, str):
            made = "".join(
                _gap(whole, at + n) if character == _LINE_END else character
                for n, character in enumerate(text)
            )
            if made:
                yield replace(piece, what=made)
        else:
            yield piece
        at += len(text)


def _gap(text: str, at: int) -> str:
    """What stands for the line end at a place: a space between words, nothing at punctuation."""
    before = text[:at].rstrip(_LINE_END)[-1:]
    after = text[at + 1 :].lstrip(_LINE_END)[:1]
    if text[at + 1 : at + 2] == _LINE_END or not before or not after or before.isspace() or after.isspace():
        return ""
    if after == "\ufffc" or _is_wide(before) or _is_wide(after):
        return ""
    opens = before in "([«“‘"
    follows = after.isalnum() or unicodedata.category(after) in ("Ps", "Pi")
    return " " if follows and not opens else ""


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _trimmed(pieces: Iterator[Piece]) -> list[Piece]:
    """No space at the edges, none twice; and none under marks at the edge of a marked run."""
    result: list[Piece] = []
    for piece in _unmarked_edges(pieces):
        if isinstance(piece.what, str):
            last = result[-1].what if result else " "
            text = re.sub(" {2,}", " ", piece.what)
            ends_in_space = isinstance(last, LineBreak) or (isinstance(last, str) and last.endswith(" "))
            text = text.lstrip(" ") if ends_in_space else text
            if text:
                result.append(replace(piece, what=text))
        else:
            if isinstance(piece.what, LineBreak):
                _strip_end(result)
            result.append(piece)
    _strip_end(result)
    return result


def _strip_end(pieces: list[Piece]) -> None:
    while pieces and isinstance(pieces[-1].what, str):
        text = pieces[-1].what.rstrip(" ")
        if text:
            pieces[-1] = replace(pieces[-1], what=text)
            return
        pieces.pop()
    # a break at the very end says nothing
    while pieces and isinstance(pieces[-1].what, LineBreak):
        pieces.pop()


def _unmarked_edges(pieces: Iterator[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        if not isinstance(piece.what, str) or not (piece.marks or piece.link):
            yield piece
            continue
        core = piece.what.strip(" ")
        if not core:
            yield Piece(piece.what)
            continue
        head, _, tail = piece.what.partition(core)
        if head:
            yield Piece(head)
        yield replace(piece, what=core)
        if tail:
            yield Piece(tail)


_WRAPS: dict[str, Callable[[Inlines], Inline]] = {
    "strong": Strong,
    "em": Emphasis,
    "sup": Superscript,
    "sub": Subscript,
}


def _build(
    pieces: Sequence[Piece], order: tuple[str, ...] = ("strong", "em", "link", "sup", "sub")
) -> Inlines:
    """Nested inlines: neighbours under the same mark stand in one."""
    if not order:
        return tuple(_leaves(pieces))
    mark, *rest = order
    result: list[Inline] = []
    for key, run in groupby(pieces, key=lambda piece: piece.link if mark == "link" else mark in piece.marks):
        inner = _build(list(run), tuple(rest))
        if not key:
            result += inner
        elif mark == "link":
            result.append(Link(str(key), inner))
        else:
            result.append(_WRAPS[mark](inner))
    return tuple(result)


def _leaves(pieces: Sequence[Piece]) -> Iterator[Inline]:
    for is_text, run in groupby(pieces, key=lambda piece: isinstance(piece.what, str)):
        if is_text:
            yield Text("".join(str(piece.what) for piece in run))
        else:
            for piece in run:
                assert not isinstance(piece.what, str)
                yield piece.what


def plain(content: Inlines) -> str:
    """The characters of inlines, calls left out, a line end as a space."""
    parts: list[str] = []
    for inline in content:
        match inline:
            case Text():
                parts.append(inline.text)
            case LineBreak():
                parts.append(" ")
            case _:
                parts.append(plain(getattr(inline, "children", ())))
    return "".join(parts)


def note_paragraphs(element: Element) -> list[Element]:
    """The paragraphs of a note; the note itself where it has none, or words outside them."""
    paragraphs = [child for child in element if local(child) == "p"]
    outside = [element.text, *(child.tail for child in element)]
    outside += ["".join(child.itertext()) for child in element if local(child) != "p"]
    return [element] if not paragraphs or any((text or "").strip() for text in outside) else paragraphs


__all__ = ["InlineReader", "line_of", "note_paragraphs", "plain"]
