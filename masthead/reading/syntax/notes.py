"""The call of a note, ``[^label]``. The definitions are the footnote plug-in's.

The plug-in's own rule for calls takes any characters up to the next bracket, and looks for that bracket
through the whole paragraph each time; a label of ours is a word.
"""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

LABEL = re.compile(r"[\w.-]{1,64}")
_CALL = re.compile(rf"\[\^({LABEL.pattern})\]")


def note_call(state: StateInline, silent: bool) -> bool:
    """Make a ``note_call`` token."""
    if state.src[state.pos] != "[":
        return False
    match = _CALL.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("note_call", "", 0).content = match[1]
    state.pos = match.end()
    return True
