"""Tables in two columns side by side stand in theirs, whatever width a hand gave them."""

from __future__ import annotations

import pytest

from masthead.setting.extraction import page_texts
from tests.making import make_composition, make_pdf

ROWS = "".join(
    f"| {number}/1; {number}/2 | The boats of harbour {number} and their moorings |\n" for number in range(40)
)


@pytest.mark.parametrize("widths", ["", 'widths="60 150" ', 'widths="160 360" '])
@pytest.mark.parametrize("head", ["", "| Number | Title |\n"])
def test_no_column_stands_on_the_next(widths: str, head: str) -> None:
    text = f"Above it.\n\n::: table {{{widths}.two-columns}}\n{head}| --- | --- |\n{ROWS}:::\n\nBelow it.\n"
    assert make_pdf(make_composition(text)).warnings == ()


def test_remarks_on_a_table_in_columns_stand_in_a_column() -> None:
    remark = (
        "^a^ Of the harbours of the north, without those of its islands, which are counted with the south."
    )
    text = f"::: table {{.two-columns}}\n| Number^a^ | Title |\n| --- | --- |\n{ROWS}\n{remark}\n:::\n"
    assert make_pdf(make_composition(text)).warnings == ()


@pytest.mark.parametrize("options", [".boxed", ".whole-rows"])
def test_no_first_page_is_empty_above_a_table_that_it_cannot_hold(options: str) -> None:
    rows = "".join(f"| Quay {number} | {'The boats of a harbour ' * 12} |\n" for number in range(12))
    text = f"::: table {{{options}}}\n| --- | --- |\n{rows}:::\n\nBelow it.\n"
    composition = make_composition(text)
    first, *_ = page_texts(make_pdf(composition).pdf, composition.sheet)
    assert first.body.startswith("Ourletter")
