"""Whether the pictures that a text names are there, and inside the project."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath, PureWindowsPath

from masthead.document import Block, Figure, walk
from masthead.errors import Problem

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
    return None
