"""The packing list: what goes where, by delivery point and recipient.

It is set some rows at a time, and what stands on the last page of them again with the next: a table of a
thousand rows takes the engine more memory and time than the copies do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from masthead.copies.lists import Recipient
from masthead.copies.pages import join, keep, outline, set_page
from masthead.copies.paper import Paper
from masthead.copies.parcels import Copy
from masthead.copies.plan import Plan
from masthead.copies.slips import Content, contents
from masthead.copies.words import Words, common_language, words_of

_TOGETHER = 144  # rows: some three pages; 240 took 13 MB more and no less time
Packed = Sequence[tuple[Recipient, Sequence[Copy]]]


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the list; ``content`` is what one document is sent in."""

    point: str
    recipient: str
    content: Content


def packing_list(plan: Plan, parcels: Packed, paper: Paper, label: str, date: str) -> bytes:
    """A PDF of what goes where, in the recipients' language where they have one in common."""
    words = words_of(common_language([recipient for recipient, _ in parcels]))
    _, amount = plan.of_paper()[0]
    total = words(
        "sheets",
        copies=sum(len(copies) for _, copies in parcels),
        sheets=amount.sheets,
        reams=amount.reams(plan.stock),
        kilograms=f"{amount.grams / 1000:.1f}",
        paper=plan.layout.paper.name,
    )
    values = {"label": label, "date": date, "words": words}
    return join(_pages(_rows(parcels, words), values, total, paper))


def _rows(parcels: Packed, words: Words) -> list[_Row]:
    ordered = sorted(parcels, key=lambda parcel: _as_counted(parcel[0].point))
    return [
        _Row(recipient.point, recipient.name, content)
        for recipient, copies in ordered
        for content in contents(copies, words)
    ]


def _as_counted(point: str) -> tuple[tuple[int, str], ...]:
    """A key by which pigeon-hole 4 comes before 10."""
    parts = re.split(r"(\d+)", point)
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)


def _pages(rows: Sequence[_Row], values: dict[str, object], total: str, paper: Paper) -> Iterator[bytes]:
    """The list in parts of whole pages."""
    measures = {"page-width": paper.width, "page-height": paper.height}
    first, page = 0, 1
    while True:
        some = rows[first : first + _TOGETHER]
        last = first + len(some) == len(rows)
        points = [(point, list(group)) for point, group in groupby(some, lambda row: row.point)]
        given = {**values, "points": points, "first": page, "total": total if last else ""}
        pdf = set_page("packing", given, measures)
        places = outline(pdf)  # an entry a row
        whole = places[-1]
        if last or not whole:
            yield pdf
            if last:
                return
            first, page = first + len(some), page + 1
        else:
            yield keep(pdf, whole)
            first, page = first + places.index(whole), page + whole
