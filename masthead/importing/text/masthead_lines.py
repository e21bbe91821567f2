"""The masthead, where the extractor kept it: taken out, and kept as guesses for the front matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from masthead.importing.report import Remark
from masthead.importing.text.source import Line
from masthead.importing.text.words import Words

_REACH = 40  # lines of the text among which a masthead is sought
_ITEM = re.compile(r"\d{1,3}(?: \([a-z]\))?")
_ABOVE = 6  # lines above a masthead's first known line that are its own: the name of the organization
_STRAY = 4  # characters: hidden text of the template that some extractors bring up
_TITLE_LINES = 10  # at most, of an agenda item's title


@dataclass(frozen=True, slots=True)
class Headed:
    """The text after the masthead, the masthead's lines, and what they say."""

    lines: tuple[Line, ...]
    removed: tuple[Remark, ...]
    guesses: dict[str, object]


def take_masthead(lines: Sequence[Line], words: Words) -> Headed:
    """Part the masthead from the text. One known line alone is not yet a masthead."""
    known = [n for n, line in enumerate(lines[:_REACH]) if _is_known(lines, n, words)]
    distributed = any(words.distribution.search(lines[n].text) for n in known)
    if not known or (not distributed and (len(known) < 2 or known[0] > 0)):
        return Headed(tuple(lines), (), {})
    last = known[0]
    for n in known:  # a known line far below is not of the masthead: a letter may end in a date
        if n - last > _TITLE_LINES:
            break
        last = n
    agenda = next((n for n in known if words.agenda.match(lines[n].text)), None)
    end = last + 1 if agenda is None else _agenda_title_end(lines, last + 1, words)
    start = 0 if distributed and known[0] < _ABOVE else known[0]
    removed = tuple(Remark(line.number, line.text, "masthead") for line in lines[start:end])
    if end + 1 < len(lines) and len(lines[end].text) < _STRAY and _is_title(lines[end + 1], words):
        removed += (Remark(lines[end].number, lines[end].text, "stray characters above the title"),)
        end += 1
    guesses = _guesses([lines[n] for n in known if n <= last], words)
    if agenda is not None and end > last + 1:
        guesses["agenda_title"] = " ".join(line.text for line in lines[last + 1 : end])
    return Headed((*lines[:start], *lines[end:]), removed, guesses)


def _is_known(lines: Sequence[Line], n: int, words: Words) -> bool:
    return bool(words.masthead.fullmatch(lines[n].text)) and not _is_title(lines[n], words)


def _is_title(line: Line, words: Words) -> bool:
    return any(pattern.match(line.text) for pattern in words.titles.values())


def _agenda_title_end(lines: Sequence[Line], start: int, words: Words) -> int:
    """The agenda item's title goes on to a blank line or to the title of the document."""
    for n in range(start, min(len(lines), start + _TITLE_LINES)):
        if _is_title(lines[n], words) or (n > start and lines[n].blanks):
            return n
    return start


def _guesses(lines: Sequence[Line], words: Words) -> dict[str, object]:
    guesses: dict[str, object] = {}
    for line in lines:
        if match := words.agenda.search(line.text):
            guesses.setdefault("agenda_items", tuple(_ITEM.findall(match[0])))
        elif match := words.session.search(line.text):
            guesses.setdefault("session", match[0])
        elif match := words.distribution.search(line.text):
            guesses.setdefault("distribution", match[0])
        elif "original" not in guesses and re.match("Original", line.text):
            names = re.findall(r"[^\W\d]+", line.text)[1:]
            guesses["original"] = tuple(c for n in names if (c := words.languages.get(n.lower())))
        elif re.search(r"\b\d{4}$", line.text) and not re.search("/", line.text):
            guesses.setdefault("date", line.text)
    return guesses
