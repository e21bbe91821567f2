"""Paragraphs of a New York PDF made by Word, with the line ends that are printed there.

What is read: justified paragraphs of 10 pt whose full lines end at the right edge of the text. No-break
spaces are spaces in a PDF; where the Word file lies beside it they are taken from there.
"""

from __future__ import annotations

import ctypes
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.etree import ElementTree

from masthead.document import Emphasis, Inline, Inlines, Strong, Superscript, Text

LEFT, RIGHT = 123.35, 488.65
SOFT_HYPHEN, HYPHENS = "\u00ad", "-–—\u00ad"
_STOPS = (0, 23.75, 47.55, 71.3, 95.75, 119.55, 143.3)
_BODY = (9.8, 10.3)
_GAP = 1.4  # pt between characters that is a space without a character of its own
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARK = re.compile(r"(?:\d+\.|\(?[a-zа-я]{1,5}\)|[•–])$")


@dataclass(slots=True)
class Char:
    """A printed character: its place in pt, and whether it is bold, italic, PDFium's own, raised."""

    text: str
    x: float
    y: float
    size: float
    bold: bool
    italic: bool
    right: float
    generated: bool
    raised: bool = False


@dataclass(slots=True)
class Line:
    """Characters of one line, the line's baseline, and whether it broke inside a word."""

    y: float
    chars: list[Char]
    hyphened: bool = False

    @property
    def x(self) -> float:
        """Where it begins."""
        return self.chars[0].x

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(char.text for char in self.chars).strip()


@dataclass(slots=True)
class Printed:
    """A paragraph: its lines without the number, where they and the first begin (pt from the left edge)."""

    left: float
    first: float
    lines: list[Line] = field(default_factory=list)

    def ends(self) -> list[str]:
        """The lines without spaces, hyphens of the printer's left out: how line ends are compared."""
        return [letters(line.text) for line in self.lines]


def letters(text: str) -> str:
    """What is compared: characters without spaces and without hyphens."""
    return re.sub(rf"[\s\u00a0\u2011{re.escape(HYPHENS)}]", "", text)


def _page_chars(page: object) -> Iterator[Char | None]:
    """The characters of a page in their order; None where PDFium says that a line ends."""
    import pypdfium2.raw as raw

    height, text = page.get_height(), page.get_textpage()  # type: ignore[attr-defined]
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    name, flags = ctypes.create_string_buffer(120), ctypes.c_int()
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in (10, 13):
            yield None
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetFontInfo(text, index, name, 120, flags)
        size = raw.FPDFText_GetFontSize(text, index)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        bold, italic = b"Bold" in name.value, b"Italic" in name.value
        made = raw.FPDFText_IsGenerated(text, index) == 1
        yield Char(chr(code), x.value, height - y.value, size, bold, italic, box.right, made)


def _lines(page: object) -> Iterator[Line]:
    """The lines of the text block in body size."""
    line: Line | None = None
    for char in _page_chars(page):
        if char is None:
            continue
        if char.text == "\x02":
            if line:
                line.hyphened = True
                char.text = "-"
                line.chars.append(char)
            continue
        if line is None or not -1.5 < line.y - char.y < 5 or char.x < line.chars[-1].x - 5:
            if line:
                yield line
            line = Line(char.y, [])
        if char.text == " " and char.generated:
            continue  # where it sees a gap, which may be the printer's rounding: gaps are judged here
        if line.chars and char.x - line.chars[-1].right > _GAP and line.chars[-1].text != " ":
            line.chars.append(replace(line.chars[-1], text=" ", x=line.chars[-1].right, right=char.x))
        if char.size < 8 and char.size != 1:
            char.raised = line.y - char.y > 1.5
        elif not line.chars or line.chars[-1].raised:
            line.y = char.y
        line.chars.append(char)
    if line:
        yield line


