"""What a hand did to fit a text to its pages, on paper and on the screen."""

from __future__ import annotations

import re

import pytest

from masthead.composing import print_page, screen_page
from masthead.composing.fitting import fit_pages
from masthead.errors import ContentError
from tests.composing.pages import written
from tests.making import make_composition

TRACKED = "An {tracking=0.1:old tree:} stands."


def rules(text: str) -> str:
    found = re.search(r"<style>(.*?)</style>", print_page(written(text)))
    return found[1] if found else ""


def test_tracking_and_pitch_have_rules_of_their_own() -> None:
    text = f"{{pitch=11.7}}\n{TRACKED}"
    assert ".tracking-10{letter-spacing:0.1pt}" in rules(text)
    assert ".pitch-1170{line-height:11.7pt}" in rules(text)
    assert '<span class="tracking-10">old tree</span>' in print_page(written(text))


def test_the_screen_shows_none_of_it() -> None:
    page = screen_page(written(f"{{pitch=11.7 space=30}}\n{TRACKED}"))
    assert "An old tree stands." in page
    assert "pitch-" not in page


@pytest.mark.parametrize(
    ("text", "margin"),
    [
        ("One.\n\n{space=30}\nTwo.", "30"),  # more than stands below a paragraph
        ("One.\n\n{space=2}\nTwo.", "-4"),  # less: taken from the 6 pt that stand there
        ("## One\n\n{space=6}\nTwo.", "-6"),  # of the 12 below a heading
        ("1. One.\n\n   {space=0}\n   Two.", "-6"),
        ("{space=4}\nOne.", "4"),
    ],
)
def test_room_above(text: str, margin: str) -> None:
    assert f"{{margin-top:{margin}pt!important}}" in rules(text)


def test_what_is_kept() -> None:
    page = print_page(written("{.keep-lines .keep-next}\nOne.\n\nTwo."))
    assert re.search(r'<p class="text[^"]* keep-lines keep-next">', page)


def test_the_room_beside_the_title_of_the_agenda_item() -> None:
    composed = make_composition("Words.", agenda_title="Gardens", agenda_title_right="217.5")
    assert ".front .topic{margin-inline-end:calc(217.5pt - var(--front-right))}" in print_page(composed)


def test_the_width_of_a_picture() -> None:
    composed = make_composition("{width=92.5}\n![A tree](tree.png)\n\n![A bush](tree.png)")
    fitting = fit_pages(composed.document, composed.sheet)
    first, second = composed.document.blocks
    assert (fitting.classes_of(first), fitting.classes_of(second)) == (" picture-9250", "")
    assert fitting.rules == ".picture-9250 img{width:92.5mm}"


@pytest.mark.parametrize("width", ["0", "421", "9.25", "wide", "-3"])
def test_a_width_that_no_picture_has(width: str) -> None:
    with pytest.raises(ContentError, match="figure-width"):
        make_composition(f"{{width={width}}}\n![A tree](tree.png)")
