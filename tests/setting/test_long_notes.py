"""Notes that do not fit on the page of their call: every word is there once, in order, and none overlap."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from masthead.setting.long_notes import Division, divide
from tests.making import make_composition, make_pdf
from tests.setting.measuring import MeasuredPage, page_count


def numbered(count: int, word: str) -> str:
    return " ".join(f"{word}{number}" for number in range(count))


BODY = "\n\n".join(f"Paragraph {number} {numbered(60, 't')}." for number in range(12))
FORTY = "".join(f"[^{number}]" for number in range(1, 41))
TEXTS = {
    "of two pages": f"{BODY}\n\nWords[^1] go on.\n\n{BODY}\n\n[^1]: {numbered(1500, 'w')}\n",
    "of three pages": f"{BODY}\n\nWords[^1] and[^2].\n\n{BODY}\n\n[^1]: {numbered(2600, 'w')} "
    f"*{numbered(99, 'i')}*\n\n    {numbered(300, 'v')}\n\n[^2]: Brief.\n",
    "forty of one line": f"{BODY}\n\nWords{FORTY} go on.\n\n{BODY}\n\n"
    + "".join(f"[^{number}]: {numbered(40, 'n')}\n\n" for number in range(1, 41)),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_word_is_there(text: str) -> None:
    pdf = make_pdf(make_composition(text)).pdf  # which proves that each word is there once, in order
    pages = page_count(pdf)
    assert pages > 3
    for page in range(2, pages + 1):
        places = sorted({round(line.y, 1) for line in MeasuredPage(pdf, page).lines})
        notes = [line for line in MeasuredPage(pdf, page).lines if line.text[:1] in "wvin"]
        assert all(line.y < 740 for line in notes)
        # superscripts stand between the lines; two lines of one place would be nearer than any of them
        assert all(after - before > 2 for before, after in pairwise(places))


LYING = """::: table {unit="Tonnes" .wide}
| Port | Fish |
| :-- | --: |
| Selvan[^1] | 1 |
:::
"""


def test_notes_of_a_page_that_lies_keep_to_its_height() -> None:
    text = f"{BODY}\n\n{LYING}\n\n{BODY}\n\n[^1]: {numbered(1500, 'w')}\n"
    pdf = make_pdf(make_composition(text, sheet="newyork-2021")).pdf  # proved
    pages = [MeasuredPage(pdf, page) for page in range(1, page_count(pdf) + 1)]
    (lying,) = (page for page in pages if page.width > page.height)
    held = [line for line in lying.lines if line.text[:1] == "w"]
    assert len(held) > 20
    assert max(line.y for line in held) < lying.height - 57
    assert min(line.y for line in held) > lying.line("Selvan").y + 8


FIVE = "\n\n".join(f"[^{number}]: {numbered(350, 'abcde'[number - 1])}." for number in range(1, 6))
FLED = {
    "five that fill pages": f"First[^1] and[^2] then[^3] more[^4] still[^5] here.\n\n{FIVE}\n",
    "one with an address": f"First[^1].\n\n[^1]: {numbered(300, 'w')} <https://x.example/a?b=1&c=2> "
    f"{numbered(700, 'v')}.\n",
}


@pytest.mark.parametrize("text", FLED.values(), ids=FLED)
def test_no_page_stays_short_for_notes(text: str) -> None:
    pdf = make_pdf(make_composition(text)).pdf
    assert page_count(pdf) == 2
    assert any(line.text.startswith("First") for line in MeasuredPage(pdf, 1).lines)


def test_the_joints_of_an_address_do_not_count() -> None:
    pdf = make_pdf(make_composition(FLED["one with an address"])).pdf
    ends = [
        line.text.split()[-1]
        for page in (1, 2)
        for line in MeasuredPage(pdf, page).lines
        if line.text[0] in "wv"
    ]
    assert all(re.fullmatch(r"[wv]\d+\.?", end) for end in ends)


def test_a_page_whose_notes_fit_is_left() -> None:
    assert divide("<p>Words</p>", {}) == "<p>Words</p>"


def test_elements_go_on_in_the_next_piece() -> None:
    html = '<p>A<span class="note" id="note-1"><a href="#c">1</a>ab <em>cd ef&amp; gh</em></span>.</p>'
    lines = (1, 1, 1, 2, 3, 2)  # pieces of three lines: behind "ab", and never inside "&amp;"
    cut = divide(html, {"note-1": Division(lines, waits=False)})
    assert cut == (
        '<p>A<span class="note" id="note-1"><a href="#c">1</a>ab</span>'
        '<span class="note note-rest"><em>cd ef&amp; gh</em></span>.</p>'
    )


def test_a_note_that_waits() -> None:
    cut = divide('<span class="note" id="note-2">ab</span>', {"note-2": Division((2,), waits=True)})
    assert cut == '<span class="note note-waits" id="note-2">ab</span>'
