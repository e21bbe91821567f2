"""The sheet of the Economic Commission for Europe against measures of its documents of 2018 to 2020."""

from __future__ import annotations

import datetime
from functools import lru_cache

import pytest

from tests.making import make_composition, make_pdf
from tests.setting.measuring import MeasuredPage


@lru_cache
def page() -> MeasuredPage:
    composition = make_composition(
        "1. Words.",
        symbol="ECE/TRADE/C/CEFACT/2018/91",
        kind="report",
        title="Lights of the waterways",
        body=("Economic Commission for Europe", "Executive Committee"),
        date=datetime.date(2018, 2, 16),
        original=("en",),
    )
    return MeasuredPage(make_pdf(composition).pdf, 1)


@pytest.mark.parametrize(
    ("text", "x", "y"),
    [
        ("United Nations", 120.5, 64.0),
        ("Economic and Social Council", 120.5, 94.2),
        ("Distr.: General", 396.9, 93.0),
        ("16 February 2018", 396.9, 105.0),
        ("Original: English", 396.9, 129.0),
        ("Economic Commission for Europe", 56.6, 191.3),
        ("Lights of the waterways", 113.3, None),
    ],
)
def test_lines_stand_where_they_were_measured(text: str, x: float, y: float | None) -> None:
    line = page().line(text)
    assert line.x == pytest.approx(x, abs=1)
    if y is not None:
        assert line.y == pytest.approx(y, abs=1)


def test_the_symbol_ends_at_the_right_margin() -> None:
    line = page().line("ECE/TRADE")
    assert (line.right, line.y) == pytest.approx((538.7, 66.4), abs=1)


@pytest.mark.parametrize(("top", "thickness"), [(70.9, 0.48), (170.9, 1.44)])
def test_rules_of_the_masthead(top: float, thickness: float) -> None:
    ink = page().ink(300, top - 3, 380, top + 4)
    assert ink.y == pytest.approx(top, abs=0.5)
    assert ink.height == pytest.approx(thickness, abs=0.3)
