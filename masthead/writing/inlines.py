"""Inlines -> Markdown on one line; line ends as ``{br}`` until a paragraph is wrapped."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace

from masthead.document import (
    Emphasis,
    Inlines,
    LineBreak,
    Link,
    NoteCall,
    Reference,
    Strong,
    Subscript,
    Superscript,
    Text,
    Tracked,
)
from masthead.writing.text import escape

Marked = Emphasis | Strong | Superscript | Subscript
BREAK = "{br}"
_MARKS: dict[type[Marked], str] = {Emphasis: "*", Strong: "**", Superscript: "^", Subscript: "~"}
# What the reader takes between simple script marks.
_SCRIPTS = {"^": re.compile(r"(?:\\.|[^\s\\^])+"), "~": re.compile(r"(?:\\.|[^\s\\~])+")}
_PLAIN_TARGET = re.compile(r"[^\s()<>\\&\"|]+")
_AUTOLINK = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\\&\"|]*")


@dataclass(frozen=True, slots=True)
class _Where:
    """What the inlines stand in: the marks round them, and whether a link is."""

    marks: tuple[str, ...] = ()
    link: bool = False


def write_inlines(content: Inlines) -> str:
    """The markup of a run of inlines."""
    return _run(content, _Where(), "", "")


def _run(content: Inlines, where: _Where, before: str, after: str) -> str:
    """A run between the characters ``before`` and ``after`` ("": the edge of the paragraph).

    Whether an asterisk is understood depends on the characters at either side of it, in the source.
    """
    out = ""
    for at, inline in enumerate(content):
        following = content[at + 1] if at + 1 < len(content) else None
        last = out[-1:] or before
        match inline:
            case Text():
                out += escape(inline.text, in_link=where.link)
            case Link():
                out += _link(inline, where)
            case Reference():
                out += f"[](#{inline.label})"
            case NoteCall():
                out += f"[^{inline.label}]"
            case LineBreak():
                out += BREAK
            case Tracked():
                inner = _run(inline.children, where, ":", ":")
                out += f"{{tracking={inline.tracking:g}:{inner}:}}"
            case _:
                out += _marked(inline, where, last, _first(following) if following else after)
    return out


def _marked(inline: Marked, where: _Where, before: str, after: str) -> str:
    """Between simple marks where these are understood, else between braces."""
    mark = _MARKS[type(inline)]
    inner = _Where((*where.marks, mark), where.link)
    simple = _run(inline.children, inner, mark[-1], mark[0])
    if mark not in where.marks and _is_simple(mark, simple, before, after):
        return f"{mark}{simple}{mark}"
    return f"{{{mark}{simple}{mark}}}"


def _is_simple(mark: str, inner: str, before: str, after: str) -> bool:
    if mark in _SCRIPTS:
        # A line end may become one in the source, which is white space.
        closed = _SCRIPTS[mark].fullmatch(inner) and BREAK not in inner
        return bool(closed) and mark not in (before, after)
    if "*" in (before, after, inner[0], inner[-1]):
        return False
    return _flanks(before, inner[0]) and _flanks(after, inner[-1])


def _flanks(outer: str, inner: str) -> bool:
    """Whether an asterisk between the two opens (or, mirrored, closes), by CommonMark's rule."""
    if isWhiteSpace(ord(inner)):
        return False
    return not _is_mark(inner) or outer == "" or isWhiteSpace(ord(outer)) or _is_mark(outer)


def _is_mark(char: str) -> bool:
    return isMdAsciiPunct(ord(char)) or isPunctChar(char)


def _first(inline: object) -> str:
    """The character with which the markup of an inline begins."""
    match inline:
        case Text():
            return escape(inline.text)[0]
        case LineBreak() | Tracked():
            return "{"
        case Link() | Reference() | NoteCall():
            return "["
    return "*" if isinstance(inline, Emphasis | Strong) else "^" if isinstance(inline, Superscript) else "~"


def _link(link: Link, where: _Where) -> str:
    if link.children == (Text(link.target),) and _AUTOLINK.fullmatch(link.target):
        return f"<{link.target}>"
    words = _run(link.children, _Where(where.marks, link=True), "[", "]")
    return f"[{words}]({write_target(link.target)})"


def write_target(target: str) -> str:
    """An address or a path, as it stands between the parentheses."""
    if _PLAIN_TARGET.fullmatch(target):
        return target
    return "<" + re.sub(r"([\\<>&])", r"\\\1", target) + ">"
