"""Finding documents: a folder a document, in it a file a language, and what all languages share."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from masthead.building.project import Project
from masthead.errors import Problem
from masthead.languages import language_codes

SHARED = "document.yaml"
TEXT = ".md"


@dataclass(frozen=True, slots=True)
class DocumentSource:
    """One language version of a document: its file, and the ``document.yaml`` beside it where there is one.

    ``language`` is the code that the file is named after; ``root`` the folder that the document may read
    in: the project, or for a document outside it the folder that the command named.
    """

    folder: Path
    file: Path
    language: str
    shared: Path | None
    root: Path

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that make its text."""
        return (self.file, self.shared) if self.shared else (self.file,)


@dataclass(frozen=True, slots=True)
class Discovery:
    """What was found: the documents, each once, in the order of their paths; and what is no document."""

    sources: tuple[DocumentSource, ...]
    problems: tuple[Problem, ...]


def discover(project: Project, sources: Iterable[Path] = ()) -> Discovery:
    """The documents in files, document folders or content folders; in the whole project where none is named.

    A file ``README.md`` is not a document, nor is what stands in a folder whose name begins with a dot or
    an underline.
    """
    found: dict[Path, DocumentSource] = {}
    problems: dict[Problem, None] = {}
    for start in tuple(sources) or (project.content,):
        closed: list[OSError] = []
        files = tuple(_texts(start, project, closed))
        if not files and not closed:
            problems[_nothing(start)] = None
        problems |= {_unreadable(error): None for error in closed}
        for file in files:
            source = _source(file, start, project)
            problem = _wrong_name(file) or _leads_out(source)
            if problem:
                problems[problem] = None
            else:
                found.setdefault(file, source)
    return Discovery(tuple(found[file] for file in sorted(found)), tuple(problems))


def _texts(start: Path, project: Project, closed: list[OSError]) -> Iterator[Path]:
    start = Path(os.path.abspath(start))
    if start.is_file():
        # a document.yaml stands for the whole document
        yield from _texts(start.parent, project, closed) if start.name == SHARED else (start,)
        return
    for folder, folders, files in os.walk(start, onerror=closed.append):
        here = Path(folder)
        folders[:] = sorted(
            name for name in folders if not name.startswith((".", "_")) and here / name != project.dist
        )
        for name in sorted(files):
            if name.endswith(TEXT) and not name.startswith(".") and name.upper() != "README.MD":
                yield here / name


def _source(file: Path, start: Path, project: Project) -> DocumentSource:
    shared = file.parent / SHARED
    outside = start if start.is_dir() else file.parent
    root = project.root if project.holds(file.parent) else Path(os.path.realpath(outside))
    return DocumentSource(file.parent, file, file.stem, shared if shared.is_file() else None, root)


def _nothing(start: Path) -> Problem:
    message = "there is no document here" if start.exists() else "there is no such folder"
    hint = "begin one with `masthead new letter A/C.2/65/2 --language en`"
    return Problem("document-missing", message, Path(os.path.abspath(start)), hint=hint)


def _unreadable(error: OSError) -> Problem:
    message = f"the folder cannot be read: {error.strerror}"
    return Problem("unreadable", message, Path(error.filename), hint="mend its permissions")


def _leads_out(source: DocumentSource) -> Problem | None:
    """A link that leads out of what the document may read, since a build reads nothing else."""
    for file in source.files:
        if not Path(os.path.realpath(file)).is_relative_to(source.root):
            message = "the file is a link that leads out of the project"
            return Problem("file-outside", message, file, hint="put the file itself here")
    return None


def _wrong_name(file: Path) -> Problem | None:
    codes = language_codes()
    if file.suffix != TEXT:
        hint = f"turn it into Markdown first: masthead import {file.name}"
        return Problem("not-markdown", "a document is a Markdown file, which this is not", file, hint=hint)
    if file.stem in codes:
        return None
    hint = f"name the file after its language: {', '.join(code + TEXT for code in codes)}"
    return Problem("language-unknown", f"no language is called `{file.stem}`", file, hint=hint)
