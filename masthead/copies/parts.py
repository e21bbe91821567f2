"""The pages on which a part begins, as the tags of a built document say.

On paper, the title of an annex, an enclosure or an appendix is a heading of the first rank within a section
of its own (``templates/includes/blocks.html``). A section that goes on overleaf is a section again there,
without that title (the engine parts what crosses a page); one that runs on after other text begins no page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_GROUPS = ("/Document", "/Part", "/Art", "/Sect")  # they hold what stands on the page, and are nothing on it
_PART, _TITLE = "/Sect", "/H1"


def part_starts(pdf: Any) -> tuple[int, ...]:
    """The pages after the first, from 0, that the title of a part opens; none where there are no tags."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return ()
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    begun: set[int] = {0}
    starts: list[int] = []
    for element, opens_part in _elements(root):
        page = numbers.get(element["/Pg"].objgen) if "/Pg" in element else None
        if page is None or page in begun:
            continue
        begun.add(page)
        if opens_part:
            starts.append(page)
    return tuple(sorted(starts))


def _elements(parent: Any) -> Iterator[tuple[Any, bool]]:
    """What stands on the pages, in reading order; with each, whether it is the title of a part."""
    for number, kid in enumerate(_kids(parent)):
        role = str(kid.get("/S", ""))
        if role in _GROUPS:
            yield from _elements(kid)
        else:
            yield kid, number == 0 and role == _TITLE and str(parent.get("/S", "")) == _PART


def _kids(element: Any) -> list[Any]:
    """The structure elements in one, without the marks of its own content."""
    import pikepdf

    kids = element.get("/K", [])
    every = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in every if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
