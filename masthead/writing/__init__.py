"""Writes the Markdown dialect: blocks and notes -> a text that reads back as the same."""

from __future__ import annotations

from masthead.document import Block, Note

__all__ = ["write_body"]


def write_body(blocks: tuple[Block, ...], notes: tuple[Note, ...] = ()) -> str:
    """The body of a text: its blocks, then its notes, lines of about 100 columns, a line feed at the end.

    The blocks must be ones that a document may have (see ``masthead.document``).
    """
    from masthead.writing.blocks import block_lines, note_lines

    lines = block_lines(blocks)
    for note in notes:
        lines += ["", *note_lines(note)] if lines else note_lines(note)
    return "\n".join(lines) + "\n" if lines else ""
