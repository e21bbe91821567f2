"""Where pages stand on a sheet, in points from its lower left corner, and the marks around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from masthead.copies.imposition.layout import GRID, Layout
from masthead.copies.paper import MM
from masthead.errors import Problem, UsageError

_OFFSET, _LENGTH = (
    3 * MM,
    5 * MM,
)  # crop marks: away from the trim, and long (ISO 12647-7 asks for 3 mm at least)
Matrix = tuple[float, float, float, float, float, float]
Line = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, bottom, right, top."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Its width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its height."""
        return self.top - self.bottom

    @property
    def centre(self) -> tuple[float, float]:
        """Its centre."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Cell:
    """A place on a sheet: the finished page, and up to where ink may go."""

    trim: Box
    clip: Box


def sheet_size(layout: Layout) -> tuple[float, float]:
    """Width and height of a side as it is read."""
    width, height = layout.paper.points
    return (height, width) if layout.landscape else (width, height)


def cells(layout: Layout) -> tuple[Cell, ...]:
    """The places on a side, left to right and top to bottom. UsageError where the trim does not fit."""
    width, height = sheet_size(layout)
    columns, rows = GRID[layout.kind]
    share = width / columns, height / rows
    trim = layout.trim.points if layout.trim else share
    if trim[0] > share[0] + 0.1 or trim[1] > share[1] + 0.1:
        assert layout.trim
        message = f"{columns * rows} pages of {layout.trim.name} do not fit on a side of {layout.paper.name}"
        raise UsageError(Problem("trim-too-large", message, hint="choose larger paper, or leave --trim out"))
    return tuple(_cell(layout, column, row, share, trim) for row in range(rows) for column in range(columns))


def _cell(
    layout: Layout, column: int, row: int, share: tuple[float, float], trim: tuple[float, float]
) -> Cell:
    height = sheet_size(layout)[1]
    if layout.kind == "booklet":  # the pages meet at the spine
        left = share[0] - trim[0] if column == 0 else share[0]
    else:
        left = column * share[0] + (share[0] - trim[0]) / 2
    bottom = height - (row + 1) * share[1] + (share[1] - trim[1]) / 2
    box = Box(left, bottom, left + trim[0], bottom + trim[1])
    bleed = layout.bleed * MM
    spine = layout.kind == "booklet"
    clip = Box(
        box.left - (0 if spine and column == 1 else bleed),
        box.bottom - bleed,
        box.right + (0 if spine and column == 0 else bleed),
        box.top + bleed,
    )
    return Cell(box, clip)


def creep_shift(layout: Layout, column: int, depth: int) -> float:
    """How far a page moves towards the spine, in points to the right.

    A folded sheet stands out beyond those around it by their thickness; what is moved by as much stays in
    line when the fore-edge is cut.
    """
    if layout.kind != "booklet":
        return 0.0
    return (1 if column == 0 else -1) * depth * layout.creep * MM


def placing(page: Box, cell: Cell, layout: Layout, shift: float = 0.0) -> Matrix:
    """The matrix that takes a page's trim to the middle of a cell; a page on its side is turned.

    Raises:
        UsageError: its size is another, and the layout does not say what to do.
    """
    turned = (page.width > page.height) != (cell.trim.width > cell.trim.height)
    width, height = (page.height, page.width) if turned else (page.width, page.height)
    scale = 1.0
    if abs(width - cell.trim.width) > 0.5 or abs(height - cell.trim.height) > 0.5:
        if layout.fit == "none":
            message = f"a page is {width / MM:.0f} × {height / MM:.0f} mm, its place "
            message += f"{cell.trim.width / MM:.0f} × {cell.trim.height / MM:.0f} mm"
            raise UsageError(Problem("page-size", message, hint="ask for --fit scale or --fit centre"))
        if layout.fit == "scale":
            scale = min(cell.trim.width / width, cell.trim.height / height)
    (x, y), (to_x, to_y) = page.centre, cell.trim.centre
    to_x += shift
    if turned:  # a quarter to the left: its head is at the left
        return 0, scale, -scale, 0, to_x + scale * y, to_y - scale * x
    return scale, 0, 0, scale, to_x - scale * x, to_y - scale * y


def crop_marks(layout: Layout) -> Iterator[Line]:
    """Lines at the corners of what is cut; a booklet's two pages are cut as one."""
    found: dict[Line, None] = {}
    boxes = [cell.trim for cell in cells(layout)]
    if layout.kind == "booklet":
        boxes = [Box(boxes[0].left, boxes[0].bottom, boxes[1].right, boxes[1].top)]
    away = max(_OFFSET, layout.bleed * MM)
    for box in boxes:
        for x, way in ((box.left, -1), (box.right, 1)):
            for y in (box.bottom, box.top):
                found[(x + way * away, y, x + way * (away + _LENGTH), y)] = None
        for y, way in ((box.bottom, -1), (box.top, 1)):
            for x in (box.left, box.right):
                found[(x, y + way * away, x, y + way * (away + _LENGTH))] = None
    yield from (line for line in found if not _in_trim(line, boxes))


def fold_marks(layout: Layout) -> Iterator[Line]:
    """Lines above and below the spine of a booklet."""
    if layout.kind != "booklet":
        return
    box = cells(layout)[0].trim
    away = max(_OFFSET, layout.bleed * MM)
    yield box.right, box.top + away, box.right, box.top + away + _LENGTH
    yield box.right, box.bottom - away, box.right, box.bottom - away - _LENGTH


def _in_trim(line: Line, boxes: list[Box]) -> bool:
    x, y = (line[0] + line[2]) / 2, (line[1] + line[3]) / 2
    return any(box.left < x < box.right and box.bottom < y < box.top for box in boxes)
