"""How pages come onto sheets, as asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from masthead.copies.paper import Paper

Kind = Literal["plain", "booklet", "2up", "4up"]
Fit = Literal["scale", "centre", "none"]
KINDS: tuple[Kind, ...] = ("plain", "booklet", "2up", "4up")
FITS: tuple[Fit, ...] = ("scale", "centre", "none")
_A4 = Paper("A4", 210, 297, "iso_a4_210x297mm")
# kind: columns and rows of pages on a side
GRID: dict[Kind, tuple[int, int]] = {"plain": (1, 1), "booklet": (2, 1), "2up": (2, 1), "4up": (2, 2)}


@dataclass(frozen=True, slots=True)
class Layout:
    """What the user asks of the sheets.

    ``trim`` is the finished page, None where a page fills its share of the sheet; ``signature`` the sheets
    of a
    signature, None for a booklet of one; ``creep`` (mm) how far each sheet further in is moved to the spine;
    ``bleed`` (mm) what is printed beyond the trim; ``parts`` lets each part begin on a right-hand page;
    ``rtl`` None leaves the side of the binding to the language.
    """

    kind: Kind = "plain"
    paper: Paper = _A4
    two_sided: bool = True
    fit: Fit = "scale"
    trim: Paper | None = None
    signature: int | None = None
    creep: float = 0.0
    crop_marks: bool = False
    fold_marks: bool = False
    bleed: float = 0.0
    parts: bool = False
    rtl: bool | None = None
    cover: bool = False

    @property
    def backed(self) -> bool:
        """Whether sheets have two printed sides; a booklet's always have."""
        return self.two_sided or self.kind == "booklet"

    @property
    def pages_a_side(self) -> int:
        """How many pages stand on a side."""
        columns, rows = GRID[self.kind]
        return columns * rows

    @property
    def landscape(self) -> bool:
        """Whether the sheet lies on its side: with two pages beside one another it does."""
        columns, rows = GRID[self.kind]
        return columns > rows

    @property
    def sides(self) -> str:
        """The value of IPP's ``sides`` (RFC 8011, 5.2.8): sheets on their side turn over the short edge."""
        if not self.backed:
            return "one-sided"
        return "two-sided-short-edge" if self.landscape else "two-sided-long-edge"
