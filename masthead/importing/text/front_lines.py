"""The lines between masthead and title: bodies, session and its dates, agenda item and its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from masthead.importing.report import Remark
from masthead.importing.text.measure import has_room, width
from masthead.importing.text.source import Line
from masthead.importing.text.words import Words

_ITEM = re.compile(r"(?<![\d/])\d{1,3}(?: ?\(?[a-z]\))?(?![\d/])")
_STEP = 6  # columns that a title stands further in than the lines of the front
_LONG_LINE = 50  # characters: a line of running text
_MOST = 24  # lines of the front at most
_TITLE = 10  # lines at most of an agenda item's title
_OPEN = re.compile(r"(?:,|\b(?:and|et|y|и)|و)$")  # a line so ended goes on in the next


@dataclass(slots=True)
class FrontLines:
    """How many lines were taken, as what, and what they say: as words, and as values of the metadata."""

    taken: int = 0
    removed: list[Remark] = field(default_factory=list)
    guesses: dict[str, object] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)


def take_front(lines: Sequence[Line], words: Words, *, joint: bool) -> FrontLines:
    """Read the lines of the front with which these lines begin; none where they begin with a title."""
    front = FrontLines()
    count = _by_indent(lines, words)
    own = lines[: _by_words(lines, words) if count is None else count]
    front.taken = len(own)
    reader = _Reader(front, words, max((width(line.text) for line in own), default=0), joint)
    for line in own:
        column, *others = line.columns if joint else (line.text,)
        reader.other(others)
        reader.read(line, column if others else line.text)
    reader.finish()
    front.removed = [Remark(line.number, line.text, "front matter") for line in own]
    return front


def is_title(text: str, words: Words) -> bool:
    """Whether a line begins what heads the text itself."""
    patterns = (*words.titles.values(), words.adoption, words.proposal, words.statement)
    return any(pattern.match(text) for pattern in patterns)


def _by_indent(lines: Sequence[Line], words: Words) -> int | None:
    """The lines that stand at the page's left, before a title further in; None where indents do not tell."""
    if not lines or is_title(lines[0].text, words):
        return 0 if lines and lines[0].indent else None
    first = lines[0].indent
    for n, line in enumerate(lines[:_MOST]):
        if line.page and n:
            return None
        if line.indent - first >= _STEP:
            return n if _is_deeper(lines[n:], first) else None
        if abs(line.indent - first) > 2:
            return None
    return None


def _is_deeper(lines: Sequence[Line], first: int) -> bool:
    """Whether the running text stands further in than the front, not at its edge."""
    page = next((n for n, line in enumerate(lines) if n and line.page), len(lines))
    long = [line.indent - first for line in lines[:page] if len(line.text) >= _LONG_LINE]
    return 2 * sum(indent >= _STEP for indent in long) >= len(long)


def _by_words(lines: Sequence[Line], words: Words) -> int:
    """Without indents: to the blank line behind the session, or behind the title of the agenda item."""
    known = [
        n
        for n, line in enumerate(lines[:_MOST])
        if any(p.fullmatch(line.text) for p in (words.session, words.agenda, words.year))
        or _joint_line(line.text, words)
    ]
    if not known or any(is_title(line.text, words) or line.page for line in lines[1 : known[0]]):
        return _body_only(lines, words)
    if is_title(lines[0].text, words) or known[0] > _TITLE:
        return 0
    last = known[0]
    for n in known:
        if n - last > 3 or any(is_title(line.text, words) for line in lines[last + 1 : n]):
            break
        last = n
    agenda = any(words.agenda.match(lines[n].text) for n in known if n <= last)
    return _end_of_topic(lines, last, words, agenda=agenda)


def _end_of_topic(lines: Sequence[Line], last: int, words: Words, *, agenda: bool) -> int:
    """Behind the title of the agenda item; a blank line above it is the joint document's."""
    begun = False
    for n in range(last + 1, min(len(lines), last + 1 + _TITLE)):
        line = lines[n]
        if is_title(line.text, words) or line.page or (line.blanks and (begun or not agenda)):
            return n
        begun = True
    return last + 1


