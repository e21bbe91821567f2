"""Rows that pages part: the text in the order of the pages, and nothing of it lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.composing.wording import Run, Wording
from masthead.errors import ContentError
from masthead.setting.extraction import PageText
from masthead.setting.parted_rows import PartedRow, Parting, partings
from masthead.setting.proof import prove

CELLS = st.lists(st.tuples(st.text("abc", max_size=8), st.text("abc", max_size=8)), min_size=1, max_size=4)


@given(CELLS)
def test_the_parts_that_a_page_shows_are_found(cells: list[tuple[str, str]]) -> None:
    page = "".join(here for here, _ in cells)
    found = list(partings(page, [here + there for here, there in cells]))
    assert any(parting.rest == "" for parting in found)


@given(CELLS)
def test_every_letter_of_a_parted_row_stays(cells: list[tuple[str, str]]) -> None:
    text = "<" + "".join(here + there for here, there in cells) + ">"
    row = PartedRow(1, tuple(len(here + there) for here, there in cells))
    parting = Parting(tuple(len(here) for here, _ in cells), "")
    here, there = ("".join(each[side] for each in cells) for side in (0, 1))
    assert parting.text(text, row) == f"<{here}{there}>"
    assert parting.left(row).end == row.end


ROW = Wording(
    (Run("Above."), Run("Ships sail", 3, row=1), Run("Boats row", 3, row=1, cell=1), Run("Below.")),
    (),
    heads=((Run("Head"),),),
)


def prove_pages(*pages: str) -> None:
    prove([PageText("", page, "", "") for page in pages], ROW, None)


@pytest.mark.parametrize(
    "pages",
    [
        ("Above.ShipssailBoatsrowBelow.",),
        ("Above.ShipsBoats", "HeadsailrowBelow."),
        ("Above.ShipsBoats", "sail", "HeadrowBelow."),
        ("Above.ShipssailBoats", "rowBelow."),
    ],
)
def test_a_row_over_pages_is_proved(pages: tuple[str, ...]) -> None:
    prove_pages(*pages)


@pytest.mark.parametrize(
    "pages",
    [
        ("Above.ShipsBoats", "rowBelow."),
        ("Above.ShipsBoats", "sailBelow."),
        ("Above.ShipsBoats", "rowsailBelow."),
        ("Above.ShipsBoats",),
    ],
)
def test_what_a_parted_row_loses_is_an_error(pages: tuple[str, ...]) -> None:
    with pytest.raises(ContentError):
        prove_pages(*pages)


def test_two_rows_that_a_page_parts_one_above_and_one_below() -> None:
    """The first row ends with the page before but for the end of its last cell; the last goes on below."""
    second = (Run("Rafts float", 4, row=2), Run("Canoes glide", 4, row=2, cell=1))
    wording = Wording((*ROW.text[:-1], *second, ROW.text[-1]), (), heads=ROW.heads)
    pages = ("Above.ShipssailBoats", "HeadrowRaftsCanoes", "HeadfloatglideBelow.")
    prove([PageText("", page, "", "") for page in pages], wording, None)


TWO = Wording(
    (
        Run("Above."),
        Run("Ships of sail", 3, row=1, in_columns=True),
        Run("Boats to row in", 3, row=1, cell=1, in_columns=True),
        Run("Rafts of logs", 4, row=2, in_columns=True),
        Run("Planks to float", 4, row=2, cell=1, in_columns=True),
        Run("Below."),
    ),
    (),
)


@pytest.mark.parametrize(
    "pages",
    [
        ("Above.ShipsofBoatstosailrowinRaftsoflogsPlankstofloatBelow.",),  # in two columns of one page
        ("Above.ShipsofBoatstosailrowinRaftsofPlanksto", "logsfloatBelow."),
    ],
)
def test_a_row_over_columns_is_proved(pages: tuple[str, ...]) -> None:
    prove([PageText("", page, "", "") for page in pages], TWO, None)


@pytest.mark.parametrize(
    "pages",
    [
        ("Above.ShipsofBoatstosailrowRaftsoflogsPlankstofloatBelow.",),
        ("Above.ShipsofBoatstosailrowininRaftsoflogsPlankstofloatBelow.",),
    ],
)
def test_what_a_column_loses_is_found(pages: tuple[str, ...]) -> None:
    with pytest.raises(ContentError, match="words-lost"):
        prove([PageText("", page, "", "") for page in pages], TWO, None)


def test_a_column_parts_a_row_below_many_others() -> None:
    """Every row above it stands in its order, and could be thought parted anywhere."""
    rows = [
        Run(text, 3, row=number, cell=cell, in_columns=True)
        for number in range(1, 9)
        for cell, text in enumerate((f"Ship {number} of sail", f"Cargo {number}"))
    ]
    last = [Run(text, 3, row=9, cell=cell, in_columns=True) for cell, text in enumerate(("Rafts", "Logs"))]
    words = Wording((*rows, *last, Run("Below.")), ())
    above = "".join("".join(run.text.split()) for run in rows)
    page = f"{above}RaLogsftsBelow."
    assert prove([PageText("", page, "", "")], words, None) == ()


def test_each_column_may_have_the_head_of_its_table() -> None:
    head = (Run("Harbours", 3, table=1),)
    rows = [Run(f"Quay {n}", 3, row=n, in_columns=True, table=1) for n in range(1, 5)]
    words = Wording((Run("Above."), *head, *rows, Run("Below.")), (), heads=(head,))
    pages = ("Above.HarboursQuay1HarboursQuay2", "HarboursQuay3HarboursQuay4Below.")
    assert prove([PageText("", page, "", "") for page in pages], words, None) == ()
