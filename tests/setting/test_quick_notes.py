"""Notes laid out once: the same pages as where the engine lays out all notes for each."""

from __future__ import annotations

from importlib import import_module

import pytest

from masthead.setting import quick_notes
from masthead.setting.engine import load
from tests.making import make_composition, make_pdf


def text(notes: int) -> str:
    """Paragraphs with a note each; every fifth is long, and one is longer than its page has room for."""
    paragraphs = (
        f"{n}. The harbour keeps its tide table, and lends a lamp.[^{n}]" for n in range(1, notes + 1)
    )
    said = ("It is lit at dusk. " * (90 if n == 12 else 6 if n % 5 == 0 else 1) for n in range(1, notes + 1))
    return "\n\n".join((*paragraphs, *(f"[^{n}]: {words}" for n, words in enumerate(said, 1))))


def test_the_pages_are_those_of_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    load()
    asked: list[bool] = []
    stand_in = quick_notes._stand_in

    def noted(build: object, area: object, note: object) -> object:
        asked.append(id(note) in getattr(area, "laid_notes", {}))
        return stand_in(build, area, note)

    monkeypatch.setattr(quick_notes, "_stand_in", noted)
    made = make_pdf(make_composition(text(30)))
    assert sum(asked) > len(asked) / 2
    monkeypatch.setattr(quick_notes, "_is_block", lambda note: False)
    asked.clear()
    assert make_pdf(make_composition(text(30))).pdf == made.pdf
    assert not asked


def test_it_is_put_in_once() -> None:
    load()
    context = import_module("weasyprint.layout").LayoutContext
    function = context._update_footnote_area
    quick_notes.quicken_notes()
    assert context._update_footnote_area is function
