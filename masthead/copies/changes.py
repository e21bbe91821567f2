"""What differs on paper from an earlier run: digests of pages as they look, and the leaves to replace."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from masthead.copies.documents import BuiltDocument
from masthead.copies.imposition.layout import Layout
from masthead.copies.imposition.order import Sheet, sheets

_DPI = 100  # a comma is four dots across
_START = "+"  # marks a page on which a part begins


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf that is not as it was: ``number`` counts sheets from 1, pages count from 1."""

    number: int
    action: Literal["replace", "add", "remove"]
    old: tuple[int, ...]
    new: tuple[int, ...]


def page_digests(document: BuiltDocument) -> tuple[str, ...]:
    """A digest of each page as it looks, so that what is drawn the same is the same."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(document.path)
    found = []
    for number, page in enumerate(pdf):
        bitmap = page.render(scale=_DPI / 72)
        size = f"{bitmap.width}x{bitmap.height}".encode()
        digest = hashlib.sha256(size + bytes(bitmap.buffer)).hexdigest()
        found.append(digest + (_START if number in document.starts else ""))
    pdf.close()
    return tuple(found)


def file_digest(path: Path) -> str:
    """The digest of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def changed_leaves(
    old: Sequence[str], new: Sequence[str], layout: Layout, rtl: bool = False
) -> tuple[Leaf, ...]:
    """The leaves of a document that differ, by the digests of its pages before and now."""
    before, now = _imposed(old, layout, rtl), _imposed(new, layout, rtl)
    leaves = []
    for number in range(max(len(before), len(now))):
        was = before[number] if number < len(before) else None
        has = now[number] if number < len(now) else None
        if was is None or has is None:
            action: Literal["add", "remove"] = "add" if was is None else "remove"
            leaves.append(Leaf(number + 1, action, _pages(was), _pages(has)))
        elif _look(was, old) != _look(has, new):
            leaves.append(Leaf(number + 1, "replace", _pages(was), _pages(has)))
    return tuple(leaves)


def _imposed(digests: Sequence[str], layout: Layout, rtl: bool) -> tuple[Sheet, ...]:
    starts = [number for number, digest in enumerate(digests) if digest.endswith(_START)]
    return sheets(len(digests), layout, starts, rtl)


def _look(sheet: Sheet, digests: Sequence[str]) -> tuple[object, ...]:
    """What a sheet shows; its depth counts, as creep moves the pages."""
    places = (*sheet.front, "/", *sheet.back)
    shown = tuple(digests[place].rstrip(_START) if isinstance(place, int) else place for place in places)
    return (*shown, sheet.depth)


def _pages(sheet: Sheet | None) -> tuple[int, ...]:
    return tuple(page + 1 for page in sheet.pages) if sheet else ()
