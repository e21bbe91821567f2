"""The copy number at the foot of every page of a numbered copy; watermark and code where asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from masthead.copies.ledger import NumberedCopy
from masthead.copies.pages import set_page
from masthead.copies.words import words_of

Code = Literal["qr", "code128"]
CODES: tuple[Code, ...] = ("qr", "code128")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is printed on numbered copies beside the number; ``code`` identifies a copy to a reader."""

    watermark: bool = False
    code: Code | None = None


def copy_text(copy: NumberedCopy) -> str:
    """``Copy 17 of 120``, in the document's language or in English."""
    return words_of(copy.language)("number", number=copy.number, total=copy.total)


def copy_code(copy: NumberedCopy) -> str:
    """What a code says of a copy: its symbol and number, which name it for good."""
    return f"{copy.symbol}#{copy.number}"


def overlay_pages(copies: Sequence[NumberedCopy], size: tuple[float, float], stamp: Stamp) -> bytes:
    """A PDF with an overlay for each copy; ``size`` of their pages in mm."""
    values = [
        {
            "language": copy.language,
            "direction": words_of(copy.language).language.direction,
            "text": copy_text(copy),
            "recipient": copy.recipient,
            "watermark": copy_text(copy) if stamp.watermark else "",
            "code": drawn(copy_code(copy), stamp.code) if stamp.code else "",
        }
        for copy in copies
    ]
    measures = {"page-width": size[0], "page-height": size[1]}
    return set_page("overlay", {"copies": values, "code": stamp.code or ""}, measures)


def drawn(text: str, code: Code) -> str:
    """A text as SVG, in QR or Code 128."""
    if code == "qr":
        from masthead.composing.codes import qr

        return qr(text)
    return _bars(text)


def _bars(text: str) -> str:
    import barcode

    modules = barcode.get_barcode_class("code128")(text).build()[0]
    path = "".join(f"M{x} 0h{width}v1h-{width}z" for x, width in _runs(modules))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {len(modules)} 1" preserveAspectRatio="none">'
        f'<path d="{path}"/></svg>'
    )


def _runs(modules: str) -> Iterator[tuple[int, int]]:
    x = 0
    for dark, run in groupby(modules):
        width = len(list(run))
        if dark == "1":
            yield x, width
        x += width
