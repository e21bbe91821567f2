"""Automatic numbers: what Word prints before a paragraph of a list, from ``numbering.xml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from masthead.importing.text.marks import letter, to_roman
from masthead.importing.word.names import Element, child_value, number, w

BULLET = "•"
_DEEPEST = 9  # levels of a list (ISO 29500-1, 17.9.3)


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: how it counts, what is printed (``%1.%2``), where it begins."""

    form: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of a file, and how far each has counted."""

    levels: Mapping[tuple[int, int], Level]
    sequences: Mapping[int, int]  # of each list, the definition that it counts with
    counts: dict[int, list[int | None]] = field(default_factory=dict)

    def mark(self, list_number: int, level: int) -> str:
        """The mark of the next paragraph of a list: "" where it has none, ``BULLET`` for any bullet."""
        own = self.levels.get((list_number, level))
        if own is None or own.form == "none":
            return ""
        if own.form == "bullet":
            return BULLET
        counts = self.counts.setdefault(self.sequences[list_number], [None] * _DEEPEST)
        before = counts[level]
        counts[level] = own.start if before is None else before + 1
        counts[level + 1 :] = [None] * (_DEEPEST - level - 1)
        return re.sub(
            r"%([1-9])", lambda found: self._figure(list_number, int(found[1]) - 1, counts), own.text
        )

    def _figure(self, list_number: int, level: int, counts: list[int | None]) -> str:
        own = self.levels.get((list_number, level))
        if own is None:
            return ""
        count = counts[level]
        return _figure(own.form, own.start if count is None else count)


def _figure(form: str, count: int) -> str:
    if form in ("lowerLetter", "upperLetter"):
        text = letter(count) if 0 < count < 1000 else str(count)
        return text if form == "lowerLetter" else text.upper()
    if form in ("lowerRoman", "upperRoman"):
        text = to_roman(count) if 0 < count < 4000 else str(count)
        return text.lower() if form == "lowerRoman" else text.upper()
    return f"{count:02}" if form == "decimalZero" else str(count)


def read_numbering(root: Element | None) -> Numbering:
    """The lists of ``numbering.xml``; none where the file has no such part."""
    if root is None:
        return Numbering({}, {})
    abstract = {number(e.get(w("abstractNumId"))): e for e in root.iter(w("abstractNum"))}
    levels: dict[tuple[int, int], Level] = {}
    sequences: dict[int, int] = {}
    for element in root.iter(w("num")):
        own, base = number(element.get(w("numId"))), number(child_value(element, "abstractNumId"))
        if own is None or base is None or base not in abstract:
            continue
        sequences[own] = base
        for level in abstract[base].iter(w("lvl")):
            _add(levels, own, level)
        for override in element.iter(w("lvlOverride")):
            _override(levels, own, override)
    return Numbering(levels, sequences)


def _add(levels: dict[tuple[int, int], Level], own: int, element: Element) -> None:
    at = number(element.get(w("ilvl"))) or 0
    form = child_value(element, "numFmt") or "decimal"
    start = number(child_value(element, "start"))
    if 0 <= at < _DEEPEST:
        levels[own, at] = Level(form, child_value(element, "lvlText") or "", 1 if start is None else start)


def _override(levels: dict[tuple[int, int], Level], own: int, element: Element) -> None:
    at = number(element.get(w("ilvl"))) or 0
    for level in element.iter(w("lvl")):
        _add(levels, own, level)
    start = number(child_value(element, "startOverride"))
    if start is not None and (own, at) in levels:
        levels[own, at] = Level(levels[own, at].form, levels[own, at].text, start)
