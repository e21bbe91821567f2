"""Which pages of a document changed, in text or look: those are the sheets to be printed again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, zip_longest

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

    try:
        before = tuple(_traces(old))
    except (pikepdf.PdfError, RuntimeError):  # PDFium's error is a RuntimeError
        return None
    now = tuple(_traces(new))
    pairs = enumerate(zip_longest(before, now), start=1)
    changed = tuple(number for number, (one, other) in pairs if one != other and number <= len(now))
    return Change(changed, len(now), len(before))


def _traces(pdf: bytes) -> Iterator[tuple[str, str]]:
    """Of each page a digest of what is drawn, in text and rules, and one of how it looks, pictures too."""
    return zip(_drawings(pdf), _looks(pdf), strict=True)


def _drawings(pdf: bytes) -> Iterator[str]:
    """The engine writes the same orders for the same page, whatever page it is and whatever follows."""
    from io import BytesIO

    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            page.contents_coalesce()
            box = ",".join(map(str, page.mediabox))
            yield _digest(box.encode() + page.obj.Contents.read_bytes())


def _looks(pdf: bytes) -> Iterator[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            bitmap = page.render(scale=_SCALE, grayscale=True)
            yield _digest(bytes(bitmap.buffer))
            bitmap.close()
            page.close()
    finally:
        document.close()


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _pages(numbers: Iterable[int]) -> str:
    """``page 3``, ``pages 3, 5-7``."""
    runs = []
    for _, run in groupby(enumerate(numbers), key=lambda item: item[1] - item[0]):
        pages = [number for _, number in run]
        runs.append(str(pages[0]) if len(pages) == 1 else f"{pages[0]}-{pages[-1]}")
    several = len(runs) > 1 or "-" in runs[0]
    return f"page{'s' if several else ''} {', '.join(runs)}"
