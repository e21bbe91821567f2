"""The statement of an organization: its title and first paragraph are the same in all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from masthead.importing.listing import key
from masthead.importing.report import Remark
from masthead.importing.text.words import Words

if TYPE_CHECKING:
    from masthead.importing.text.front import Front
    from masthead.importing.text.title_lines import Titles

_MOST = 6  # lines of the paragraph that says why it is circulated


def of_organization(front: Front, titles: Titles, words: Words) -> dict[str, str]:
    """The organization, where title and first paragraph are the usual ones; these are taken then."""
    for term in words.terms["ngo-statement"]:
        begin, _, end = term.partition("{organization}")
        pattern = rf"{_loose(begin)}(?P<name>.+?){_loose(end)}(?P<stars> ?\**)"
        found = re.fullmatch(pattern, titles.title, re.IGNORECASE)
        if found and (count := _circulated(front, words)):
            lines, front.lines = front.lines[:count], front.lines[count:]
            front.removed += [Remark(line.number, line.text, "set by the kind") for line in lines]
            titles.title = ""
            return {"organization": found["name"]}
    front.kind = None
    return {}


def _circulated(front: Front, words: Words) -> int:
    """How many lines the paragraph takes."""
    usual = {key(term) for term in words.terms["circulated"]}
    said = ""
    for count, line in enumerate(front.lines[:_MOST], 1):
        said += line.text
        if key(said) in usual:
            return count
    return 0


def _loose(said: str) -> str:
    """A pattern of words that any spaces and hyphens part."""
    pieces = re.findall(r"\w+|[^\w\s\u2010\u2011-]", said)
    return r"[\s\u2010\u2011-]*".join(["", *map(re.escape, pieces), ""]) if pieces else ""
