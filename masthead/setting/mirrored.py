"""What can be compared of text that runs from right to left, as it is read back from a PDF.

Figures, Latin letters and signs come back where they stand on the page, brackets as they look, and the
words round a raised mark in another order: so the number of each character is compared, not the order.
A note that was clipped, a line that fell off or was set twice is found all the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from masthead.composing.wording import Wording
from masthead.errors import ContentError, Problem
from masthead.setting.extraction import PageText, letters

_EXCERPT = 40
_LEADERS = frozenset(".0123456789")
_LOOK = str.maketrans(")]}»”’>", "([{«“‘<")


def bag(text: str) -> str:
    """The characters of a text in the order of the code, brackets as if all were open."""
    return "".join(sorted(letters(text).translate(_LOOK)))


def _without_heads(surplus: Counter[str], wording: Wording) -> Counter[str]:
    """What is left when the heads of tables are taken away that pages repeat, the longest first."""
    heads = (Counter(bag("".join(run.text for run in head))) for head in wording.heads)
    for head in sorted(heads, key=Counter.total, reverse=True):
        while head and head <= surplus:
            surplus = surplus - head
    return surplus


def prove_mirrored(pages: Sequence[PageText], wording: Wording, path: Path | None) -> tuple[()]:
    """Check that the text blocks of the pages hold the characters of the wording, each as often.

    Heads of tables may stand on several pages. It warns of nothing. Raises ContentError with those that
    they lack or have too often.
    """
    shown = Counter(bag("".join(page.body for page in pages)))
    wanted = Counter(bag("".join(run.text for run in (*wording.runs, *wording.drawings))))
    too_often = shown - wanted
    if wording.listed:  # leaders and page numbers stand behind the lines of contents lists
        too_often = Counter({letter: n for letter, n in too_often.items() if letter not in _LEADERS})
    too_often = _without_heads(too_often, wording)
    if not too_often and not wanted - shown:
        return ()
    lost, more = ("".join(each.elements())[:_EXCERPT] for each in (wanted - shown, too_often))
    message = f"the pages lack the characters «{lost}», and have «{more}» too often"
    hint = "what is set does not hold all that was written; a note may be longer than its page"
    raise ContentError(Problem("words-lost", message, path, hint=hint))