def _is_body(line: Line) -> bool:
    sizes = sorted(char.size for char in line.chars if char.size != 1)
    return (
        bool(sizes) and _BODY[0] < sizes[len(sizes) // 2] < _BODY[1] and line.x > LEFT - 2 and line.text != ""
    )


def _right(line: Line) -> float:
    """Where the last character of a line begins, spaces left out."""
    return max((char.x for char in line.chars if not char.text.isspace()), default=0)


def _full(line: Line) -> bool:
    return _right(line) > RIGHT - 12


def _split_mark(line: Line) -> tuple[float, list[Char]]:
    """Where the text of a first line begins, after its number, and its characters."""
    for index, char in enumerate(line.chars[:8]):
        if char.text.isspace() and _MARK.match("".join(c.text for c in line.chars[:index])):
            rest = line.chars[index:]
            while rest and rest[0].text.isspace():
                rest.pop(0)
            if rest and rest[0].x - line.x > 6:
                return rest[0].x, rest
            break
    return line.x, line.chars


def paragraphs(pdf: Path) -> Iterator[Printed]:
    """The justified paragraphs of a PDF that take two lines or more."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    group: list[Line] = []
    for page in document:
        before: Line | None = None
        for line in _lines(page):
            if not _is_body(line) or not 74 < line.y < 735:
                continue
            joined = group and (
                (before is None and _full(group[-1]) and abs(line.x - LEFT) < 1)
                or (before is not None and 10.5 < line.y - before.y < 12.6 and _full(group[-1]))
            )
            if not joined and group:
                yield from _paragraph(group)
                group = []
            group.append(line)
            before = line
    yield from _paragraph(group)


def _paragraph(group: list[Line]) -> Iterator[Printed]:
    if len(group) < 2 or not all(map(_full, group[:-1])):
        return
    left = group[1].x - LEFT
    if any(abs(line.x - LEFT - left) > 1 for line in group[2:]):
        return
    first_x, chars = _split_mark(group[0])
    places = [min(_STOPS, key=lambda stop: abs(stop - place)) for place in (left, first_x - LEFT)]
    if abs(places[0] - left) > 1 or abs(places[1] - (first_x - LEFT)) > 1:
        return
    yield Printed(*places, [Line(group[0].y, chars, group[0].hyphened), *group[1:]])


def running(printed: Printed, soft: bool) -> Inlines:
    """A printed paragraph as running text. ``soft`` says that hyphens at line ends are the printer's."""
    pieces: list[tuple[str, tuple[bool, bool, bool]]] = []
    for index, line in enumerate(printed.lines):
        last = index == len(printed.lines) - 1
        chars = [(c.text, (c.bold, c.italic, c.raised)) for c in line.chars]
        while chars and chars[-1][0].isspace():
            chars.pop()
        if line.hyphened and soft:
            chars[-1] = (SOFT_HYPHEN, chars[-1][1])
        elif not last and not line.hyphened and (chars[-1][0] not in "–—-" or line.chars[-1].text == " "):
            chars.append((" ", (*chars[-1][1][:2], False)))
        pieces += chars
    return _styled(pieces)


def _styled(pieces: list[tuple[str, tuple[bool, bool, bool]]]) -> Inlines:
    result: list[Inline] = []
    text, style = "", (False, False, False)
    for character, own in [*pieces, ("", (True, True, True))]:
        if character == " " or own == style:
            text += character
            continue
        if text:
            result.append(_wrap(text, style))
        text, style = character, own
    if text:
        result.append(_wrap(text, style))
    return tuple(result)


def _wrap(text: str, style: tuple[bool, bool, bool]) -> Inline:
    inline: Inline = Text(text)
    for wanted, kind in zip(style, (Strong, Emphasis, Superscript), strict=True):
        inline = kind((inline,)) if wanted else inline
    return inline


def no_break_spaces(word: Path) -> dict[str, str]:
    """The paragraphs of a Word file that hold spaces or hyphens that end no line, by their letters."""
    body = ElementTree.fromstring(zipfile.ZipFile(word).read("word/document.xml"))
    found = {}
    for paragraph in body.iter(f"{_W}p"):
        text = ""
        for node in paragraph.iter():
            if node.tag == f"{_W}t":
                text += node.text or ""
            elif node.tag == f"{_W}tab":
                text = ""
            elif node.tag == f"{_W}noBreakHyphen":
                text += "\u2011"
        if "\u00a0" in text or "\u2011" in text:
            found[letters(text)] = text
    return found


def with_no_break(content: Inlines, word: str) -> Inlines:
    """The same inlines with the no-break characters of the Word file's text."""
    kept = iter([c for c in word if not c.isspace() or c == "\u00a0"])
    marks, position = set(), 0
    places: dict[int, str] = {}
    for character in kept:
        if character == "\u00a0":
            marks.add(position)
        elif character == "\u2011":
            places[position] = character
            position += 1
        elif character not in "\u00ad":
            position += 1
    return _marked(content, marks, places, [0])


def _marked(content: Inlines, marks: set[int], places: dict[int, str], at: list[int]) -> Inlines:
    result: list[Inline] = []
    for inline in content:
        if isinstance(inline, Text):
            text = ""
            for character in inline.text:
                if character.isspace():
                    text += "\u00a0" if at[0] in marks else character
                else:
                    text += places.get(at[0], character) if character == "-" else character
                    at[0] += 1
            result.append(Text(text))
        else:
            children = _marked(inline.children, marks, places, at)  # type: ignore[union-attr]
            result.append(type(inline)(children))  # type: ignore[call-arg,arg-type]
    return tuple(result)
