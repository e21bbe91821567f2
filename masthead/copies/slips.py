"""Slip sheets, in the language of the recipient."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from masthead.copies.lists import Recipient
from masthead.copies.overlays import drawn
from masthead.copies.pages import outline, set_page
from masthead.copies.paper import Paper
from masthead.copies.parcels import Copy
from masthead.copies.words import Words, language_of, words_of


@dataclass(frozen=True, slots=True)
class Content:
    """A line of a slip: so many copies of a document, their numbers where they have any.

    ``language_name`` is the language's own name for itself.
    """

    symbol: str
    language: str
    language_name: str
    title: str
    copies: int
    numbers: str
    leaves: str


def contents(copies: Iterable[Copy], words: Words) -> tuple[Content, ...]:
    """What a recipient gets, a line a document; ``words`` are for what is to be done with leaves."""
    groups: dict[str, list[Copy]] = {}
    for copy in copies:
        groups.setdefault(copy.document.name, []).append(copy)
    return tuple(_content(group, words) for group in groups.values())


def _content(group: Sequence[Copy], words: Words) -> Content:
    document, leaves = group[0].document, group[0].leaves
    return Content(
        document.symbol,
        document.language,
        words_of(document.language).language.name,
        document.title,
        len(group),
        ranges([copy.number.number for copy in group if copy.number]),
        words.leaves(leaves),
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
    slips = [_slip(recipient, copies, label) for recipient, copies in parcels]
    measures = {"page-width": paper.width, "page-height": paper.height}
    pdf = set_page("slip", {"slips": slips, "label": label, "date": date}, measures)
    return pdf, _page_ranges(pdf)


def _slip(recipient: Recipient, copies: Sequence[Copy], label: str) -> dict[str, Any]:
    words = words_of(language_of(recipient))
    return {
        "recipient": recipient,
        "words": words,
        "contents": contents(copies, words),
        "total": len(copies),
        "code": drawn(f"{label} {recipient.line}".encode("ascii", "replace").decode(), "code128"),
    }


def _page_ranges(pdf: bytes) -> tuple[range, ...]:
    """The pages from one entry of the outline to the next: the head of each slip is one."""
    import pypdfium2

    starts = outline(pdf)
    opened = pypdfium2.PdfDocument(BytesIO(pdf))
    ends = [*starts[1:], len(opened)]
    opened.close()
    return tuple(range(start, end) for start, end in zip(starts, ends, strict=True))
