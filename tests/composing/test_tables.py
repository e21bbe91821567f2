"""Tables as they are set: widths of columns, roles of rows and cells, remarks."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from pikepdf import Pdf

from masthead.composing import print_page, screen_page
from masthead.composing.columns import is_bold, is_figure
from masthead.composing.tables import SetTable, column_rules, lay_out
from masthead.document import NoteCall, Strong, Superscript, Table, Text
from masthead.resources import styles_folder
from masthead.sheets import Sheet, load_sheets
from tests.making import make_composition, make_document, make_pdf
from tests.strategies import tables

SHEET: Sheet = load_sheets([styles_folder()])["newyork-2021"]
FIGURES = """::: table {title="Landed" unit="Tonnes"}
|            | Fish         || Salt |
| Port       | 2024 | 2025   | ^^   |
| ---------- | ---: | -----: | ---: |
| Selvan     |  1.5 | (20.0) |  1 000 |
| > Old quay |    – |      3 |    4 |
| **Both**^*a*^ | **5** | **6** | **7** |

^*a*^ Of the year.

*Note:* in hundreds.
:::
"""


def set_table(text: str) -> SetTable:
    (table,) = make_document(text).blocks
    assert isinstance(table, Table)
    return lay_out(table, SHEET)


@given(tables())
@settings(deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_table_is_laid_out(table: Table) -> None:
    made = lay_out(table, SHEET)
    assert sum(made.shares) == 10_000
    assert min(made.shares) >= 0
    assert [len(row.cells) for row in made.head + made.rows] == list(map(len, table.head + table.rows))


def test_a_table_of_figures() -> None:
    made = set_table(FIGURES)
    assert made.roles == "measure figures captioned remarked"
    assert [row.role for row in made.rows] == ["", "leads", "total"]
    assert [cell.roles for cell in made.head[0].cells] == ["left first", "center spanner", "right ends"]
    assert [cell.roles for cell in made.rows[1].cells] == [
        "left first indent-1",
        *["right figure"] * 2,
        "right figure",
    ]
    assert [cell.roles for cell in made.rows[2].cells][1:] == ["right ends figure"] * 3
    assert [bool(remark.mark) for remark in made.remarks] == [True, False]


def test_a_table_of_words_is_set_in_the_size_of_the_text() -> None:
    assert set_table("| a | b |\n|---|---|\n| c | two words |\n").roles == "measure words"


def test_columns_get_the_room_that_their_words_need() -> None:
    long = "word " * 60
    shares = set_table(f"| a | b |\n|---|---|\n| {long} | 12 000 |\n").shares
    assert shares[0] > 8 * shares[1]
    assert shares[1] / 10_000 * 365.5 > 30


def test_a_table_too_wide_for_the_measure_stands_across_the_page() -> None:
    row = "|" + " 123 456 789.0 |" * 8
    assert set_table(f"{row}\n{'|---' * 8}|\n{row}\n").extent == "across"
    crowded = "|" + " 123 456 789.0 |" * 16
    assert "crowded" in set_table(f"{crowded}\n{'|---' * 16}|\n{crowded}\n").roles


def test_each_width_has_one_rule() -> None:
    made = set_table("| a | a |\n|---|---|\n| a | a |\n")
    assert sorted(column_rules([made, made])).count("{") == len(set(made.shares))


@pytest.mark.parametrize(
    "text", ["1", "1 000.5", "(20.0)", "–", "-3", "25%", "$3,000", "..", "16 [17]", "", "(1 814.9)"]
)
def test_figures(text: str) -> None:
    assert is_figure((Text(text),) if text else ())


@pytest.mark.parametrize("text", ["a", "A/65/1", "3 March", "1a", "- a", "65/1 66/2 67/3 68/4 69/5 70/6"])
def test_no_figures(text: str) -> None:
    assert not is_figure((Text(text),))


def test_bold() -> None:
    bold = Strong((Text("a"),))
    assert is_bold((bold, Superscript((Text("a"),)), NoteCall("b")))
    assert not is_bold((bold, Text(" and more")))
    assert not is_bold(())


def test_pages_show_spans_and_no_style_attributes() -> None:
    composition = make_composition(FIGURES)
    page, screen = print_page(composition), screen_page(composition)
    for html in (page, screen):
        assert 'scope="colgroup" class="center spanner" colspan="2">Fish</th>' in html
        assert "(Tonnes)" in html
    assert "style=" not in page[page.index("<table") : page.index("</table>")]


def test_heads_are_repeated_on_the_next_page_and_all_is_found_again() -> None:
    rows = "".join(f"| Port {n} | {n} | {n}.5 | {n} 000 |\n" for n in range(90))
    head, rest = FIGURES.split("| Selvan")
    end = rest[rest.index("\n\n") :]
    assert make_pdf(make_composition(f"Text.\n\n{head}{rows}{end}\nText.\n")).pages == 3


def test_a_landscape_page_stands_between_pages_of_text() -> None:
    wide = FIGURES.replace('unit="Tonnes"', 'unit="Tonnes" .wide')
    pdf = make_pdf(make_composition(f"Text.\n\n{wide}\nText.\n")).pdf
    with Pdf.open(BytesIO(pdf)) as pages:
        sizes = [tuple(map(int, page.mediabox[2:])) for page in pages.pages]
    assert sizes == [(612, 792), (792, 612), (612, 792)]


BY_HAND = """::: table {widths="200 28.5 63.5" gaps="0 5.75 5.75" marks=14.4 size=small .hanging .light}
| Port | Planned | *Remarks* |
| :-- | --: | :-- |
| > 1. The quay of Selvan, which was mended in the spring by those who moor their boats at it | 5 | None |
| *Sluices* | *Count* | *Words* |
| **A. Harbours** | 7 | One{br}Two |
:::
"""


def test_what_a_hand_has_chosen_reaches_the_styles() -> None:
    made = set_table(BY_HAND)
    assert {"hanging", "light", "worded"} <= set(made.roles.split())
    assert column_rules([made]).endswith(
        "table.gaps-0-115-115{--table-gap-first:0pt;--table-gap:5.75pt;--table-gap-right:5.75pt;"
        "--table-figures-gap:5.75pt;--table-figures-gap-right:5.75pt}"
        "table.marks-288{--table-mark:14.4pt}table.of-5840{width:292pt}"
    )


def test_room_below_heads() -> None:
    assert set_table(FIGURES).parted
    assert not set_table(BY_HAND).parted  # light
    assert not set_table("::: table\n| :-- |\n| Selvan |\n:::\n").parted  # without heads


def test_heads_among_the_rows_stay_with_what_follows() -> None:
    assert [row.role for row in set_table(BY_HAND).rows] == ["", "inner-head kept", ""]


def test_numbers_and_paragraphs_in_cells_stand_apart() -> None:
    first, _, last = set_table(BY_HAND).rows
    assert [line.mark for line in first.cells[0].lines] == [(Text("1."),)]
    assert [line.mark for line in last.cells[0].lines] == [(Strong((Text("A."),)),)]
    assert [line.content for line in last.cells[2].lines] == [(Text("One"),), (Text("Two"),)]


def test_a_number_alone_says_how_many() -> None:
    (row,) = set_table(
        '::: table {widths="200 100" marks=35}\n| Outputs | What |\n| :-- | :-- |\n'
        "| 12 reports on the harbours | 1.1 Boats |\n:::\n"
    ).rows
    assert [[line.mark for line in cell.lines] for cell in row.cells] == [[], [(Text("1.1"),)]]


def test_a_column_too_narrow_for_gap_and_word_has_no_gap() -> None:
    made = set_table(BY_HAND)
    assert [("tight" in cell.roles) for cell in made.head[0].cells] == [False, True, False]


def test_a_wide_table_by_hand_stands_across() -> None:
    assert "across" in set_table(BY_HAND.replace("200", "380")).roles


def test_what_a_framework_is_about_stands_over_its_heads() -> None:
    rows = "| Expected of the harbour: order ||\n| *Expected* | *Found* |\n| 1.1 Boats | 3 |\n"
    made = set_table(f"::: table\n| :-- | :-- |\n{rows}:::\n")
    assert [row.role for row in made.rows] == ["over", "inner-head kept", ""]


def test_no_table_is_wider_than_its_paper() -> None:
    """One by a hand may stand a little beyond the text block; what leaves the paper is made narrower."""
    rules = column_rules([set_table(BY_HAND.replace("200", "420")), set_table(BY_HAND.replace("200", "520"))])
    assert "table.of-10240{width:512pt}" in rules
    assert "table.of-9840{width:492pt}" in rules


def test_no_table_is_wider_than_its_column() -> None:
    text = '::: table {widths="WIDTHS" .two-columns}\n| --- | --- |\n| 61/1 | Of boats |\n:::\n'
    kept, made = (set_table(text.replace("WIDTHS", each)) for each in ("70.4 169.85", "120 360"))
    assert (kept.roles.split()[-1], made.roles.split()[-1]) == ("of-4805", "of-4800")


def test_no_table_is_wider_than_its_frame() -> None:
    text = '::: table {widths="WIDTHS" .boxed}\n| --- | --- |\n| Held | 3 |\n:::\n'
    kept, made = (set_table(text.replace("WIDTHS", each)) for each in ("287.75 78.25", "410 112"))
    assert (kept.roles.split()[-1], made.roles.split()[-1]) == ("of-7320", "of-7310")


def test_rows_that_a_cell_joins_stay_together() -> None:
    made = set_table("::: table\n| a | b |\n|---|---|\n| c | 1 |\n| ^^ | 2 |\n| d | 3 |\n:::\n")
    assert [row.role for row in made.rows] == ["kept joins", "", ""]


def test_the_numbers_of_columns_are_ruled_off() -> None:
    made = set_table(
        "::: table\n| Port | Fish | Salt |\n| | (1) | (2)=(1)+4 |\n| --- | ---: | ---: |\n"
        "| Selvan | 1 | 2 |\n:::\n"
    )
    assert [cell.roles for cell in made.head[1].cells] == ["left first ends", *["right counted ends"] * 2]


def test_a_head_over_columns_that_the_body_joins_stands_as_they_do() -> None:
    rows = "".join(f"| Port {at} | {at} || {at} |\n" for at in range(4))
    made = set_table(f"::: table\n| Port | Fish || Salt |\n| --- | ---: | ---: | ---: |\n{rows}:::\n")
    assert [cell.roles for cell in made.head[0].cells] == ["left first ends", *["right ends"] * 2]


def test_only_rows_of_several_lines_go_on_to_the_next_page() -> None:
    made = set_table(
        f"| Port | Remarks |\n| --- | --- |\n| Selvan | {'It is small. ' * 40} |\n| Avonlea | Small. |\n"
    )
    assert [row.role for row in made.rows] == ["long", ""]


def test_no_row_goes_on_where_the_table_says_so() -> None:
    text = f"| Port | Remarks |\n| --- | --- |\n| Selvan | {'It is small. ' * 40} |\n"
    made = set_table(f"::: table {{.whole-rows}}\n{text}:::\n")
    assert [row.role for row in made.rows] == [""]


@pytest.mark.parametrize("columns", [1, 2])
def test_a_cell_may_be_longer_than_a_page(columns: int) -> None:
    words = " ".join(
        f"The boat of number {at} came back before the evening with its nets full." for at in range(150)
    )
    rows = (
        "What" + " | More" * (columns - 1),
        "---" + " | ---" * (columns - 1),
        words + f" | {words}" * (columns - 1),
    )
    text = "".join(f"| {row} |\n" for row in rows)
    pdf = make_pdf(make_composition(f"Before.\n\n{text}\nBehind.\n")).pdf
    with Pdf.open(BytesIO(pdf)) as opened:
        assert len(opened.pages) > 2
