"""Whether the pictures that a text names are there, and inside the project."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO

from masthead.document import Block, Figure, walk
from masthead.errors import Problem
from masthead.limits import MEBIBYTE, limits, raising

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")


def check_pictures(blocks: tuple[Block, ...], document_path: Path, root: Path) -> list[Problem]:
    """The problems of the figures of a document.

    A picture's path is relative to the folder of ``document_path``; where links lead, it must end up inside
    ``root``, since a build reads nothing outside the project and nothing from the network.
    """
    figures = (block for block in walk(blocks) if isinstance(block, Figure))
    found = (_problem(figure, document_path, root) for figure in figures)
    return [problem for problem in found if problem]


def _problem(figure: Figure, document_path: Path, root: Path) -> Problem | None:
    target = figure.target
    wrong: tuple[str, str, str] | None
    if _SCHEME.match(target) or target.startswith("//"):
        wrong = (
            "picture-remote",
            "is not a file",
            "copy the picture next to the text; a build uses no network",
        )
    elif PurePosixPath(target).is_absolute() or PureWindowsPath(target).drive:
        wrong = "picture-absolute", "is an absolute path", "write the path from the folder of the text"
    else:
        wrong = _file_problem(target, document_path, root)
    if wrong is None:
        return None
    code, message, hint = wrong
    return Problem(code, f"the picture {target} {message}", document_path, figure.line, hint)


def _file_problem(target: str, document_path: Path, root: Path) -> tuple[str, str, str] | None:
    try:
        place = (document_path.parent / target).resolve()
        inside = place.is_relative_to(root.resolve())
        there = inside and place.is_file()
    except (OSError, RuntimeError, ValueError):  # a loop of links, too long a name, a NUL
        return "picture-missing", "cannot be found", "mend its path"
    if not inside:
        return "picture-outside", "is outside the project", "copy it into the project"
    if not there:
        return "picture-missing", "is missing", "mend its path, or put the file there"
    return _size_problem(place)


def _size_problem(place: Path) -> tuple[str, str, str] | None:
    """What is wrong with a picture's size; its header is read, nothing is unpacked."""
    most = limits()
    try:
        with place.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > most.picture * MEBIBYTE:
                hint = raising("picture-limit", "make it smaller")
                return "picture-too-large", f"has more than {most.picture} MiB", hint
            dots = dots_of(file)
    except OSError as error:
        return "picture-unreadable", f"cannot be read: {error.strerror or error}", "mend its permissions"
    if dots > most.pixels * 1_000_000:
        hint = raising("pixel-limit", "make it smaller")
        return "picture-too-large", f"has {dots:,} dots, more than {most.pixels} million", hint
    return None


def dots_of(file: IO[bytes]) -> int:
    """How many dots a picture has, as its header says; 0 for a drawing, or what no one knows."""
    head = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<"):
        return 0  # SVG, for which Pillow need not be loaded
    file.seek(0)
    import warnings

    from PIL import Image, UnidentifiedImageError

    try:
        with (
            warnings.catch_warnings(action="ignore", category=Image.DecompressionBombWarning),
            Image.open(file) as picture,
        ):
            return picture.width * picture.height
    except Image.DecompressionBombError as error:
        # Pillow's own bound is 179 million; its message begins with the size
        return int(re.search(r"\d+", str(error))[0])  # type: ignore[index]
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return 0  # the engine will say it
