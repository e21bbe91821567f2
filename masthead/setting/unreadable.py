"""Problems of words that are on the pages, and stand where nobody can read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from masthead.composing.wording import Wording
from masthead.errors import Problem, Severity
from masthead.setting.extraction import letters
from masthead.setting.geometry import Misplaced

_EXCERPT = 40  # characters in a message
_STYLE = "a template or a style is to blame"
_TOLD: dict[str, tuple[str, str, str, Severity]] = {
    "beside": (
        "words-beside",
        "stands past the text block",
        "give a wide table fewer columns, part a long word, make a picture narrower",
        "warning",
    ),
    "overlap": ("words-overlap", "stands on other words", f"look at the page; {_STYLE}", "warning"),
    "on-picture": ("words-overlap", "stands on a picture", f"look at the page; {_STYLE}", "warning"),
    "over-foot": ("words-over-foot", "stands below the text block, over the foot", _STYLE, "error"),
    "hidden": (
        "words-hidden",
        "is hidden: cut off, too pale, too small, or of the colour of its ground",
        _STYLE,
        "error",
    ),
}


def unreadable(misplaced: Iterable[Misplaced], wording: Wording, path: Path | None) -> Iterator[Problem]:
    """A problem for each page and fault: which words stand there, and where in the source.

    Words that nobody sees at all are an error, those that can be made out a warning.
    """
    ordered = sorted(misplaced, key=lambda words: (words.page, words.fault))
    if not ordered:
        return
    runs = [(own, run.line) for run in wording.runs if run.line and (own := letters(run.text))]
    for (page, fault), group in groupby(ordered, key=lambda words: (words.page, words.fault)):
        first, *rest = group
        code, where, hint, severity = _TOLD[fault]
        more = f", and {len(rest)} more pieces" if rest else ""
        said = " ".join(first.text.split())[:_EXCERPT]
        message = f"on page {page}, «{said}» {where}{more}"
        yield Problem(code, message, path, _line(first.text, runs), hint, severity)


def _line(text: str, runs: Iterable[tuple[str, int]]) -> int | None:
    """The line of the first run that has these letters, or has a part of them."""
    wanted = letters(text)
    return next((line for own, line in runs if wanted in own or own in wanted), None)
