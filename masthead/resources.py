"""Where our own templates and styles stand: inside the package in a wheel, beside it in the repository."""

from __future__ import annotations

from pathlib import Path

from masthead.errors import InternalError, Problem

_PACKAGE = Path(__file__).resolve().parent


def templates_folder() -> Path:
    """Our templates: a file of data and a file of Jinja2 for each kind, first texts in ``new``."""
    return _folder("templates")


def styles_folder() -> Path:
    """Our styles: the sheets' data and their CSS."""
    return _folder("styles")


def _folder(name: str) -> Path:
    for parent in (_PACKAGE, _PACKAGE.parent):
        if (parent / name).is_dir():
            return parent / name
    message = f"the folder `{name}` stands neither in the package nor beside it"
    raise InternalError(Problem("resources-missing", message, _PACKAGE, hint="install masthead again"))
