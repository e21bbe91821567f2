"""Heads of their own on even and odd pages stand where those of budget fascicles do (A/81/6 (Sect. 6))."""

from __future__ import annotations

import pytest

from tests.making import make_composition, make_pdf
from tests.setting.measuring import MeasuredPage

HEADS = ("Part II | Political affairs", "Section 6 | Outer space")
TEXT = "Words.\n\n::: annex\nWords.\n:::\n\n::: annex\nWords.\n:::\n"


@pytest.mark.parametrize(("number", "mark", "name"), [(2, "Part II", "Political"), (3, "Section 6", "Outer")])
def test_where_they_stand(number: int, mark: str, name: str) -> None:
    made = make_pdf(make_composition(TEXT, running_heads=HEADS, sheet="newyork-2021"))
    page = MeasuredPage(made.pdf, number)
    first = page.line(mark)
    assert (first.x, first.y) == (pytest.approx(60, abs=0.5), pytest.approx(59.0, abs=0.5))
    assert page.line(name).x == pytest.approx(123.35, abs=1)


def test_pages_break_as_without_them() -> None:
    text = "\n\n".join(["## Heading\n\nWords of a paragraph."] * 40)
    with_heads = make_pdf(make_composition(text, running_heads=HEADS, sheet="newyork-2021"))
    without = make_pdf(make_composition(text, sheet="newyork-2021"))
    for number in (2, 3):
        lines = [MeasuredPage(made.pdf, number).lines for made in (with_heads, without)]
        bodies = [[(line.text, line.y) for line in page if line.y > 70] for page in lines]
        assert bodies[0] == bodies[1]
