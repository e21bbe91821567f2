"""What stands where on a finished page: lines by origin, ink by its bounds; in pt from the top left."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

_GAP = 8.0  # pt between characters that stand in two columns
_SPACE = 1.0  # pt between characters that are of two words
_SCALE = 10  # dots a pt: ink is measured to a tenth of a pt
_DARK = 160


@dataclass(frozen=True)
class Line:
    """Characters on one baseline: where the first begins and the last ends, and the baseline."""

    text: str
    x: float
    right: float
    y: float


@dataclass(frozen=True)
class Ink:
    """The bounds of what is dark."""

    x: float
    y: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.x

    @property
    def height(self) -> float:
        return self.bottom - self.y


class MeasuredPage:
    """A page of a PDF."""

    def __init__(self, pdf: bytes, number: int) -> None:
        self._document = pypdfium2.PdfDocument(pdf)
        self._page = self._document[number - 1]
        self.width, self.height = self._page.get_size()
        self.lines = tuple(_lines(self._page))

    def line(self, text: str) -> Line:
        """The line that begins with a text."""
        found = [line for line in self.lines if line.text.startswith(text)]
        assert found, f"{text!r} begins no line of {[line.text for line in self.lines]}"
        return found[0]

    def ink(self, x: float, y: float, right: float, bottom: float) -> Ink:
        """The bounds of what is dark in a region."""
        crop = (x, self.height - bottom, self.width - right, y)
        image = self._page.render(scale=_SCALE, crop=crop, grayscale=True).to_pil()
        box = image.point(lambda value: 255 * (value < _DARK)).getbbox()
        assert box, f"there is nothing at {x}, {y}, {right}, {bottom}"
        left, top, end, low = (edge / _SCALE for edge in box)
        return Ink(x + left, y + top, x + end, y + low)


def page_count(pdf: bytes) -> int:
    return len(pypdfium2.PdfDocument(pdf))


@dataclass(frozen=True)
class _Character:
    text: str
    x: float
    right: float
    y: float


def _characters(page: pypdfium2.PdfPage) -> Iterator[_Character]:
    """What is dark on the page, in the order in which it was set; spaces are found again from the gaps."""
    text, height = page.get_textpage(), page.get_height()
    x, y, bounds = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    for index in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text, index))
        if letter.isspace() or letter == "\0":
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, index, bounds)
        yield _Character(letter, x.value, bounds.right, height - y.value)


def _lines(page: pypdfium2.PdfPage) -> Iterator[Line]:
    run: list[_Character] = []
    for character in _characters(page):
        if run and (abs(character.y - run[-1].y) > 0.1 or not -2 < character.x - run[-1].right < _GAP):
            yield _line(run)
            run = []
        run.append(character)
    if run:
        yield _line(run)


def _line(run: list[_Character]) -> Line:
    text = run[0].text
    for before, after in pairwise(run):
        text += " " * (after.x - before.right > _SPACE) + after.text
    return Line(text, run[0].x, run[-1].right, run[0].y)
