"""Heads of tables taller than what a page may repeat: set once, every word of them."""

from __future__ import annotations

import pytest

from masthead.setting import SetDocument
from masthead.setting.extraction import page_texts
from tests.making import make_composition, make_pdf


def table(heads: int, rows: int, title: str = "") -> str:
    """A table of so many rows of heads, each of its own words, and so many rows below them."""
    head = "".join(f"| Vessel {number} | Use {number} |\n" for number in range(heads))
    body = "".join(f"| Ship {number} | Cargo {number} |\n" for number in range(rows))
    return f"Words before.\n\n::: table {title}\n{head}|---|---|\n{body}:::\n\nWords after.\n"


def made(text: str) -> tuple[SetDocument, list[str]]:
    """A document, and the letters of its pages."""
    composition = make_composition(text)
    document = make_pdf(composition)
    return document, [page.body for page in page_texts(document.pdf, composition.sheet)]


@pytest.mark.parametrize("heads", [30, 60, 150])
def test_a_head_that_is_too_tall_is_set_once(heads: int) -> None:
    document, pages = made(table(heads, 40))
    shown = "".join(pages)
    assert not document.warnings
    assert all(shown.count(f"Vessel{number}Use{number}") == 1 for number in range(10, heads))


def test_a_head_of_a_few_rows_is_repeated() -> None:
    _, pages = made(table(3, 120))
    assert len(pages) > 2
    assert all("Vessel1Use1" in page for page in pages[:-1])


def test_a_tall_head_of_one_row() -> None:
    _, pages = made(table(90, 1))
    assert "".join(pages).count("Vessel80Use80") == 1


def test_a_head_above_a_row_that_fills_a_page() -> None:
    words = " ".join(f"sail{number}" for number in range(700))
    _, pages = made(f"::: table\n| Vessel | Use |\n|---|---|\n| Ship | {words} |\n| Boat | Oars |\n:::\n")
    shown = "".join(pages)
    assert "VesselUse" in pages[0]
    assert all(f"sail{number}" in shown for number in range(700))


def test_a_head_with_a_note_that_is_laid_out_twice() -> None:
    head = "".join(f"| Vessel {number} | Use {number} |\n" for number in range(70))
    text = (
        f"::: table\n{head}| Last[^a] | Head |\n|---|---|\n| Ship | Cargo |\n:::\n\n[^a]: A note of ours.\n"
    )
    _, pages = made(text)
    assert "".join(pages).count("Anoteofours.") == 1
