"""Digests of pages: the same for what looks the same, whatever stands around it in the file."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from masthead.setting.page_digests import page_digests


def pdf(words: list[str], widths: str = "[500 600]", before: int = 0, packed: bool = False) -> bytes:
    made = pikepdf.new()
    for number in range(before):  # what stands before moves the numbers of all objects
        made.make_indirect(pikepdf.Dictionary(Spare=number))
    source = made.make_stream(b"begincmap")
    font = pikepdf.Dictionary(Widths=pikepdf.Object.parse(widths.encode()), ToUnicode=source)
    fonts = made.make_indirect(pikepdf.Dictionary(F=made.make_indirect(font)))
    resources = made.make_indirect(pikepdf.Dictionary(Font=fonts))
    resources.Again = resources  # as forms do that use the resources of their page
    for word in words:
        made.add_blank_page(page_size=(200, 100))
        made.pages[-1].Resources = resources
        made.pages[-1].Contents = made.make_stream(f"({word}) Tj".encode())
    made.Root.Spare = pikepdf.Array([made.make_indirect(pikepdf.Dictionary(Spare=9)) for _ in range(before)])
    buffer = BytesIO()
    made.save(buffer, compress_streams=packed)
    return buffer.getvalue()


def test_a_page_has_a_digest_of_its_own() -> None:
    one, two, again = page_digests(pdf(["one", "two", "one"]))
    assert one == again
    assert one.drawing != two.drawing
    assert one.resources == two.resources


@pytest.mark.parametrize("packed", [False, True])
def test_where_it_stands_and_how_it_is_packed_does_not_count(packed: bool) -> None:
    assert page_digests(pdf(["one"])) == page_digests(pdf(["one"], before=3, packed=packed))


def test_fonts_count() -> None:
    (one,), (other,) = (page_digests(pdf(["one"], widths)) for widths in ("[500 600]", "[500 601]"))
    assert one.drawing == other.drawing
    assert one.resources != other.resources


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(pikepdf.PdfError):
        page_digests(b"no PDF")
