"""Reads the Markdown dialect: a file -> its text -> front matter and body -> blocks and notes."""

from __future__ import annotations

from pathlib import Path

from masthead.document import Block, Note
from masthead.reading.source import FrontMatter, load, read_text, split_front_matter

__all__ = ["FrontMatter", "load", "read_body", "read_text", "split_front_matter"]


def read_body(body: str, path: Path, first_line: int = 1) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """The blocks of a text without its front matter, and its notes in the order of their calls.

    Args:
        body: The text, with line feeds as line ends.
        path: The file, for messages; it is not opened.
        first_line: The line of the file at which the body begins.

    Raises:
        ContentError: With everything that is wrong, in the order of the lines.
    """
    # The parser costs some 40 ms to import; who only wants a file's front matter does not need it.
    from masthead.reading.body import body as read

    return read(body, path, first_line)
