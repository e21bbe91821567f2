"""Where the words stand on the pages laid out, and whether they are seen.

Beside the text block, one on the other, over the foot, on a picture, or hidden by a style (`sight.py`):
such words are in the text layer, so that the proof finds them, and yet nobody can read them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from masthead.setting.sight import PLAIN, Sight, hides, seen_through

_PX = 4 / 3  # of the engine, a point
_BESIDE = (
    7.2 * _PX
)  # past the edge of the text block: so far tables of hand-made widths stand out in Word files
# Of a letter, what stands above its baseline and below: capitals reach 0.66 em in Liberation Serif, and
# descenders 0.22. Lines set tight touch with less than this, words on words share most of it.
_ASCENT, _DESCENT = 0.6, 0.1
_SHARED = 1.5 * _PX  # in both directions, of which two words must share more


_OVER = 3 * _PX  # below the text block, where the descenders of its last line may reach

Fault = Literal["beside", "overlap", "over-foot", "on-picture", "hidden"]


@dataclass(frozen=True, slots=True)
class Misplaced:
    """Words that cannot be read where they stand: on which page, and what is wrong with their place."""

    fault: Fault
    page: int
    text: str


@dataclass(frozen=True, slots=True)
class _Ink:
    """The letters of a piece of a line, or a picture with its alternative text, in the engine's pixels.

    ``flowing`` is what stands in the text block, or in the notes below it, and not around them.
    """

    top: float
    bottom: float
    left: float
    right: float
    text: str
    hidden: bool = False
    flowing: bool = False
    picture: bool = False


def misplaced(document: Any) -> Iterator[Misplaced]:
    """The words and pictures of a document that WeasyPrint has laid out which nobody can read or see."""
    for number, page in enumerate(document.pages, 1):
        box = page._page_box
        inks = sorted(_inks(box, PLAIN), key=lambda ink: ink.top)
        words = [ink for ink in inks if not ink.picture]
        left, right = box.content_box_x() - _BESIDE, box.content_box_x() + box.width + _BESIDE
        below = box.content_box_y() + box.height + _OVER
        for ink in inks:
            if ink.left < left or ink.right > right:
                yield Misplaced("beside", number, ink.text)
            elif ink.flowing and ink.bottom > below:
                yield Misplaced("over-foot", number, ink.text)
            if ink.hidden:
                yield Misplaced("hidden", number, ink.text)
        yield from (Misplaced("overlap", number, text) for text in _on_others(words))
        for picture in (ink for ink in inks if ink.picture and ink.flowing):
            yield from (Misplaced("on-picture", number, ink.text) for ink in words if _covers(picture, ink))


def _inks(box: Any, sight: Sight, flowing: bool = False) -> Iterator[_Ink]:
    if hasattr(box, "_box"):  # what is placed absolutely stands in a placeholder, and where it likes
        box, flowing = box._box, False
    text = getattr(box, "text", None)
    if text is not None:
        if text.strip():
            baseline, size = box.position_y + box.baseline, box.style["font_size"]
            top, bottom = baseline - _ASCENT * size, baseline + _DESCENT * size
            left, right = box.position_x, box.position_x + box.width
            hidden = hides(sight, box.style, (left, top, right, bottom))
            yield _Ink(top, bottom, left, right, text, hidden, flowing)
        return
    kind = type(box).__name__
    if kind.endswith("ReplacedBox"):
        top, left = box.content_box_y(), box.content_box_x()
        place = (left, top, left + box.width, top + box.height)
        said = (box.element.get("alt") if box.element is not None else "") or "a picture"
        gone = not (box.width and box.height) or seen_through(sight, place)
        yield _Ink(top, place[3], left, place[2], said, gone, flowing, picture=True)
        return
    within = sight if kind == "PageBox" else sight.within(box)
    for child in getattr(box, "children", ()):
        yield from _inks(child, within, flowing or _flows(box, child))


def _flows(box: Any, child: Any) -> bool:
    """Whether a child of the page's box is its text or its notes: all else stands in its margins."""
    return type(box).__name__ == "PageBox" and type(child).__name__ != "MarginBox"


def _covers(picture: _Ink, words: _Ink) -> bool:
    across = min(picture.right, words.right) - max(picture.left, words.left)
    down = min(picture.bottom, words.bottom) - max(picture.top, words.top)
    return words.flowing and across > _SHARED and down > _SHARED


def _on_others(inks: Sequence[_Ink]) -> Iterator[str]:
    """The words that share their place with words above them; ``inks`` from top to bottom."""
    tops = [ink.top for ink in inks]
    for at, ink in enumerate(inks):
        for other in inks[at + 1 : bisect_left(tops, ink.bottom - _SHARED)]:
            across = min(ink.right, other.right) - max(ink.left, other.left)
            down = min(ink.bottom, other.bottom) - other.top
            if across > _SHARED and down > _SHARED:
                yield other.text
