"""What goes with the copies: slip sheets, address labels, the packing list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from masthead.copies.lists import Recipient
from masthead.copies.overlays import drawn
from masthead.copies.pages import set_page
from masthead.copies.paper import LabelSheet, Paper
from masthead.copies.parcels import Copy
from masthead.copies.plan import Plan


@dataclass(frozen=True, slots=True)
class Content:
    """A line of a slip: so many copies of a document, their numbers where they have any."""

    symbol: str
    language: str
    title: str
    copies: int
    numbers: str
    leaves: str


def contents(copies: Iterable[Copy]) -> tuple[Content, ...]:
    """What a recipient gets, a line a document."""
    groups: dict[str, list[Copy]] = {}
    for copy in copies:
        groups.setdefault(copy.document.name, []).append(copy)
    return tuple(_content(group) for group in groups.values())


def _content(group: Sequence[Copy]) -> Content:
    document, leaves = group[0].document, group[0].leaves
    return Content(
        document.symbol,
        document.language,
        document.title,
        len(group),
        ranges([copy.number.number for copy in group if copy.number]),
        "" if leaves is None else ", ".join(f"{leaf.action} {leaf.number}" for leaf in leaves),
    )


def ranges(numbers: Sequence[int]) -> str:
    """Numbers as they are printed: ``3–5, 9``."""
    parts: list[list[int]] = []
    for number in sorted(numbers):
        if parts and parts[-1][-1] == number - 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]}–{part[-1]}" for part in parts)


def slip_pages(
    parcels: Sequence[tuple[Recipient, Sequence[Copy]]], paper: Paper, label: str, date: str
) -> tuple[bytes, tuple[range, ...]]:
    """A PDF with a slip for each recipient, and the pages of each."""
    slips = [
        {
            "recipient": recipient,
            "contents": contents(copies),
            "total": len(copies),
            "code": drawn(f"{label} {recipient.line}".encode("ascii", "replace").decode(), "code128"),
        }
        for recipient, copies in parcels
    ]
    pdf = set_page("slip", {"slips": slips, "label": label, "date": date}, _measures(paper))
    return pdf, _page_ranges(pdf)


def _page_ranges(pdf: bytes) -> tuple[range, ...]:
    """The pages from one entry of the outline to the next: the head of each slip is one."""
    import pypdfium2

    opened = pypdfium2.PdfDocument(BytesIO(pdf))
    leads = [bookmark.get_dest() for bookmark in opened.get_toc() if bookmark.level == 0]
    starts = [lead.get_index() for lead in leads if lead]
    ends = [*starts[1:], len(opened)]
    opened.close()
    return tuple(range(start, end) for start, end in zip(starts, ends, strict=True))


def label_pages(recipients: Sequence[Recipient], sheet: LabelSheet, skip: int = 0) -> bytes:
    """A PDF of address labels; ``skip`` are those that are gone from the first sheet."""
    places: list[Recipient | None] = [*([None] * skip), *recipients]
    each = sheet.columns * sheet.rows
    sides = [places[first : first + each] for first in range(0, len(places), each)]
    measures = {
        **_measures(sheet.paper),
        "left": sheet.left,
        "top": sheet.top,
        "width": sheet.width,
        "height": sheet.height,
        "gap-x": sheet.pitch_x - sheet.width,
        "gap-y": sheet.pitch_y - sheet.height,
        "across": sheet.columns * sheet.pitch_x + 0.1,
    }
    return set_page("labels", {"sheets": sides}, measures)


def packing_list(
    plan: Plan, parcels: Sequence[tuple[Recipient, Sequence[Copy]]], paper: Paper, label: str, date: str
) -> bytes:
    """A PDF of what goes where: by delivery point, recipient and document."""
    points: dict[str, list[dict[str, Any]]] = {}
    for recipient, copies in parcels:
        entry = {"recipient": recipient, "contents": contents(copies), "total": len(copies)}
        points.setdefault(recipient.point, []).append(entry)
    amount = plan.amount()
    values = {
        "points": dict(sorted(points.items())),
        "label": label,
        "date": date,
        "copies": sum(len(copies) for _, copies in parcels),
        "sheets": amount.sheets,
        "reams": amount.reams(plan.stock),
        "kilograms": f"{amount.grams / 1000:.1f}",
        "paper": plan.layout.paper.name,
    }
    return set_page("packing", values, _measures(paper))


def _measures(paper: Paper) -> dict[str, float]:
    return {"page-width": paper.width, "page-height": paper.height}
