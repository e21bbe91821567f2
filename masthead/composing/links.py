"""Links: symbols in the text, and numbers of resolutions, lead to the documents that they name.

The front matter switches them off (``links: false``). Since 2021 at the latest the Organization's own PDFs
have them (un-conventions, section 1.8).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from masthead.composing.opening import Opening
from masthead.composing.rewriting import rewrite_all, rewrite_notes
from masthead.document import Document, Emphasis, Inline, Inlines, Link, Strong, Text, Tracked
from masthead.languages import Language
from masthead.metadata import Metadata
from masthead.symbols import Symbol, find_symbols

_ASSEMBLY = r"(?P<assembly>\d{1,3}/\d{1,3}(?: [A-Z]\b)?)"
_COUNCIL = r"(?P<council>\d{1,4} \(\d{4}\))"


@dataclass(frozen=True, slots=True)
class _Found:
    """A stretch of a text, and the address it leads to."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Linker:
    """Finds what a text names, but for the document itself."""

    own: Symbol
    language: Language

    def find(self, text: str) -> list[_Found]:
        """Symbols and resolutions in the order of the text, none over another."""
        taken = list(self._symbols(text))
        for found in self._resolutions(text):
            if all(found.end <= other.start or found.start >= other.end for other in taken):
                taken.append(found)
        return sorted(taken, key=lambda found: found.start)

    def _symbols(self, text: str) -> Iterator[_Found]:
        for start, end, symbol in find_symbols(text) if "/" in text else ():
            if str(symbol) != str(self.own):
                yield _Found(start, end, symbol.address(self.language.code))

    def _resolutions(self, text: str) -> Iterator[_Found]:
        words = self.language.resolution_words
        numbers = rf"{_ASSEMBLY}|{_COUNCIL}"
        for cited in re.finditer(rf"\b(?:{words})[ \u00a0](?=\d)", text) if words else ():
            at = cited.end()
            while number := re.compile(numbers).match(text, at):
                organ = "A" if number["assembly"] else "S"
                address = Symbol.parse(f"{organ}/RES/{number[0]}").address(self.language.code)
                yield _Found(*number.span(), address)
                between = re.compile(r",? (?:\w{1,3} )?(?=\d)").match(text, number.end())
                at = between.end() if between else len(text)

    def link(self, content: Inlines) -> Inlines:
        """The inlines with links in them; what is a link already stays as it is."""
        result: list[Inline] = []
        for inline in content:
            match inline:
                case Text():
                    result += self._text(inline.text)
                case Emphasis() | Strong() | Tracked():
                    result.append(replace(inline, children=self.link(inline.children)))
                case _:
                    result.append(inline)
        return tuple(result)

    def _text(self, text: str) -> Iterator[Inline]:
        end = 0
        for found in self.find(text):
            if found.start > end:
                yield Text(text[end : found.start])
            yield Link(found.target, (Text(text[found.start : found.end]),))
            end = found.end
        if end < len(text):
            yield Text(text[end:])


def link_documents(document: Document, language: Language) -> Document:
    """Return the document with links to the documents that it names, unless its front matter says no."""
    if not document.metadata.links:
        return document
    linker = Linker(document.metadata.symbol, language)
    return replace(
        document,
        blocks=rewrite_all(document.blocks, linker.link),
        notes=rewrite_notes(document.notes, linker.link),
    )


def link_source(opening: Opening, metadata: Metadata, language: Language) -> Opening:
    """The opening with links to the drafts that the line of a resolution's source names (A/RES/78/323)."""
    if not metadata.links:
        return opening
    link = Linker(metadata.symbol, language).link
    lines = (
        replace(line, content=link(line.content)) if line.role == "source" else line for line in opening.lines
    )
    return Opening(tuple(lines))
