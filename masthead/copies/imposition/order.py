"""Which page stands on which sheet: numbers only, no measures.

A place holds a page by its number, from 0, or None for a blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from masthead.copies.imposition.layout import GRID, Layout

Place = int | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its places on the front and on the back, left to right and top to bottom; no back, no places.

    ``depth`` counts the sheets of its signature that lie around it when folded; ``signature`` from 0.
    """

    front: tuple[Place, ...]
    back: tuple[Place, ...] = ()
    depth: int = 0
    signature: int = 0

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages on it."""
        return tuple(sorted(page for page in (*self.front, *self.back) if page is not None))


def sequence(pages: int, starts: Iterable[int] = (), leaf: int = 2) -> tuple[Place, ...]:
    """The pages in reading order, with blanks so that those among ``starts`` open a leaf of so many pages."""
    ordered: list[Place] = []
    begins = frozenset(starts)
    for page in range(pages):
        if page in begins:
            ordered += [None] * (-len(ordered) % leaf)
        ordered.append(page)
    return tuple(ordered)


def sheets(pages: int, layout: Layout, starts: Iterable[int] = (), rtl: bool = False) -> tuple[Sheet, ...]:
    """The sheets of a document, in the order in which they are printed.

    ``starts`` are pages on which a part begins; they count where the layout asks for them. A part opens a
    leaf: of a booklet, one of two pages; else the whole sheet, with all the pages on its two sides.
    """
    mirrored = rtl if layout.rtl is None else layout.rtl
    leaf = 2 if layout.kind == "booklet" else layout.pages_a_side * (2 if layout.backed else 1)
    ordered = sequence(pages, starts if layout.parts else (), leaf)
    if layout.kind == "booklet":
        return tuple(_booklet(ordered, layout.signature, mirrored))
    return tuple(_rows(ordered, layout, mirrored))


def _booklet(ordered: Sequence[Place], signature: int | None, rtl: bool) -> Iterator[Sheet]:
    """Saddle-stitched: in each signature the sheets lie in one another, the first outermost."""
    needed = -(-len(ordered) // 4)
    most = signature or needed
    for number, first in enumerate(range(0, needed, max(1, most))):
        count = min(most, needed - first)
        leaves = [*ordered[4 * first : 4 * (first + count)]]
        leaves += [None] * (4 * count - len(leaves))
        for depth in range(count):
            near, far = 2 * depth, 4 * count - 1 - 2 * depth
            front, back = (leaves[far], leaves[near]), (leaves[near + 1], leaves[far - 1])
            if rtl:
                front, back = front[::-1], back[::-1]
            yield Sheet(front, back, depth, number)


def _rows(ordered: Sequence[Place], layout: Layout, rtl: bool) -> Iterator[Sheet]:
    """One side after the other, its places filled in reading order."""
    columns, rows = GRID[layout.kind]
    each = layout.pages_a_side
    sides = []
    for first in range(0, len(ordered), each):
        places = [*ordered[first : first + each]]
        places += [None] * (each - len(places))
        lines = [places[row * columns : (row + 1) * columns] for row in range(rows)]
        sides.append(tuple(place for line in lines for place in (line[::-1] if rtl else line)))
    if not layout.backed:
        yield from (Sheet(side) for side in sides)
        return
    sides += [(None,) * each] * (len(sides) % 2)
    yield from (Sheet(front, back) for front, back in zip(sides[::2], sides[1::2], strict=True))
