"""The masthead, where the extractor kept it: taken out, and kept as guesses for the front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from masthead.importing.report import Remark
from masthead.importing.text.front_lines import take_front
from masthead.importing.text.source import Line
from masthead.importing.text.words import Words

_REACH = 40  # lines of the text among which a masthead is sought
_ABOVE = 6  # lines above a masthead's first known line that are its own: the name of the organization
_STRAY = 4  # characters: hidden text of the template that some extractors bring up
_GAP = 3  # lines at most between two known lines of a masthead


@dataclass(frozen=True, slots=True)
class Headed:
    """The text after masthead and front matter, their lines, what they say: as words, and as values."""

    lines: tuple[Line, ...]
    removed: tuple[Remark, ...]
    guesses: dict[str, object]
    values: Mapping[str, Any] = field(default_factory=dict)


def take_masthead(lines: Sequence[Line], words: Words, *, joint: bool = False) -> Headed:
    """Part the masthead from the text. One known line alone is not yet a masthead."""
    known = [n for n, line in enumerate(lines[:_REACH]) if _is_known(lines, n, words)]
    distributed = any(words.distribution.search(lines[n].text) for n in known)
    if not known or (not distributed and (len(known) < 2 or known[0] > 0)):
        return Headed(tuple(lines), (), {})
    start = 0 if distributed and known[0] < _ABOVE else known[0]
    end = _end(lines, known, words)
    removed = [Remark(line.number, line.text, "masthead") for line in lines[start:end]]
    end = _past_stray(lines, end, words, removed)
    guesses = _guesses([lines[n] for n in known if n < end], words)
    front = take_front(lines[end:], words, joint=joint)
    end += front.taken
    removed += front.removed
    end = _past_stray(lines, end, words, removed)
    return Headed((*lines[:start], *lines[end:]), tuple(removed), guesses | front.guesses, front.values)


def _end(lines: Sequence[Line], known: Sequence[int], words: Words) -> int:
    """Where the masthead ends: behind its last line, before the lines of body, session and agenda item."""
    end, blocked = known[0], False
    for n in known:
        between = any(words.adoption.match(line.text) for line in lines[end:n])
        if n - end > _GAP or between or (blocked and _is_front(lines[n].text, words)):
            break
        end = n
        blocked = blocked or bool(words.distribution.search(lines[n].text))
    return end + 1


def _is_front(text: str, words: Words) -> bool:
    """Whether a line behind the distribution is one of body, session or agenda item."""
    alone = not words.organs.sub("", text).strip()  # no date in the other column
    return alone or any(p.match(text) for p in (words.agenda, words.session, words.year, words.bodies))


def _past_stray(lines: Sequence[Line], end: int, words: Words, removed: list[Remark]) -> int:
    """Past the stray characters that stand above a title."""
    line = lines[end] if end + 1 < len(lines) else None
    if line is None or len(line.text) >= _STRAY or not _is_title(lines[end + 1], words):
        return end
    removed.append(Remark(line.number, line.text, "stray characters above the title"))
    return end + 1


def _is_known(lines: Sequence[Line], n: int, words: Words) -> bool:
    return bool(words.masthead.fullmatch(lines[n].text)) and not _is_title(lines[n], words)


def _is_title(line: Line, words: Words) -> bool:
    return any(pattern.match(line.text) for pattern in words.titles.values())


def _guesses(lines: Sequence[Line], words: Words) -> dict[str, object]:
    guesses: dict[str, object] = {}
    for line in lines:
        text = line.text
        if match := words.distribution.search(text):
            guesses.setdefault("distribution", match[0])
        elif "original" not in guesses and re.match("Original", text):
            names = re.findall(r"[^\W\d]+", text)[1:]
            guesses["original"] = tuple(c for n in names if (c := words.languages.get(n.lower())))
        elif words.original.fullmatch(f"[{text}]"):  # "English only"
            guesses["only"] = True
        elif re.search(r"\b\d{4}$", text) and not re.search("/", text):
            guesses.setdefault("date", words.organs.sub("", text).strip())
    return guesses
