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
    those of the next word begin at ``following``. ``hyphen`` is the width of what a line that ends here
    shows besides: the hyphen of a soft hyphen.
    """

    width: float
    gap: float
    gap_spaces: int
    spaces: int
    end: int
    following: int
    hyphen: float = 0


class _State(NamedTuple):
    """A line that is full: its width, its spaces, and what would stand before the next word."""

    natural: float = 0
    spaces: int = 0
    gap: float = 0
    gap_spaces: int = 0


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


def exceeds(words: Sequence[Word], measure: float) -> bool:
    """Whether the words of a line are wider than a measure with spaces of their own width."""
    inner = words[:-1]
    natural = sum(word.width for word in words) + sum(word.gap for word in inner)
    return natural > measure + _TOLERANCE


def _line_end(words: Sequence[Word], start: int, limit: float, allowance: Allowance) -> int:
    best, state = start, _State()
    natural, gap, gap_spaces, spaces = 0.0, 0.0, 0, 0
    for index in range(start, len(words)):
        word = words[index]
        natural, spaces = natural + gap + word.width, spaces + gap_spaces + word.spaces
        if natural > limit and index > start:
            break
        if natural + word.hyphen <= limit or best == start:
            best, state = index + 1, _State(natural, spaces, word.gap, word.gap_spaces)
        gap, gap_spaces = word.gap, word.gap_spaces
    return best + (best < len(words) and _squeezed_in(words[best], state, limit, allowance))


def _squeezed_in(word: Word, line: _State, limit: float, allowance: Allowance) -> bool:
    """Whether a word that exceeds a line is taken all the same."""
    spaces = line.spaces + line.gap_spaces + word.spaces
    if not spaces:
        return False
    shrink = (line.natural + line.gap + word.width + word.hyphen - limit) / spaces
    return shrink <= allowance.shrink and (
        not line.spaces or shrink <= allowance.share * (limit - line.natural) / line.spaces
    )
