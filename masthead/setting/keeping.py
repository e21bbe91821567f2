"""Values that are kept by key, as many as are worth it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

_Value = TypeVar("_Value")


class Kept(Generic[_Value]):
    """Values by key; those that were not asked for since ``most`` others came are let go."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._new: dict[Hashable, _Value] = {}
        self._old: dict[Hashable, _Value] = {}

    def get(self, key: Hashable) -> _Value | None:
        """The value that was put there, if it is still kept."""
        value = self._new.get(key)
        if value is None and (value := self._old.pop(key, None)) is not None:
            self.put(key, value)
        return value

    def put(self, key: Hashable, value: _Value) -> None:
        """Keep a value."""
        if len(self._new) >= self._most:
            self._new, self._old = {}, self._new
        self._new[key] = value

    def clear(self) -> None:
        """Let go of all values."""
        self._new.clear()
        self._old.clear()
