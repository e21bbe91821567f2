"""Kinds and sheets, kept from document to document while their files are as they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from masthead.kinds import Kind, load_kinds
from masthead.sheets import Sheet, load_sheets

_State = tuple[tuple[str, int, int, int], ...]


def kept_kinds(folders: Sequence[Path]) -> Mapping[str, Kind]:
    """As ``load_kinds``; not to be changed."""
    return _kinds(tuple(folders), _state(folders, "*.toml"))


def kept_sheets(folders: Sequence[Path]) -> Mapping[str, Sheet]:
    """As ``load_sheets``; not to be changed."""
    return _sheets(tuple(folders), _state(folders, "sheets/*.toml"))


def _state(folders: Sequence[Path], pattern: str) -> _State:
    files = ((path, path.stat()) for folder in folders for path in sorted(folder.glob(pattern)))
    return tuple((str(path), s.st_size, s.st_mtime_ns, s.st_ctime_ns) for path, s in files)


@lru_cache(maxsize=2)
def _kinds(folders: tuple[Path, ...], state: _State) -> dict[str, Kind]:
    return load_kinds(folders)


@lru_cache(maxsize=2)
def _sheets(folders: tuple[Path, ...], state: _State) -> dict[str, Sheet]:
    return load_sheets(folders)
