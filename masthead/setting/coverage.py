"""Which letters the faces have: a letter outside them is an error that names it, never an empty box."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from masthead.composing.wording import Run
from masthead.errors import Problem
from masthead.setting.base_fonts import BORROWED, find_base_fonts
from masthead.setting.faces import base_digests, write


@cache
def _letters(base: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(base, lazy=True) as font:
        return frozenset(font.getBestCmap())


def covered() -> frozenset[int]:
    """The code points that the made faces have: those of all four base faces, and what is borrowed."""
    known = frozenset.intersection(*(_letters(base) for base in find_base_fonts().values()))
    return known | {letter for letter, lender in BORROWED.items() if lender in known}


def remembered(cache: Path) -> frozenset[int]:
    """The same, kept in the cache by the digests of the bases: opening four fonts costs a build 30 ms."""
    digests = "".join(digest[:8] for _, digest in sorted(base_digests(cache).items()))
    memory = cache / f"letters-{digests}.json"
    try:
        return frozenset(map(int, json.loads(memory.read_text(encoding="utf-8"))))
    except (OSError, ValueError, TypeError):
        known = covered()
        write(memory, json.dumps(sorted(known)).encode())
        return known


def missing_letters(runs: Iterable[Run], path: Path | None, cache: Path | None = None) -> Iterator[Problem]:
    """A problem for each letter that the faces lack, once a line. ``cache`` is the folder of made fonts."""
    known = remembered(cache) if cache else covered()
    told: set[tuple[str, int]] = set()
    for run in runs:
        for letter in sorted({c for c in run.text if ord(c) not in known and not c.isspace()}):
            if (letter, run.line) in told:
                continue
            told.add((letter, run.line))
            name = unicodedata.name(letter, "a letter without a name")
            yield Problem(
                "letter-missing",
                f"the fonts have no {letter!r} (U+{ord(letter):04X}, {name})",
                path,
                run.line or None,
                "write it with letters of the language, or take it out",
            )
