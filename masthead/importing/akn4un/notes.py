"""The notes of a file, filed as their calls are met, each under a label."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from masthead.document import Note, Paragraph
from masthead.importing.akn4un.inlines import InlineReader, Remarker, note_paragraphs
from masthead.importing.akn4un.source import Element, line_of
from masthead.languages import Language

_LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,40}")
# the empty place of the mark before the words of a note, in Arabic texts
_EMPTY_MARK = re.compile(r"\s*\(\s*\)\s*")


@dataclass(slots=True)
class Notes:
    """Files notes, each with its own mark."""

    language: Language
    remark: Remarker
    filed: list[Note] = field(default_factory=list)
    sources: list[Element] = field(default_factory=list)

    def take(self, element: Element) -> str | None:
        """The label of a note, which is filed; None for one without words."""
        reader = InlineReader(self._nested, self.remark, in_note=True)
        blocks: list[Paragraph] = []
        for paragraph in note_paragraphs(element):
            content = reader.read(_nodes(paragraph, first=not blocks))
            if content:
                blocks.append(Paragraph(content, line=line_of(paragraph)))
        marker = (element.get("marker") or "").strip().strip("()").strip()
        if not blocks:
            self.remark(element, marker, "a note without words is left out")
            return None
        label = self._label(marker)
        mark = self._mark(marker)
        self.filed.append(Note(label, tuple(blocks), mark, line_of(element)))
        self.sources.append(element)
        return label

    def _nested(self, element: Element) -> str | None:
        self.remark(
            element, "".join(element.itertext()), "a note within a note: its words stand in that note"
        )
        return None

    def _label(self, marker: str) -> str:
        taken = {note.label for note in self.filed}
        if _LABEL.fullmatch(marker) and marker not in taken:
            return marker
        number = len(self.filed) + 1
        while f"n{number}" in taken:
            number += 1
        return f"n{number}"

    def _mark(self, marker: str) -> str | None:
        is_number = re.fullmatch("[1-9][0-9]{0,3}", marker)
        return self.language.note_mark("number", int(marker)) if is_number else marker or None


def _nodes(paragraph: Element, *, first: bool) -> list[str | Element]:
    """What stands in a note's paragraph, the empty place of the mark left out."""
    text = paragraph.text or ""
    if first and (found := _EMPTY_MARK.match(text)):
        text = text[found.end() :]
    nodes: list[str | Element] = [text] if text else []
    for child in paragraph:
        nodes.append(child)
        if child.tail:
            nodes.append(child.tail)
    return nodes
