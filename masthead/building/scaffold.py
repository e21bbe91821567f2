"""A first text to edit, and where there is no project yet, the project around it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from masthead.building.discovery import TEXT
from masthead.building.output import write_files
from masthead.building.project import PROJECT_FILE, Project, open_project, project_above
from masthead.building.settings import Settings
from masthead.errors import ContentError, Problem, UsageError

if TYPE_CHECKING:
    from masthead.symbols import Symbol

_PROJECT = """\
# A project of Masthead: the texts in content/ are built into dist/.
[tool.masthead]
# What is set here is what holds without it, too:
# content = "content"
# dist = "dist"
# templates = "templates"    files here stand in for Masthead's own of the same name
# styles = "styles"          and so do these
# formats = ["pdf", "html"]
"""
_IGNORED = "dist/\n.masthead/\n"
_FOLDER = "new"


def project_for_new(here: Path) -> tuple[Project, tuple[Path, ...]]:
    """The project that a folder stands in, made where the folder is empty; and the files made for it.

    Raises:
        UsageError: the folder is in no project, and not empty.
    """
    project = project_above(here)
    if project:
        return project, ()
    if any(not name.startswith(".") for name in os.listdir(here)):
        message = "no project here, and the folder is not empty, so none is begun in it"
        hint = f"go to an empty folder, or write [tool.masthead] into {PROJECT_FILE} here"
        raise UsageError(Problem("project-missing", message, hint=hint))
    files = {PROJECT_FILE: _PROJECT.encode()}
    if not (here / ".gitignore").exists():
        files[".gitignore"] = _IGNORED.encode()
    return open_project(here, Settings()), write_files(here, files)


def write_first_text(project: Project, kind: str, symbol: Symbol, language: str) -> Path:
    """Writes a first text of a kind, from ``new/KIND.LANGUAGE.md`` among the templates, and returns its path.

    Raises:
        UsageError: there is no such first text.
        ContentError: the document has a text in that language already.
    """
    folder = project.content / symbol.file_stem
    file = folder / f"{language}{TEXT}"
    template = _template(project, kind, language)
    if file.exists():
        hint = "edit it, or choose another symbol or language"
        raise ContentError(Problem("file-exists", "the document has this text already", file, hint=hint))
    write_files(folder, {file.name: _fill(template, symbol).encode()})
    return file


def _template(project: Project, kind: str, language: str) -> Path:
    places = (folder / _FOLDER / f"{kind}.{language}{TEXT}" for folder in project.templates)
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        message = f"there is no first text of kind `{kind}` in the language `{language}`"
        known = (f"{kind} ({', '.join(codes)})" for kind, codes in first_texts(project).items())
        hint = f"there are: {', '.join(known) or 'none'}"
        raise UsageError(Problem("first-text-missing", message, hint=hint))
    return found


def first_texts(project: Project) -> dict[str, tuple[str, ...]]:
    """The languages in which there are first texts, by kind."""
    files = (file for folder in project.templates for file in (folder / _FOLDER).glob(f"*.*{TEXT}"))
    languages: dict[str, set[str]] = {}
    for file in files:
        kind, _, language = file.stem.rpartition(".")
        languages.setdefault(kind, set()).add(language)
    return {kind: tuple(sorted(languages[kind])) for kind in sorted(languages)}


def _fill(template: Path, symbol: Symbol) -> str:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    # {# … #} is Jinja2's comment, but in a text {#label} is a label
    environment = SandboxedEnvironment(
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        comment_start_string="{##",
        comment_end_string="##}",
    )
    # the session is written only where the symbol does not tell it
    session = None if symbol.session is not None else "…"
    return environment.from_string(template.read_text(encoding="utf-8")).render(
        symbol=symbol, session=session
    )
