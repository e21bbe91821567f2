"""The rule at the end of a document, moved up where the page is full.

It stands outside the flow, so that it never begins a page of its own; nothing in CSS then keeps it off
the notes or the foot (un-template.md, section 2: 32.3 pt below the last baseline, 14 pt on a full page).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_CLASS = "end-rule"
_PX = 4 / 3  # of the engine, a point
_FULL_PAGE = 18.3 * _PX  # how much higher it stands there
_CLEARANCE = 4 * _PX  # above what follows


def _boxes(box: Any) -> Iterator[Any]:
    """A box and all in it; what is placed absolutely stands in a placeholder."""
    box = getattr(box, "_box", box)
    yield box
    for child in getattr(box, "children", ()):
        yield from _boxes(child)


def _is_end_rule(box: Any) -> bool:
    element = getattr(box, "element", None)
    return element is not None and element.get("class") == _CLASS


def _limit(page: Any) -> float:
    """How far down the text block of a page is free: to its end, or to the notes."""
    notes = [child.position_y for child in page.children if type(child).__name__ == "FootnoteAreaBox"]
    return float(min([page.content_box_y() + page.height, *notes]))


def raise_end_rule(document: Any) -> None:
    """Move the end rule of a document that WeasyPrint has laid out, where it would touch notes or foot."""
    for page in reversed(document.pages):  # notes may go on behind the page where the text ends
        rule = next(filter(_is_end_rule, _boxes(page._page_box)), None)
        if rule is not None:
            if rule.border_box_y() + _CLEARANCE > _limit(page._page_box):
                rule.translate(dy=-_FULL_PAGE)
            return
