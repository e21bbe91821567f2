"""Mutation: an input made strange, piece by piece, so that it stays near to what a reader takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

# Tags, names, numbers, runs of spaces and single characters: what a reader decides by.
_PIECE = re.compile(r"<[^<>]{0,400}>|\w+|\s+|.", re.DOTALL)
_MOST_PIECES = 4000  # an input that grows past this is cut, so that none is slow by its size alone
_CHANGES = (1, 1, 1, 2, 3, 6)  # how many places are changed: most often one, so that much is still read

# Characters that mean something to somebody: controls, directions, joiners, surrogates' neighbours, marks.
_ODD = [
    *"\0\t\n\r\x0b\x0c\x1b\x85\xa0\xad\u034f\u061c\u200b\u200d\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069",
    *"\ufeff\ufffd\ufffe\U0001f3f3\U000e0041\U0010ffff",
    *"*_[]()`<>|#&~^\\{}!-+:=\"'.$%0",
    *("-1", "0", "1", "00", "99999999999999999999", "1e9", "NaN", "Ⅻ", "٣", "一"),
]


def mutated(seeds: Sequence[str], words: Sequence[str], random: Random) -> str:
    """One of the seeds, changed in one to six places.

    Args:
        seeds: Inputs to begin from, and to take pieces of.
        words: What means something to the reader: tags, marks, keys.
        random: The only source of chance.
    """
    pieces = _PIECE.findall(random.choice(seeds))
    for _ in range(random.choice(_CHANGES)):
        pieces = _changed(pieces, seeds, words, random)
    return "".join(pieces[:_MOST_PIECES])


def _changed(pieces: list[str], seeds: Sequence[str], words: Sequence[str], random: Random) -> list[str]:
    """The pieces with one span of them dropped, repeated, moved, replaced or cut into."""
    start = random.randint(0, len(pieces))
    span = pieces[start : start + random.choice((1, 1, 1, 2, 4, 16, 64))]
    before, after = pieces[:start], pieces[start + len(span) :]
    match random.randrange(8):
        case 0:
            return before + after
        case 1:
            return before + span * random.choice((2, 2, 3, 40)) + after
        case 2:
            at = random.randint(0, len(after))
            return before + after[:at] + span + after[at:]
        case 3:
            return before + _taken(random.choice(seeds), random) + after
        case 4:
            return [*before, random.choice(words), *span, *after]
        case 5:
            return [*before, random.choice(words), *after]
        case 6:
            return [*before, _spoilt("".join(span), random), *after]
        case _:
            return [*before, random.choice(_ODD) * random.choice((1, 1, 1, 2, 300)), *span, *after]


def _taken(seed: str, random: Random) -> list[str]:
    pieces = _PIECE.findall(seed)
    start = random.randint(0, len(pieces))
    return pieces[start : start + random.choice((1, 4, 16, 64))]


def _spoilt(text: str, random: Random) -> str:
    """A text with one character changed for an odd one."""
    at = random.randint(0, len(text))
    return text[:at] + random.choice(_ODD) + text[at + 1 :]
