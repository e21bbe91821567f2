"""The proof that nothing was lost: the words of the XML's own text, and those of the Document, in order.

The XML is walked here without the readers of the import: characters of text, less what they leave out by
rule (layout, the brackets round calls in Arabic). Where the text is whole, each note must be called at its
place; each note, and each cell (``cell_proof``), must say what its element says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from masthead.errors import InternalError, Problem
from masthead.importing.akn4un.source import Element, line_of, local
from masthead.importing.report import Remark

_NOTE = frozenset({"authorialNote"})
_LEFT_OUT = _NOTE | {"meta", "coverPage"}
_EXCERPT = 40
NO_SIGNS: Mapping[int, str] = MappingProxyType({})
_EMPTY_BRACKETS = re.compile(r"^\(\)")


def squeezed(text: str) -> str:
    """The characters that count: no spaces, no controls, no marks of direction."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf"))


def walked(root: Element, taken: Iterable[Element], signs: Mapping[int, str] = NO_SIGNS) -> str:
    """The characters of the XML's text; ``taken`` are elements that the front matter has.

    ``signs`` are what stands for the calls of notes, by the identity of the note's element.
    """
    return squeezed("".join(_words(root, set(map(id, taken)), signs, _LEFT_OUT)))


def walked_cell(cell: Element) -> str:
    """The characters of a cell without those of its notes."""
    return squeezed("".join(_words(cell, set(), NO_SIGNS, _NOTE)))


def is_walked(element: Element, taken: Iterable[Element]) -> bool:
    """Whether an element stands in the text that is walked, and in nothing that is left out of it."""
    out = set(map(id, taken))
    return not any(id(above) in out or local(above) in _LEFT_OUT for above in element.iterancestors())


def prove_words(root: Element, said: str, found: str) -> Iterator[Remark]:
    """A remark where the text of the XML and that of the Document differ."""
    if said != found:
        at = _common(said, found)
        missing = said[at : at + _EXCERPT] or "nothing"
        why = f"the words of the file are not those of the text, which has «{found[at : at + _EXCERPT]}»"
        yield Remark(line_of(root), missing, why)


def prove_calls(said: str, found: str, root: Element) -> None:
    """Raise InternalError where notes are called at other places; texts without calls must be the same."""
    if said != found:
        at = max(_common(said, found) - _EXCERPT // 2, 0)
        parts = [text[at : at + 2 * _EXCERPT] for text in (said, found)]
        raise _fault("calls", root, f"the calls of notes in {parts[0]!r} became {parts[1]!r}")


def prove_notes(notes: Sequence[Element], words: Sequence[str]) -> None:
    """Raise InternalError with the first note of which the words are not those of its element."""
    for element, found in zip(notes, words, strict=True):
        own = squeezed("".join(element.itertext()))
        if squeezed(found) not in (own, _EMPTY_BRACKETS.sub("", own)):
            raise _fault("notes", element, f"the words of a note, {own!r}, became {squeezed(found)!r}")


def _fault(what: str, element: Element, message: str) -> InternalError:
    said = f"the import changed, at line {line_of(element)} of the file, {message}"
    return InternalError(Problem(f"import-{what}-differ", said, hint="report this file to us"))


def _words(
    element: Element, taken: set[int], signs: Mapping[int, str], left_out: frozenset[str]
) -> Iterator[str]:
    yield signs.get(id(element), "")
    if local(element) in left_out or id(element) in taken or _is_bracket_of_call(element):
        return
    yield element.text or ""
    for child in element:
        yield from _words(child, taken, signs, left_out)
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


def _common(left: str, right: str) -> int:
    """How many characters two texts have in common at their beginning."""
    for at, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return at
    return min(len(left), len(right))
