"""Explicit marks: ``{*…*}``, ``{**…**}``, ``{^…^}``, ``{~…~}``, ``{tracking=0.1:…:}``; ``{br}``, a line end.

CommonMark decides by the neighbours whether a ``*`` opens or closes, and some emphasis cannot be written in
it: ``word*(1)*``, and much Chinese, where no spaces stand between words. Braces say it, as in Djot. A line
end inside a heading, a cell or a title, which are one line in the source, is ``{br}``.
"""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

# Markers of the delimiter list are code points; these are none, so they match nothing but each other.
_MARKERS = {"*": -1, "**": -2, "^": -3, "~": -4, ":": -5}
_TYPES = {-1: "em", -2: "strong", -3: "sup", -4: "sub", -5: "tracked"}
_OPEN = re.compile(r"\{(?:tracking=(?P<tracking>-?\d(?:\.\d{1,2})?)(?=:))?(\*\*|\*|\^|~|(?<=\d):)")
_CLOSE = re.compile(r"(\*\*|\*|\^|~|:)\}")
_BREAK = "{br}"


def braces(state: StateInline, silent: bool) -> bool:
    """Put an opening or closing mark, or a line end, on the list."""
    if state.src.startswith(_BREAK, state.pos, state.posMax):
        if not silent:
            state.push("line_break", "br", 0)
        state.pos += len(_BREAK)
        return True
    opens = _OPEN.match(state.src, state.pos, state.posMax)
    found = opens or _CLOSE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        # Its type says that it found no partner, until the pairs are made.
        token = state.push("brace", "", 0)
        token.content = found[0]
        if opens and opens["tracking"]:
            token.meta["tracking"] = float(opens["tracking"])
        at = len(state.tokens) - 1
        marker = _MARKERS[found[found.lastindex or 0]]
        state.delimiters.append(Delimiter(marker, 0, at, -1, bool(opens), not opens))
    state.pos = found.end()
    return True


def pair_braces(state: StateInline) -> None:
    """Make open and close tokens of the marks that found each other."""
    lists = [state.delimiters]
    lists += [meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta]
    for delimiters in lists:
        for opener in delimiters:
            if opener.end != -1 and opener.marker in _TYPES:
                name = _TYPES[opener.marker]
                first, last = state.tokens[opener.token], state.tokens[delimiters[opener.end].token]
                first.type, first.nesting = f"{name}_open", 1
                last.type, last.nesting = f"{name}_close", -1
