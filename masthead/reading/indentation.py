"""Indentation that is neither one thing nor the other, which Markdown takes for something without a word."""

from __future__ import annotations

import re

from masthead.reading.reader import Place, Reader
from masthead.reading.tree import Node

_ITEM = re.compile(r"(?P<before> *)(?:\d{1,9}[.)]|[-+*])(?P<gap> +)")


def check_indentation(node: Node, place: Place, reader: Reader) -> None:
    """Find text and items that were meant to belong to an item, and do not."""
    if node.kind in ("ordered_list", "bullet_list"):
        _check_items(node, place, reader)
    elif place.kind == "body" and node.kind == "paragraph" and reader.source_line(node.line).startswith(" "):
        hint = "begin it at the margin, or indent it as far as the text of the item that it belongs to"
        reader.problems.add("indentation", "indented, and yet not within an item", node.line, hint)


def _check_items(node: Node, place: Place, reader: Reader) -> None:
    """The items of a list begin in one column, or their texts do (" 9." above "10.")."""
    previous: re.Match[str] | None = None
    for item in node.children:
        if item.line == place.item_line:
            continue  # it begins on the line of the item that holds it: its column does not show
        found = _ITEM.match(reader.source_line(item.line))
        if (
            found
            and previous
            and found.end("before") != previous.end("before")
            and found.end() != previous.end()
        ):
            hint = "indent it as the item before it, or as far as that item's text to put it within"
            reader.problems.add("indentation", "indented differently from its list", item.line, hint)
        previous = found
