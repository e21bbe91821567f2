"""Pieces -> the inlines of a Document: what a run of text means, without how it looks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

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
    Tracked,
)
from masthead.importing.word.pieces import Piece, join

_TARGET = re.compile(r"(?:https?://|mailto:)[^\s]+")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
# From the outside in: a bold sentence may hold links. None: what wraps is not the class alone (see _wrap).
_MARKED: tuple[tuple[str, Callable[[Inlines], Inline] | None], ...] = (
    ("tracking", None),
    ("bold", Strong),
    ("italic", Emphasis),
    ("link", None),
    ("vertical", Superscript),
)
_RAISED_MARK = re.compile(r"[a-z*]{1,2}(?:,\s?[a-z*]{1,2})*")


def is_address(target: str) -> bool:
    """Whether a link may lead there."""
    return bool(_TARGET.fullmatch(target))


def to_inlines(
    pieces: Sequence[Piece],
    labels: Mapping[str, str],
    *,
    bold: bool = True,
    italic: bool = True,
    breaks: bool = True,
    tracked: bool = False,
) -> Inlines:
    """The inlines of pieces. ``labels`` gives each note's; bold and italic may be the style's own, and go.

    White space is one space, none at the ends; ``breaks`` keeps the line ends that were asked for,
    ``tracked`` the tracking of runs.
    """
    plain = [_plain(piece, bold, italic, breaks) for piece in pieces]
    if not tracked:
        plain = [replace(piece, tracking=None) for piece in plain]
    return _run(_trim(join(plain)), labels, 0)


def _plain(piece: Piece, bold: bool, italic: bool, breaks: bool) -> Piece:
    """Emphasis of white space, and of what a style makes so all through, means nothing."""
    text = piece.text if breaks else piece.text.replace("\n", " ")
    marks_note = piece.vertical and _RAISED_MARK.fullmatch(piece.text.strip())
    piece = replace(piece, size=0, italic=piece.italic and not marks_note)  # such letters are always italic
    if not text.strip() and not piece.note:
        return replace(piece, text=text, bold=False, italic=False, vertical="", tracking=None)
    return replace(piece, text=text, bold=piece.bold and bold, italic=piece.italic and italic)


def _trim(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """White space between words is one space, outside of emphasis; at line ends there is none."""
    result: list[Piece] = []
    for piece in pieces:
        result += _split_edges(piece)
    _strip_ends(result)
    spaced: list[Piece] = []
    for piece in result:
        last = spaced[-1] if spaced else None
        ended = last is None or (not last.note and last.text[-1:] in (" ", "\n"))
        if piece.text in (" ", "\n") and not piece.note:
            if piece.text == " " and ended:
                continue
            if last is not None and piece.text == "\n" and last.text == " ":
                spaced.pop()
            if not spaced:
                continue
        spaced.append(piece)
    return join(spaced)


def _strip_ends(pieces: list[Piece]) -> None:
    """No white space of any width begins or ends a paragraph: Markdown would drop it."""
    while pieces and not pieces[-1].note and not pieces[-1].text.strip():
        pieces.pop()
    while pieces and not pieces[0].note and not pieces[0].text.strip():
        pieces.pop(0)
    if pieces and not pieces[-1].note:
        pieces[-1] = replace(pieces[-1], text=pieces[-1].text.rstrip())
    if pieces and not pieces[0].note:
        pieces[0] = replace(pieces[0], text=pieces[0].text.lstrip())


def _split_edges(piece: Piece) -> Iterator[Piece]:
    """Words, single spaces at the edges and line ends, each a piece; edges have no emphasis."""
    if piece.note:
        yield piece
        return
    bare = Piece("", link=piece.link)
    for number, line in enumerate(piece.text.split("\n")):
        if number:
            yield replace(bare, text="\n")
        text = _SPACES.sub(" ", line)
        inner = text.strip(" ")
        if text.startswith(" "):
            yield replace(bare, text=" ")
        if inner:
            yield replace(piece, text=inner)
            if text.endswith(" "):
                yield replace(bare, text=" ")


def _run(pieces: Sequence[Piece], labels: Mapping[str, str], depth: int) -> Inlines:
    if depth == len(_MARKED):
        return tuple(_leaves(pieces, labels))
    name = _MARKED[depth][0]
    result: list[Inline] = []
    for said, group in groupby(_bridged(pieces, name), key=lambda piece: getattr(piece, name)):
        result += _wrap(name, said, list(group), labels, depth)
    return joined_texts(result)


def _bridged(pieces: Sequence[Piece], name: str) -> Iterator[Piece]:
    """A space between two pieces of one emphasis belongs to it."""
    for at, piece in enumerate(pieces):
        near = [pieces[i] for i in (at - 1, at + 1) if 0 <= i < len(pieces)]
        said = {getattr(other, name) for other in near}
        bare = name != "link" and not piece.text.strip() and not piece.note
        if bare and len(near) == 2 and len(said) == 1:
            piece = replace(piece, **{name: said.pop()})
        yield piece


def _wrap(
    name: str, said: object, group: Sequence[Piece], labels: Mapping[str, str], depth: int
) -> Iterator[Inline]:
    if said is None or said is False or said == "":  # a tracking of 0 is one
        yield from _run(group, labels, depth + 1)
        return
    if name == "tracking":
        yield from _tracked(group, float(str(said)), labels, depth)
        return
    if name == "link":
        yield from _link(str(said), group, labels, depth)
        return
    make = Subscript if said == "subscript" else (dict(_MARKED)[name] or Superscript)
    inner = _run(group, labels, depth + 1)
    if all(isinstance(inline, NoteCall) for inline in inner):
        yield from inner  # the mark of a note is raised by itself
    else:
        yield make(inner)


def _tracked(
    group: Sequence[Piece], tracking: float, labels: Mapping[str, str], depth: int
) -> Iterator[Inline]:
    """A run with a tracking of its own; the mark of a note alone has none to speak of."""
    inner = _run(group, labels, depth + 1)
    if all(isinstance(inline, NoteCall | LineBreak) for inline in inner):
        yield from inner
    else:
        yield Tracked(inner, tracking)


def _link(target: str, group: Sequence[Piece], labels: Mapping[str, str], depth: int) -> Iterator[Inline]:
    """A link holds no call of a note: it goes on behind it."""
    for is_call, part in groupby(group, key=lambda piece: bool(piece.note)):
        inner = _run(list(part), labels, depth + 1)
        if is_call or not inner or not is_address(target) or all(isinstance(i, LineBreak) for i in inner):
            yield from inner
        else:
            yield Link(target, inner)


def _leaves(pieces: Iterable[Piece], labels: Mapping[str, str]) -> Iterator[Inline]:
    for piece in pieces:
        if piece.note:
            yield NoteCall(labels[piece.note])
            continue
        for number, text in enumerate(piece.text.split("\n")):
            if number:
                yield LineBreak()
            if text:
                yield Text(text)


def joined_texts(inlines: Iterable[Inline]) -> Inlines:
    """The inlines, no Text beside another."""
    result: list[Inline] = []
    for inline in inlines:
        last = result[-1] if result else None
        if isinstance(inline, Text) and isinstance(last, Text):
            result[-1] = Text(last.text + inline.text)
        else:
            result.append(inline)
    return tuple(result)


def spoken(content: Inlines) -> str:
    """The words of inlines, line ends as spaces, without the marks of notes."""
    parts = []
    for inline in content:
        if isinstance(inline, Text):
            parts.append(inline.text)
        elif isinstance(inline, LineBreak):
            parts.append(" ")
        else:
            parts.append(spoken(getattr(inline, "children", ())))
    return "".join(parts)
