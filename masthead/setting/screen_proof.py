"""The proof of the page for the screen: every word of the text is in it, once, in order, and every note.

As of the finished PDF (`masthead.setting.proof`), but there are no pages: ``main`` is the text, and the
notes stand in a list of their own, as do the numbers of a chart. Spaces do not count.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path
from typing import Any

from masthead.composing import Composition
from masthead.composing.wording import Run, Wording
from masthead.errors import ContentError, Problem
from masthead.setting.conservation import prove_alternatives
from masthead.setting.extraction import letters

_EXCERPT = 40  # characters in a message


def prove_screen(page: str, composition: Composition) -> None:
    """Check that a page for the screen holds the wording, and the alternative texts.

    Raises ContentError with the source line of the first place where it does not.
    """
    from lxml import html

    prove_wording(page, composition.wording, composition.document.path)
    found = lambda: html.document_fromstring(page).xpath("//main//img/@alt")  # noqa: E731
    prove_alternatives(composition, found, "page for the screen")


def prove_wording(page: str, wording: Wording, path: Path | None) -> None:
    """Check the words alone; as ``prove_screen``."""
    from lxml import html

    root = html.document_fromstring(page)
    data = root.xpath("//main//details[@class='chart-data']")
    _compare(data, wording.data, path)
    for table in data:
        table.drop_tree()
    _compare(root.iter("main"), (run for run in wording.text if not run.drawn), path)
    notes = (run for note in wording.notes for run in note)
    _compare(root.xpath("//section[@class='notes']/ol"), notes, path)


def _compare(places: Iterable[Any], runs: Iterable[Run], path: Path | None) -> None:
    found = letters("".join("".join(place.itertext()) for place in places))
    pieces = [(letters(run.text), run.line) for run in runs]
    wanted = "".join(piece for piece, _ in pieces)
    if found == wanted:
        return
    pairs = enumerate(zip(found, wanted, strict=False))
    at = next((i for i, (a, b) in pairs if a != b), min(len(found), len(wanted)))
    lacks, has = wanted[at : at + _EXCERPT], found[at : at + _EXCERPT]
    message = f"in the page for the screen, «{lacks}» should follow, but there is «{has}»"
    hint = "mend the template: what is shown does not hold all that was written"
    raise ContentError(Problem("words-lost", message, path, _line(pieces, at), hint))


def _line(pieces: list[tuple[str, int]], at: int) -> int | None:
    """The source line of a place in the runs, of the last where it is behind them; None for words of ours."""
    ends = accumulate(len(piece) for piece, _ in pieces)
    lines = [line for end, (_, line) in zip(ends, pieces, strict=True) if at < end]
    return (lines[0] if lines else pieces[-1][1] if pieces else 0) or None
