"""The codes on the first page say what they should: read back by decoders of our own."""

from __future__ import annotations

import re

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from masthead.composing.codes import barcode_number, code39, qr

# Code 39: nine bars and gaps a character, three of them wide (ISO/IEC 16388, table 1), w for wide
PATTERNS = {
    "nnnwwnwnn": "0",
    "wnnwnnnnw": "1",
    "nnwwnnnnw": "2",
    "wnwwnnnnn": "3",
    "nnnwwnnnw": "4",
    "wnnwwnnnn": "5",
    "nnwwwnnnn": "6",
    "nnnwnnwnw": "7",
    "wnnwnnwnn": "8",
    "nnwwnnwnn": "9",
    "nwnnwnwnn": "*",
}


def rectangles(svg: str) -> list[tuple[int, int, int]]:
    """Column, row and width of each dark run of a drawing."""
    found = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", svg)
    assert "".join(f"M{x} {y}h{w}v1h-{w}z" for x, y, w in found) == re.findall(r' d="([^"]*)"', svg)[0]
    return [(int(x), int(y), int(width)) for x, y, width in found]


def decode39(svg: str) -> str:
    bars = rectangles(svg)
    widths: list[int] = []
    for (x, _, width), (following, _, _) in zip(bars, [*bars[1:], (0, 0, 0)], strict=True):
        widths += [width, following - x - width]
    narrow = min(width for width in widths if width > 0)
    signs = "".join("w" if width > narrow else "n" for width in widths)
    return "".join(PATTERNS[signs[at : at + 9]] for at in range(0, len(signs) - 1, 10))


def test_job_number_of_a_letter() -> None:
    assert decode39(code39(barcode_number("10-60686"))) == "*1060686*"


@pytest.mark.parametrize(("job", "digits"), [("10-60686", "1060686"), ("GE.19-13879", "1913879")])
def test_digits_of_a_job_number(job: str, digits: str) -> None:
    assert barcode_number(job) == digits


@settings(deadline=None, derandomize=True, max_examples=30)
@given(st.from_regex(r"[0-9]{1,9}", fullmatch=True))
def test_every_number_is_read_back(number: str) -> None:
    assert decode39(code39(number)) == f"*{number}*"


@pytest.mark.parametrize("address", ["https://undocs.org/A/C.2/65/2", "https://docs.un.org/fr/A/79/716"])
def test_qr_code_is_its_matrix(address: str) -> None:
    matrix = segno.make(address, error="m", micro=False, boost_error=False).matrix
    drawn = [[0] * len(matrix) for _ in matrix]
    svg = qr(address)
    for x, y, width in rectangles(svg):
        drawn[y][x : x + width] = [1] * width
    assert drawn == [list(row) for row in matrix]
    assert f'viewBox="0 0 {len(matrix)} {len(matrix)}"' in svg
