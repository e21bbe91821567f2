"""Address labels, in type as large as fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from masthead.copies.lists import Recipient
from masthead.copies.pages import join, set_page
from masthead.copies.paper import MM, LabelSheet
from masthead.copies.words import language_of

_SIZES = ("large", "middle", "small")  # 9, 8 and 7 pt: labels.css
_EDGE = 2.5  # mm below the text: printers do not place a sheet better than that
_TALL = 12  # labels: as high as the place that a text is measured in
_SHEETS = 8  # set together
_TOGETHER = 64  # labels measured together


@dataclass(frozen=True, slots=True)
class _Label:
    recipient: Recipient
    language: str
    size: str


def label_sizes(recipients: Sequence[Recipient], sheet: LabelSheet) -> tuple[str | None, ...]:
    """The size of type for each, None where it does not fit in the smallest."""
    sizes: dict[int, str] = {}
    for size in _SIZES:
        open_places = [place for place in range(len(recipients)) if place not in sizes]
        for first in range(0, len(open_places), _TOGETHER):
            some = open_places[first : first + _TOGETHER]
            heights = _heights([_label(recipients[place], size) for place in some], sheet)
            room = (sheet.height - _EDGE) * MM
            sizes |= {place: size for place, height in zip(some, heights, strict=True) if height <= room}
    return tuple(sizes.get(place) for place in range(len(recipients)))


def _label(recipient: Recipient, size: str) -> _Label:
    return _Label(recipient, language_of(recipient), size)


def _heights(labels: Sequence[_Label], sheet: LabelSheet) -> Iterator[float]:
    """How far down each text reaches, in pt from the label's upper edge: each is set on a page of its own."""
    import pypdfium2

    height = sheet.height * _TALL
    measures = {
        **{"page-width": sheet.width, "page-height": height, "left": 0, "top": 0, "gap-x": 0, "gap-y": 0},
        **{"width": sheet.width, "height": height, "across": sheet.width + 0.1},
    }
    opened = pypdfium2.PdfDocument(
        BytesIO(set_page("labels", {"sheets": [[each] for each in labels]}, measures))
    )
    for page in opened:
        text = page.get_textpage()
        bottoms = [text.get_rect(at)[1] for at in range(text.count_rects())]
        yield height * MM - min(bottoms, default=height * MM)
    opened.close()


def label_pages(recipients: Sequence[Recipient], sheet: LabelSheet, skip: int = 0) -> bytes:
    """A PDF of address labels; ``skip`` are those that are gone from the first sheet.

    All of them must fit: ``fitting.check_texts``.
    """
    sizes = label_sizes(recipients, sheet)
    labels = [_label(each, size or _SIZES[-1]) for each, size in zip(recipients, sizes, strict=True)]
    places: list[_Label | None] = [*([None] * skip), *labels]
    each = sheet.columns * sheet.rows
    sides = [places[first : first + each] for first in range(0, len(places), each)]
    measures = {
        "page-width": sheet.paper.width,
        "page-height": sheet.paper.height,
        "left": sheet.left,
        "top": sheet.top,
        "width": sheet.width,
        "height": sheet.height,
        "gap-x": sheet.pitch_x - sheet.width,
        "gap-y": sheet.pitch_y - sheet.height,
        "across": sheet.columns * sheet.pitch_x + 0.1,
    }
    return join(
        set_page("labels", {"sheets": sides[first : first + _SHEETS]}, measures)
        for first in range(0, len(sides), _SHEETS)
    )
