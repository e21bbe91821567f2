"""Notes stand on the page of their calls, also where a line could be saved by moving them."""

from __future__ import annotations

import pypdfium2
import pytest

from masthead.setting.engine import load

STYLE = "@page{size:60mm 60mm;margin:5mm} body{font:10pt/12pt 'Liberation Serif';margin:0} p{margin:0}"
NOTE = "<style>.n{float:footnote;footnote-policy:line}</style>"


def pages(lines: int) -> list[str]:
    """Lines, the first with a note, and a paragraph of four lines."""
    filling = "".join(f"<p>Line {at}.</p>" for at in range(lines))
    last = "<p>" + "<br>".join(f"End {at}." for at in range(4)) + "</p>"
    body = f'<p>Call<span class="n">The note.</span></p>{filling}{last}'
    html = (
        f'<html lang="en"><head><title>T</title><style>{STYLE}</style>{NOTE}</head><body>{body}</body></html>'
    )
    pdf: bytes = load().HTML(string=html).write_pdf()
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


@pytest.mark.parametrize("lines", range(4, 12))
def test_note_stands_on_the_page_of_its_call(lines: int) -> None:
    first, *_ = pages(lines)
    assert "Call" in first
    assert "The note." in first


def test_no_line_is_lost() -> None:
    said = " ".join(" ".join(pages(8)).split())
    assert all(f"Line {at}." in said for at in range(8))
    assert all(f"End {at}." in said for at in range(4))
