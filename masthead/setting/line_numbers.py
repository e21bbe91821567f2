"""Numbers of lines in the margin, for conferences whose amendments name lines (un-conventions, section 8).

They are drawn as outlines and marked as an artifact of the page: a screen reader does not read them, and
they do not come along when the text is copied or searched.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from masthead.setting.base_fonts import find_base_fonts

_NUMBERED = frozenset(("text", "numbered", "continued", "sub", "quoted", "bullet"))  # classes of paragraphs
_PX = 4 / 3  # of the engine, a point
_SIZE = 8.0  # pt, as notes
_GAP = 12.0  # pt between a number and the text block
_SAME = 1.0  # px: what stands no farther apart is one line


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a paragraph in pt from the top left: its baseline, the edges of its paragraph."""

    baseline: float
    left: float
    right: float
    from_right: bool


def number_lines(document: Any, pdf: Any, every: int) -> None:
    """Draw the number of every so many lines on the pages of a PDF that WeasyPrint is about to write.

    Lines are those of the running text, counted through the document.
    """
    digits = _Digits()
    count = 0
    for page, stream in zip(document.pages, _streams(pdf), strict=True):
        drawn = []
        lines = list(_lines(page._page_box))
        for line in lines:
            count += 1
            if count % every == 0:
                drawn.append(digits.draw(str(count), *_place(line, lines)))
        if drawn:
            stream.stream.append("/Artifact BMC q {} f Q EMC".format(" ".join(drawn)).encode())


def _place(line: _Line, lines: list[_Line]) -> tuple[float, float, bool]:
    if line.from_right:
        return max(each.right for each in lines) + _GAP, line.baseline, False
    return min(each.left for each in lines) - _GAP, line.baseline, True


def _streams(pdf: Any) -> Iterator[Any]:
    """The content of the pages, in their order."""
    for reference in pdf.pages["Kids"][::3]:
        contents = pdf.objects[reference]["Contents"]
        yield pdf.objects[int(contents.split()[0])]


def _lines(box: Any, paragraph: Any = None) -> Iterator[_Line]:
    """The lines of all paragraphs on a page, without those in notes, heads and feet."""
    box = getattr(box, "_box", box)  # what is placed absolutely stands in a placeholder
    if type(box).__name__ == "FootnoteAreaBox":
        return
    element = getattr(box, "element", None)
    if element is not None and _NUMBERED & set((element.get("class") or "").split()):
        paragraph = box
    found: list[_Line] = []
    for child in getattr(box, "children", ()):
        if paragraph is not None and type(child).__name__ == "LineBox":
            found += _line(child, paragraph)
        else:
            found += _lines(child, paragraph)
    last = None
    for line in sorted(found, key=lambda line: line.baseline):
        if last is None or line.baseline - last > _SAME / _PX:
            yield line
        last = line.baseline


def _line(box: Any, paragraph: Any) -> list[_Line]:
    """A line box with words in it, by the baseline of its largest letters."""
    texts = sorted(_texts(box), key=lambda text: -text.style["font_size"])
    if not texts:
        return []
    baseline = texts[0].position_y + texts[0].baseline
    left, width = paragraph.content_box_x(), paragraph.width
    turned = paragraph.style["direction"] == "rtl"
    return [_Line(baseline / _PX, left / _PX, (left + width) / _PX, turned)]


def _texts(box: Any) -> Iterator[Any]:
    box = getattr(box, "_box", box)
    if (getattr(box, "text", None) or "").strip():
        yield box
    for child in getattr(box, "children", ()):
        yield from _texts(child)


class _Digits:
    """The outlines of the figures of the base font."""

    def __init__(self) -> None:
        from fontTools.ttLib import TTFont

        font = TTFont(find_base_fonts()[400, "normal"])
        self._glyphs, self._names = font.getGlyphSet(), font.getBestCmap()
        self._scale = _SIZE / font["head"].unitsPerEm

    def draw(self, number: str, x: float, baseline: float, ends: bool) -> str:
        """Path operators of a number that begins, or ends, at a place; the y axis points down."""
        from fontTools.pens.transformPen import TransformPen

        glyphs = [self._glyphs[self._names[ord(digit)]] for digit in number]
        x -= sum(glyph.width for glyph in glyphs) * self._scale if ends else 0
        pen = _path_pen(self._glyphs)
        for glyph in glyphs:
            glyph.draw(TransformPen(pen, (self._scale, 0, 0, -self._scale, x, baseline)))
            x += glyph.width * self._scale
        return " ".join(pen.operators)


def _path_pen(glyphs: Any) -> Any:
    """A pen that writes the path operators of PDF (ISO 32000-1, table 59)."""
    from fontTools.pens.basePen import BasePen

    class PathPen(BasePen):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__(glyphs)
            self.operators: list[str] = []

        def _write(self, operator: str, *points: tuple[float, float]) -> None:
            places = " ".join(f"{place:.3f}" for point in points for place in point)
            self.operators.append(f"{places} {operator}".strip())

        def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802
            self._write("m", point)

        def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
            self._write("l", point)

        def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
            self._write("c", *points)

        def _closePath(self) -> None:  # noqa: N802
            self._write("h")

    return PathPen()
