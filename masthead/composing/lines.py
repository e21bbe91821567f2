"""Inlines that the pages alone know: lines that end where we say, runs that turn direction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from masthead.document import Block, Inlines, Paragraph, children

LINE_END = "\n"  # in a run of characters of these inlines, and nowhere else in a Document


@dataclass(frozen=True, slots=True)
class SetLines:
    """Lines as they are set. All but a paragraph's last are justified, each ended by a ``LINE_END``.

    Those of a cell are ``ragged``, all in one. ``mark_steps`` is how many steps of the tab ladder the
    paragraph's number takes.
    """

    children: Inlines
    last: bool = False
    mark_steps: int = 1
    ragged: bool = False


def in_one_line(content: Inlines) -> Inlines:
    """Inlines without the lines that they were set in."""
    result: Inlines = ()
    for inline in content:
        result += inline.children if isinstance(inline, SetLines) else (inline,)
    return result


@dataclass(frozen=True, slots=True)
class LeftToRight:
    """Inlines that run from left to right among others that run from right to left."""

    children: Inlines


def _lines(block: Block) -> SetLines | None:
    content = block.content if isinstance(block, Paragraph) else ()
    return cast(SetLines, content[0]) if content and isinstance(content[0], SetLines) else None


def set_class(block: Block) -> str:
    """The class of a paragraph that was broken into lines, with the space before it; "" for running text."""
    return " set" if _lines(block) else ""


def mark_class(block: Block) -> str:
    """The class of a number that is wider than one step, with the space before it; "" for any other."""
    lines = _lines(children(block)[0]) if children(block) else None
    return f" steps-{lines.mark_steps}" if lines and lines.mark_steps > 1 else ""


FILTERS = {"set_class": set_class, "mark_class": mark_class}
