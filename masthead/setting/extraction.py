"""The finished PDF read back: the characters of each region of each page, without spaces.

A region is where the sheet's measures say that something stands: what lies outside the page, or in
another region, is not there for the reader and does not come.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from masthead.setting.keeping import Kept
from masthead.setting.page_digests import page_digests
from masthead.sheets import Sheet

# PDFium puts U+0002 or U+FFFE where a line ends in a hyphen. What joins, parts or turns letters has no
# width, and the engine keeps or drops it as it likes.
_INVISIBLE = (
    0xAD,
    0x34F,
    0x61C,
    *range(0x200B, 0x2011),  # U+2010 is what a soft hyphen shows at a line's end (masthead/breaking)
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
)
_FIGURES = {0x660 + value: str(value) for value in range(10)}  # shown for European ones (composing/digits.py)
_EXTRACTION = {0x02: "-", 0xFFFE: "-", **dict.fromkeys(_INVISIBLE), **_FIGURES}
_MOST = 1_000  # pages whose text is remembered, some 4 KB each
_OVERLAP = 1.0  # pt between regions, where nothing stands: PDFium gives what only touches a region


@dataclass(frozen=True, slots=True)
class PageText:
    """The letters of a page: above its text block, in it, and below it on the left and on the right.

    The foot of the first page is one: how far its legend reaches depends on the language.
    """

    head: str
    body: str
    foot_left: str
    foot_right: str


def letters(text: str) -> str:
    """What counts of a text: its characters, without spaces, line ends and signs that are not seen.

    They are taken apart (NFKD), since PDFium gives ``ﬁ`` back as two letters and some accents on their own.
    """
    if not text.isascii():
        text = normalize("NFKD", text.replace("\u2011", "-"))  # which the pages show as a hyphen
    return "".join(text.translate(_EXTRACTION).split())


_kept: list[Kept[PageText]] = []


def keep_texts() -> None:
    """From now on, this process remembers what it read: a page with the same digests reads the same."""
    if not _kept:
        _kept.append(Kept(_MOST))


def page_texts(pdf: bytes, sheet: Sheet) -> Iterator[PageText]:
    """The regions of each page, each in the order in which it was set."""
    import pypdfium2

    digests = page_digests(pdf) if _kept else ()
    document = pypdfium2.PdfDocument(pdf)
    try:
        for index in range(len(document)):
            limits = *_limits(sheet, first=index == 0), index > 0
            found = _kept[0].get((digests[index], limits)) if _kept else None
            if found is None:
                page = document[index]
                text = page.get_textpage()
                found = _page_text(page, text, *limits)
                text.close()
                page.close()
                if _kept:
                    _kept[0].put((digests[index], limits), found)
            yield found
    finally:
        document.close()


def _limits(sheet: Sheet, *, first: bool) -> tuple[float, float]:
    """How far from the top and from the bottom of the paper the text block ends, in pt."""
    page = sheet.measures["page"]
    if first:
        return _pt(page["first-top"]) + _pt(sheet.measures["masthead"]["height"]), _pt(page["first-bottom"])
    return _pt(page["top"]), _pt(page["bottom"])


def _pt(measure: float | str) -> float:
    assert not isinstance(measure, str)
    return measure


def _page_text(page: Any, text: Any, above: float, below: float, parted: bool) -> PageText:
    width, height = page.get_size()
    top, bottom, middle = height - above, below, width / 2 if parted else width

    def region(left: float, low: float, right: float, high: float) -> str:
        return letters(text.get_text_bounded(left=left, bottom=low, right=right, top=high))

    return PageText(
        head=region(0, top + _OVERLAP, width, height),
        body=region(0, bottom - _OVERLAP, width, top + _OVERLAP),
        foot_left=region(0, 0, middle, bottom - _OVERLAP),
        foot_right=region(middle, 0, width, bottom - _OVERLAP) if parted else "",
    )
