"""What a line of a Word file is: judged in the order that the survey of sixty files settled.

Frame, heading style, direct outline level, number, letter, bullet; then what stands around tables.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from masthead.importing.word.numbering import BULLET
from masthead.importing.word.paragraphs import without_lead
from masthead.importing.word.pieces import Line

RoleKind = Literal[
    "asterisk", "part", "heading", "caption", "number", "item", "bullet", "unit", "remark", "paragraph"
]

_TITLE_LEVEL = 4  # of _ H_2/3, in which 899 titles of tables have no leading tab (word-files, A.1)
_CHAPTER_SIZE, _SECTION_SIZE = 28, 24  # half-points of _ H _Ch and _ H_1
# The positions to which tabs lead in the body of the templates, in twips (un-template, 2).
STOPS = (1267, 1742, 2218, 2693, 3182, 3658, 4133, 4622, 5098, 5573, 6048)
_ASTERISK = re.compile(r"(\*+)\s*")
_NUMBER = re.compile(
    r"(\d{1,4}(?:\s(?:bis|ter|quater))?\.?|\d{1,2}[A-Z]?(?:\.(?:\d{1,4}|[IVXLC]+))+\.?)\t\s*"
)
_SPACED_NUMBER = re.compile(r"(\d{1,4}\.)[ \u00a0]+")
_LETTER = re.compile(r"(\(?(?:[a-z]{1,2}|[ivxl]{1,6}|\d{1,2})\)|©|\([А-яء-ي]\)|[А-я]\))[\t\u00a0 ]\s*")
_LETTER_END = re.compile(r"\(?(?:[a-z]{1,2}|[ivxl]{1,6})\)\s*$")
_BULLET = re.compile(r"([•·▪●‣◦■□➢✓\uf0b7\uf0a7]|[–—-](?=\t))\s*")
_HEADING_MARK = re.compile(r"([IVXLC]{1,7}\.|[A-Z]\.|\d{1,3}\.|\([a-z]{1,4}\)|[a-z]\.|[ivx]{1,5}\.)\t\s*")
_UNIT = re.compile(r"\((?!\s*\))[^()]*(?:\([^()]*\)[^()]*)*\)\s*")
_REMARK_MARK = re.compile(r"([a-z]{1,2}|\*{1,3}|\d{1,2})\s*")


@dataclass(frozen=True, slots=True)
class Names:
    """The words of all languages by which things are known, and the styles of the templates."""

    headings: Mapping[str, int]
    front: Mapping[str, tuple[str, ...]]
    notes: tuple[str, ...]
    bullets: tuple[str, ...]
    contents_styles: tuple[str, ...]
    contents: frozenset[str]
    caption: re.Pattern[str]
    table: frozenset[str]
    remark: re.Pattern[str]


@cache
def load_names() -> Names:
    """The data of ``roles.toml``."""
    data: dict[str, dict[str, Any]] = tomllib.loads(
        files(__package__).joinpath("roles.toml").read_text(encoding="utf-8")
    )
    tongues = [record for record in data.values() if "remark" in record]
    tables = [word for record in tongues for word in record["table"]]
    captions = [*tables, *(word for record in tongues for word in record["figure"])]
    return Names(
        headings=data["headings"],
        front={name: tuple(styles) for name, styles in data["front"].items()},
        notes=tuple(data["other"]["notes"]),
        bullets=tuple(data["other"]["bullets"]),
        contents_styles=tuple(data["other"]["contents"]),
        contents=frozenset(record["contents"].casefold() for record in tongues),
        caption=re.compile(rf"({_any(captions)})\s?(?:[\dA-Z][\w.]*|[IVXL]+)", re.IGNORECASE),
        table=frozenset(word.casefold() for word in tables),
        remark=re.compile(rf"({_any(w for r in tongues for w in r['remark'])})\s?[:：]", re.IGNORECASE),
    )


def _any(words: Any) -> str:
    return "|".join(sorted(map(re.escape, set(words)), key=lambda word: (-len(word), word)))


@dataclass(frozen=True, slots=True)
class Role:
    """What a line is. ``level`` of a heading or bullet; ``mark`` as typed; ``position`` of an item, in twips.

    ``line`` is the line without its mark.
    """

    kind: RoleKind
    line: Line
    level: int = 0
    mark: str = ""
    position: int = 0


def judge(line: Line, part_heading: re.Pattern[str]) -> Role:
    """What a line is, by itself."""
    for rule in (_framed, _heading, _numbered, _lettered, _listed, _around_table):
        role = rule(line, part_heading)
        if role is not None:
            return role
    return Role("paragraph", line)


def _cut(kind: RoleKind, line: Line, found: re.Match[str], **more: Any) -> Role:
    return Role(kind, without_lead(line, found.end()), mark=found[1], **more)


def _framed(line: Line, _: re.Pattern[str]) -> Role | None:
    found = _ASTERISK.match(line.text)
    if found and (line.framed or line.style in load_names().notes):
        return _cut("asterisk", line, found)
    if line.framed and load_names().remark.match(line.words):
        return Role("asterisk", line)  # a note of the first page that nothing calls: "Note: ..."
    return None


def _heading(line: Line, part_heading: re.Pattern[str]) -> Role | None:
    level = heading_level(line)
    if level is None:
        return None
    if _UNIT.fullmatch(line.text):
        return Role("unit", line)
    if load_names().caption.fullmatch(line.words):
        return Role("caption", line, level)
    if level <= 3 and not line.tabs and part_heading.fullmatch(line.words):
        return Role("part", line, level)
    if line.mark and line.mark != BULLET:
        return Role("heading", line, level, line.mark)
    found = _HEADING_MARK.match(line.text)
    return _cut("heading", line, found, level=level) if found else Role("heading", line, level)


def may_title(role: Role) -> bool:
    """Whether a heading may be the title of a table without a number: no tab stands before it."""
    return role.kind == "heading" and role.level == _TITLE_LEVEL and not (role.mark or role.line.tabs)


def heading_level(line: Line) -> int | None:
    """The level of a heading, by style or, where typed without one, by outline level and type."""
    level = load_names().headings.get(line.style)
    if level is not None:
        return level
    outline = line.direct.outline
    if outline is None or outline > 8 or _NUMBER.match(line.text):
        return None
    if outline == 0:
        return 2 if line.size >= _CHAPTER_SIZE or line.size < _SECTION_SIZE else 3
    return 6 if outline > 2 else outline + 3


def is_numbered(line: Line) -> bool:
    """Whether a number or a sign stands before its words, typed or automatic."""
    return bool(line.mark) or _NUMBER.match(line.text) is not None


def _numbered(line: Line, _: re.Pattern[str]) -> Role | None:
    if re.fullmatch(r"\d+[A-Z]?(?:\.[\dIVXLC]+)*\.?", line.mark):
        return Role("number", line, mark=line.mark)
    found = _NUMBER.match(line.text) or _SPACED_NUMBER.match(line.text)
    if found is None or line.style in load_names().notes:
        return None
    return _cut("number", line, found, position=position(line))


def _lettered(line: Line, _: re.Pattern[str]) -> Role | None:
    if line.mark and line.mark != BULLET:
        return Role("item", line, mark=line.mark, position=_list_position(line))
    if line.style in load_names().notes:
        return None
    found = _LETTER.match(line.text) or _LETTER_END.match(line.text)
    if found is None:
        return None
    mark = found[0].strip()
    return Role(
        "item", without_lead(line, found.end()), mark="(c)" if mark == "©" else mark, position=position(line)
    )


def _listed(line: Line, _: re.Pattern[str]) -> Role | None:
    if line.mark == BULLET:
        level = max(line.properties.level or 0, 1 if line.style.endswith(("2", "2g")) else 0)
        return Role("bullet", line, level + 1)
    found = _BULLET.match(line.text)
    if found is None:
        return Role("bullet", line, 1) if line.style in load_names().bullets else None
    return _cut("bullet", line, found, level=1)


def _around_table(line: Line, _: re.Pattern[str]) -> Role | None:
    if _UNIT.fullmatch(line.text):
        return Role("unit", line)
    if load_names().caption.fullmatch(line.words):
        return Role("caption", line, 4)
    mark = remark_mark(line)
    if mark or line.style in load_names().notes or load_names().remark.match(line.words):
        return Role("remark", without_lead(line, len(mark)), mark=mark.strip())
    return None


def remark_mark(line: Line) -> str:
    """The raised letter, or asterisks, that a note below a table begins with, and the spaces behind."""
    raised = ""
    for piece in line.pieces:
        if piece.vertical != "superscript" and not piece.text.startswith("*"):
            break
        raised += piece.text
    found = _REMARK_MARK.match(line.text)
    if found and (raised.strip() == found[1] or (line.style in load_names().notes and found[0] != found[1])):
        return found[0]
    return ""


def is_remark(line: Line) -> bool:
    """Whether a line in the last rows of a table is a note to it."""
    return bool(remark_mark(line) or load_names().remark.match(line.words))


def in_gutter(flow: Sequence[object]) -> bool:
    """Whether most numbers of paragraphs stand in the gutter: TAB, number, TAB, and all lines behind it."""
    lines = [each for each in flow if isinstance(each, Line) and _NUMBER.match(each.text)]
    hung = [line for line in lines if line.tabs and line.properties.left == line.properties.hanging]
    return 2 * len(hung) > len(lines)


def position(line: Line) -> int:
    """Where the first word of a line stands, in twips: its indent, then from tab stop to tab stop."""
    at = (line.properties.left or 0) - (line.properties.hanging or 0)
    for _ in range(line.tabs):
        at = next((stop for stop in STOPS if stop > at), at + STOPS[0])
    return at


def _list_position(line: Line) -> int:
    return STOPS[min((line.properties.level or 0) + 1, len(STOPS) - 1)]


def is_contents_heading(line: Line) -> bool:
    """Whether a line is the word over a contents list."""
    return line.words.casefold() in load_names().contents


def is_of_contents(line: Line) -> bool:
    """Whether a line is one of a contents list that Word made."""
    return line.in_contents or line.style in load_names().contents_styles


def names_table(mark: str) -> bool:
    """Whether a caption is a table's, not a figure's."""
    return any(mark.casefold().startswith(word) for word in load_names().table)


def words_of(lines: Sequence[Line]) -> str:
    """The words of lines, one space between."""
    return " ".join(line.words for line in lines)
