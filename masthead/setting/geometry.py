"""Where the words stand on the pages laid out: beside the text block, or one on the other.

Such words are in the text layer, so that the proof finds them, and yet nobody can read them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

_PX = 4 / 3  # of the engine, a point
_BESIDE = (
    7.2 * _PX
)  # past the edge of the text block: so far tables of hand-made widths stand out in Word files
# Of a letter, what stands above its baseline and below: capitals reach 0.66 em in Liberation Serif, and
# descenders 0.22. Lines set tight touch with less than this, words on words share most of it.
_ASCENT, _DESCENT = 0.6, 0.1
_SHARED = 1.5 * _PX  # in both directions, of which two words must share more


@dataclass(frozen=True, slots=True)
class Misplaced:
    """Words that stand where they cannot be read: on which page, and what is wrong with their place."""

    fault: Literal["beside", "overlap"]
    page: int
    text: str


@dataclass(frozen=True, slots=True)
class _Ink:
    """The letters of a piece of a line, in the engine's pixels."""

    top: float
    bottom: float
    left: float
    right: float
    text: str


def misplaced(document: Any) -> Iterator[Misplaced]:
    """The words of a document that WeasyPrint has laid out which stand past the text block or on others."""
    for number, page in enumerate(document.pages, 1):
        box = page._page_box
        inks = sorted((ink for ink in _inks(box) if ink.text.strip()), key=lambda ink: ink.top)
        left, right = box.content_box_x() - _BESIDE, box.content_box_x() + box.width + _BESIDE
        yield from (Misplaced("beside", number, i.text) for i in inks if i.left < left or i.right > right)
        yield from (Misplaced("overlap", number, text) for text in _on_others(inks))


def _inks(box: Any) -> Iterator[_Ink]:
    box = getattr(box, "_box", box)  # what is placed absolutely stands in a placeholder
    text = getattr(box, "text", None)
    if text is not None and text.strip():
        baseline, size = box.position_y + box.baseline, box.style["font_size"]
        top, bottom = baseline - _ASCENT * size, baseline + _DESCENT * size
        yield _Ink(top, bottom, box.position_x, box.position_x + box.width, text)
    for child in getattr(box, "children", ()):
        yield from _inks(child)


def _on_others(inks: Sequence[_Ink]) -> Iterator[str]:
    """The words that share their place with words above them; ``inks`` from top to bottom."""
    tops = [ink.top for ink in inks]
    for at, ink in enumerate(inks):
        for other in inks[at + 1 : bisect_left(tops, ink.bottom - _SHARED)]:
            across = min(ink.right, other.right) - max(ink.left, other.left)
            down = min(ink.bottom, other.bottom) - other.top
            if across > _SHARED and down > _SHARED:
                yield other.text
