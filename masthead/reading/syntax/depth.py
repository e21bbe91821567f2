"""Stops at too many levels of lists, quotations and divisions, where markdown-it-py would drop the text."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from masthead.limits import limits


def depth(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Take the rest of the text as one ``too_deep`` token."""
    if state.level < limits().depth:  # a list counts two: itself and its item
        return False
    if not silent:
        token = state.push("too_deep", "", 0)
        token.map = [start_line, start_line + 1]
        state.line = end_line
    return True
