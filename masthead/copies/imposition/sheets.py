"""Draws sheets: pages as forms, so that vector and text stay as they are, each page's form once in a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from masthead.copies.black import blacken
from masthead.copies.imposition.geometry import (
    Box,
    Cell,
    Line,
    cells,
    creep_shift,
    crop_marks,
    fold_marks,
    placing,
    sheet_size,
)
from masthead.copies.imposition.layout import GRID, Layout
from masthead.copies.imposition.order import Sheet

if TYPE_CHECKING:
    import pikepdf

_HAIRLINE = 0.25  # pt, as printers' marks are drawn


@dataclass(frozen=True, slots=True)
class Form:
    """A page as a form in the file that is being made: the form, its trim."""

    form: Any
    trim: Box


class Canvas:
    """A PDF in which sheets are gathered; forms of pages are kept between files, sheets are not."""

    def __init__(self) -> None:
        import pikepdf

        self.pdf: pikepdf.Pdf = pikepdf.new()
        self._forms: dict[Path, tuple[Form, ...]] = {}

    def document(self, path: Path) -> tuple[Form, ...]:
        """The pages of a built document, copied in when they are first asked for."""
        if path not in self._forms:
            import pikepdf

            with pikepdf.open(path) as source:
                self._forms[path] = self.take(source)
        return self._forms[path]

    def take(self, source: pikepdf.Pdf) -> tuple[Form, ...]:
        """The pages of an open PDF."""
        return tuple(self.page(source, page) for page in source.pages)

    def page(self, source: pikepdf.Pdf, page: Any) -> Form:
        """A page of an open PDF, its greys as grey."""
        trim = [float(edge) for edge in page.trimbox]
        turned = int(page.obj.get("/Rotate", 0)) % 180 != 0
        drawn = source.make_indirect(page.as_form_xobject())
        form = self.pdf.copy_foreign(drawn)
        blacken(form, self.pdf)
        box = Box(*trim)
        if turned:
            left, bottom, right, top = (float(edge) for edge in form.BBox)
            box = Box(0, 0, top - bottom, right - left)
        for key in ("/StructParents", "/StructParent"):
            if key in form:
                del form[key]
        return Form(form, box)

    def add(self, sheet: Sheet, pages: Sequence[Form], overlay: Form | None, layout: Layout) -> None:
        """Adds a sheet's front and, where the layout has one, its back."""
        for side in (sheet.front, sheet.back):
            if side:
                self._side(side, sheet.depth, pages, overlay, layout)

    def _side(
        self,
        side: Sequence[int | None],
        depth: int,
        pages: Sequence[Form],
        overlay: Form | None,
        layout: Layout,
    ) -> None:
        import pikepdf

        drawn: dict[str, Any] = {}
        content = []
        columns = GRID[layout.kind][0]
        places = cells(layout)
        for number, (page, cell) in enumerate(zip(side, places, strict=True)):
            if page is None:
                continue
            form = pages[page]
            matrix = placing(form.trim, cell, layout, creep_shift(layout, number % columns, depth))
            drawn[f"/P{number}"] = form.form
            content.append(f"q {_clip(cell)} {_numbers(matrix)} cm /P{number} Do")
            if overlay:
                drawn["/Copy"] = overlay.form
                to_x = form.trim.left - overlay.trim.left
                content.append(
                    f"1 0 0 1 {_numbers((to_x, form.trim.bottom - overlay.trim.bottom))} cm /Over gs /Copy Do"
                )
            content.append("Q")
        if any(page is not None for page in side):
            content += _marks(layout)
        width, height = sheet_size(layout)
        self.pdf.add_blank_page(page_size=(round(width, 3), round(height, 3)))
        page_object = self.pdf.pages[-1].obj
        page_object.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(drawn))
        if overlay:  # what is grey in it darkens the page and hides nothing
            state = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, BM=pikepdf.Name.Multiply)
            page_object.Resources.ExtGState = pikepdf.Dictionary(Over=state)
        page_object.Contents = self.pdf.make_stream("\n".join(content).encode("ascii"))
        _set_boxes(page_object, places, layout)

    def clear(self) -> None:
        """Takes the sheets out again; the forms stay for the next file."""
        del self.pdf.pages[:]

    def bytes(self) -> bytes:
        """The file as it stands, the same for the same sheets: no date and no number drawn by lot."""
        from io import BytesIO

        buffer = BytesIO()
        self.pdf.save(buffer, deterministic_id=True, min_version="1.6")
        return buffer.getvalue()


def _set_boxes(page: Any, places: Sequence[Cell], layout: Layout) -> None:
    """The trim of the side: what is left when it is cut; of several pages, all of them."""
    trim = _around([cell.trim for cell in places])
    media = [float(edge) for edge in page.MediaBox]
    page.TrimBox = [round(edge, 3) for edge in _within(trim, media)]
    page.BleedBox = [round(edge, 3) for edge in _within(_around([cell.clip for cell in places]), media)]
    page.CropBox = page.MediaBox


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )


def _within(box: Box, media: Sequence[float]) -> tuple[float, float, float, float]:
    return (
        max(box.left, media[0]),
        max(box.bottom, media[1]),
        min(box.right, media[2]),
        min(box.top, media[3]),
    )


def _clip(cell: Cell) -> str:
    return f"{_numbers((cell.clip.left, cell.clip.bottom, cell.clip.width, cell.clip.height))} re W n"


def _marks(layout: Layout) -> Iterator[str]:
    lines: list[Line] = []
    if layout.crop_marks:
        lines += crop_marks(layout)
    if lines or layout.fold_marks:
        yield f"q 0 G {_HAIRLINE} w"
        for x0, y0, x1, y1 in lines:
            yield f"{_numbers((x0, y0))} m {_numbers((x1, y1))} l S"
        if layout.fold_marks:
            yield "[2 2] 0 d"
            for x0, y0, x1, y1 in fold_marks(layout):
                yield f"{_numbers((x0, y0))} m {_numbers((x1, y1))} l S"
        yield "Q"


def _numbers(values: Sequence[float]) -> str:
    return " ".join(f"{value:.4f}".rstrip("0").rstrip(".") if value else "0" for value in values)
