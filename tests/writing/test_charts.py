"""Charts: what is written reads back the same."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings

from masthead.document import Chart
from masthead.reading import read_body
from masthead.writing import write_body
from tests.strategies import charts


@settings(max_examples=100, deadline=None)
@given(charts())
def test_round_trip(chart: Chart) -> None:
    labels = {name: None for name in ("label",) if chart.label}
    chart = _with(chart, labels)
    assert read_body(write_body((chart,), ()), Path("text.md"), 1) == ((chart,), ())


def _with(chart: Chart, changes: dict[str, None]) -> Chart:
    from dataclasses import replace

    return replace(chart, title=None, unit=None, **changes)  # type: ignore[arg-type]
