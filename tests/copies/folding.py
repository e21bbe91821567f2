"""Folding and gathering, as hands do it: an account of it that shares nothing with the imposition."""

from __future__ import annotations

from collections.abc import Sequence

from masthead.copies.imposition.order import Place, Sheet


def read_booklet(sheets: Sequence[Sheet], rtl: bool) -> list[Place]:
    """The pages in the order in which a reader turns them.

    Each sheet is folded in the middle, fronts outward; the sheets of a signature lie in one another, the
    first
    outermost; the signatures lie upon one another. A reader holds the spine at the left (at the right, if
    ``rtl``).
    """
    read: list[Place] = []
    for signature in sorted({sheet.signature for sheet in sheets}):
        nested = [sheet for sheet in sheets if sheet.signature == signature]
        leaves: list[tuple[Place, Place]] = []  # what is seen first of a leaf, and what is behind it
        for sheet in nested:  # the half of the sheet that comes before the fold
            near, behind = (0, 1) if rtl else (1, 0)
            leaves.append((sheet.front[near], sheet.back[behind]))
        for sheet in reversed(nested):  # the half that comes after it
            near, behind = (0, 1) if rtl else (1, 0)
            leaves.append((sheet.back[near], sheet.front[behind]))
        read += [page for leaf in leaves for page in leaf]
    return read
