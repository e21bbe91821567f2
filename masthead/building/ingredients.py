"""What a build is made with, by version and content: our code, libraries of Python and the system, fonts.

Unlike ``fingerprint.py``, which only says that something has changed, this says what, and is the same on
every machine that has the same. It takes a moment, and is asked for once in the life of a set-up.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import platform
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import masthead
from masthead.building.digests import file_digest
from masthead.building.fingerprint import files_below, library_folders
from masthead.building.machine import pins

# what the engine loads (weasyprint/text/ffi.py), and what these load that shapes or measures letters
_SYSTEM = (
    *("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz.so.0", "libharfbuzz-subset.so.0"),
    *("libfontconfig.so.1", "libfreetype.so.6", "libfribidi.so.0", "libgobject-2.0.so.0", "libglib-2.0.so.0"),
)


def program() -> dict[str, Any]:
    """Masthead, Python, its libraries with those that they need, and the system's that the engine loads."""
    return {
        "masthead": {"version": masthead.__version__, "sha256": _own_digest()},
        "python": platform.python_version(),
        "libraries": dict(sorted(_libraries())),
        "system libraries": dict(_system_libraries()),
    }


def _own_digest() -> str:
    digest, root = hashlib.sha256(), os.path.dirname(os.path.abspath(masthead.__file__))
    for path in files_below(root):
        name = os.path.relpath(path, root).replace(os.sep, "/")
        if name.startswith(("templates/", "styles/")):
            continue  # which a wheel holds, and which are told one by one
        digest.update(f"{name} {file_digest(path)}\n".encode())
    return digest.hexdigest()


def _libraries() -> Iterator[tuple[str, str]]:
    """The libraries that we ask for, and those that they ask for in turn, by name and version."""
    waiting, seen = [name for name, _ in pins()], set[str]()
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in seen:
            continue
        seen.add(name)
        try:
            distribution = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # one for another system
        yield name, distribution.version
        for requirement in distribution.requires or ():
            needed, _, condition = requirement.partition(";")
            if "extra" not in condition and (match := re.match(r"[\w.-]+", needed)):
                waiting.append(match[0])


def _system_libraries() -> Iterator[tuple[str, dict[str, str]]]:
    for name in _SYSTEM:
        for folder in library_folders():
            if (path := folder / name).exists():
                # libpango-1.0.so.0.5000.12: the real name ends in the version
                real = Path(os.path.realpath(path))
                yield name, {"file": real.name, "sha256": file_digest(real) or ""}
                break


def font(path: Path, place: int) -> dict[str, str]:
    """What a font says of itself (OpenType name IDs 4, 5, 13 and 14), and the digest of its file."""
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True, fontNumber=place) as opened:
        said = {number: opened["name"].getDebugName(number) or "" for number in (4, 5, 13, 14)}
    return {
        "base": said[4],
        "version": said[5].removeprefix("Version ").split(";")[0],
        "licence": ", ".join(filter(None, (said[13], said[14]))),
        "sha256": file_digest(path) or "",
    }
