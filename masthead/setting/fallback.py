"""The faces of letters that Liberation Serif lacks: the machine's own, for the languages that need them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from masthead.errors import MachineError, Problem
from masthead.languages import Language

_WEIGHTS = ("80", "200")  # regular and bold in Fontconfig's scale


def fallback_letters(language: Language) -> frozenset[int]:
    """The code points that the fallback faces of a language have; none where it has no such faces.

    Raises:
        MachineError: they are not installed; says the command that installs them.
    """
    if language.fallback is None:
        return frozenset()
    family = language.fallback.family
    files = tuple(_files(family))
    if not files:
        from masthead.building import debian

        raise MachineError(
            Problem(
                "fonts-missing",
                f"{family} is not installed, which texts in the language `{language.code}` are set with",
                hint=f"on Debian: {debian.command_line([language.fallback.package])}",
            )
        )
    return frozenset.intersection(*map(_letters, files))


def _files(family: str) -> Iterator[Path]:
    """What Fontconfig has of a family; it always answers with some font, so the answer is looked at."""
    for weight in _WEIGHTS:
        command = ["fc-match", "--format", "%{family}|%{file}", f"{family}:weight={weight}"]
        try:
            answer = subprocess.run(command, capture_output=True, text=True, check=False).stdout
        except OSError:
            return
        named, _, file = answer.partition("|")
        if family in named.split(",") and Path(file).is_file():
            yield Path(file)


@cache
def _letters(file: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    # the faces of a collection differ in the shapes of letters, not in which there are
    with TTFont(file, lazy=True, fontNumber=0) as font:
        return frozenset(font.getBestCmap())
