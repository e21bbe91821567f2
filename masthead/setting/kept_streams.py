"""Page contents that were compressed before: compressing takes longer than drawing, and few pages change.

The same bytes give the same compressed bytes, whichever document they are of.
"""

from __future__ import annotations

import importlib
import zlib
from hashlib import blake2b
from typing import Any

from masthead.setting.keeping import Kept

_MOST = 1_000  # streams, some 4 KB each

_compressed: Kept[bytes] = Kept(_MOST)


def keep_streams() -> None:
    """From now on, what this process compresses for a PDF is kept, and used again."""
    vars(importlib.import_module("pydyf"))["zlib"] = _Compression()


class _Compression:
    """The standard library's, as far as the engine's writer of PDF uses it."""

    def compressobj(self, level: int) -> _Compressor:
        return _Compressor(level)

    def __getattr__(self, name: str) -> Any:
        return getattr(zlib, name)


class _Compressor:
    """Compresses at one go, or remembers what came of it."""

    def __init__(self, level: int) -> None:
        self._level, self._data = level, b""

    def compress(self, data: bytes) -> bytes:
        self._data += data
        return b""

    def flush(self) -> bytes:
        key = self._level, len(self._data), blake2b(self._data, digest_size=32).digest()
        found = _compressed.get(key)
        if found is None:
            compressor = zlib.compressobj(level=self._level)
            found = compressor.compress(self._data) + compressor.flush()
            _compressed.put(key, found)
        return found
