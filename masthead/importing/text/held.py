"""Words before the text that became no field: the page may make them anew, or they are nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from masthead.importing.listing import key
from masthead.importing.report import Remark

_TAKEN = ("front matter", "title")


def unheld(removed: Iterable[Remark], fields: Sequence[object]) -> Iterator[Remark]:
    """The lines taken for front matter of which a word stands in none of the fields made of them."""
    held = key(" ".join(map(str, fields)))
    for remark in removed:
        if remark.why not in _TAKEN:
            continue
        words = [word for word in re.findall(r"\w+", remark.text) if key(word) not in held]
        if words:
            yield Remark(remark.line, " ".join(words), "words that no field has: does the page make them?")
