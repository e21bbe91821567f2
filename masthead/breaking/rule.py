"""The line rule of Word for Microsoft 365: fill the line, and squeeze one more word in where that costs less.

Found on 26,162 line ends of 60 documents of 2026, of which it gives 99.4 per cent: when a word does not
fit, it is taken all the same if every space gives up at most a quarter of its width, and at most half of
what it would gain if the word went to the next line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_TOLERANCE = 1e-6  # of sums of widths: a word that fits exactly fits


class Word(NamedTuple):
    """What stands together on a line, and the gap that follows it; widths in pt.

    ``gap`` and ``gap_spaces`` count where the next word is on the same line; ``spaces`` are the no-break
    spaces in the word itself, which stretch and shrink like others. The word's characters end at ``end``,
    those of the next word begin at ``following``.
    """

    width: float
    gap: float
    gap_spaces: int
    spaces: int
    end: int
    following: int


@dataclass(frozen=True, slots=True)
class Allowance:
    """How much a line may be squeezed: pt a space, and share of what a space would be stretched otherwise."""

    shrink: float
    share: float


def line_ends(
    words: Sequence[Word], measure: float, first_measure: float, allowance: Allowance
) -> Iterator[int]:
    """The index after the last word of each line, for measures in pt; every line takes a word at least."""
    start, limit = 0, first_measure
    while start < len(words):
        start = _line_end(words, start, limit + _TOLERANCE, allowance)
        yield start
        limit = measure


def _line_end(words: Sequence[Word], start: int, limit: float, allowance: Allowance) -> int:
    natural, gap, gap_spaces, spaces = 0.0, 0.0, 0, 0
    for index in range(start, len(words)):
        word = words[index]
        width, all_spaces = natural + gap + word.width, spaces + gap_spaces + word.spaces
        if width > limit and index > start:
            return index + _squeezed_in(width - limit, all_spaces, limit - natural, spaces, allowance)
        natural, spaces, gap, gap_spaces = width, all_spaces, word.gap, word.gap_spaces
    return len(words)


def _squeezed_in(excess: float, shrinking: int, free: float, stretching: int, allowance: Allowance) -> bool:
    """Whether a word that exceeds the line is taken; without it ``free`` pt would go to the spaces left."""
    if not shrinking:
        return False
    shrink = excess / shrinking
    return shrink <= allowance.shrink and (not stretching or shrink <= allowance.share * free / stretching)
