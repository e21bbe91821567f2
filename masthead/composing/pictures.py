"""Pictures: the emblem of a project or ours, and any picture as a ``data:`` address."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path

_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
_EMBLEMS = ("emblem.svg", "emblem.png", "emblem.jpg", "emblem.jpeg")


def emblem(styles: Sequence[Path]) -> Path:
    """The emblem: ``art/emblem.svg`` (or png, jpg) of the first styles folder that has one."""
    return next(
        folder / "art" / name for folder in styles for name in _EMBLEMS if (folder / "art" / name).is_file()
    )


def data_uri(picture: Path | str) -> str:
    """A picture file, or SVG as text, as an address that carries it."""
    if isinstance(picture, str):
        data, media_type = picture.encode(), _TYPES[".svg"]
    else:
        data, media_type = picture.read_bytes(), _TYPES[picture.suffix.lower()]
    return f"data:{media_type};base64,{base64.b64encode(data).decode()}"