def _body_only(lines: Sequence[Line], words: Words) -> int:
    """The name of a body, up to a blank line or a title."""
    if not lines or not words.bodies.match(lines[0].text) or is_title(lines[0].text, words):
        return 0
    for n, line in enumerate(lines[1:6], 1):
        if line.blanks or is_title(line.text, words):
            return n
    return 0


def _joint_line(text: str, words: Words) -> bool:
    """Sessions and organs of two columns that run together."""
    rest = words.organs.sub("", words.year.sub("", words.session.sub("", text, 1), 1))
    return not rest.strip() and bool(text.strip())


@dataclass(slots=True)
class _Reader:
    """Reads the lines in their order."""

    front: FrontLines
    words: Words
    widest: int
    joint: bool
    state: str = "body"
    last: Line | None = None
    bodies: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    session: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    agenda: list[str] = field(default_factory=list)

    def other(self, columns: Sequence[str]) -> None:
        """What stands in the column of a joint document's second organ."""
        said = tuple(each for each in columns if not self.words.organs.fullmatch(each))
        if said:
            self.front.values["joint_lines"] = (*self.front.values.get("joint_lines", ()), *said)

    def read(self, line: Line, text: str) -> None:
        """Take a line, or what stands in its first column."""
        if self.joint and self.words.organs.fullmatch(text):
            return
        if self.joint and self.session and self.words.year.fullmatch(text):
            self.other((text,))
            return
        self.state = self._next(text)
        held = {
            "body": self.bodies,
            "session": self.session,
            "dates": self.dates,
            "agenda": self.agenda,
            "topic": self.topics,
        }[self.state]
        self._hold(held, line, text)
        self.last = line

    def _next(self, text: str) -> str:
        words = self.words
        if words.agenda.match(text) and self.state != "topic":
            return "agenda"
        if words.session.fullmatch(text) or words.year.fullmatch(text) or self._is_joint(text):
            return "session" if self.state in ("body", "session") else self.state
        if self.state == "agenda":
            return "agenda" if _OPEN.search(self.agenda[-1]) or text[0].islower() else "topic"
        if self.state == "session":
            return (
                "dates" if re.search(r"\d{4}", text) else "topic" if self._begins_topic(text) else "session"
            )
        return "topic" if self.state == "dates" else self.state

    def _is_joint(self, text: str) -> bool:
        return not self.words.organs.fullmatch(text) and _joint_line(text, self.words)

    def _begins_topic(self, text: str) -> bool:
        return not text[0].islower() and not self.words.committee.fullmatch(text)

    def _hold(self, held: list[str], line: Line, text: str) -> None:
        last = self.last
        goes_on = held and last is not None and not self._begins(held, last, line, text)
        if goes_on:
            held[-1] = f"{held[-1]} {text}"
        else:
            held.append(text)

    def _begins(self, held: list[str], last: Line, line: Line, text: str) -> bool:
        """Whether a line begins another body or title: a capital, below a line that had room for it."""
        if text[0].islower() or held[-1].endswith(":"):
            return False
        return has_room(last, line, self.widest)

    def finish(self) -> None:
        """What was read becomes guesses and values."""
        front = self.front
        session = [line for line in self.session if not self.words.committee.fullmatch(line)]
        joined = " ".join(session)
        if (found := self.words.session.search(joined)) and self._is_joint(joined):
            front.guesses["session"] = found[0]
        elif joined and not self.words.year.fullmatch(joined):
            front.guesses["session"] = joined
        bodies = tuple(each for each in self.bodies if not self._is_joint(each))
        if bodies:
            front.values["body"] = bodies
        if self.dates:
            front.values["session_dates"] = " ".join(self.dates)
        if self.agenda:
            said = " ".join(self.agenda)
            front.guesses["agenda_items"] = tuple(_ITEM.findall(said))
            front.guesses["agenda"] = said
        if self.topics:
            front.guesses["agenda_title"] = "{br}".join(self.topics)
