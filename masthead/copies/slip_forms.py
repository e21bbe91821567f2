"""The slips of a run, set some at a time when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from masthead.copies.imposition.sheets import Canvas, Form
from masthead.copies.lists import Recipient
from masthead.copies.paper import Paper
from masthead.copies.parcels import Copy
from masthead.copies.run import Options
from masthead.copies.slips import slip_pages

if TYPE_CHECKING:
    import pikepdf

_TOGETHER = 64  # slips


class Slips:
    """Gives the slip of each recipient; they are asked for in the order of ``groups``, or again."""

    def __init__(
        self, groups: Sequence[tuple[Recipient, Sequence[Copy]]], paper: Paper, options: Options
    ) -> None:
        self._groups, self._paper, self._options = groups, paper, options
        self._place = {recipient.name: at for at, (recipient, _) in enumerate(groups)}
        self._pages: dict[str, range] = {}
        self._pdf: pikepdf.Pdf | None = None

    def of(self, recipient: Recipient, canvas: Canvas) -> tuple[Form, ...]:
        """The pages of a recipient's slip as forms of a canvas; none where the run has no slips."""
        if recipient.name not in self._place:
            return ()
        if recipient.name not in self._pages:
            self._set_next(self._place[recipient.name])
        assert self._pdf is not None
        return tuple(
            canvas.page(self._pdf, self._pdf.pages[number]) for number in self._pages[recipient.name]
        )

    def _set_next(self, first: int) -> None:
        import pikepdf

        some = self._groups[first : first + _TOGETHER]
        pdf, ranges = slip_pages(some, self._paper, self._options.label, self._options.date)
        self._pdf = pikepdf.open(BytesIO(pdf))
        self._pages = {recipient.name: pages for (recipient, _), pages in zip(some, ranges, strict=True)}
