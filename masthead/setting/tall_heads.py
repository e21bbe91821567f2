"""Heads of tables that are too tall to be repeated are set once, over pages as rows are.

Where no row fits below a head, WeasyPrint 70 leaves the head out, on the table's first page too
(``layout/table.py``, ``all_groups_layout``): its words are lost. And a head of more than half a page leaves
little of each page to the rows. Such a head becomes a group of rows like others.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

_MOST = 0.5  # of the page's height that a head may take on each page of its table

_MOST_ROWS = 30  # of a head: more are taller than that, at 12 pt a row, and need not be tried


def part_tall_heads() -> None:
    """Have the engine that is loaded set tall heads once."""
    block, table = (importlib.import_module(f"weasyprint.layout.{name}") for name in ("block", "table"))
    original = table.table_layout
    if getattr(original, "parts_heads", False):
        return

    def table_layout(context: Any, box: Any, bottom_space: float, skip_stack: Any, *rest: Any) -> Any:
        head = box.children[0] if box.children and box.children[0].is_header else None
        if head is not None and (len(head.children) > _MOST_ROWS or _goes_on(skip_stack)):
            head.is_header, head = False, None
        laid = original(context, box, bottom_space, skip_stack, *rest)
        if head is not None and _is_too_tall(context, box, laid, bottom_space, skip_stack):
            _, _, *boxes = rest
            block.remove_placeholders(context, [laid[0]], *boxes)
            head.is_header = False
            laid = original(context, box, bottom_space, skip_stack, *rest)
        return laid

    vars(table_layout)["parts_heads"] = True
    vars(block)["table_layout"] = vars(table)["table_layout"] = table_layout


def _goes_on(skip_stack: Mapping[int, Any] | None) -> bool:
    """Whether a page goes on within the head: the page before, which may be a kept one, set it as rows."""
    return bool(skip_stack) and 0 in (skip_stack or {})


def _is_too_tall(context: Any, box: Any, laid: Any, bottom_space: float, skip_stack: Any) -> bool:
    """Whether a table was laid out with a head of more than half a page, or begun without its head.

    Columns that are tried at small heights leave heads out as well: they are tried again, higher.
    """
    made, goes_on = laid[:2]
    if made is None or not made.children:
        return False
    if made.children[0].is_header:
        return goes_on is not None and bool(made.children[0].height > _MOST * context.page_bottom)
    room = context.page_bottom - bottom_space - box.position_y
    return skip_stack is None and bool(room > _MOST * context.page_bottom)
