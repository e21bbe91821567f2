"""Collects the problems of one text, so that all are told and not only the first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from masthead.errors import ContentError, Problem

# difflib compares with every candidate: beyond this many, a hostile text would make us wait.
MOST_CANDIDATES = 200


@dataclass(slots=True)
class Problems:
    """The problems found so far. Lines given to ``add`` are lines of the file, counted from 1."""

    path: Path
    found: list[Problem] = field(default_factory=list)

    def add(self, code: str, message: str, line: int | None, hint: str | None = None) -> None:
        """Note one problem."""
        self.found.append(Problem(code, message, self.path, line, hint))

    def stop_if_any(self) -> None:
        """Raise ContentError with every problem, in the order of the lines, where there is one."""
        if self.found:
            raise ContentError(sorted(set(self.found), key=lambda p: (p.line or 0, p.code, p.message)))


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The one of ``words`` that ``word`` was probably meant to be, if any is near."""
    from difflib import get_close_matches

    candidates = sorted(words)
    if len(candidates) > MOST_CANDIDATES or len(word) > 100:
        return None
    return next(iter(get_close_matches(word, candidates, 1, 0.5)), None)


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """A hint that names the nearest word, or else all of them."""
    candidates = sorted(words)
    near = nearest(word, candidates)
    if near:
        return f"did you mean {near}?"
    return f"known here: {', '.join(candidates[:20])}" if candidates else "none is known here"
