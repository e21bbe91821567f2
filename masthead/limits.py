"""What an input may be and a document may take: every limit, in one place.

Each is a key of ``[tool.masthead]`` in ``pyproject.toml``, which lowers it or raises it for a project. They
hold wherever a project's files are read, so that readers ask ``limits()`` and are not handed them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import Field, dataclass, field, fields
from typing import Any

MEBIBYTE = 1024**2


def _limit(default: int, key: str, unit: str, most: int | None = None) -> Any:
    return field(default=default, metadata={"key": key, "unit": unit, "most": most})


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits, with what they were chosen by; ``seconds`` and ``memory`` hold for one document.

    The longest report that we know of, of a thousand pages, takes a minute and 700 MiB.
    """

    seconds: float = _limit(600, "time-limit", "seconds")
    memory: int = _limit(4096, "memory-limit", "MiB")
    pages: int = _limit(3000, "page-limit", "pages")
    # the longest reports have about 2 MB of text; whoever brings more has brought the wrong file
    text: int = _limit(16, "text-limit", "MiB")
    # a hundred times a long front matter
    metadata: int = _limit(100_000, "metadata-limit", "characters")
    # lists (which count two: themselves and their items), quotations and divisions in one another; no United
    # Nations text comes near it, and the engine's own recursion ends at some 90
    depth: int = _limit(50, "depth-limit", "levels", most=80)
    # of a paragraph or a cell, as emphasis, links and calls part it: 20,000 take the engine eleven seconds
    pieces: int = _limit(5_000, "piece-limit", "pieces")
    # of a table in a text: 32,000 rows of two take the engine 19 seconds and 1.1 GiB
    cells: int = _limit(20_000, "table-limit", "cells")
    picture: int = _limit(50, "picture-limit", "MiB")
    # A3 at 1,200 dots an inch has 278 million; what is printed at 600 on A4 has 35
    pixels: int = _limit(150, "pixel-limit", "million dots")
    # the largest Word file of the survey has 3 MB, its largest part 20: a factor of ten for what was not seen
    package: int = _limit(100, "package-limit", "MiB")
    unpacked: int = _limit(200, "unpacked-limit", "MiB")
    xml: int = _limit(64, "xml-limit", "MiB")
    parts: int = _limit(10_000, "part-limit", "parts")
    # elements in one another; the files of AKN4UN that there are stay below 25
    xml_depth: int = _limit(100, "xml-depth-limit", "levels", most=200)
    # of a part of a Word file; A/80/590 with its 27 pages has 41,000
    tags: int = _limit(1_000_000, "tag-limit", "tags")
    # of a part of a Word file, and three times as many runs; the files of the survey have 2,100 on average
    paragraphs: int = _limit(50_000, "paragraph-limit", "paragraphs")
    # of a chart: more than any eye can tell apart
    points: int = _limit(20_000, "chart-limit", "points")
    # of a table in a Word file; Word itself takes 63
    columns: int = _limit(200, "column-limit", "columns")


KEYS: dict[str, Field[Any]] = {each.metadata["key"]: each for each in fields(Limits)}
_USUAL = Limits()
_in_force: ContextVar[Limits | None] = ContextVar("limits", default=None)


def limits() -> Limits:
    """Those in force."""
    return _in_force.get() or _USUAL


@contextmanager
def in_force(these: Limits) -> Iterator[None]:
    """Has these limits hold meanwhile."""
    token = _in_force.set(these)
    try:
        yield
    finally:
        _in_force.reset(token)


def raising(key: str, otherwise: str) -> str:
    """The hint of an error that a limit was passed: what to do, or which setting raises it.

    Raises KeyError where there is no such limit.
    """
    return f"{otherwise}, or raise `{KEYS[key].metadata['key']}` in [tool.masthead]"
