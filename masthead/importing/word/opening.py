"""The lines between masthead and text: bodies, session, agenda item and its title, title, subtitle.

In the template of New York they have styles of their own, in that of Geneva they are plain lines in a fixed
order. A joint document has two columns of them, for an organ each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from masthead.importing.report import Remark
from masthead.importing.text.words import Words
from masthead.importing.word.front import Front
from masthead.importing.word.grids import Flow, Grid
from masthead.importing.word.pieces import Line, split
from masthead.importing.word.roles import heading_level, is_numbered, load_names

REACH = 40  # lines of the body among which the front matter of a page without styles is looked for
_LONGEST_BODY = 120  # characters of a body's name
_LONGEST_TITLE = 400  # letters: what is longer is a paragraph of the text
_ONE_LINE = 45  # letters: a shorter title of an agenda item has no second line
_WIDEST = 8000  # twips: what leaves less than 92 pt for the words is no fitting
_YEAR = re.compile(r"\d{4}")


def read_opening(front: Front, before: list[Flow], flow: list[Flow], words: Words) -> None:
    """Take the front matter at the head of the text; frames among it stay there."""
    kept: list[Flow] = [each for each in before if isinstance(each, Line)]
    styled = any(isinstance(each, Line) and _field(each) for each in flow[:REACH])
    _take_lines(front, kept, flow, words, styled=styled)
    if front.subtitle and not front.title:
        front.title, front.subtitle = front.subtitle, []
    if not front.title:
        _guess_title(front, flow)
        _take_lines(front, kept, flow, words, styled=styled)
    front.flow = (*kept, *flow)


def _take_lines(front: Front, kept: list[Flow], flow: list[Flow], words: Words, *, styled: bool) -> None:
    while flow:
        each = flow[0]
        if isinstance(each, Grid):
            if not _take_columns(front, each, words):
                break
            flow.pop(0)
            continue
        if not each.words or each.framed:
            kept.append(flow.pop(0))
            continue
        if not _take_line(front, each, words, styled=styled):
            break
        flow.pop(0)


def _guess_title(front: Front, flow: list[Flow]) -> None:
    """Where no line has the style of a title, it is the first one, unless that is of the text."""
    line = flow[0] if flow else None
    if not isinstance(line, Line) or is_numbered(line) or len(line.words) > _LONGEST_TITLE:
        return
    _take(front, "title", line)
    front.unsure.append(Remark(line.place, line.words, "no line has the style of a title: taken for it"))
    flow.pop(0)


def _take_line(front: Front, line: Line, words: Words, *, styled: bool) -> bool:
    """Take a line where it is one of the front matter; whether it is."""
    columns = [replace(line, pieces=pieces) for pieces in split(line.pieces, "\t")]
    if _is_joint(front) and len(columns) > 1 and not front.title and heading_level(line) is None:
        for other in filter(_has_words, columns[1:]):
            _take_other(front, other)
        line = columns[0]
        if not line.words:
            return True
    if _is_organ(front, line):
        front.removed.append(Remark(line.place, line.words, "front matter: organ"))
        return True
    name = _field(line) if styled else _unstyled(front, line, words)
    if name is None and not front.title and heading_level(line) == 2:
        name = "title"  # where a typist took the style of a chapter for it
    if name is None or (front.subtitle and name == "title"):
        return False
    if front.title and name not in ("title", "subtitle"):
        return False
    _take(front, name, line)
    return True


def _take_columns(front: Front, grid: Grid, words: Words) -> bool:
    """Take the two columns of a joint document that are set as a table; whether it is one."""
    if not _is_joint(front) or front.title or not 2 <= grid.columns <= 3:
        return False
    cells = [cell for row in grid.rows for cell in row.cells if cell.lines]
    first = min((cell.column for cell in cells), default=0)
    lines = [line for cell in cells if cell.column == first for line in cell.lines]
    styled = any(_field(line) for line in lines)
    if not any(_is_organ(front, line) or words.session.fullmatch(line.words) for line in lines):
        return False
    for line in lines:
        _take_line(front, line, words, styled=styled)
    for line in (line for cell in cells if cell.column > first for line in cell.lines):
        _take_other(front, line)
    return True


def _take_other(front: Front, line: Line) -> None:
    """A line of the second organ."""
    front.removed.append(Remark(line.place, line.words, "front matter: the second organ"))
    if not _is_organ(front, line):
        front.values["joint_lines"] = (*front.values.get("joint_lines", ()), line.words)


def _is_joint(front: Front) -> bool:
    return front.symbol is not None and len(front.symbol.singles) > 1


def _is_organ(front: Front, line: Line) -> bool:
    """Whether a line of a joint document is the name of one of its organs, which stand there anyway."""
    return _is_joint(front) and line.words.casefold() in front.organs


def _has_words(line: Line) -> bool:
    return bool(line.words)


def _field(line: Line) -> str | None:
    return next((name for name, styles in load_names().front.items() if line.style in styles), None)


def _unstyled(front: Front, line: Line, words: Words) -> str | None:
    """In the template of Geneva these are plain lines, told by their words and their order."""
    said = line.words
    if front.title:
        is_heading = heading_level(line) == 3 and not front.subtitle
        return "subtitle" if is_heading and any(p.match(said) for p in words.titles.values()) else None
    if heading_level(line) is not None or line.tabs:
        return None
    if words.session.fullmatch(said):
        return "session"
    if words.agenda.fullmatch(said):
        return "agenda"
    if "agenda" in front.guesses:
        return "topic"
    if "session" in front.guesses:
        return "dates" if "session_dates" not in front.values and _YEAR.search(said) else None
    return "body" if line.bold and len(said) < _LONGEST_BODY else None


def _take(front: Front, name: str, line: Line) -> None:
    said = line.words
    front.note_stars(name, re.findall(r"(?<=\w)\*+\Z", said))
    said = said.rstrip("*") if name != "title" else said
    match name:
        case "title":
            front.title.append(line)
        case "subtitle":
            front.subtitle.append(line)
        case "session":
            before = front.guesses.get("session")
            front.guesses["session"] = f"{before} {said}" if before else said
        case "agenda":
            front.guesses["agenda"] = front.agenda_said = said
        case "topic":
            before = front.guesses.get("agenda_title")
            front.guesses["agenda_title"] = f"{before}{{br}}{said}" if before else said
            _keep_right(front, line)
        case "dates":
            front.values["session_dates"] = said
        case _:
            front.values["body"] = (*front.values.get("body", ()), said)
    front.removed.append(Remark(line.place, line.words, f"front matter: {name}"))
    _tell_objects(front, (line,))


def _keep_right(front: Front, line: Line) -> None:
    """Keep the room at the right by which a typist ended the lines of the agenda item's title."""
    right = line.properties.right
    if right is not None and 0 < right <= _WIDEST and len(line.words) > _ONE_LINE:
        front.values["agenda_title_right"] = f"{right / 20:g}"


def _tell_objects(front: Front, lines: Sequence[Line]) -> None:
    """A picture that hangs on a line of the front matter has no place there."""
    for line in lines:
        for object_ in line.objects:
            if object_.kind == "picture":
                said = object_.alternative or object_.part
                front.lost.append(Remark(line.place, said, "a picture in the front matter"))
