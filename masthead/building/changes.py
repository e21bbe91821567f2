"""Which pages of a document changed, in text or look: those are the sheets to be printed again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from masthead.setting.page_digests import PageDigest

_SCALE = 0.5  # dots a point, for pictures: the rest is compared as it is written; a page takes milliseconds


@dataclass(frozen=True, slots=True)
class Change:
    """The pages of a new PDF that differ from the same page of the old one, and how many both have."""

    pages: tuple[int, ...]
    count: int
    before: int

    def __str__(self) -> str:
        """``pages 3, 5-7 of 17 changed``; a page that is gone is told by the numbers of both."""
        said = f"{_pages(self.pages)} of {self.count} changed" if self.pages else "no page looks different"
        return said + (f", {self.before} pages before" if self.before != self.count else "")


def compare(old: bytes, new: bytes) -> Change | None:
    """What changed between two PDFs; None where they are the same, or the old one cannot be read."""
    if old == new:
        return None
    import pikepdf

    from masthead.setting.page_digests import page_digests

    try:
        before, now = page_digests(old), page_digests(new)
        looks = _Looks(old), _Looks(new)
        pairs = enumerate(zip_longest(before, now))
        differing = [place for place, (one, other) in pairs if _differs(one, other, looks, place)]
    except (pikepdf.PdfError, RuntimeError):  # PDFium's error is a RuntimeError
        return None
    changed = tuple(place + 1 for place in differing if place < len(now))
    return Change(changed, len(now), len(before))


def _differs(
    one: PageDigest | None, other: PageDigest | None, looks: tuple[_Looks, _Looks], place: int
) -> bool:
    """Whether a page is another one: the engine writes the same orders for the same page, wherever it stands.

    Fonts and pictures are those of all pages: where only these differ, the looks of the page decide.
    """
    if one is None or other is None or one.drawing != other.drawing:
        return True
    return one.resources != other.resources and looks[0].of(place) != looks[1].of(place)


class _Looks:
    """How the pages of a PDF look."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf

    @cached_property
    def _document(self) -> Any:
        import pypdfium2

        return pypdfium2.PdfDocument(self._pdf)

    def of(self, place: int) -> bytes:
        page = self._document[place]
        bitmap = page.render(scale=_SCALE, grayscale=True)
        look = hashlib.blake2b(bytes(bitmap.buffer), digest_size=16).digest()
        bitmap.close()
        page.close()
        return look


def _pages(numbers: Iterable[int]) -> str:
    """``page 3``, ``pages 3, 5-7``."""
    runs = []
    for _, run in groupby(enumerate(numbers), key=lambda item: item[1] - item[0]):
        pages = [number for _, number in run]
        runs.append(str(pages[0]) if len(pages) == 1 else f"{pages[0]}-{pages[-1]}")
    several = len(runs) > 1 or "-" in runs[0]
    return f"page{'s' if several else ''} {', '.join(runs)}"
