"""Whether ink would fall off: pages that are put in the middle of smaller ones keep their size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from masthead.copies.documents import BuiltDocument
from masthead.copies.imposition.geometry import Box, cells, creep_shift, placing
from masthead.copies.imposition.layout import GRID, Layout
from masthead.copies.imposition.order import Sheet, sheets
from masthead.copies.paper import MM
from masthead.errors import Problem, UsageError

_SCALE = 2  # dots in a point: ink is found to half a point
_WHITE = 250  # of 255; what is lighter is paper
_NEAR = 1.0  # pt
# mm: where the number stands at the foot of a page, from its left, lower and right edge (overlay.css)
_FOOT = (25, 4.3, 25)
_FOOT_HIGH = 10


def ink_boxes(path: Path) -> Iterator[tuple[Box, Box | None]]:
    """Each page of a PDF, and what of it is printed on, in points; None for an empty page."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    try:
        for page in pdf:
            width, height = page.get_size()
            image = page.render(scale=_SCALE, grayscale=True).to_pil()
            found = image.point(lambda part: 255 if part < _WHITE else 0).getbbox()
            edges = [edge / _SCALE for edge in found] if found else None
            ink = Box(edges[0], height - edges[3], edges[2], height - edges[1]) if edges else None
            yield Box(0, 0, width, height), ink
    finally:
        pdf.close()


def odd_pages(documents: Iterable[BuiltDocument], layout: Layout) -> Iterator[Problem]:
    """The documents with a page of another size than its place, where pages are to stay as they are."""
    if layout.fit != "none":
        return
    import pypdfium2

    (cell, *_) = cells(layout)
    for document in documents:
        with pypdfium2.PdfDocument(document.path) as pdf:
            for number, (width, height) in enumerate((page.get_size() for page in pdf), start=1):
                try:
                    placing(Box(0, 0, width, height), cell, layout)
                except UsageError as error:
                    (problem,) = error.problems
                    message = f"page {number}: {problem.message}"
                    yield replace(problem, message=message, path=document.path)
                    break


def cut_pages(documents: Iterable[tuple[BuiltDocument, bool]], layout: Layout) -> Iterator[Problem]:
    """The documents of which ink would be cut off; with each, whether its copies are numbered."""
    if layout.fit != "centre":
        return
    for document, numbered in documents:
        pages = [(page, _with_foot(page, ink, numbered)) for page, ink in ink_boxes(document.path)]
        every = sheets(document.pages, layout, document.starts, document.rtl)
        cut = sorted({number + 1 for sheet in every for number in _cut(sheet, pages, layout)})
        if cut:
            more = f" and {len(cut) - 1} more" if len(cut) > 1 else ""
            message = f"page {cut[0]}{more} of {document.name} is larger than its place: ink would be cut off"
            yield Problem("ink-cut", message, document.path, hint="ask for --fit scale, or larger paper")


def _with_foot(page: Box, ink: Box | None, numbered: bool) -> Box | None:
    if not numbered:
        return ink
    left, bottom, right = (edge * MM for edge in _FOOT)
    foot = Box(left, bottom, page.width - right, _FOOT_HIGH * MM)
    return _around(foot, ink) if ink else foot


def _around(one: Box, other: Box) -> Box:
    low = min(one.left, other.left), min(one.bottom, other.bottom)
    return Box(*low, max(one.right, other.right), max(one.top, other.top))


def _cut(sheet: Sheet, pages: list[tuple[Box, Box | None]], layout: Layout) -> Iterator[int]:
    columns = GRID[layout.kind][0]
    for side in (sheet.front, sheet.back):
        for place, (number, cell) in enumerate(zip(side, cells(layout), strict=False)):
            if number is None:
                continue
            page, ink = pages[number]
            if ink is None:
                continue
            shift = creep_shift(layout, place % columns, sheet.depth)
            a, b, c, d, e, f = placing(page, cell, layout, shift)
            corners = [(a * x + c * y + e, b * x + d * y + f) for x, y in _corners(ink)]
            for x, y in corners:
                across = cell.clip.left - _NEAR <= x <= cell.clip.right + _NEAR
                if not (across and cell.clip.bottom - _NEAR <= y <= cell.clip.top + _NEAR):
                    yield number
                    break


def _corners(box: Box) -> tuple[tuple[float, float], ...]:
    return (box.left, box.bottom), (box.right, box.top)
