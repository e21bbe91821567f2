"""Colour profiles: sRGB, which comes with the engine, and a grey one for printing with black ink only.

Grey of a device that prints: a monochrome output profile needs four tags (ICC.1:2010, 8.5.2).
"""

from __future__ import annotations

import struct
from importlib.resources import files

_GAMMA = 2.2
_D50 = (0.9642, 1.0, 0.8249)  # the white of the connection space (ICC.1:2010, 7.2.16)
_DATE = (2026, 1, 1, 0, 0, 0)  # of the profile, which is the same for ever


def srgb() -> bytes:
    """The sRGB profile of the ICC (sRGB2014)."""
    return (files("weasyprint") / "pdf" / "sRGB2014.icc").read_bytes()


def grey() -> bytes:
    """A profile of class ``prtr`` for grey, with one curve."""
    tags = {
        b"desc": _text("Black ink"),
        b"cprt": _text("No copyright; use freely"),
        b"wtpt": b"XYZ " + bytes(4) + _xyz(_D50),
        b"kTRC": b"curv" + bytes(4) + struct.pack(">IH", 1, round(_GAMMA * 256)) + bytes(2),
    }
    place = 128 + 4 + 12 * len(tags)
    table, data = struct.pack(">I", len(tags)), b""
    for name, tag in tags.items():
        padded = tag + bytes(-len(tag) % 4)
        table += name + struct.pack(">II", place + len(data), len(tag))
        data += padded
    return _header(place + len(data)) + table + data


def _header(size: int) -> bytes:
    head = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x04200000, b"prtr", b"GRAY", b"XYZ ")
    head += struct.pack(">6H", *_DATE) + b"acsp" + bytes(4) + struct.pack(">I", 0) + bytes(16)
    head += struct.pack(">I", 1) + _xyz(_D50)  # relative colorimetric; the illuminant
    return head + bytes(128 - len(head))


def _xyz(values: tuple[float, float, float]) -> bytes:
    return struct.pack(">3i", *(round(value * 65536) for value in values))


def _text(text: str) -> bytes:
    data = text.encode("utf-16-be")
    return b"mluc" + bytes(4) + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(data), 28) + data
