"""Which pages of a document changed, in text or look: those are the sheets to be printed again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, zip_longest

# Dots a point. At 36 dots an inch in 256 greys a hair of a tenth of a point still darkens its dots, and
# a page is drawn in a few milliseconds.
_SCALE = 0.5


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
    import pypdfium2

    try:
        before = tuple(_traces(old))
    except pypdfium2.PdfiumError:
        return None
    now = tuple(_traces(new))
    pairs = enumerate(zip_longest(before, now), start=1)
    changed = tuple(number for number, (one, other) in pairs if one != other and number <= len(now))
    return Change(changed, len(now), len(before))


def _traces(pdf: bytes) -> Iterator[tuple[tuple[float, float], str, str]]:
    """Of each page its size, its text, and a digest of how it looks."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            text = page.get_textpage()
            words = text.get_text_range()
            text.close()
            bitmap = page.render(scale=_SCALE, grayscale=True)
            look = hashlib.blake2b(bytes(bitmap.buffer), digest_size=16).hexdigest()
            size = page.get_size()
            bitmap.close()
            page.close()
            yield size, words, look
    finally:
        document.close()


def _pages(numbers: Iterable[int]) -> str:
    """``page 3``, ``pages 3, 5-7``."""
    runs = []
    for _, run in groupby(enumerate(numbers), key=lambda item: item[1] - item[0]):
        pages = [number for _, number in run]
        runs.append(str(pages[0]) if len(pages) == 1 else f"{pages[0]}-{pages[-1]}")
    several = len(runs) > 1 or "-" in runs[0]
    return f"page{'s' if several else ''} {', '.join(runs)}"
