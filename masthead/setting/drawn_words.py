"""Words in drawings are shaped as words: Arabic letters join, and pairs are kerned.

WeasyPrint 70 sets the text of an SVG letter by letter (``svg/text.py``), so that each Arabic letter stands
as if it were alone. It needs that only where letters have places, turns or room of their own.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from typing import Any

_EACH = ("x", "y", "dx", "dy", "rotate")  # may hold a value a letter
_SPACED = ("letter-spacing", "textLength")


class _Word(str):
    """A text that the engine goes through in one step."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        yield str(self)


def join_letters() -> None:
    """Have the engine that is loaded set the words of drawings whole."""
    svg = importlib.import_module("weasyprint.svg")
    original = svg.text
    if getattr(original, "joins", False):
        return
    joined = _joined(original)
    vars(joined)["joins"] = True
    svg.TAGS.update({tag: joined for tag, drawn in svg.TAGS.items() if drawn is original})
    vars(svg)["text"] = joined  # by which the engine tells text from shapes


def _joined(original: Callable[..., None]) -> Callable[..., None]:
    def text(svg: Any, node: Any, font_size: float) -> None:
        if node.text and not _places_letters(node):
            vars(node)["_etree_node"].text = _Word(node.text)
        original(svg, node, font_size)

    return text


def _places_letters(node: Any) -> bool:
    several = any(len(str(node.get(name, "")).replace(",", " ").split()) > 1 for name in _EACH)
    return several or any(node.get(name) for name in _SPACED)
