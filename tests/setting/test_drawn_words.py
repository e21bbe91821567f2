"""Words in drawings have the letters that they have in text, joined and kerned as there."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from masthead.setting.engine import load

FONT = "font-family='serif' font-size='12px'"


def shown(body: str) -> list[list[str]]:
    """What a page shows: for each run, the numbers of its letters with the steps between them."""
    pdf = pikepdf.open(BytesIO(load().HTML(string=f"<html style='font: 12px serif'>{body}").write_pdf()))
    runs = []
    for stream in pdf.objects:
        if isinstance(stream, pikepdf.Stream) and b"BT" in stream.read_bytes():
            for operands, operator in pikepdf.parse_content_stream(stream):
                if str(operator) in ("TJ", "Tj"):
                    pieces = operands[0] if str(operator) == "TJ" else operands
                    runs.append([bytes(p).hex() if isinstance(p, pikepdf.String) else str(p) for p in pieces])
    return runs


def drawn(word: str, attributes: str = "x='90' y='20'") -> list[list[str]]:
    return shown(
        f"<svg viewBox='0 0 200 40' width='200' height='40'><text {FONT} {attributes}>{word}</text></svg>"
    )


@pytest.mark.parametrize("word", ["السنة", "AVATAR", "2026"])
def test_words_in_drawings_are_those_of_text(word: str) -> None:
    of_text = shown(f"<p>{word}")
    assert len(of_text) == 1
    assert drawn(word) == of_text


@pytest.mark.parametrize(
    "attributes", ["x='10 30 50' y='20'", "y='20' letter-spacing='2'", "y='20' rotate='0 9'"]
)
def test_letters_with_places_of_their_own_keep_them(attributes: str) -> None:
    assert len(drawn("ABC", attributes)) == 3
