"""Justification between letters, for scripts that have no spaces between words.

The engine justifies by widening spaces, and in Chinese the few that there are would gape. So what a line
lacks is shared out among all its letters; a line that lacks too much, because a long word in Latin letters
did not fit, ends where it ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_MOST = 0.25  # em a letter


@contextmanager
def spread_letters(wanted: bool) -> Iterator[None]:
    """While this lasts, the engine justifies lines between letters, if that is ``wanted``."""
    if not wanted:
        yield
        return
    from weasyprint.layout import inline

    before = inline.justify_line
    inline.justify_line = _justify
    try:
        yield
    finally:
        inline.justify_line = before


def _texts(box: Any) -> Iterator[Any]:
    """The boxes of text of a line, in their order; those of a note's float are no part of it."""
    for child in box.children:
        if not child.is_in_normal_flow():
            continue
        if hasattr(child, "text"):
            yield child
        elif hasattr(child, "children"):
            yield from _texts(child)


def _justify(context: Any, line: Any, extra: float) -> None:
    gaps = sum(len(box.text) for box in _texts(line)) - 1
    if gaps > 0 and extra / gaps <= _MOST * line.style["font_size"]:
        _spread(line, extra / gaps, 0)


def _spread(box: Any, share: float, shift: float) -> float:
    """Widen the text of a box by ``share`` a letter and move what follows; how far the next box moves."""
    if hasattr(box, "text"):
        style = box.style.copy()
        tracking = style["letter_spacing"]
        style["letter_spacing"] = share + (0 if tracking == "normal" else tracking)
        box.style = style  # what the text is drawn with: the engine lays it out anew then
        box.position_x += shift
        box.width += share * len(box.text)
        return shift + share * len(box.text)
    if type(box).__name__ in ("LineBox", "InlineBox"):
        box.position_x += shift
        start = shift
        for child in box.children:
            if child.is_in_normal_flow():
                shift = _spread(child, share, shift)
        box.width += shift - start
        return shift
    box.translate(shift, 0)  # an atomic box
    return shift
