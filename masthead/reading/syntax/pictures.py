"""A picture, ``![alternative](path "caption")``.

Unlike CommonMark's rule, this one leaves the caption as it was written, since it is Markdown, and reads the
alternative as characters, since nothing shows there; so it needs no recursion.
"""

from __future__ import annotations

import re

from markdown_it.common.utils import unescapeAll
from markdown_it.rules_inline import StateInline

_PICTURE = re.compile(
    r"""!\[(?P<alternative>(?:\\.|[^\[\]\\])*)\]
        \(\s*(?:<(?P<angled>(?:\\.|[^<>\n\\])*)>|(?P<bare>(?:\\.|[^\s()<>\\])*))
        (?:\s+"(?P<caption>(?:\\.|[^"\\])*)")?\s*\)""",
    re.VERBOSE | re.DOTALL,
)


def picture(state: StateInline, silent: bool) -> bool:
    """Make a ``picture`` token: alternative as content, path and caption in meta."""
    if state.src[state.pos] != "!":
        return False
    match = _PICTURE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("picture", "", 0)
        token.content = unescapeAll(match["alternative"]).replace("\n", " ")
        target = match["angled"] if match["angled"] is not None else match["bare"]
        token.meta = {"target": unescapeAll(target), "caption": match["caption"]}
    state.pos = match.end()
    return True
