"""Digests: of a file, and of all that every document depends on."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import masthead
from masthead.building.project import Project

# the engine's shared libraries, and where systems keep them; their real names tell their versions
_LIBRARIES = ("libpango", "libharfbuzz", "libfontconfig", "libfreetype", "libfribidi", "libglib-2")
_LIBRARY_FOLDERS = ("/usr/lib", "/usr/lib64", "/usr/local/lib", "/opt/homebrew/lib")
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


def file_digest(path: Path) -> str | None:
    """The SHA-256 of a file's bytes, in hexadecimal; None where it cannot be read."""
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def bytes_digest(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def surroundings_digest(project: Project) -> str:
    """The digest of what every document depends on besides its own files.

    That is the templates and styles, our own code and data, the installed packages, the engine's shared
    libraries and the fonts. The first two by their bytes, the others by names, sizes and times, which
    change when they do: no package or library is loaded for it.
    """
    digest = hashlib.sha256()
    for line in _surroundings(project):
        digest.update(line.encode("utf-8", "surrogateescape") + b"\n")
    return digest.hexdigest()


def _surroundings(project: Project) -> Iterator[str]:
    yield f"python {sys.version}"
    ours = Path(masthead.__file__).parent
    for folder in (ours, *project.templates, *project.styles):
        for path in _files(folder):
            yield f"{path.relative_to(folder).as_posix()} {file_digest(path)}"
        yield ""
    yield from _packages()
    yield from _libraries()
    for name in _FONT_FOLDERS:
        yield from _stamps(_files(Path(os.path.expanduser(name))))


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder, in order, without what Python compiled."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (Path(here, name) for name in sorted(files))


def _packages() -> Iterator[str]:
    """The installed packages: the names of their record folders carry the versions."""
    for folder in sys.path:
        if os.path.isdir(folder):
            yield from sorted(name for name in os.listdir(folder) if name.endswith(".dist-info"))


def _libraries() -> Iterator[str]:
    for top in map(Path, _LIBRARY_FOLDERS):
        for folder in (top, *sorted(top.glob("*-linux-gnu*"))):
            if folder.is_dir():
                names = sorted(name for name in os.listdir(folder) if name.startswith(_LIBRARIES))
                yield from _stamps((folder / name).resolve() for name in names)


def _stamps(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        try:
            state = path.stat()
        except OSError:
            continue
        yield f"{path} {state.st_size} {state.st_mtime_ns}"
