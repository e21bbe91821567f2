"""The proof that nothing was lost: the words of the XML's own text, and those of the Document, in order.

The XML is walked here without the readers of the import: characters of text, less what they leave out by
rule (layout, the brackets round calls in Arabic).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from masthead.composing.wording import Wording
from masthead.importing.akn4un.source import Element, line_of, local
from masthead.importing.report import Remark

_LEFT_OUT = frozenset({"meta", "coverPage", "authorialNote"})
_EXCERPT = 40
_EMPTY_BRACKETS = re.compile(r"^\(\)")


def squeezed(text: str) -> str:
    """The characters that count: no spaces, no controls, no marks of direction."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf"))


def prove_words(
    root: Element, taken: Sequence[Element], notes: Sequence[Element], wording: Wording
) -> Iterator[Remark]:
    """A remark where text or notes differ; ``taken`` are elements that the front matter has.

    ``wording`` is that of the Document with notes that have no marks: the words of the XML have none.
    """
    said = squeezed("".join(_words(root, set(map(id, taken)))))
    yield from _difference(said, squeezed("".join(run.text for run in wording.text)), root)
    for element, runs in zip(notes, wording.notes, strict=True):
        own = _EMPTY_BRACKETS.sub("", squeezed("".join(element.itertext())))
        found = squeezed("".join(run.text for run in runs))
        yield from _difference(own, found, element)


def _words(element: Element, taken: set[int]) -> Iterator[str]:
    if local(element) in _LEFT_OUT or id(element) in taken or _is_bracket_of_call(element):
        return
    yield element.text or ""
    for child in element:
        yield from _words(child, taken)
        yield child.tail or ""


def _is_bracket_of_call(element: Element) -> bool:
    """One of the two raised parentheses right before and right behind a call."""
    bracket = _bracket(element)
    if bracket not in ("(", ")"):
        return False
    call = element.getnext() if bracket == "(" else element.getprevious()
    if call is None or local(call) != "authorialNote" or not squeezed("".join(call.itertext())):
        return False
    opening, closing = call.getprevious(), call.getnext()
    touching = opening is not None and not (opening.tail or "") and not (call.tail or "")
    return touching and closing is not None and (_bracket(opening), _bracket(closing)) == ("(", ")")


def _bracket(element: Element) -> str:
    return "".join(element.itertext()).strip() if local(element) == "sup" else ""


def _difference(said: str, found: str, element: Element) -> Iterator[Remark]:
    if said == found:
        return
    at = len(_common(said, found))
    missing = said[at : at + _EXCERPT] or "nothing"
    why = f"the words of the file are not those of the text, which has «{found[at : at + _EXCERPT]}»"
    yield Remark(line_of(element), missing, why)


def _common(left: str, right: str) -> str:
    for at, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return left[:at]
    return left[: min(len(left), len(right))]


__all__ = ["prove_words", "squeezed"]
