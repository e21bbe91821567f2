"""Tables on the finished page: the distances of lines, measured on A/80/590 and A/81/6 (Sect. 6)."""

from __future__ import annotations

import pytest

from tests.making import make_composition, make_pdf
from tests.setting.measuring import MeasuredPage, page_count


def _pages(text: str, kind: str = "report") -> list[MeasuredPage]:
    pdf = make_pdf(make_composition(text, kind=kind, sheet="newyork-2026")).pdf
    return [MeasuredPage(pdf, number + 1) for number in range(page_count(pdf))]


def _rows(count: int, cell: str = "| Port {n} of the coast | {n} |") -> str:
    return "".join(f"{cell.format(n=n)}\n" for n in range(100, 100 + count))


WORDS = f"::: table\n| Port | Remarks |\n| :-- | :-- |\n{_rows(50, '| Port {n} | Its keeper |')}:::\n"
FIGURES = f"::: table\n| Port | Count |\n| :-- | --: |\n{_rows(80)}:::\n"


def test_rows_of_words_stand_twenty_points_apart() -> None:
    page = _pages(WORDS)[0]
    assert page.line("Port 101").y - page.line("Port 100").y == pytest.approx(20, abs=0.05)


@pytest.mark.parametrize(("text", "below"), [(WORDS, 23.0), (FIGURES, 21.8)])
def test_rows_stand_as_far_below_heads_on_every_page(text: str, below: float) -> None:
    for page in _pages(text):
        first = min((line for line in page.lines if line.text.startswith("Port 1")), key=lambda line: line.y)
        assert first.y - page.line("Port").y == pytest.approx(below, abs=0.35)


def test_a_row_of_words_stands_close_to_the_head_of_a_page() -> None:
    """40 twips stand above words and 120 below: the first baseline is 86.4 (A/80/590, p. 15 to 18)."""
    bare = f"::: table\n| :-- | :-- |\n{_rows(50, '| Port {n} | Its keeper |')}:::\n"
    second = _pages(bare)[1]
    assert min(line.y for line in second.lines if line.text.startswith("Port")) == pytest.approx(
        86.4, abs=0.5
    )


def test_heads_are_painted_as_printers_paint_them() -> None:
    head = "Remarks of the keepers"
    page = _pages(WORDS.replace("Remarks", head))[0]
    line = page.line("Port")
    wide = _pages(WORDS.replace("Remarks", f"{head}{{br}}{head}{head}"))[0]
    assert line.right < wide.line(head).right  # the page has them as they are measured
    assert make_composition("Text.", sheet="newyork-2021").sheet.types["table-head"].painted == 6.96


def test_a_document_below_the_title_stands_as_text() -> None:
    unit = '::: table {{title="What was asked" unit="{unit}"}}\n| A | B |\n| :-- | :-- |\n| c | d |\n:::\n'
    sourced = _pages(unit.format(unit="[A/79/817](https://docs.un.org/en/A/79/817)"))[0]
    counted = _pages(unit.format(unit="Thousands of boats"))[0]
    above, below = (sourced.line("What was asked").y, sourced.line("(A/79/817)").y)
    assert below - above == pytest.approx(18, abs=0.3)
    assert counted.line("(Thousands").y - counted.line("What was asked").y == pytest.approx(12, abs=0.3)
    head, other = sourced.line("A").y - below, counted.line("A").y - counted.line("(Thousands").y
    assert head == pytest.approx(other, abs=0.3)


def test_what_follows_columns_stands_below_the_longer() -> None:
    rows = _rows(6, "| 1/{n} | The keeping of the light at the harbour, and of its boats and its quay |")
    rows += _rows(1, f"| 2/{{n}} | {'The boats of the harbour. ' * 12} |")
    text = f'::: table {{widths="74 170" size=small .two-columns}}\n| :-- | :-- |\n{rows}:::\n\n## The sea\n'
    page = _pages(text)[0]
    last = max(line.y for line in page.lines if line.y < page.line("The sea").y)
    assert page.line("The sea").y - last == pytest.approx(34.6, abs=0.3)  # 2.4 + 2, 18, 12.2


def test_several_agenda_titles_stand_apart() -> None:
    titles = "Harbours{br}Planning of harbours"
    composition = make_composition(
        "Text.", kind="report", sheet="newyork-2026", agenda_items=("138",), agenda_title=titles
    )
    page = MeasuredPage(make_pdf(composition).pdf, 1)
    first, second = page.line("Harbours").y, page.line("Planning").y
    assert second - first == pytest.approx(18, abs=0.1)
    assert first - page.line("Agenda item 138").y == pytest.approx(18, abs=0.1)
