"""The pages of a PDF as pictures."""

from __future__ import annotations

import threading
from io import BytesIO
from pathlib import Path

import pypdfium2

_DRAWING = threading.Lock()  # PDFium is not made for several threads
_MOST = 3.0  # pixels a point: what a screen of four times as many shows of a page


def page_sizes(pdf: Path) -> list[tuple[float, float]]:
    """Width and height of each page, in pt.

    Raises:
        OSError: the file is not there or cannot be read.
    """
    with _DRAWING:
        document = _open(pdf)
        try:
            return [document.get_page_size(number) for number in range(len(document))]
        finally:
            document.close()


def page_picture(pdf: Path, number: int, scale: float) -> bytes:
    """The page of that number, from 1, as PNG, with so many pixels a point.

    Raises:
        OSError: the file is not there or cannot be read.
        IndexError: there is no such page.
    """
    with _DRAWING:
        document = _open(pdf)
        try:
            if not 1 <= number <= len(document):
                raise IndexError(number)
            image = document[number - 1].render(scale=max(0.1, min(scale, _MOST))).to_pil()
        finally:
            document.close()
    buffer = BytesIO()
    image.save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def _open(pdf: Path) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(pdf.read_bytes())
    except pypdfium2.PdfiumError as error:
        raise OSError(str(error)) from error
