"""The style sheets of a page: files by subject, and the sheet's data as custom properties."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from masthead.errors import InternalError, Problem
from masthead.sheets import Sheet
from masthead.uses import note

PRINT = (
    "page.css",
    "text.css",
    "headings.css",
    "masthead.css",
    "opening.css",
    "notes.css",
    "parts.css",
    "tables.css",
    "contents.css",
)
SCREEN = ("screen.css",)


def find_style(name: str, folders: Sequence[Path]) -> Path:
    """The file of that name in the first folder that has it."""
    note(f"styles/{name}")
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    raise InternalError(Problem("style-missing", f"the file {name} is in no styles folder"))


def print_styles(sheet: Sheet, folders: Sequence[Path]) -> tuple[Path, ...]:
    """The files for paper: those of the subjects, then that of the sheet where it has one."""
    own = f"sheets/{sheet.name}.css"
    note(f"styles/{own}")
    names = (*PRINT, own) if any((folder / own).is_file() for folder in folders) else PRINT
    return tuple(find_style(name, folders) for name in names)


def screen_style(folders: Sequence[Path]) -> str:
    """The style of the page for the screen."""
    return "\n".join(find_style(name, folders).read_text(encoding="utf-8").strip() for name in SCREEN)


def properties(sheet: Sheet, fallback: str | None = None) -> str:
    """The sheet's measures and type styles as a rule of custom properties; ``fallback`` is a font family."""
    return ":root{" + ";".join(f"{name}:{value}" for name, value in sheet.custom_properties(fallback)) + "}"
