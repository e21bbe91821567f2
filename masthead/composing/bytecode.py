"""Compiled templates, kept from build to build: to compile them takes 50 ms each time.

They are code that is run as it stands, outside Jinja2's sandbox. So they are not kept in the project, which
may come from anyone, but in a folder of the user's own, where nobody else can write; and where that cannot
be made sure they are not kept.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from jinja2 import FileSystemBytecodeCache


def kept_bytecode() -> FileSystemBytecodeCache | None:
    """Jinja2's cache in the user's own folder; None where there is none that only the user can write to."""
    folder = _folder()
    if folder is None or os.name != "posix":
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not all(map(_is_ours, (folder, folder.parent))):
            return None
    except OSError:
        return None
    return _Careful(str(folder))


class _Careful(FileSystemBytecodeCache):
    """Jinja2's, which leaves out what it cannot read or write."""

    def load_bytecode(self, bucket: object) -> None:
        """Loads a file; one that is damaged counts as none."""
        try:
            super().load_bytecode(bucket)  # type: ignore[arg-type]
        except Exception:  # of pickle and of marshal, which raise anything
            bucket.reset()  # type: ignore[attr-defined]

    def dump_bytecode(self, bucket: object) -> None:
        """Writes a file, if it can."""
        try:
            super().dump_bytecode(bucket)  # type: ignore[arg-type]
        except OSError:
            return


def _folder() -> Path | None:
    """The folder for what can be made again, by the XDG Base Directory Specification."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    home = os.environ.get("HOME", "")
    base = Path(named) if os.path.isabs(named) else Path(home, ".cache") if os.path.isabs(home) else None
    return base / "masthead" / "templates" if base else None


def _is_ours(folder: Path) -> bool:
    """Whether a folder is the user's, no link, and no one else's to write to."""
    status = folder.lstat()
    return (
        stat.S_ISDIR(status.st_mode)
        and status.st_uid == os.geteuid()
        and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )
