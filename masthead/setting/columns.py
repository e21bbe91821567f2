"""Columns side by side end where the longest of them ends, and what follows stands below it.

WeasyPrint 70 makes columns higher by whole rows until all fits, and leaves what the rows do not fill
empty below them (``layout/column.py``): up to a row of a list of mandates. Word ends a section in columns
with the last line of the longest.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any


def close_columns() -> None:
    """Have the engine that is loaded end columns with what stands in them."""
    block = importlib.import_module("weasyprint.layout.block")
    original = block.columns_layout
    if getattr(original, "closes", False):
        return

    def columns_layout(context: Any, box: Any, *rest: Any) -> Any:
        made, goes_on, *others = original(context, box, *rest)
        if made is not None and goes_on is None and box.style["height"] == "auto":
            _close(made)
        return made, goes_on, *others

    vars(columns_layout)["closes"] = True
    vars(block)["columns_layout"] = columns_layout


def _close(box: Any) -> None:
    """Take what stands empty below the columns at the end of a box."""
    columns: list[Any] = []
    for child in reversed(box.children):
        if not child.is_column:
            break
        columns.append(child)
    foot = max((_foot(column.children) for column in columns), default=0)
    room = box.content_box_y() + box.height - foot
    if foot and room > 0:
        box.height -= room
        for column in columns:
            column.height -= room


def _foot(boxes: Sequence[Any]) -> float:
    """Where the last line of a column ends, with the padding of what holds it; 0 where none is in the flow.

    Boxes that go on in the next column reach to the foot of theirs, whatever they hold.
    """
    return max((_end(box) for box in boxes if box.is_in_normal_flow()), default=0)


def _end(box: Any) -> float:
    children = getattr(box, "children", None)
    if children is None or "Line" in type(box).__name__:
        return float(box.position_y + box.margin_height())
    foot = _foot(children)
    return foot + min(box.padding_bottom, _own_padding(box)) + float(box.border_bottom_width) if foot else 0


def _own_padding(box: Any) -> float:
    """The padding that a box asks for, in px: to that of a cell, the engine adds what aligns its words."""
    padding = box.style["padding_bottom"]
    return float(padding.value) if getattr(padding, "unit", None) == "px" else 0
