"""Figures of a script of its own, in documents of the years that had them; not in symbols and the like."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from masthead.composing.furniture import Front
from masthead.composing.opening import Opening
from masthead.composing.rewriting import rewrite_all, rewrite_notes
from masthead.document import (
    Block,
    Document,
    Emphasis,
    Holder,
    Inline,
    Inlines,
    Link,
    Strong,
    Subscript,
    Superscript,
    Text,
)


class Digits(dict[int, str]):
    """From European figures to those of a script, ten characters from zero on."""

    def __init__(self, figures: str) -> None:
        super().__init__({ord("0") + value: figure for value, figure in enumerate(figures)})

    def inlines(self, content: Inlines) -> Inlines:
        """Inlines with their figures changed, but in runs from left to right."""
        return tuple(self._one(inline) for inline in content)

    def _one(self, inline: Inline) -> Inline:
        match inline:
            case Text():
                return Text(inline.text.translate(self))
            case Emphasis() | Strong() | Superscript() | Subscript() | Link():
                return replace(inline, children=self.inlines(inline.children))
        return inline  # among them LeftToRight

    def document(self, document: Document) -> Document:
        """The document, with the figures of its text and of its numbers changed."""
        notes = rewrite_notes(document.notes, self.inlines)
        return replace(
            document,
            blocks=tuple(map(self._block, rewrite_all(document.blocks, self.inlines))),
            notes=tuple(replace(note, mark=(note.mark or "").translate(self)) for note in notes),
        )

    def _block(self, block: Block) -> Block:
        if mark := getattr(block, "mark", None):
            block = replace(block, mark=mark.translate(self))
        if isinstance(block, Holder):
            block = cast(Block, replace(block, blocks=tuple(map(self._block, block.blocks))))
        return block

    def opening(self, opening: Opening) -> Opening:
        """The lines at the head of the text."""
        return Opening(
            tuple(
                replace(line, mark=line.mark.translate(self), content=self.inlines(line.content))
                for line in opening.lines
            )
        )

    def front(self, front: Front) -> Front:
        """The lines between masthead and title."""
        columns = (tuple((role, words.translate(self)) for role, words in each) for each in front.columns)
        return Front(tuple(columns))
