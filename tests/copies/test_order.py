"""Imposition, in numbers: every page once, folded sheets read in order, blanks where they belong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.copies.imposition.geometry import (
    Box,
    cells,
    creep_shift,
    crop_marks,
    fold_marks,
    placing,
    sheet_size,
)
from masthead.copies.imposition.layout import KINDS, Layout
from masthead.copies.imposition.order import Place, sequence, sheets
from masthead.copies.paper import MM, find_paper
from masthead.errors import UsageError
from tests.copies.folding import read_booklet

pages = st.integers(1, 400)
part_starts = st.sets(st.integers(1, 399), max_size=6)


def stripped(places: list[Place]) -> list[Place]:
    """Without the blanks at the end."""
    while places and places[-1] is None:
        places.pop()
    return places


@given(pages, st.none() | st.integers(1, 12), st.booleans(), part_starts)
def test_folded_booklets_read_in_order(
    count: int, signature: int | None, rtl: bool, starts: set[int]
) -> None:
    layout = Layout("booklet", signature=signature, parts=True)
    made = sheets(count, layout, starts, rtl)
    read = read_booklet(list(made), rtl)
    expected = list(sequence(count, {start for start in starts if start < count}))
    assert stripped(read) == expected
    assert [page for page in read if page is not None] == list(range(count))
    assert len(read) - len(expected) < 4  # no sheet more than is needed


@given(pages, st.integers(1, 12))
def test_signatures_have_as_many_sheets_as_asked(count: int, signature: int) -> None:
    made = sheets(count, Layout("booklet", signature=signature))
    sizes = [sum(sheet.signature == number for sheet in made) for number in range(made[-1].signature + 1)]
    assert all(size == signature for size in sizes[:-1])
    assert 1 <= sizes[-1] <= signature
    assert [sheet.depth for sheet in made] == [depth for size in sizes for depth in range(size)]


@given(pages, part_starts)
def test_parts_begin_on_right_hand_pages_and_blanks_stand_before_them_only(
    count: int, starts: set[int]
) -> None:
    ordered = sequence(count, starts)
    assert [page for page in ordered if page is not None] == list(range(count))
    for place, page in enumerate(ordered):
        if page in starts:
            assert place % 2 == 0
        if page is None:
            assert ordered[place + 1] in starts


@given(pages, st.sampled_from(["plain", "2up", "4up"]), st.booleans(), part_starts)
def test_parts_open_sheets(count: int, kind: str, two_sided: bool, starts: set[int]) -> None:
    made = sheets(count, Layout(kind, two_sided=two_sided, parts=True), starts)  # type: ignore[arg-type]
    firsts = {sheet.front[0] for sheet in made}
    assert {start for start in starts if start < count} <= firsts
    assert sorted(page for sheet in made for page in sheet.pages) == list(range(count))
    assert all(sheet.pages for sheet in made)  # no sheet is blank


@given(pages, st.sampled_from(KINDS), st.booleans(), st.booleans())
def test_every_page_stands_once(count: int, kind: str, two_sided: bool, rtl: bool) -> None:
    made = sheets(count, Layout(kind, two_sided=two_sided), rtl=rtl)  # type: ignore[arg-type]
    assert sorted(page for sheet in made for page in sheet.pages) == list(range(count))
    assert all(sheet.pages for sheet in made)  # no sheet is blank


@pytest.mark.parametrize(
    ("kind", "rtl", "front", "back"),
    [
        ("plain", False, (0,), (1,)),
        ("2up", False, (0, 1), (2, 3)),
        ("2up", True, (1, 0), (3, 2)),
        ("4up", False, (0, 1, 2, 3), (4, None, None, None)),
        ("4up", True, (1, 0, 3, 2), (None, 4, None, None)),
        ("booklet", False, (None, 0), (1, None)),
        ("booklet", True, (0, None), (None, 1)),
    ],
)
def test_first_sheet(kind: str, rtl: bool, front: tuple[Place, ...], back: tuple[Place, ...]) -> None:
    first = sheets(5, Layout(kind), rtl=rtl)[0]  # type: ignore[arg-type]
    assert (first.front, first.back) == (front, back)


def test_binding_asked_for_comes_before_the_language() -> None:
    assert sheets(4, Layout("booklet", rtl=True)) == sheets(4, Layout("booklet"), rtl=True)
    assert sheets(4, Layout("booklet", rtl=False), rtl=True) == sheets(4, Layout("booklet"))


def test_one_sided_sheets_have_no_back() -> None:
    assert [sheet.back for sheet in sheets(3, Layout(two_sided=False))] == [(), (), ()]


@given(st.integers(2, 200), st.floats(0, 1), st.booleans())
def test_creep_moves_inner_pages_to_the_spine(count: int, creep: float, rtl: bool) -> None:
    layout = Layout("booklet", creep=creep)
    for sheet in sheets(count, layout, rtl=rtl):
        left, right = (creep_shift(layout, column, sheet.depth) for column in (0, 1))
        assert left == pytest.approx(sheet.depth * creep * MM)  # to the right
        assert right == -left
    assert creep_shift(Layout(creep=creep), 0, 3) == 0


def applied(matrix: tuple[float, ...], x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


@given(st.sampled_from(KINDS), st.floats(100, 900), st.floats(100, 900), st.floats(-50, 50))
def test_a_page_comes_to_stand_inside_its_place(kind: str, width: float, height: float, left: float) -> None:
    layout = Layout(kind)  # type: ignore[arg-type]
    page = Box(left, left, left + width, left + height)
    for cell in cells(layout):
        matrix = placing(page, cell, layout)
        corners = [applied(matrix, x, y) for x in (page.left, page.right) for y in (page.bottom, page.top)]
        assert min(x for x, _ in corners) >= cell.trim.left - 0.6
        assert max(x for x, _ in corners) <= cell.trim.right + 0.6
        assert min(y for _, y in corners) >= cell.trim.bottom - 0.6
        assert max(y for _, y in corners) <= cell.trim.top + 0.6
        assert applied(matrix, *page.centre) == pytest.approx(cell.trim.centre)
        assert matrix[0] * matrix[3] - matrix[1] * matrix[2] > 0  # never mirrored


def test_letter_on_a4_is_scaled_or_centred() -> None:
    letter = Box(0, 0, *find_paper("Letter").points)
    (cell,) = cells(Layout())
    assert placing(letter, cell, Layout())[0] == pytest.approx(210 / 215.9)
    assert placing(letter, cell, Layout(fit="centre"))[0] == 1
    with pytest.raises(UsageError, match="216 × 279"):
        placing(letter, cell, Layout(fit="none"))


def test_pages_of_a_booklet_meet_at_the_spine_and_marks_stand_outside() -> None:
    layout = Layout("booklet", find_paper("SRA3"), trim=find_paper("A4"), bleed=3, crop_marks=True)
    left, right = cells(layout)
    width, _ = sheet_size(layout)
    assert left.trim.right == right.trim.left == left.clip.right == right.clip.left == width / 2
    assert left.clip.left == pytest.approx(left.trim.left - 3 * MM)
    lines = [*crop_marks(layout), *fold_marks(layout)]
    assert len(lines) == 8 + 2
    for x0, y0, x1, y1 in lines:
        inside_x = left.trim.left < (x0 + x1) / 2 < right.trim.right
        assert not (inside_x and left.trim.bottom < (y0 + y1) / 2 < left.trim.top)


def test_a_trim_that_does_not_fit_is_refused() -> None:
    with pytest.raises(UsageError, match="do not fit"):
        cells(Layout("booklet", find_paper("A4"), trim=find_paper("A4")))
