"""What charts refuse, each with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.document import Chart, Series
from masthead.errors import ContentError
from masthead.reading import read_body


def read(text: str) -> Chart:
    (chart,), _ = read_body(text, Path("a.md"), 1)
    assert isinstance(chart, Chart)
    return chart


def chart(own: str = "", rows: str = "| a | 1 |") -> str:
    return f"::: chart {{{own}}}\n| | S |\n| --- | --: |\n{rows}\n:::\n"


def test_all_that_it_takes() -> None:
    text = (
        '::: chart {#x .stacked .labelled kind=column title="T" unit="U" heading="H" along="A" beyond="B"'
        ' decimals=1 thousands=" " width=160 height=70}\n'
        "| X | S | T |\n| | | line second |\n| --- | --: | --: |\n| a | 1 | –\n| b | | 5% |\n:::\n"
    )
    got = read(text)
    assert (got.kind, got.stacking, got.labelled, got.across, got.along, got.beyond) == (
        "column",
        "stacked",
        True,
        "X",
        "A",
        "B",
    )
    assert got.series == (Series("S", ("1", "")), Series("T", ("–", "5%"), "line", True))
    assert (got.decimals, got.thousands, got.width, got.height, got.heading) == (1, " ", 160, 70, "H")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (chart(rows="| a | 1,000 |"), "chart-value", 4),
        (chart(rows="| a | many |"), "chart-value", 4),
        (chart("kind=pie", "| a | -1 |"), "chart-value", 4),
        (chart("kind=scatter", "| a | 1 |"), "chart-value", 4),
        (chart("kind=pyramid"), "chart-kind", 1),
        (chart("kind=bar", "").replace("| --- |", "| | line |\n| --- |") + "", "chart-unread", 1),
        (chart("kind=bar").replace("| --- |", "| | line |\n| --- |"), "chart-kind", 3),
        (chart().replace("| --- |", "| | dots |\n| --- |"), "chart-kind", 3),
        (chart().replace("| --- |", "| | |\n| | |\n| --- |"), "chart-heads", 4),
        (chart("width=900"), "chart-measure", 1),
        (chart("decimals=some"), "chart-measure", 1),
        (chart(".stacked .shares"), "attribute-contradiction", 1),
        (chart("color=red"), "attribute-unknown", 1),
        (chart(rows="| *a* | 1 |"), "chart-markup", 4),
        (chart(rows="| a | 1 |\n\nWords."), "misplaced", 6),
        ("::: chart\n:::\n", "chart-unread", 1),
    ],
)
def test_refused(text: str, code: str, line: int) -> None:
    with pytest.raises(ContentError) as error:
        read_body(text, Path("a.md"), 1)
    assert (code, line) in [(problem.code, problem.line) for problem in error.value.problems]
