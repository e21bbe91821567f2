"""Running text cut where a line may end, each piece with its width.

A line may end after spaces, and after a hyphen, an en dash or an em dash between two characters of text;
also at a soft hyphen. Not at a slash, not at a no-break space: allowing a break at a slash lost four times
as many line ends of the 60 documents as all else together. Words are cut where
`hyphens` has put soft hyphens, in the languages that the sheet names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from masthead.breaking.rule import Word
from masthead.breaking.ruler import NO_BREAK_SPACE, FaceRuler, Ruler
from masthead.composing.slicing import Running

_SOFT_HYPHEN = "\u00ad"
_GAP = re.compile(r" +|(?<=[^ ])[-–—\u00ad](?=[\w“‘«„\"(\[])")


def words(run: Running, ruler: Ruler, widest: float) -> list[Word]:
    """The pieces of a running text. Pieces wider than ``widest`` pt are cut where that width is full."""
    measurer = _Measurer(run, ruler)
    found: list[Word] = []
    hyphen_width = ruler.text_width("\u2010")
    for start, end, following in _pieces(run.text):
        width = measurer.width(start, end)
        if width > widest:
            *cuts, start = measurer.cuts(start, end, widest)
            found += cuts_words(measurer, [*cuts, start])
            width = measurer.width(start, end)
        gap = measurer.gap(end, following)
        spaces = run.text.count(NO_BREAK_SPACE, start, end)
        hyphen = hyphen_width if run.text[end - 1] == _SOFT_HYPHEN else 0
        found.append(Word(width, gap, 1 if following > end else 0, spaces, end, following, hyphen))
    return found


def cuts_words(measurer: _Measurer, places: list[int]) -> Iterator[Word]:
    """The pieces between the places at which a word too long for a line is cut."""
    for start, end in pairwise(places):
        spaces = measurer.text.count(NO_BREAK_SPACE, start, end)
        yield Word(measurer.width(start, end), 0, 0, spaces, end, end)


def _pieces(text: str) -> Iterator[tuple[int, int, int]]:
    """Where each piece begins and ends, and where the next begins; spaces at the ends belong to none."""
    stop = len(text.rstrip(" "))
    start = len(text) - len(text.lstrip(" "))
    for found in _GAP.finditer(text, start, stop):
        end = found.start() if found[0][0] == " " else found.end()
        yield start, end, found.end()
        start = found.end()
    if start < stop:
        yield start, stop, stop


class _Measurer:
    """Widths of stretches of a running text that may pass from one hand to another."""

    def __init__(self, run: Running, ruler: Ruler) -> None:
        self.text = run.text
        self._starts = [start for start, _ in run.runs]
        self._faces = [ruler.face(hand) for _, hand in run.runs]

    def width(self, start: int, end: int) -> float:
        """The width of a stretch; letters of two hands are not kerned."""
        if len(self._faces) == 1:
            return self._faces[0].width(self.text[start:end])
        return sum(face.width(self.text[low:high]) for low, high, face in self._stretches(start, end))

    def gap(self, end: int, following: int) -> float:
        """The width of the spaces between two pieces, which count as one, or of the kerning where none is."""
        near = end if following > end else end - 1
        face = self._faces[0] if len(self._faces) == 1 else self._face(near)
        before, after = self.text[end - 1 : end], self.text[following : following + 1]
        if before == _SOFT_HYPHEN:  # nothing stands there but where the line ends
            before = self.text[end - 2 : end - 1]
        if following == end:
            return face.kern(before + after)
        return face.width(" ") + face.kern(before + " ") + (face.kern(" " + after) if after else 0)

    def cuts(self, start: int, end: int, widest: float) -> Iterator[int]:
        """The places at which a stretch begins anew because ``widest`` is full, the first its own start."""
        yield start
        for place in range(start + 1, end):
            if self.width(start, place + 1) > widest:
                start = place
                yield start

    def _face(self, place: int) -> FaceRuler:
        return self._faces[bisect_right(self._starts, place) - 1]

    def _stretches(self, start: int, end: int) -> Iterator[tuple[int, int, FaceRuler]]:
        index = bisect_right(self._starts, start) - 1
        while start < end:
            stop = self._starts[index + 1] if index + 1 < len(self._starts) else end
            yield start, min(stop, end), self._faces[index]
            start, index = stop, index + 1
