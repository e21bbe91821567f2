"""The language versions of one document beside each other: what one of them has, and another has not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

from masthead.building.places import shown
from masthead.errors import Problem

if TYPE_CHECKING:
    from masthead.document import Block, Document


@dataclass(frozen=True, slots=True)
class _Element:
    """Something that every version must have: what it is, in words, and the line where it stands."""

    what: str
    line: int = field(compare=False)


def compare_versions(documents: Sequence[Document]) -> Iterator[Problem]:
    """A problem for each symbol, numbered paragraph, heading, note, table or label in which versions differ.

    Each version is held against the first: that in the original's language, else the English one, else the
    first by its name.
    """
    if len(documents) < 2:
        return
    first, *others = sorted(documents, key=_rank)
    elements = tuple(_elements(first))
    for other in others:
        if str(other.metadata.symbol) != str(first.metadata.symbol):
            said = f"the symbol is {other.metadata.symbol} here and {first.metadata.symbol} in {_name(first)}"
            yield Problem(
                "versions-differ", said, other.path, 1, "all versions of a document have one symbol"
            )
        yield from _differences(elements, first, tuple(_elements(other)), other)


def _rank(document: Document) -> tuple[bool, bool, str]:
    metadata = document.metadata
    return metadata.language not in metadata.original, metadata.language != "en", metadata.language


def _name(document: Document) -> str:
    return shown(document.path) if document.path else document.metadata.language


def _elements(document: Document) -> Iterator[_Element]:
    """Everything that is compared, in the order of the text."""
    from masthead.document import walk

    for block in walk(document.blocks):
        what = _said(block)
        line = getattr(block, "line", 0)
        if what:
            label = getattr(block, "label", None)
            yield _Element(f"{what} with the label `{label}`" if label else what, line)
        elif label := getattr(block, "label", None):
            yield _Element(f"the label `{label}`", line)
        for call_line in _calls(block):
            yield _Element("a note", call_line or line)


def _said(block: Block) -> str:
    """What a block is, as far as versions must have the same; "" for what they may set each in its way."""
    from masthead import document as d

    match block:
        case d.Heading():
            return f"a heading of level {block.level}"
        case d.NumberedParagraph():
            return "a numbered paragraph"
        case d.SubParagraph():
            return "a sub-paragraph"
        case d.Part():
            return f"an {block.kind}"
        case d.Figure():
            return "a figure"
        case d.Table():
            return f"a table of {len(block.alignments)} columns and {len(block.head) + len(block.rows)} rows"
    return ""


def _calls(block: Block) -> Iterator[int]:
    from masthead.document import Inlines, NoteCall, inlines

    def within(content: Inlines) -> Iterator[int]:
        for inline in content:
            if isinstance(inline, NoteCall):
                yield inline.line
            yield from within(getattr(inline, "children", ()))

    for run in inlines(block):
        yield from within(run)


def _differences(
    wanted: Sequence[_Element], first: Document, found: Sequence[_Element], other: Document
) -> Iterator[Problem]:
    matcher = SequenceMatcher(None, [e.what for e in wanted], [e.what for e in found], autojunk=False)
    for kind, low, high, start, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        here = found[start].line if start < end else found[start - 1].line if start else 1
        for element in wanted[low:high]:
            yield _problem(other.path, here, f"{element.what} of {_name(first)}:{element.line} is not here")
        for element in found[start:end]:
            yield _problem(other.path, element.line, f"{_name(first)} does not have {element.what}")


def _problem(path: Path | None, line: int, message: str) -> Problem:
    hint = "the language versions of a document have the same paragraphs, headings, notes, tables and labels"
    return Problem("versions-differ", message, path, line or None, hint)
