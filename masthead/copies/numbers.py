"""The overlays of a run's numbered copies, set some at a time: setting them one by one would take longer."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from masthead.copies.documents import page_size
from masthead.copies.imposition.sheets import Canvas, Form
from masthead.copies.ledger import NumberedCopy
from masthead.copies.overlays import Stamp, overlay_pages
from masthead.copies.parcels import Parcel

if TYPE_CHECKING:
    import pikepdf

_TOGETHER = 64  # copies


class Overlays:
    """Gives the overlay of each copy in turn; the copies are asked for in the order of their parcels."""

    def __init__(self, parcels: Sequence[Parcel], stamp: Stamp) -> None:
        self._stamp = stamp
        self._copies: list[tuple[NumberedCopy, tuple[float, float]]] = []
        sizes = {copy.document.path for parcel in parcels for copy in parcel.copies if copy.number}
        known = {path: page_size(path) for path in sorted(sizes)}
        for parcel in parcels:
            for copy in parcel.copies:
                if copy.number:
                    self._copies.append((copy.number, known[copy.document.path]))
        self._place = {number.id: at for at, (number, _) in enumerate(self._copies)}
        self._set: dict[int, int] = {}
        self._pdf: pikepdf.Pdf | None = None

    def of(self, copy: NumberedCopy, canvas: Canvas) -> Form:
        """The overlay of a copy as a form of a canvas."""
        if copy.id not in self._set:
            self._set_next(self._place[copy.id])
        assert self._pdf is not None
        return canvas.page(self._pdf, self._pdf.pages[self._set[copy.id]])

    def _set_next(self, first: int) -> None:
        import pikepdf

        size = self._copies[first][1]
        together = []
        for copy, other in self._copies[first : first + _TOGETHER]:
            if other != size:
                break
            together.append(copy)
        pdf = overlay_pages(together, size, self._stamp)
        self._pdf = pikepdf.open(BytesIO(pdf))
        if len(self._pdf.pages) != len(together):
            raise AssertionError("an overlay does not keep to its page")
        self._set = {copy.id: at for at, copy in enumerate(together)}
