"""The rows of ``::: table`` and ``::: chart``: lines that begin with a pipe, below the line that opens it.

Markdown's own tables know one row of heads, and drop what they do not understand; these lines are kept as
they stand, and ``masthead.reading.spans`` reads them.
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

_HOLDERS = ("table", "chart")


def table_rows(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Make a ``table_rows`` token of the lines with pipes at the head of such a division."""
    before = state.tokens[-1] if state.tokens else None
    if before is None or before.type != "division_open" or before.info not in _HOLDERS:
        return False
    line = start_line
    while line < end_line and state.sCount[line] >= state.blkIndent and _line(state, line).startswith("|"):
        line += 1
    if line == start_line or silent:
        return line > start_line
    token = state.push("table_rows", "", 0)
    token.content = "\n".join(_line(state, at) for at in range(start_line, line))
    token.map = [start_line, line]
    state.line = line
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
