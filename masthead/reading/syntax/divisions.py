"""Divisions: ``::: name {attributes}`` opens one, ``:::`` closes the innermost, as in Pandoc.

The number of colons is free, from three, so both ways of nesting that people know are right: more colons
outside, or the same everywhere. The rule pushes open and close tokens as it meets them and does not look
ahead; the tree finds what is not closed. The container plug-in of mdit-py-plugins closes the *outermost* of
several with as many colons, and closes silently what is left open.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

_FENCE = re.compile(r":{3,}[ \t]*(?P<name>[^\s{:]*)[ \t]*(?P<attributes>\{.*\})?[ \t]*\Z")


def division(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Make a ``division_open``, ``division_close`` or, where it is neither, a ``division_wrong`` token."""
    line = state.src[state.bMarks[start_line] + state.tShift[start_line] : state.eMarks[start_line]]
    if not line.startswith(":::") or state.is_code_block(start_line):
        return False
    if silent:
        return True
    found = _FENCE.match(line)
    if found is None:
        token = state.push("division_wrong", "", 0)
    elif found["name"] or found["attributes"]:
        token = state.push("division_open", "", 1)
        token.info, token.content = found["name"], found["attributes"] or ""
    else:
        token = state.push("division_close", "", -1)
    token.map = [start_line, start_line + 1]
    state.line = start_line + 1
    return True
