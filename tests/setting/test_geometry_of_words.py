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


PICTURE = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='90' height='30'/>"


@pytest.mark.parametrize(
    ("body", "fault", "text"),
    [
        ("<p style='color:white'>Trees.</p>", "hidden", "Trees."),
        ("<p style='color:#fefefe'>Trees.</p>", "hidden", "Trees."),
        ("<p style='color:transparent'>Trees.</p>", "hidden", "Trees."),
        ("<p style='background:navy'>Trees.</p>", "hidden", "Trees."),
        ("<div style='opacity:.1'><p>Trees.</p></div>", "hidden", "Trees."),
        ("<p style='opacity:.4'><i style='color:#0006'>Trees.</i></p>", "hidden", "Trees."),
        ("<p style='font-size:1pt'>Trees.</p>", "hidden", "Trees."),
        ("<p style='transform:scale(.01)'>Trees.</p>", "hidden", "Trees."),
        ("<p style='height:3pt;overflow:hidden'>Trees.</p>", "hidden", "Trees."),
        ("<p style='width:9pt;overflow:hidden;white-space:nowrap'>Trees.</p>", "hidden", "Trees."),
        ("<table><tr><td style='color:white'>Oak</td><td>Elm</td></tr></table>", "hidden", "Oak"),
        ("<p>Oak.<span class='n' style='color:white'>Elm.</span></p>", "hidden", "Elm."),
        (f'<p>Oak.</p><img alt="A map" src="{PICTURE}" style="width:70mm">', "beside", "A map"),
        (f'<div style="opacity:0"><img alt="A map" src="{PICTURE}"></div>', "hidden", "A map"),
        (f'<img alt="A map" src="{PICTURE}"><p style="margin-top:-30px">Trees.</p>', "on-picture", "Trees."),
        ("<p style='position:relative;top:49mm'>Trees.</p>", "over-foot", "Trees."),
        ("<p>Oak.<span class='n' style='position:relative;top:4mm'>Elm.</span></p>", "over-foot", "Elm."),
    ],
)
def test_words_that_nobody_sees(body: str, fault: str, text: str) -> None:
    wrong = [each for each in found(body) if each.text.strip() == text]
    assert [each.fault for each in wrong] == [fault]


@pytest.mark.parametrize(
    "body",
    [
        "<p style='background:navy;color:white'>White words on a dark ground are read.</p>",
        "<p style='color:#777'>So are grey ones.</p>",
        "<p style='overflow:hidden'>So are words that nothing cuts.</p>",
        f'<p>Oak.</p><img alt="A map" src="{PICTURE}" style="width:40mm"><p>Elm.</p>',
    ],
)
def test_words_and_pictures_that_are_seen(body: str) -> None:
    assert found(body) == []


def test_the_page_is_told() -> None:
    (wrong,) = found("<p>Trees.</p><p style='break-before:page;margin-left:-30pt'>Lawns.</p>")
    assert (wrong.page, wrong.text) == (2, "Lawns.")
