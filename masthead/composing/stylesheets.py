"""The style sheets of a page: files by subject, and the sheet's data as custom properties."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from masthead.errors import InternalError, Problem
from masthead.languages import Language, Script
from masthead.sheets import Sheet
from masthead.uses import note

PRINT = (
    "page.css",
    "text.css",
    "headings.css",
    "masthead.css",
    "opening.css",
    "lines.css",
    "notes.css",
    "parts.css",
    "tables.css",
    "contents.css",
)
SCREEN = ("screen.css", "screen-scripts.css")


def find_style(name: str, folders: Sequence[Path]) -> Path:
    """The file of that name in the first folder that has it."""
    note(f"styles/{name}")
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    raise InternalError(Problem("style-missing", f"the file {name} is in no styles folder"))


def print_styles(
    sheet: Sheet,
    folders: Sequence[Path],
    language: Language,
    kinds: Sequence[str] = (),
    *,
    heads: bool = False,
) -> tuple[Path, ...]:
    """The files for paper: those of the subjects, then of office, form, sheet, kind, language if any.

    ``heads`` says that even and odd pages have heads of their own.
    """
    own = [f"sheets/{name}.css" for name in dict.fromkeys((sheet.office, sheet.form, sheet.name)) if name]
    own += [f"kinds/{kind}.css" for kind in reversed(kinds)]
    own += [f"languages/{language.code}.css"]
    note(*(f"styles/{name}" for name in own))
    names = (*PRINT, *(("mirrored.css",) if language.direction == "rtl" else ()), *(("heads.css",) * heads))
    there = (name for name in own if any((folder / name).is_file() for folder in folders))
    return tuple(find_style(name, folders) for name in (*names, *there))


def screen_style(folders: Sequence[Path], kinds: Sequence[str] = ()) -> str:
    """The style of the page for the screen: that of all, then ``kinds/KIND.screen.css`` if any."""
    own = [f"kinds/{kind}.screen.css" for kind in reversed(kinds)]
    note(*(f"styles/{name}" for name in own))
    there = [name for name in own if any((folder / name).is_file() for folder in folders)]
    files = (find_style(name, folders) for name in (*SCREEN, *there))
    return "\n".join(file.read_text(encoding="utf-8").strip() for file in files)


def properties(sheet: Sheet, script: Script | None = None) -> str:
    """The sheet's measures and type styles as custom properties; ``script`` the language's own faces."""
    return ":root{" + ";".join(f"{name}:{value}" for name, value in sheet.custom_properties(script)) + "}"
