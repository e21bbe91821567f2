"""Notes at the foot of a page, laid out once each: the pages stay the same.

For each note that a page gets, the engine lays out all notes of the page again, only to learn how high they
are. What it learned of those before is kept here for as long as the page is made; the notes that are drawn
it lays out at the end, as ever. The functions replaced are those of WeasyPrint 70, which `note_pages.py`
asks for.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from math import inf
from typing import Any

_Layout = tuple[Any, Any, Any, list[Any], bool, Any]  # box, where to go on, next page, margins …


def quicken_notes() -> None:
    """Put the shorter function into the engine that is loaded."""
    layout, block = (importlib.import_module(f"weasyprint.layout{name}") for name in ("", ".block"))
    context = layout.LayoutContext
    if hasattr(context, "is_quick"):
        return
    level = _remembering(block.block_level_layout, layout.build)
    for module in (block, layout, importlib.import_module("weasyprint.layout.page")):
        vars(module)["block_level_layout"] = level
    context._update_footnote_area = _updating(layout, context._update_footnote_area)
    context.is_quick = True


def _updating(layout: Any, original: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """The engine's function, with stand-ins for the notes whose height is known."""

    def update(context: Any) -> bool:
        notes, area = context.current_page_footnotes, context.current_footnote_area
        if not notes or context.in_column or not all(map(_is_block, notes)):
            return original(context)
        if area.height != "auto":
            context.page_bottom += area.margin_height()
        area.children = notes
        copied = area.copy()
        copied.children = [_stand_in(layout.build, area, note) for note in notes]
        laid = layout.block_level_layout(context, copied, -inf, None, area.page)[0]
        area.height = laid.height
        context.page_bottom -= laid.margin_height()
        last = laid.children[-1]
        end = last.position_y + last.margin_height() - last.margin_bottom
        overflow: bool = end > laid.position_y + laid.margin_height() - laid.margin_bottom
        return overflow

    return update


def _is_block(note: Any) -> bool:
    display: tuple[str, ...] = note.style["display"]
    return display[:2] == ("block", "flow")


def _stand_in(build: Any, area: Any, note: Any) -> Any:
    """A note as it was laid out on this page already, or as it is to be, with a place to remember it."""
    known: dict[int, Any] = area.__dict__.setdefault("laid_notes", {})
    found = known.get(id(note))
    box = found[0].copy() if found else build.create_anonymous_boxes(note.deepcopy())
    box.laid_notes = known, note
    return box


def _remembering(original: Callable[..., _Layout], build: Any) -> Callable[..., _Layout]:
    """The engine's function, which does not lay out again what stands in for a note."""

    def level(context: Any, box: Any, *others: Any, **named: Any) -> _Layout:
        memory = box.__dict__.get("laid_notes")
        if type(memory) is not tuple or named:
            return original(context, box, *others, **named)
        known, note = memory
        margins = others[6]
        if found := known.get(id(note)):
            laid, shift, before, *rest = found
            if before == margins:
                made = laid.copy()
                made.position_x, made.position_y = box.position_x + shift[0], box.position_y + shift[1]
                return made, None, dict(rest[0]), list(rest[1]), rest[2], rest[3]
            fresh = build.create_anonymous_boxes(note.deepcopy())
            fresh.position_x, fresh.position_y = box.position_x, box.position_y
            return original(context, fresh, *others)
        before, place = list(margins), (box.position_x, box.position_y)
        result = original(context, box, *others)
        laid, resume_at, *rest = result
        if laid is not None and resume_at is None:
            shift = laid.position_x - place[0], laid.position_y - place[1]
            known[id(note)] = laid.copy(), shift, before, *rest
        return result

    return level
