"""The lines of an extracted text: what a line says, how far in it stands, how much space is above it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from masthead.disguises import DIRECTION

# C0 controls but tab, line feed and form feed; zero-width marks; what we use as marks of our own
_INVISIBLE = re.compile(f"[\x00-\x08\x0e-\x1b\x1f\x7f\u200b\u2060\ufeff\ufffe\uffff{DIRECTION}]")
_LINE_ENDS = {c: " " for c in "\x0b\x1c\x1d\x1e\x85\u2028\u2029"}
# a font of signs (a bar code, bullets) has its letters in the private area, 0xF000 above what was typed
_SIGNS = {chr(0xF000 + c): chr(c) for c in range(0x20, 0x7F)} | {"\uf0b7": "•"}
_PLAIN = str.maketrans(_LINE_ENDS | _SIGNS)
_ENDS_PAGE = re.compile("[^\f\\s][^\f]*\f\\s*$")  # a form feed after the words of a line
_COLUMNS = re.compile(" {2,}")
_TURNED = "\u202b"  # before what runs from right to left
# what runs from left to right within it: signs and spaces at its left are behind it for the reader
_EMBEDDED = re.compile("\u202a(?P<before>[\\s)\\].,;:،؛]*)(?P<words>[^\u202a\u202c]*?)(?P<after>\\s*)\u202c")
_YEAR = re.compile("\\(\u202a?([A-Z]+/[^()\\s]+) \\)(\\d{4})")  # the year of S/RES/2768 (2025), as it is left
_FAR = re.compile(" {4,}")  # between columns, where two spaces may stand within a sentence
_LEADERS = re.compile(r" ?(?:\.(?: ?\.){4,}|…(?: ?…){2,}) ?")  # between an entry of a list and its page
LEADER = "…"
PLACES = ("\x04", "\x05")  # the texts of lines that keep the place of a contents list, of a table
_SPACES = re.compile("[ \t\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
_LAYOUT_INDENT = 3  # columns: below this an indent may be a stray space
_LONG_LINE = 50  # characters: a line of running text, by which a page's left edge is found
_STRAY = 3  # lines below a blank line for each stray space: with fewer the spaces are indents


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank.

    ``indent`` in spaces from the left edge of the text, ``blanks`` the blank lines above it,
    ``page``: a page starts here; ``end`` the number of its last line where two were made one, else 0;
    ``row`` the line with its spaces as extracted, by which columns are told.
    """

    number: int
    text: str
    indent: int = 0
    blanks: int = 0
    page: bool = False
    end: int = 0
    row: str = field(default="", compare=False)

    @property
    def columns(self) -> tuple[str, ...]:
        """What stands side by side on the line, with two spaces or more between."""
        return tuple(_COLUMNS.split(self.row.strip())) if self.row.strip() else (self.text,)


@dataclass(frozen=True, slots=True)
class Source:
    """The lines, and what is known of how they were extracted."""

    lines: tuple[Line, ...]
    feeds: bool  # form feeds stand between the pages
    layout: bool  # the extractor kept the columns of the page
    invisible: tuple[int, ...]  # lines from which characters without a width were taken


def read_source(text: str) -> Source:
    """Split a text into its lines. Runs of spaces become one; U+00A0, U+2007 and U+202F stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_PLAIN)
    raw = text.rstrip("\f\n ").split("\n")
    feeds = any("\f" in line for line in raw)
    lines, invisible = _lines(raw)
    layout = _is_layout(lines)
    if layout:
        lines = _from_left_edge(lines)
    elif not feeds:
        lines = _stray_spaces(lines)
    return Source(tuple(_single_spaced(lines)), feeds, layout, tuple(invisible))


def _lines(raw: list[str]) -> tuple[list[Line], list[int]]:
    lines: list[Line] = []
    invisible: list[int] = []
    blanks, page = 0, True
    for number, row in enumerate(raw, 1):
        turned = _TURNED in row
        visible = _INVISIBLE.sub("", _YEAR.sub(r"\1 (\2)", _EMBEDDED.sub(_set_right, row)) if turned else row)
        if len(visible) != len(row) and not turned:  # right to left, such marks are no oddity
            invisible.append(number)
        feed = "\f" in visible
        page |= feed and not _ENDS_PAGE.search(visible)
        ends = feed and not page
        visible = visible.lstrip("\f").replace("\f", " ").expandtabs(4)
        if turned:  # the columns come from the left, the reader's first stands at the right
            visible = "   ".join(reversed(_FAR.split(visible.strip())))
        said = without_leaders(visible)
        if not said:
            blanks = 0 if feed else blanks + 1
            continue
        indent = len(visible) - len(visible.lstrip(" "))
        lines.append(Line(number, said, indent, 0 if page else blanks, page, row=visible))
        blanks, page = 0, ends
    return lines, invisible


def without_leaders(text: str) -> str:
    """A text with one sign for each row of leader dots, and one space for each run of them."""
    return _SPACES.sub(" ", _LEADERS.sub(f" {LEADER} ", text)).strip()


def _set_right(found: re.Match[str]) -> str:
    return f"{found['after']}{found['words']}{found['before'][::-1]}"


def _is_layout(lines: list[Line]) -> bool:
    long = [line for line in lines if len(line.text) >= _LONG_LINE]
    return 2 * sum(line.indent >= _LAYOUT_INDENT for line in long) > len(long)


def _from_left_edge(lines: list[Line]) -> list[Line]:
    """Indents counted from the edge at which most long lines of the page stand."""
    pages: list[list[Line]] = []
    for line in lines:
        if line.page or not pages:
            pages.append([])
        pages[-1].append(line)
    result: list[Line] = []
    edge = 0
    for page in pages:
        indents = Counter(line.indent for line in page if len(line.text) >= _LONG_LINE)
        edge = indents.most_common(1)[0][0] if indents else edge
        result += [replace(line, indent=line.indent - edge) for line in page]
    return result


def _stray_spaces(lines: list[Line]) -> list[Line]:
    """Where pages are not marked, a space before a line that has no blank line above it marks one.

    The extractors put it there. Where blank lines part few paragraphs, indents do: then it is one.
    """
    stray = [n for n, line in enumerate(lines) if line.indent and not line.blanks]
    if _STRAY * len(stray) > sum(line.blanks > 0 for line in lines) + _STRAY:
        return lines
    result = list(lines)
    for n in stray:
        result[n] = replace(lines[n], indent=lines[n].indent - 1, page=True)
    return result


def _single_spaced(lines: list[Line]) -> list[Line]:
    """Take out the blank lines that stand above every line, even above one that goes on from the last."""
    inner = [line.blanks for line in lines[1:] if line.text[0].islower() and not line.page]
    if not inner:
        return lines
    usual, count = Counter(inner).most_common(1)[0]
    if not usual or 4 * count < 3 * len(inner):
        return lines
    return [replace(line, blanks=max(0, line.blanks - usual)) for line in lines]
