"""The line rule, on words whose widths can be added in the head."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.breaking.rule import Allowance, Word, line_ends

ALLOWANCE = Allowance(shrink=0.7, share=0.5)


def word(width: float, gap: float = 3, spaces: int = 0, hyphen: float = 0) -> Word:
    return Word(width, gap, int(gap > 0), spaces, 0, 0, hyphen)


def ends(words: list[Word], measure: float, first: float | None = None) -> list[int]:
    return list(line_ends(words, measure, measure if first is None else first, ALLOWANCE))


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (66, [3, 4]),  # 20 + 3 + 20 + 3 + 20: it fits
        (65, [3, 4]),  # each of two spaces gives up 0.5, and would gain 22 without the word
        (64.6, [3, 4]),  # 0.7 a space
        (64.5, [2, 4]),  # 0.75: too much
    ],
)
def test_word_is_squeezed_in_up_to_the_allowance(measure: float, expected: list[int]) -> None:
    assert ends([word(20)] * 4, measure) == expected


@pytest.mark.parametrize(("last", "expected"), [(2.0, [3]), (0.5, [2, 3])])
def test_word_is_left_where_that_stretches_little(last: float, expected: list[int]) -> None:
    # The last word exceeds by 1 pt, half a point a space. Without it the one space left gains as much as
    # the word and its gap are wide, less that point: 2 + 3 - 1 = 4, or 0.5 + 3 - 1 = 2.5 in which a share
    # of a fifth is 0.5, and of a hair less is not.
    words = [word(20), word(20), word(last)]
    measure = 20 + 3 + 20 + 3 + last - 1
    share = 0.2 - (last == 0.5) * 0.001
    assert list(line_ends(words, measure, measure, Allowance(0.7, share))) == expected


def test_line_ends_after_a_word_that_was_squeezed_in() -> None:
    assert ends([word(20), word(20), word(20, gap=0), word(0.1)], 65.5) == [3, 4]


def test_no_break_spaces_shrink_with_the_others() -> None:
    # 2.6 pt too much: over two spaces 1.3, over four 0.65
    assert ends([word(20), word(20), word(20)], 63.4) == [2, 3]
    assert ends([word(20), word(20, spaces=2), word(20)], 63.4) == [3]


def test_first_line_has_a_measure_of_its_own() -> None:
    assert ends([word(20)] * 5, measure=66, first=43) == [2, 5]


def test_word_wider_than_the_measure_stands_alone() -> None:
    assert ends([word(5), word(200), word(5)], 50) == [1, 2, 3]


def test_soft_hyphen_counts_where_the_line_ends_at_it() -> None:
    begun, rest = word(20, gap=0, hyphen=4), word(10)
    assert ends([word(20), begun, rest], 47) == [2, 3]  # 20 + 3 + 20 + 4
    assert ends([word(20), begun, rest], 46) == [1, 3]  # no room for the hyphen
    assert ends([word(20), begun, rest], 53) == [3]  # the whole word fits, and shows none


WIDTHS = st.floats(0.5, 60, allow_nan=False)
WORDS = st.lists(
    st.builds(word, WIDTHS, st.sampled_from([0.0, 2.8, 3.0]), st.integers(0, 2), st.sampled_from([0.0, 3.0])),
    max_size=40,
)


@given(WORDS, st.floats(60, 300), st.floats(30, 60))
def test_every_word_is_on_a_line_that_holds_it(words: list[Word], measure: float, first: float) -> None:
    found = ends(words, measure, first)
    assert found == sorted(set(found))
    assert (found[-1] if found else 0) == len(words)
    start, limit = 0, first
    for end in found:
        line = words[start:end]
        gaps = line[:-1]
        natural = sum(w.width for w in line) + sum(w.gap for w in gaps) + line[-1].hyphen
        spaces = sum(w.spaces for w in line) + sum(w.gap_spaces for w in gaps)
        assert len(line) == 1 or natural - limit <= 0.7 * spaces + 1e-5
        start, limit = end, measure
