"""The project: where its texts, templates and styles stand, and where what is built goes."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

import masthead
from masthead.building.settings import Settings, read_settings
from masthead.errors import ContentError, Problem, UsageError
from masthead.limits import Limits

PROJECT_FILE = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with texts, and what belongs to them; all paths are absolute.

    ``templates`` and ``styles`` are searched in their order, file by file: a project's own folder stands
    before the one that comes with Masthead.
    """

    root: Path
    content: Path
    dist: Path
    templates: tuple[Path, ...]
    styles: tuple[Path, ...]
    cache: Path
    formats: tuple[str, ...]
    limits: Limits = field(default_factory=Limits)

    def holds(self, path: Path) -> bool:
        """Whether a path, its links followed, stands inside the project."""
        # a loop of links makes Path.resolve() raise
        return Path(os.path.realpath(path)).is_relative_to(self.root)


def find_project(start: Path) -> Project:
    """The project that a folder stands in: the nearest one above it whose ``pyproject.toml`` is for Masthead.

    Where there is none and Masthead runs from its repository, that is the project.

    Raises:
        UsageError: there is no project.
        ContentError: a ``pyproject.toml`` on the way cannot be read or says what it may not.
    """
    project = project_above(start) or _open(Path(masthead.__file__).resolve().parent.parent)
    if project:
        return project
    hint = "begin one with `masthead new letter A/C.2/65/2 --language en`, or go to the folder of yours"
    message = f"no project here: no {PROJECT_FILE} with [tool.masthead] in this folder or above it"
    raise UsageError(Problem("project-missing", message, hint=hint))


def project_above(start: Path) -> Project | None:
    """The project that a folder stands in, None where it stands in none; ContentError as ``find_project``."""
    start = start.resolve()
    return next(filter(None, map(_open, (start, *start.parents))), None)


def open_project(root: Path, settings: Settings) -> Project:
    """The project of a folder, with its settings made into paths."""
    from masthead.resources import styles_folder, templates_folder

    root = root.resolve()
    return Project(
        root=root,
        content=root / settings.content,
        dist=root / settings.dist,
        templates=_folders(root / settings.templates, templates_folder(), root),
        styles=_folders(root / settings.styles, styles_folder(), root),
        cache=root / ".masthead",
        formats=settings.formats,
        limits=settings.limits,
    )


def _open(folder: Path) -> Project | None:
    file = folder / PROJECT_FILE
    if not file.is_file():
        return None
    try:
        settings = read_settings(file)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise ContentError(Problem("unreadable", message, file, hint="mend its permissions")) from error
    return open_project(folder, settings) if settings else None


def _folders(own: Path, ours: Path, root: Path) -> tuple[Path, ...]:
    # Masthead's own repository is a project whose folders are the ones that come with it
    if own != ours.resolve():
        _refuse_links(own, root)
    found = (folder for folder in (own, ours.resolve()) if folder.is_dir())
    return tuple(dict.fromkeys(found))


def _refuse_links(folder: Path, root: Path) -> None:
    """Refuse links that lead out of the project: what a template or a style file says is read into the pages.

    Raises:
        ContentError: with each of them.
    """
    outwards: list[Path] = []
    waiting, seen = [folder], set[str]()
    while waiting:
        place = waiting.pop()
        real = os.path.realpath(place)
        if place.is_symlink() and not Path(real).is_relative_to(root):
            outwards.append(place)
        elif real not in seen and os.path.isdir(real):
            seen.add(real)
            with os.scandir(place) as entries:
                waiting += [Path(entry) for entry in entries if entry.is_symlink() or entry.is_dir()]
    if outwards:
        hint = "copy what it leads to into the project; a build reads nothing outside it"
        message = "this link leads out of the project"
        raise ContentError(Problem("file-outside", message, path, hint=hint) for path in sorted(outwards))
