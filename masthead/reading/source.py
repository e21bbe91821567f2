"""Gets the text out of a file, and its front matter off the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from masthead.disguises import DISGUISE, name
from masthead.errors import ContentError, Problem
from masthead.limits import MEBIBYTE, limits, raising

_MISREAD_FENCE = re.compile(r"\s*(---+|[\u2010-\u2015\u2212]{1,3}|\+\+\+|===+)\s*\Z")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A text in two: the YAML between the fences, and the body; each with the file's line it begins at."""

    text: str
    first_line: int
    body: str
    body_line: int


def load(path: Path) -> str:
    """The text of a file, without byte order mark, with line feeds as line ends.

    Raises:
        ContentError: ``unreadable``, ``too-large``, ``empty``, ``encoding`` or ``control-character``.
    """
    text = read_text(path)
    if not text.strip():
        hint = "a text begins with its front matter between two lines of ---"
        raise ContentError(Problem("empty", "the file is empty", path, 1, hint))
    _refuse_controls(text, path)
    return text


def read_text(path: Path) -> str:
    """The text of a file that is not Masthead's own: any characters, as long as they are UTF-8.

    Raises:
        ContentError: ``unreadable``, ``too-large`` or ``encoding``.
    """
    most = limits().text
    data = _bytes(path, most * MEBIBYTE + 1)
    if len(data) > most * MEBIBYTE:
        hint = raising("text-limit", "see whether this is the text, and not a picture or PDF")
        raise ContentError(Problem("too-large", f"the file has more than {most} MiB", path, hint=hint))
    return _decode(data, path).removeprefix("\ufeff").replace("\r\n", "\n")


def split_front_matter(text: str, path: Path) -> FrontMatter:
    """Part a text at its two lines of ``---``.

    Only a line of exactly three hyphens closes the front matter: a ``---`` inside a YAML value or one that
    is indented does not. Later ones in the body are the body's.

    Raises:
        ContentError: ``front-matter-missing`` or ``front-matter-unclosed``.
    """
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if not _is_fence(lines[first]):
        raise ContentError(_missing(lines[first], first + 1, path))
    for number in range(first + 1, len(lines)):
        if _is_fence(lines[number]):
            inner = "\n".join(lines[first + 1 : number])
            return FrontMatter(inner, first + 2, "\n".join(lines[number + 1 :]), number + 2)
    raise ContentError(_unclosed(lines, first, path))


def _bytes(path: Path, most: int) -> bytes:
    """So many bytes at most, so that a huge file costs nothing."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise ContentError(Problem("unreadable", f"cannot be read: {error.strerror}", path)) from error


def _decode(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        place = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        message = f"byte {place} of the line (0x{data[error.start]:02x}) is not UTF-8"
        hint = "save the file as UTF-8"
        raise ContentError(Problem("encoding", message, path, line, hint)) from error


def _refuse_controls(text: str, path: Path) -> None:
    problems = []
    for number, line in enumerate(text.split("\n"), 1):
        if found := DISGUISE.search(line):
            message = f"control character {name(found[0])} at character {found.start() + 1} of the line"
            problems.append(Problem("control-character", message, path, number, "take it out"))
    if problems:
        raise ContentError(problems)


def _is_fence(line: str) -> bool:
    return line.rstrip(" \t") == "---"


def _missing(line: str, number: int, path: Path) -> Problem:
    hint = "begin the file with a line of ---, then the metadata, then a line of ---"
    if _MISREAD_FENCE.match(line):
        hint = f"the line {line.strip()!r} is not a fence: write exactly --- at the margin"
    return Problem("front-matter-missing", "the text does not begin with front matter", path, number, hint)


def _unclosed(lines: list[str], first: int, path: Path) -> Problem:
    hint = "end the metadata with a line of ---"
    for number in range(first + 1, len(lines)):
        if _MISREAD_FENCE.match(lines[number]) or lines[number].rstrip() == "...":
            hint = f"line {number + 1} looks like its end: write exactly --- at the margin"
            break
    return Problem("front-matter-unclosed", "the front matter has no end", path, first + 1, hint)
