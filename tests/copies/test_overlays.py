"""What is printed on numbered copies: in order from right to left, and clear of the document's own codes."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest

from masthead.copies.ledger import NumberedCopy
from masthead.copies.overlays import Stamp, overlay_pages

ARABIC, LATIN = "بعثة أردينيا", "Mission of Ardenia"


def places(language: str, recipient: str) -> dict[str, float]:
    """Where number, dot and recipient stand: the middle of a letter of each, in pt from the left."""
    copy = NumberedCopy(1, "A/1", 17, 120, language, recipient, "A_1")
    page = pypdfium2.PdfDocument(BytesIO(overlay_pages([copy], (210, 297), Stamp())))[0].get_textpage()
    text = page.get_text_range()
    found = {}
    for name, sought in (("number", "7"), ("dot", "·"), ("recipient", "أ" if recipient == ARABIC else "A")):
        left, _, right, _ = page.get_charbox(text.index(sought))
        found[name] = (left + right) / 2
    return found


@pytest.mark.parametrize("recipient", [ARABIC, LATIN])
@pytest.mark.parametrize("language", ["ar", "fr"])
def test_number_dot_and_recipient_follow_one_another_as_the_page_is_read(
    language: str, recipient: str
) -> None:
    found = places(language, recipient)
    order = sorted(found, key=lambda name: found[name])
    expected = ["number", "dot", "recipient"]
    assert order == (expected[::-1] if language == "ar" else expected)


@pytest.mark.parametrize(("language", "side"), [("en", "left"), ("ar", "right")])
@pytest.mark.parametrize("code", ["qr", "code128"])
def test_the_code_stands_away_from_the_documents_own(language: str, side: str, code: str) -> None:
    copy = NumberedCopy(1, "A/1", 17, 120, language, LATIN, "A_1")
    pdf = overlay_pages([copy], (210, 297), Stamp(code=code))  # type: ignore[arg-type]
    image = pypdfium2.PdfDocument(BytesIO(pdf))[0].render(scale=1, grayscale=True).to_pil()
    width, height = image.size
    halves = {"left": (0, 0, width // 5, height), "right": (width - width // 5, 0, width, height)}
    inked = {name for name, half in halves.items() if image.crop(half).getextrema()[0] < 128}
    assert inked == {side}
