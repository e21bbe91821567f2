"""Words that stand past the text block, or on other words, are found; words where they belong are not."""

from __future__ import annotations

import pytest

from masthead.setting.engine import load
from masthead.setting.geometry import Misplaced, misplaced

STYLE = (
    "@page{size:60mm 60mm;margin:5mm} p{margin:0} .n{float:footnote}"
    "body{font:10pt/12pt 'Liberation Serif';margin:0}"
)


def found(body: str, css: str = "") -> list[Misplaced]:
    head = f"<head><title>T</title><style>{STYLE}{css}</style></head>"
    return list(misplaced(load().HTML(string=f'<html lang="en">{head}<body>{body}</body></html>').render()))


@pytest.mark.parametrize(
    "body",
    [
        "<p>Words in their lines, one below the other, as they should stand on any page.</p>" * 6,
        "<p>Raised<sup>1</sup> and lowered<sub>2</sub>, <i>ƒf</i> with <b>bold</b> beside it.</p>",
        "<p style='line-height:9pt'>Lines that are set tight, so that glyphs jut into the lines above.</p>",
        "<p>A note.<span class='n'>It stands at the foot.</span></p>",
        "<table><tr><td>One</td><td>Two</td></tr><tr><td colspan='2'>Three</td></tr></table>",
    ],
)
def test_words_where_they_belong(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "fault", "text"),
    [
        ("<p>Trees.</p><p style='margin-top:-12pt'>Lawns.</p>", "overlap", "Lawns."),
        ("<p>Trees.</p><p style='position:absolute;top:0;left:10pt'>Lawns.</p>", "overlap", "Lawns."),
        ("<p style='line-height:3pt'>Trees.<br>Lawns.</p>", "overlap", "Lawns."),
        ("<p>" + "a" * 60 + "</p>", "beside", "a" * 60),
        ("<p style='margin-left:-30pt'>Trees.</p>", "beside", "Trees."),
        ("<table style='width:110mm'><tr><td>One</td><td>Two</td></tr></table>", "beside", "Two"),
    ],
)
def test_words_that_nobody_can_read(body: str, fault: str, text: str) -> None:
    (wrong,) = found(body)
    assert (wrong.fault, wrong.page, wrong.text.strip()) == (fault, 1, text)


def test_the_page_is_told() -> None:
    (wrong,) = found("<p>Trees.</p><p style='break-before:page;margin-left:-30pt'>Lawns.</p>")
    assert (wrong.page, wrong.text) == (2, "Lawns.")
