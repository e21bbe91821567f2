from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.languages.numbering import MarkPattern, from_letters, from_roman, letters, roman

PATTERNS = ["I.", "A.", "1.", "(a)", "a)", "(i)", "i)", "a.", "i.", "1", "a", "*"]


@pytest.mark.parametrize(
    ("n", "mark"),
    [
        (1, "I"),
        (4, "IV"),
        (9, "IX"),
        (14, "XIV"),
        (40, "XL"),
        (90, "XC"),
        (1994, "MCMXCIV"),
        (3999, "MMMCMXCIX"),
    ],
)
def test_roman(n: int, mark: str) -> None:
    assert roman(n) == mark


@pytest.mark.parametrize(
    ("n", "mark"), [(1, "a"), (26, "z"), (27, "aa"), (28, "bb"), (52, "zz"), (53, "aaa")]
)
def test_letters(n: int, mark: str) -> None:
    assert letters(n) == mark


@given(st.integers(1, 3999))
def test_numerals_read_back(n: int) -> None:
    assert (from_roman(roman(n)), from_letters(letters(n))) == (n, n)


@given(st.sampled_from(PATTERNS), st.integers(1, 300))
def test_marks_read_back(pattern: str, n: int) -> None:
    parsed = MarkPattern.parse(pattern)
    assert parsed.number(parsed.mark(n)) == n
    assert parsed.mark(1) == pattern


@given(st.sampled_from(PATTERNS), st.text("iIvVxXaAbB1230().*", max_size=6))
def test_what_reads_as_a_mark_is_one(pattern: str, text: str) -> None:
    parsed = MarkPattern.parse(pattern)
    number = parsed.number(text)
    assert number is None or parsed.mark(number) == text


@pytest.mark.parametrize("n", [0, -1, 4000])
def test_there_is_no_such_numeral(n: int) -> None:
    with pytest.raises(ValueError, match=str(n)):
        roman(n)


@pytest.mark.parametrize("pattern", ["", ".", "(b)", "1.1", "ai"])
def test_a_pattern_holds_one_style(pattern: str) -> None:
    with pytest.raises(ValueError, match="first mark"):
        MarkPattern.parse(pattern)


def test_a_number_too_long_to_be_one() -> None:
    assert MarkPattern.parse("1.").number("9" * 5000 + ".") is None
