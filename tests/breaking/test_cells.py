"""Cells of tables whose columns a hand made so wide: greedy lines, as Word ends them."""

from __future__ import annotations

import pytest

from masthead.breaking import break_lines
from masthead.composing.lines import LINE_END, SetLines
from masthead.document import Table, Text
from masthead.setting.metrics import metrics_in
from tests.making import faces_cache, make_composition, make_pdf

WORDS = (
    "The millwright and/or the two apprentices of the quarry mended the weir, the sluices and the tow-path"
)
TABLE = f"""::: table {{widths="120 200"}}
| Who | What |
| :-- | :-- |
| {WORDS} | {WORDS} |
:::
"""


def _broken(text: str) -> Table:
    composition = make_composition(text, kind="report", sheet="newyork-2021")
    (table,) = break_lines(composition, metrics_in(faces_cache())).document.blocks
    assert isinstance(table, Table)
    return table


def test_cells_stand_in_lines_that_say_the_same() -> None:
    for cell in _broken(TABLE).rows[0]:
        (lines,) = cell.content
        assert isinstance(lines, SetLines)
        assert lines.ragged
        said = "".join(child.text for child in lines.children if isinstance(child, Text))
        assert said.count(LINE_END) > 1
        assert said.replace(f"-{LINE_END}", "-").replace(LINE_END, " ") == WORDS


def test_no_line_ends_at_a_slash() -> None:
    for cell in _broken(TABLE).rows[0]:
        assert "/\n" not in str(cell.content)


def test_the_engine_chooses_where_no_hand_did() -> None:
    text = TABLE.replace('{widths="120 200"}', "")
    assert not any(isinstance(inline, SetLines) for cell in _broken(text).rows[0] for inline in cell.content)


FIGURES = """::: table {{widths="200 40 40 40"}}
| Item | First | Second | Third |
| :-- | --: | --: | --: |
| Oaks | {figure} | {figure} | {figure} |
| Elms | 12 | 3 | **{figure}** |
:::
"""


@pytest.mark.parametrize("figure", ["1 234 567 890", "(12 345 678.9)"])
def test_a_figure_wider_than_its_column_is_parted(figure: str) -> None:
    """It would stand on the figure of the next column, and neither could be read."""
    text = FIGURES.format(figure=figure)
    assert all(isinstance(cell.content[0], SetLines) for cell in _broken(text).rows[0][1:])
    composition = make_composition(text, kind="report", sheet="newyork-2021")
    assert not make_pdf(composition).warnings


@pytest.mark.parametrize("figure", ["1 234.5", "(12.3)", "–", "...", "100 000"])
def test_a_figure_that_fits_stands_on_one_line(figure: str) -> None:
    for row in _broken(FIGURES.format(figure=figure)).rows:
        assert not any(isinstance(cell.content[0], SetLines) for cell in row)


def test_all_words_are_found_on_the_page() -> None:
    assert make_pdf(make_composition(TABLE, kind="report", sheet="newyork-2021")).pages == 1


def test_lists_of_mandates_and_fascicles_are_proved() -> None:
    rows = "".join(f"| {n}/{n} | {WORDS} |\n" for n in range(1, 60))
    text = f"""::: table {{widths="70 170" size=small .two-columns}}
| :-- | :-- |
{rows}:::

1. {{number="6.1"}}
   {WORDS} {WORDS}
   1. {WORDS} {WORDS}
"""
    assert make_pdf(make_composition(text, kind="fascicle", sheet="newyork-2021")).pages > 1
