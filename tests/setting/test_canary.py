"""The engine's known hazards (anchors.md, 2.2 to 2.4). Each test says what a right engine would do.

They fail as expected with the version that is pinned. An upgrade that mends one turns it into a failure:
then take the mark off, and take out what works around the hazard.
"""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from masthead.setting.engine import load

SMALL = "@page{size:60mm 60mm;margin:5mm} body{font:10pt/12pt 'Liberation Serif';margin:0} .n{float:footnote}"


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    logging.getLogger("weasyprint").addHandler(handler := logging.NullHandler())
    yield
    logging.getLogger("weasyprint").removeHandler(handler)


def make(body: str, css: str = "", **options: object) -> bytes:
    html = (
        f'<html lang="en"><head><title>T</title><style>{SMALL}{css}</style></head><body>{body}</body></html>'
    )
    pdf: bytes = load().HTML(string=html).write_pdf(**options)
    return pdf


def texts(pdf: bytes) -> list[str]:
    """The words that are inside each page."""
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


def words(count: int) -> str:
    return " ".join(f"w{number}." for number in range(count))


def shown(pdf: bytes, count: int) -> bool:
    found = set(" ".join(texts(pdf)).split())
    return {f"w{number}." for number in range(count)} <= found


def test_a_note_that_fits_is_shown() -> None:
    assert shown(make(f'<p>Call<span class="n">{words(20)}</span></p>'), 20)


@pytest.mark.xfail(reason="a note longer than its page is clipped without a word (WeasyPrint#1833)")
def test_a_long_note_is_whole() -> None:
    assert shown(make(f'<p>Call<span class="n">{words(500)}</span></p>'), 500)


@pytest.mark.xfail(reason="of notes of one line that are together longer than the page, the last shows")
def test_notes_of_one_line_are_whole() -> None:
    count = 360
    each = words(count).split()
    notes = "".join(f'<span class="n">{" ".join(each[n : n + 60])}</span>' for n in range(0, count, 60))
    assert shown(make(f"<p>Call{notes}</p>"), count)


@pytest.mark.xfail(reason="a note does not split over two pages (WeasyPrint#1833)")
def test_a_note_splits() -> None:
    body = "<p>Line.</p>" * 5 + f'<p>Call<span class="n">{words(40)}</span></p>'
    first, *_ = texts(make(body))
    assert "Call" in first
    assert "w0." in first


@pytest.mark.xfail(reason="the counter of notes does not begin again on each page (WeasyPrint#2553)")
def test_counter_of_notes_begins_again_on_each_page() -> None:
    body = '<p>A<span class="n">x</span></p><p style="break-before:page">B<span class="n">y</span></p>'
    assert "2" not in texts(make(body, "@page{counter-reset:footnote}"))[1]


@pytest.mark.xfail(reason="a note in a note takes the number before its parent's")
def test_a_note_in_a_note_takes_the_next_number() -> None:
    body = '<p>A<span class="n">outer<span class="n">inner</span></span></p>'
    text = " ".join(texts(make(body)))
    assert "1. outer" in text
    assert "2. inner" in text


@pytest.mark.xfail(reason="string-set takes the call of a note with the words of a heading")
def test_running_heading_has_no_call() -> None:
    css = "@page{@top-left{content:string(head)}} h1{string-set:head content(text)} h1{font-size:10pt}"
    text = texts(make('<h1>Title<span class="n">note</span></h1><p>Words', css))[0]
    assert text.count("Title1") == 1  # the heading itself


def origins(pdf: bytes) -> str:
    """The characters of the first page in the order of the eye, from the left."""
    page = pypdfium2.PdfDocument(pdf)[0]
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    found = []
    for index in range(text.count_chars()):
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        letter = chr(pdfium.FPDFText_GetUnicode(text, index))
        if not letter.isspace():
            found.append((x.value, letter))
    return "".join(letter for _, letter in sorted(found))


@pytest.mark.xfail(reason="bidi is resolved in each inline box on its own (WeasyPrint#106, #1711)")
def test_symbol_with_bold_in_it_is_not_turned() -> None:
    assert origins(make('<p dir="rtl">A/RES/<b>70/1</b></p>')) == "A/RES/70/1"


def test_symbol_in_a_span_of_its_own_is_not_turned() -> None:
    assert origins(make('<p dir="rtl"><span dir="ltr">A/RES/<b>70/1</b></span></p>')) == "A/RES/70/1"


@pytest.mark.xfail(reason="notes are not tagged as such (anchors.md, 2.4); setting/finishing.py does it")
def test_notes_are_tagged() -> None:
    pdf = pikepdf.open(BytesIO(make('<p>A<span class="n">x</span></p>', pdf_variant="pdf/ua-1")))
    assert any(isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Note" for item in pdf.objects)


@pytest.mark.xfail(reason="a paragraph over two pages becomes two elements (WeasyPrint#2903)")
def test_paragraph_over_two_pages_is_one_element() -> None:
    pdf = pikepdf.open(BytesIO(make(f"<p>{words(200)}</p>", pdf_tags=True)))
    tagged = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/P"]
    assert len(tagged) == 1
