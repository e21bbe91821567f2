"""Pictures: the emblem of a project or ours, and any picture as a ``data:`` address."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path

from masthead.errors import ContentError, Problem
from masthead.uses import note

_TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
}


def emblem(styles: Sequence[Path], name: str = "emblem") -> Path:
    """The emblem: ``art/NAME.svg`` (or png, jpg) of the first styles folder that has one.

    ``name`` is the sheet's. ContentError where no folder has it.
    """
    names = [f"art/{name}{ending}" for ending in _TYPES]
    note(*(f"styles/{each}" for each in names))
    places = (folder / each for folder in styles for each in names)
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        hint = f"put your emblem there as {name}.svg, .png or .jpg"
        raise ContentError(Problem("emblem-missing", f"no styles folder has art/{name}.svg", hint=hint))
    return found


def data_uri(picture: Path | str) -> str:
    """A picture file, or SVG as text, as an address that carries it."""
    if isinstance(picture, str):
        data, media_type = picture.encode(), _TYPES[".svg"]
    else:
        data, media_type = picture.read_bytes(), _TYPES[picture.suffix.lower()]
    return f"data:{media_type};base64,{base64.b64encode(data).decode()}"


def drawn_words(picture: Path) -> str:
    """The characters that a drawing sets as text, in its order; "" for a picture of another kind.

    They come out of the finished page as words do, so the proof must know them.
    """
    if picture.suffix.lower() != ".svg":
        return ""
    from xml.etree import ElementTree

    try:
        root = ElementTree.parse(picture).getroot()
    except (OSError, ElementTree.ParseError):
        return ""  # what is wrong with a picture, the engine tells
    return " ".join("".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text"))
