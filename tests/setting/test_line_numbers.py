"""Line numbers: at the baselines of the running text, drawn beside it, and in no one's text layer."""

from __future__ import annotations

from functools import lru_cache

import pypdfium2
import pytest

from tests.making import make_composition, make_pdf
from tests.setting.measuring import MeasuredPage, page_count

TEXT = """\
*The General Assembly*,

*Recalling* the customs of the sea,

1. *Calls upon* all coastal States, which know the lights of their harbours better than anybody who comes by
   ship and sees them for the first time, to light their marks;[^1]
   1. To train their pilots;

1. *Decides* to remain seized of the matter.

[^1]: A note, the lines of which bear no number.
"""
OWN = {"conference": "Harbour Model United Nations", "sponsors": ("Ardenia", "Belmar")}


@lru_cache
def pdf(text: str = TEXT, **chosen: str) -> bytes:
    own = tuple(sorted({**OWN, **{name.replace("_", " "): value for name, value in chosen.items()}}.items()))
    fields = {"kind": "mun-resolution", "title": "Safe passage", "organ": "General Assembly", "own": own}
    return make_pdf(make_composition(text, symbol="MUN/2026/GA/DR.1", **fields)).pdf


def letters(data: bytes) -> str:
    return "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data))


def inked(page: MeasuredPage, baseline: float) -> bool:
    """Whether there is a number in the margin beside a line."""
    try:
        ink = page.ink(85, baseline - 6.5, 104, baseline + 0.5)
    except AssertionError:
        return False
    return ink.right == pytest.approx(113.4 - 12, abs=1) and ink.bottom == pytest.approx(baseline, abs=0.5)


def body(page: MeasuredPage) -> list[float]:
    """The baselines of the running text, from the line of the organ to the last clause."""
    first, last = page.line("The General Assembly").y, page.line("2.").y
    return sorted({line.y for line in page.lines if first <= line.y <= last and line.text != "1"})


def test_every_line_of_the_running_text_has_its_number() -> None:
    page = MeasuredPage(pdf(line_numbers="every line"), 1)
    assert len(body(page)) == 6
    assert all(inked(page, y) for y in body(page))
    others = [line.y for line in page.lines if line.y not in body(page) and line.y > 150 and line.text != "1"]
    assert others  # sponsors, title, note
    assert not any(inked(page, y) for y in others)


def test_every_fifth_line() -> None:
    page = MeasuredPage(pdf(line_numbers="every fifth line"), 1)
    assert [inked(page, y) for y in body(page)] == [False] * 4 + [True, False]


def test_without_the_field_there_is_none() -> None:
    page = MeasuredPage(pdf(), 1)
    assert not any(inked(page, y) for y in body(page))


def test_numbers_are_no_text() -> None:
    assert letters(pdf(line_numbers="every line")) == letters(pdf())


def test_numbers_run_on_over_pages() -> None:
    data = pdf("\n\n".join(["*Recalling* a line,"] * 70), line_numbers="every line")
    assert page_count(data) == 2
    second = MeasuredPage(data, 2)
    lines = [line.y for line in second.lines if line.text.startswith("Recalling")]
    widths = [second.ink(85, y - 6.5, 104, y + 0.5).width for y in lines]
    assert all(width > 5 for width in widths)  # of two figures: the count goes on


def test_the_same_bytes_twice() -> None:
    again = make_pdf(
        make_composition(
            TEXT,
            symbol="MUN/2026/GA/DR.1",
            kind="mun-resolution",
            title="Safe passage",
            organ="General Assembly",
            own=tuple(sorted({**OWN, "line numbers": "every line"}.items())),
        )
    )
    assert again.pdf == pdf(line_numbers="every line")
