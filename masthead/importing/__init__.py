"""Importing: other people's files become Documents. A package a format; the ending of a name tells which."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from masthead.errors import Problem, UsageError

# the module of each format, imported when a file of it comes; its ``import_file`` makes an `Imported`
FORMATS: Mapping[str, str] = {
    ".txt": "masthead.importing.text",
    ".xml": "masthead.importing.akn4un",
    ".docx": "masthead.importing.word",
}


def format_of(file: Path) -> str:
    """The name of the module that imports a file; UsageError where there is none for it."""
    module = FORMATS.get(file.suffix.lower())
    if module is None:
        hint = f"what can be imported ends in {', '.join(FORMATS)}"
        raise UsageError(
            Problem("format-unknown", f"no import for files ending in `{file.suffix}`", file, None, hint)
        )
    return module
