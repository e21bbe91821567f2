"""Automatic numbers: what Word prints before a paragraph of a list, from ``numbering.xml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from masthead.importing.word.names import Element, child_value, number, switch, value, w
from masthead.languages.numbering import MarkPattern, chinese, letters, roman

BULLET = "•"
_DEEPEST = 9  # levels of a list (ISO 29500-1, 17.9.3)


_ROMAN_END = 4000  # beyond it there is no agreed form
_LETTERS_END = 780  # Word's last: z thirty times
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"  # those that Russian lists use
_CHINESE = ("chineseCounting", "chineseCountingThousand", "ideographDigital", "taiwaneseCounting")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: how it counts, what is printed (``%1.%2``), where it begins.

    ``restarts`` is False where a paragraph of a level above does not begin it again; ``legal`` where the
    numbers of the levels above are figures, however they are printed themselves.
    """

    form: str
    text: str
    start: int
    restarts: bool = True
    legal: bool = False


@dataclass(slots=True)
class Numbering:
    """The lists of a file, and how far each has counted.

    ``sequences`` are the definitions that lists count with; ``restarts`` where a list that shares one
    begins again when it is first met; ``of_style`` the level of a list that a style stands for.
    """

    levels: Mapping[tuple[int, int], Level]
    sequences: Mapping[int, int]
    restarts: dict[tuple[int, int], int] = field(default_factory=dict)
    of_style: Mapping[tuple[int, str], int] = field(default_factory=dict)
    counts: dict[int, list[int | None]] = field(default_factory=dict)
    strange: set[str] = field(default_factory=set)  # forms of numbers that became figures

    def mark(self, list_number: int, level: int) -> str:
        """The mark of the next paragraph of a list: "" where it has none, ``BULLET`` for any bullet."""
        own = self.levels.get((list_number, level))
        if own is None:
            return ""
        if own.form == "bullet":
            return BULLET
        counts = self.counts.setdefault(self.sequences[list_number], [None] * _DEEPEST)
        again, before = self.restarts.pop((list_number, level), None), counts[level]
        counts[level] = again if again is not None else own.start if before is None else before + 1
        for below in range(level + 1, _DEEPEST):
            if self.levels.get((list_number, below), own).restarts:
                counts[below] = None
        if own.form == "none" and "%" not in own.text.replace(f"%{level + 1}", ""):
            return own.text.replace(f"%{level + 1}", "").strip()
        return re.sub(r"%([1-9])", lambda m: self._figure(list_number, int(m[1]) - 1, counts, own), own.text)

    def _figure(self, list_number: int, level: int, counts: list[int | None], of: Level) -> str:
        own = self.levels.get((list_number, level))
        if own is None:
            return ""
        count = counts[level]
        figure = _figure("decimal" if of.legal else own.form, own.start if count is None else count)
        if figure is None:
            self.strange.add(own.form)
        return str(count) if figure is None else figure


def _figure(form: str, count: int) -> str | None:
    """A number in one of Word's forms (ISO 29500-1, 17.18.59); None where it is none that we know."""
    if form in ("lowerLetter", "upperLetter"):
        text = letters(count) if 0 < count <= _LETTERS_END else str(count)
        return text if form == "lowerLetter" else text.upper()
    if form in ("lowerRoman", "upperRoman"):
        text = roman(count) if 0 < count < _ROMAN_END else str(count)
        return text.lower() if form == "lowerRoman" else text
    if form in ("russianLower", "russianUpper") and 0 < count <= len(_CYRILLIC):
        text = _CYRILLIC[count - 1]
        return text if form == "russianLower" else text.upper()
    if form in _CHINESE and count > 0:
        return chinese(count)
    if form in ("arabicAlpha", "arabicAbjad") and count > 0:
        return MarkPattern.parse("أ").mark(count)
    simple = {"decimal": f"{count}", "decimalZero": f"{count:02}", "numberInDash": f"- {count} -", "none": ""}
    return simple.get(form)


def read_numbering(root: Element | None, styles: Element | None = None) -> Numbering:
    """The lists of ``numbering.xml``; none where the file has no such part.

    ``styles`` is the root of ``styles.xml``, by whose styles one list may be defined by another.
    """
    if root is None:
        return Numbering({}, {})
    made = _Lists({number(e.get(w("abstractNumId"))): e for e in root.iter(w("abstractNum"))})
    elements = list(root.iter(w("num")))
    made.bases = {number(e.get(w("numId"))): number(child_value(e, "abstractNumId")) for e in elements}
    for style in styles.iter(w("style")) if styles is not None else ():
        own = style.find(f"{w('pPr')}/{w('numPr')}")
        made.of_styles[style.get(w("styleId"), "")] = number(child_value(own, "numId"))
    for element in elements:
        made.add(element)
    return Numbering(made.levels, made.sequences, made.restarts, made.of_style)


@dataclass(slots=True)
class _Lists:
    """Gathers the lists of a file: ``abstract`` are their definitions."""

    abstract: Mapping[int | None, Element]
    bases: Mapping[int | None, int | None] = field(default_factory=dict)
    of_styles: dict[str, int | None] = field(default_factory=dict)
    levels: dict[tuple[int, int], Level] = field(default_factory=dict)
    sequences: dict[int, int] = field(default_factory=dict)
    restarts: dict[tuple[int, int], int] = field(default_factory=dict)
    of_style: dict[tuple[int, str], int] = field(default_factory=dict)

    def add(self, element: Element) -> None:
        """Add a ``w:num``."""
        own = number(element.get(w("numId")))
        base = self.base(self.bases.get(own))
        if own is None or base is None:
            return
        self.sequences[own] = base
        for level in self.abstract[base].iter(w("lvl")):
            self._level(own, level)
        for override in element.iter(w("lvlOverride")):
            self._override(own, override)

    def base(self, identifier: int | None) -> int | None:
        """The definition of a list: its own, or that of the style that it names (17.9.21)."""
        definition = self.abstract.get(identifier)
        named = child_value(definition, "numStyleLink")
        if definition is None or named is None or definition.find(w("lvl")) is not None:
            return identifier if definition is not None else None
        linked = self.bases.get(self.of_styles.get(named))
        found = self.abstract.get(linked)
        return linked if found is not None and found.find(w("lvl")) is not None else identifier

    def _level(self, own: int, element: Element) -> None:
        at = number(element.get(w("ilvl"))) or 0
        if not 0 <= at < _DEEPEST:
            return
        start, text = number(child_value(element, "start")), child_value(element, "lvlText") or ""
        restarts = number(child_value(element, "lvlRestart")) != 0
        form = child_value(element, "numFmt") or "decimal"
        legal = bool(switch(element, "isLgl"))
        self.levels[own, at] = Level(form, text, 1 if start is None else start, restarts, legal)
        style = child_value(element, "pStyle")
        if style:
            self.of_style[own, style] = at

    def _override(self, own: int, element: Element) -> None:
        at = number(value(element, "ilvl")) or 0
        for level in element.iter(w("lvl")):
            self._level(own, level)
        start = number(child_value(element, "startOverride"))
        if start is not None and (own, at) in self.levels:
            self.restarts[own, at] = start
