"""Measures by role: 365.5 pt wide, a ladder of 23.75 pt whose second stop stands at 47.55."""

from __future__ import annotations

import pytest

from masthead.breaking.frames import frame

STOPS = (23.75, 47.55, 71.3, 95.75)


@pytest.mark.parametrize(
    ("role", "mark", "measure", "first", "steps"),
    [
        ("text", 0, 365.5, 365.5, 1),
        ("indented", 0, 365.5, 341.75, 1),
        ("numbered", 10, 365.5, 341.75, 1),
        ("numbered", 23.75, 365.5, 317.95, 2),  # a number that reaches the stop goes to the next
        ("sub-1", 12, 365.5, 317.95, 1),
        ("sub-1", 30, 365.5, 294.2, 2),
        ("sub-2", 12, 294.25, 294.25, 1),
        ("sub-2", 30, 294.25, 270.45, 2),
        ("bullet", 0, 341.75, 341.75, 1),
        ("quoted", 0, 318, 318, 1),
    ],
)
def test_frame(role: str, mark: float, measure: float, first: float, steps: int) -> None:
    found = frame(role, 365.5, 23.75, STOPS, mark)
    assert (found.measure, found.first) == (pytest.approx(measure), pytest.approx(first))
    assert found.mark_steps == steps
