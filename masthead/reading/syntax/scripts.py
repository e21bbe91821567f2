"""Superscript ``^er^`` and subscript ``~2~``: no spaces inside, as in Pandoc; marks may stand in them."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

_SCRIPTS = {
    "^": ("sup", re.compile(r"\^((?:\\.|[^\s\\^])+)\^")),
    "~": ("sub", re.compile(r"~((?:\\.|[^\s\\~])+)~")),
}
_STRUCK = re.compile(r"~~+")


def script(state: StateInline, silent: bool) -> bool:
    """Make ``sup`` or ``sub`` tokens round the inlines between two marks."""
    mark = state.src[state.pos]
    if mark not in _SCRIPTS:
        return False
    if found := _STRUCK.match(state.src, state.pos, state.posMax):
        return _struck(state, found, silent)
    name, pattern = _SCRIPTS[mark]
    match = pattern.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        end = state.posMax
        state.pos, state.posMax = match.span(1)
        state.push(f"{name}_open", name, 1)
        state.md.inline.tokenize(state)
        state.push(f"{name}_close", name, -1)
        state.posMax = end
    state.pos = match.end()
    return True


def _struck(state: StateInline, found: re.Match[str], silent: bool) -> bool:
    """Two tildes mean struck out elsewhere; the dialect has no such thing, so the reader refuses them."""
    if not silent:
        state.push("struck", "", 0).content = found[0]
    state.pos = found.end()
    return True
