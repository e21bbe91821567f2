"""Warnings of words that are on the pages, and stand where nobody can read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from masthead.composing.wording import Wording
from masthead.errors import Problem
from masthead.setting.extraction import letters
from masthead.setting.geometry import Misplaced

_EXCERPT = 40  # characters in a message
_TOLD = {
    "beside": ("words-beside", "past the text block", "give a wide table fewer columns, or part a long word"),
    "overlap": ("words-overlap", "on other words", "look at the page; a template or a style may be to blame"),
}


def unreadable(misplaced: Iterable[Misplaced], wording: Wording, path: Path | None) -> Iterator[Problem]:
    """A warning for each page and fault: which words stand there, and where in the source."""
    ordered = sorted(misplaced, key=lambda words: (words.page, words.fault))
    if not ordered:
        return
    runs = [(own, run.line) for run in wording.runs if run.line and (own := letters(run.text))]
    for (page, fault), group in groupby(ordered, key=lambda words: (words.page, words.fault)):
        first, *rest = group
        code, where, hint = _TOLD[fault]
        more = f", and {len(rest)} more pieces" if rest else ""
        said = " ".join(first.text.split())[:_EXCERPT]
        message = f"on page {page}, «{said}» stands {where}{more}"
        yield Problem(code, message, path, _line(first.text, runs), hint, "warning")


def _line(text: str, runs: Iterable[tuple[str, int]]) -> int | None:
    """The line of the first run that has these letters, or has a part of them."""
    wanted = letters(text)
    return next((line for own, line in runs if wanted in own or own in wanted), None)
