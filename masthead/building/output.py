"""Writing files whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from masthead.errors import MachineError, Problem

_TEMPORARY = re.compile(r"\..+\.(?P<process>\d+)\.tmp")


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Writes files that belong together, and returns their paths.

    Each is first written beside its place and forced to the disk; only when all are there do they take
    the places of the old ones, so that a reader, or a power cut, finds old or new and never a half.

    Raises:
        MachineError: the folder cannot be made or written to; what stood in it stands as it was.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _write_files(folder, files)
    except OSError as error:
        message = f"cannot write here: {error.strerror or error}"
        hint = "make room on the disk, or choose another folder with --out"
        raise MachineError(Problem("output-unwritable", message, folder, hint=hint)) from error


def _write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    waiting: dict[Path, Path] = {}
    try:
        for name, data in files.items():
            temporary = folder / f".{name}.{os.getpid()}.tmp"
            waiting[temporary] = folder / name
            _write(temporary, data)
        for temporary, place in waiting.items():
            os.replace(temporary, place)
        _synchronize(folder)
    except BaseException:
        for temporary in waiting:
            temporary.unlink(missing_ok=True)
        raise
    return tuple(waiting.values())


def _write(path: Path, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _synchronize(folder: Path) -> None:
    """Forces the folder's own entries to the disk, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep(folder: Path) -> None:
    """Removes what builds that were killed left half-written in a folder."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            match = _TEMPORARY.fullmatch(entry.name)
            if match and not _runs(int(match["process"])):
                os.unlink(entry.path)


def remove_files(folder: Path, names: Iterable[str]) -> tuple[Path, ...]:
    """Removes files of a folder, and returns the paths of those that were there.

    Raises:
        MachineError: one cannot be removed.
    """
    removed = []
    for path in (folder / name for name in names):
        try:
            path.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            message = f"cannot remove this file: {error.strerror or error}"
            raise MachineError(Problem("output-unwritable", message, path, hint="remove it")) from error
        removed.append(path)
    return tuple(removed)


def _runs(process: int) -> bool:
    if os.name != "posix":
        return True  # there, signal 0 would end the process instead of asking after it
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
