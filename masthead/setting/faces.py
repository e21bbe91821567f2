"""The faces of a sheet: made once from the base, kept in a cache, named in ``@font-face`` rules."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from masthead.errors import MachineError, Problem
from masthead.setting.base_fonts import FACES, Face, Style, find_base_fonts
from masthead.sheets import Cut, FaceName
from masthead.uses import note_face

_VERSION = 2  # of how faces are made; a change makes them anew

_FONT_SUM = 0xB1B0AFBA
_MAKE_ROOM = "free some room, or mend the folder's permissions"


@dataclass(frozen=True, slots=True)
class MadeFace:
    """A face in the cache: its cut, CSS weight and slope, and file."""

    cut: Cut
    weight: int
    slope: str
    path: Path

    def rule(self) -> str:
        """The ``@font-face`` rule that loads it."""
        return (
            f'@font-face{{font-family:"{self.cut.family}";font-weight:{self.weight};'
            f"font-style:{self.slope};src:url({self.path.as_uri()})}}"
        )


def _digest(base: Path) -> str:
    return hashlib.sha256(base.read_bytes()).hexdigest()


def base_digests(cache: Path) -> dict[Face, str]:
    """The digest of each base face, remembered in the cache by the file's size and time."""
    memory = cache / "bases.json"
    known = _remembered(memory)
    fresh, digests = {}, {}
    for face, base in find_base_fonts().items():
        status = base.stat()
        key = f"{base}:{status.st_size}:{status.st_mtime_ns}"
        digests[face] = fresh[key] = known.get(key) or _digest(base)
    if fresh != known:
        write(memory, json.dumps(fresh, indent=1, sort_keys=True).encode())
    return digests


def write(path: Path, data: bytes) -> None:
    """Put a file in its place whole: another build may be reading it.

    Raises MachineError where the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=path.name, delete=False) as file:
            file.write(data)
        os.replace(file.name, path)
    except OSError as error:
        message = f"the fonts cannot be kept: {error.strerror}"
        raise MachineError(Problem("cache-unwritable", message, path.parent, hint=_MAKE_ROOM)) from error


def _is_whole(path: Path) -> bool:
    """Whether a font file is there and its checksum is right: one cut short would lose letters, or the build.

    The sum of a font's 32-bit words is fixed (OpenType, `head` table, checkSumAdjustment).
    """
    try:
        words = array("I", path.read_bytes())
    except (OSError, ValueError):
        return False
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF == _FONT_SUM


def _make(face: MadeFace) -> None:
    from io import BytesIO

    from masthead.setting.widening import widen

    buffer = BytesIO()
    base = (face.weight, cast(Style, face.slope))
    with widen(find_base_fonts()[base], face.cut, FACES[base]) as font:
        font.save(buffer)
    write(face.path, buffer.getvalue())


def named_faces(names: Iterable[FaceName], cache: Path) -> tuple[MadeFace, ...]:
    """The faces of these cuts, weights and slopes as they are named in the cache, made or not."""
    digests, named = base_digests(cache), []
    for cut, weight, slope in names:
        base = (weight, cast(Style, slope))
        name = f"{cut.family.replace(' ', '')}-{FACES[base]}-{digests[base][:16]}-{_VERSION}.ttf"
        named.append(MadeFace(cut, weight, slope, cache / name))
    return tuple(named)


def make_faces(names: Iterable[FaceName], cache: Path) -> tuple[MadeFace, ...]:
    """The faces of these cuts, weights and slopes, made where the cache lacks them or holds them damaged.

    Raises MachineError where a base face is not installed.
    """
    made = named_faces(names, cache)
    memory = cache / "whole.json"
    known = _remembered(memory)
    damaged = [face for face in made if _trace(face.path) != known.get(face.path.name)]
    damaged = [face for face in damaged if not _is_whole(face.path)]
    _make_all(damaged)
    _note(made)
    traces = known | {face.path.name: _trace(face.path) for face in made}
    if traces != known:
        write(memory, json.dumps(traces, indent=1, sort_keys=True).encode())
    return made


def _note(faces: Iterable[MadeFace]) -> None:
    bases = find_base_fonts()
    for face in faces:
        base = (face.weight, cast(Style, face.slope))
        note_face(f"{face.cut.family} {FACES[base]}", bases[base])


def _trace(path: Path) -> str:
    """Size and time of a file: a face that was whole and has the same is whole."""
    try:
        status = path.stat()
    except OSError:
        return "missing"
    return f"{status.st_size}:{status.st_mtime_ns}"


def _remembered(memory: Path) -> dict[str, str]:
    try:
        return dict[str, str](json.loads(memory.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def _make_all(faces: Sequence[MadeFace]) -> None:
    """Make faces side by side: one takes most of a second."""
    if not faces:
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    from masthead.lifeline import end_with_parent

    with ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=end_with_parent) as workers:
        list(workers.map(_make, faces))
