"""Pieces of text and what stands among them: what a paragraph of a Word file says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from masthead.importing.word.names import Element
from masthead.importing.word.styles import Properties

NEW_PAGE = "new page"  # the style of the empty line that stands where a section begins a page
NEW_PAGE_SIGN = "\f"  # stands in a paragraph where it is read, and never after that
ObjectKind = Literal["box", "chart", "picture", "words"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one meaning: a tab is a tab, a line end is one that was asked for.

    ``vertical`` is "", "superscript" or "subscript"; ``link`` an address or ""; ``note`` the identifier
    of the note that is called here, whose text is ""; ``size`` the size of type, in half-points;
    ``tracking`` that of a run, in pt, None where it is its style's.
    """

    text: str
    bold: bool = False
    italic: bool = False
    vertical: str = ""
    link: str = ""
    note: str = ""
    size: int = 0
    tracking: float | None = None


@dataclass(frozen=True, slots=True)
class Object:
    """A text box (its element), a chart or a picture (the part's name), and what it says of itself.

    ``words`` are those of a diagram, each with its depth from 0; ``width`` and ``height`` millimetres, 0
    where nothing says them; ``exact_width`` the width of a picture to the tenth, ``cropped`` whether not all
    of it is shown; ``top`` and ``left`` where it stands, in EMU, for the order of reading.
    """

    kind: ObjectKind
    element: Element | None = None
    part: str = ""
    alternative: str = ""
    words: tuple[tuple[int, str], ...] = ()
    width: int = 0
    height: int = 0
    top: int = 0
    left: int = 0
    exact_width: float = 0
    cropped: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a Word file. ``place`` counts the paragraphs of the file from 1.

    ``tabs`` are those before the first word; ``mark`` is an automatic number, "•" for a bullet;
    ``direct`` what the paragraph says beyond its style; ``in_contents`` within a field that lists contents;
    ``new_page`` and ``ends_page`` whether a hand begins a page before or behind it;
    ``tops_page`` whether Word began a page with it when it last laid the text out; ``style_line`` is the
    pitch of its style, in twips; ``ends_columns`` whether a section in columns ends with it: then it stands
    at the foot of a column, and takes no room of what follows.
    """

    place: int
    style: str
    properties: Properties
    direct: Properties
    pieces: tuple[Piece, ...] = ()
    tabs: int = 0
    mark: str = ""
    objects: tuple[Object, ...] = ()
    framed: bool = False
    new_page: bool = False
    in_contents: bool = False
    tops_page: bool = False
    style_line: int | None = None
    ends_columns: bool = False
    ends_page: bool = False

    @property
    def text(self) -> str:
        """The characters alone."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def words(self) -> str:
        """The characters, each run of white space one space."""
        return " ".join(self.text.split())

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return _all(piece.bold for piece in self.pieces if piece.text.strip())

    @property
    def italic(self) -> bool:
        """Whether all of it is italic."""
        return _all(piece.italic for piece in self.pieces if piece.text.strip())

    @property
    def size(self) -> int:
        """The size of most characters, in half-points; 0 where nothing says it."""
        sizes: dict[int, int] = {}
        for piece in self.pieces:
            sizes[piece.size] = sizes.get(piece.size, 0) + len(piece.text)
        return max(sizes, key=lambda size: sizes[size], default=0)


def _all(flags: Iterable[bool]) -> bool:
    said = list(flags)
    return bool(said) and all(said)


def join(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Neighbours of one meaning together: tracking and spelling split words over runs."""
    result: list[Piece] = []
    for piece in pieces:
        last = result[-1] if result else None
        if last and not piece.note and not last.note and replace(piece, text=last.text) == last:
            result[-1] = replace(last, text=last.text + piece.text)
        elif piece.text or piece.note:
            result.append(piece)
    return tuple(result)


def drop(pieces: Sequence[Piece], count: int) -> tuple[Piece, ...]:
    """The pieces without their first characters; calls of notes among them stay."""
    result = []
    for piece in pieces:
        cut = min(count, len(piece.text))
        count -= cut
        if piece.note or len(piece.text) > cut:
            result.append(replace(piece, text=piece.text[cut:]))
    return tuple(result)


def split(pieces: Sequence[Piece], at: str) -> Iterator[tuple[Piece, ...]]:
    """The pieces between the places of one character."""
    held: list[Piece] = []
    for piece in pieces:
        first, *rest = piece.text.split(at)
        held.append(replace(piece, text=first))
        for text in rest:
            yield join(held)
            held = [replace(piece, text=text, note="")]
    yield join(held)
