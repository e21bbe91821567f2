"""The measure of a paragraph's lines and where its first begins, by its role: what styles/text.css sets.

All indents are steps of the tab ladder, which is why they are named in steps here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf


@dataclass(frozen=True, slots=True)
class Indents:
    """How many steps a role's lines are narrower than the measure, and where its first line begins.

    A role that ``hangs`` has its number left of the lines.
    """

    narrower: int = 0
    first: int = 0
    hangs: bool = False


ROLES = {
    "text": Indents(),
    "indented": Indents(first=1),
    "continued": Indents(),
    "numbered": Indents(),
    "numbered-indented": Indents(first=1),
    "sub-1": Indents(first=1),
    "sub-2": Indents(narrower=3, hangs=True),
    "sub-3": Indents(narrower=4, hangs=True),
    "sub-4": Indents(narrower=5, hangs=True),
    "hung-1": Indents(narrower=1, hangs=True),
    "hung-2": Indents(narrower=2, hangs=True),
    "hung-3": Indents(narrower=3, hangs=True),
    "hung-4": Indents(narrower=4, hangs=True),
    "bullet": Indents(narrower=1),
    "inner-bullet": Indents(narrower=2),
    "quoted": Indents(narrower=2),
}


@dataclass(frozen=True, slots=True)
class Frame:
    """The measures of a paragraph's lines and of its first, in pt, and the steps that its number takes."""

    measure: float
    first: float
    mark_steps: int = 1


def frame(role: str, measure: float, step: float, stops: Sequence[float], mark: float = 0) -> Frame:
    """The frame of a role. ``measure`` is the text's, ``stops`` the tab stops from its left edge, in pt.

    A number of ``mark`` pt takes the text after it to the next tab stop; the stops of a hanging role are
    counted from where its number begins.
    """
    indents = ROLES[role]
    width = measure - indents.narrower * step
    if not mark:
        return Frame(width, width - _place(stops, indents.first))
    begin = _place(stops, indents.first)
    steps = next((n for n in range(1, len(stops)) if begin + mark < _place(stops, indents.first + n)), 1)
    text = _place(stops, indents.first + steps)
    return Frame(width, width - (text - stops[0] if indents.hangs else text), steps)


def _place(stops: Sequence[float], steps: int) -> float:
    return 0 if steps == 0 else stops[steps - 1] if steps <= len(stops) else inf
