"""The digests of files, remembered by what the system says of each, as Git's index does.

A file whose size, times, and place on the disk are those of its last reading has the bytes of that reading:
the time of its last change (ctime) is the system's own, which no program sets. Only files that had been
at rest when they were read are remembered, since clocks are coarse.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Mapping
from pathlib import Path

_REST = 2_000_000_000  # ns; the coarsest clock of a file system in use (FAT) ticks every two seconds
ABSENT = ""


def bytes_digest(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def file_digest(path: Path | str) -> str | None:
    """The SHA-256 of a file's bytes, in hexadecimal; None where it cannot be read."""
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def stamp(status: os.stat_result) -> str:
    """What the system says of a file that changes when its bytes do."""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


class Digests:
    """Digests by path. ``known`` are stamps and digests of earlier readings; ``learnt`` those of this run."""

    def __init__(self, known: Mapping[str, tuple[str, str]] | None = None) -> None:
        self._known = dict(known or {})
        self.learnt: dict[str, tuple[str, str]] = {}

    def of(self, path: Path | str) -> str:
        """The digest of a file, ``ABSENT`` where there is none that can be read."""
        name = os.fspath(path)
        try:
            status = os.stat(name)
        except OSError:
            return ABSENT
        mark = stamp(status)
        known = self._known.get(name)
        if known and known[0] == mark:
            return known[1]
        digest = file_digest(name)
        if digest is None:
            return ABSENT
        if max(status.st_mtime_ns, status.st_ctime_ns) < time.time_ns() - _REST:
            self._known[name] = self.learnt[name] = (mark, digest)
        return digest
