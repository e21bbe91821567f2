"""Where the front matter of a text ends and its words begin."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from masthead.errors import ContentError, Problem

FENCE = "---"
_EXAMPLE = "begin the file with ---, then a line `symbol: A/C.2/65/2`, and so on, then --- again"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A text in two: ``front`` without its fences (None: there is none) and ``body``, with first lines."""

    front: str | None
    first_line: int
    body: str
    body_line: int


def split_front_matter(text: str, path: Path) -> FrontMatter:
    """Split a text at the fences of its front matter; ContentError where the second is missing.

    A byte order mark before the first fence and white space after a fence are let pass.
    """
    lines = text.removeprefix("\ufeff").split("\n")
    if lines[0].rstrip() != FENCE:
        return FrontMatter(None, 1, text.removeprefix("\ufeff"), 1)
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            front = "".join(f"{each}\n" for each in lines[1:index])
            return FrontMatter(front, 2, "\n".join(lines[index + 1 :]), index + 2)
    message = "the front matter that begins here has no end"
    raise ContentError(Problem("front-matter-open", message, path, 1, "close it with a line ---"))


def missing(path: Path) -> Problem:
    """The problem of a file without front matter."""
    return Problem("front-matter-missing", "the file has no front matter", path, 1, _EXAMPLE)
