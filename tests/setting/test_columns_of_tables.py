"""Tables in two columns side by side stand in theirs, whatever width a hand gave them."""

from __future__ import annotations

import pytest

from tests.making import make_composition, make_pdf

ROWS = "".join(
    f"| {number}/1; {number}/2 | The boats of harbour {number} and their moorings |\n" for number in range(40)
)


@pytest.mark.parametrize("widths", ["", 'widths="60 150" ', 'widths="160 360" '])
@pytest.mark.parametrize("head", ["", "| Number | Title |\n"])
def test_no_column_stands_on_the_next(widths: str, head: str) -> None:
    text = f"Above it.\n\n::: table {{{widths}.two-columns}}\n{head}| --- | --- |\n{ROWS}:::\n\nBelow it.\n"
    assert make_pdf(make_composition(text)).warnings == ()
