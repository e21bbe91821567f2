"""The program's own digest: code, data, libraries and fonts, which every document depends on."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import masthead

# the engine's shared libraries, and where systems keep them; their real names tell their versions
_LIBRARIES = ("libpango", "libharfbuzz", "libfontconfig", "libfreetype", "libfribidi", "libglib-2")
_LIBRARY_FOLDERS = ("/usr/lib", "/usr/lib64", "/usr/local/lib", "/opt/homebrew/lib")
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


def program_digest() -> str:
    """The digest of Python, our code and data, the installed packages, the engine's libraries and the fonts.

    By names, sizes and times, which change when they do: nothing is loaded for it.
    """
    digest = hashlib.sha256()
    for line in _program():
        digest.update(line.encode("utf-8", "surrogateescape") + b"\n")
    return digest.hexdigest()


def _program() -> Iterator[str]:
    yield f"python {sys.version}"
    yield from _stamps(files_below(os.path.dirname(os.path.abspath(masthead.__file__))))
    yield from _packages()
    yield from _libraries()
    for name in _FONT_FOLDERS:
        yield from _stamps(files_below(os.path.expanduser(name)))


def files_below(folder: str) -> Iterator[str]:
    """The files below a folder, in order, without what Python compiled."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (os.path.join(here, name) for name in sorted(files))


def _packages() -> Iterator[str]:
    """The installed packages: the names of their record folders carry the versions."""
    for folder in sys.path:
        if os.path.isdir(folder):
            yield from sorted(name for name in os.listdir(folder) if name.endswith(".dist-info"))


def _libraries() -> Iterator[str]:
    for folder in library_folders():
        names = sorted(name for name in os.listdir(folder) if name.startswith(_LIBRARIES))
        yield from _stamps(os.path.realpath(folder / name) for name in names)


def library_folders() -> Iterator[Path]:
    """The folders in which systems keep shared libraries, those that there are."""
    for top in map(Path, _LIBRARY_FOLDERS):
        yield from (folder for folder in (top, *sorted(top.glob("*-linux-gnu*"))) if folder.is_dir())


def _stamps(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        try:
            state = os.stat(path)
        except OSError:
            continue
        yield f"{path} {state.st_size} {state.st_mtime_ns}"
