"""Booklets as they are drawn: sheets read back from the PDF, folded and gathered; where their pages stand."""

from __future__ import annotations

import re
import tempfile
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masthead.copies.documents import BuiltDocument
from masthead.copies.imposition.geometry import sheet_size
from masthead.copies.imposition.layout import Layout
from masthead.copies.imposition.order import Place, Sheet, sequence, sheets
from masthead.copies.imposition.sheets import Canvas
from masthead.copies.paper import MM, find_paper
from tests.copies.documents import make_document
from tests.copies.folding import read_booklet

TABLOID = find_paper("Tabloid")  # two pages of Letter, as they are
PAGES = 40


@pytest.fixture(scope="module")
def document() -> BuiltDocument:
    return make_document(Path(tempfile.mkdtemp()), "A/1", "en", PAGES)


def drawn(document: BuiltDocument, made: tuple[Sheet, ...], layout: Layout) -> bytes:
    canvas = Canvas()
    pages = canvas.document(document.path)
    for sheet in made:
        canvas.add(sheet, pages, None, layout)
    return canvas.bytes()


def halves(page: pypdfium2.PdfPage) -> tuple[tuple[Place, Place], dict[int, float]]:
    """The pages on the left and the right of a side, and how far each begins from where its half does."""
    text = page.get_textpage()
    middle = page.get_width() / 2
    found: list[Place] = [None, None]
    begins = {}
    for each in re.finditer(r"Document \S+ \w\w page (\d+)", text.get_text_range()):
        left = text.get_charbox(each.start())[0]
        right_half = left > middle
        number = int(each[1]) - 1
        found[right_half] = number
        begins[number] = left - middle * right_half
    return (found[0], found[1]), begins


@pytest.fixture(scope="module")
def margin(document: BuiltDocument) -> float:
    """Where the first letter of a page of the document itself stands, in pt."""
    with pypdfium2.PdfDocument(document.path) as pdf:
        return float(pdf[0].get_textpage().get_charbox(0)[0])


@settings(max_examples=25, deadline=None)
@given(
    count=st.integers(1, PAGES),
    signature=st.none() | st.integers(1, 6),
    rtl=st.booleans(),
    creep=st.floats(0, 0.4),
    starts=st.sets(st.integers(1, PAGES - 1), max_size=3),
)
def test_drawn_sheets_fold_to_a_book(
    document: BuiltDocument,
    margin: float,
    count: int,
    signature: int | None,
    rtl: bool,
    creep: float,
    starts: set[int],
) -> None:
    layout = Layout(
        "booklet", TABLOID, trim=find_paper("Letter"), signature=signature, creep=creep, parts=True
    )
    made = sheets(count, layout, starts, rtl)
    pdf = pypdfium2.PdfDocument(BytesIO(drawn(document, made, layout)))
    assert len(pdf) == 2 * len(made)
    printed = []
    for number, sheet in enumerate(made):
        (front, near), (back, far) = halves(pdf[2 * number]), halves(pdf[2 * number + 1])
        printed.append(Sheet(front, back, sheet.depth, sheet.signature))
        # every page stands to the spine by the thickness of the sheets around it
        for side, begins in ((front, near), (back, far)):
            for page, begin in begins.items():
                shift = sheet.depth * creep * MM * (1 if side[0] == page else -1)
                assert begin == pytest.approx(margin + shift, abs=0.1)
    read = read_booklet(printed, rtl)
    while read and read[-1] is None:
        read.pop()
    assert read == list(sequence(count, {start for start in starts if start < count}))
    assert sheet_size(layout) == pytest.approx((pdf[0].get_width(), pdf[0].get_height()), abs=0.01)
