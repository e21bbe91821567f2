"""The proof of the words: what is lost, moved, hidden or clipped is an error with page and line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from masthead.composing import compose, print_page
from masthead.document import Paragraph, Text
from masthead.errors import ContentError, Problem
from masthead.resources import styles_folder, templates_folder
from masthead.setting import set_pdf
from masthead.setting.coverage import covered
from tests.making import faces_cache, make_composition, make_document, make_pdf

WORDS = "The secretariat of the conference met in the small hall. "


def problem(text: str, html: tuple[str, str] = ("", ""), css: str = "", **fields: object) -> Problem:
    """The one problem of setting a text whose page was tampered with: HTML replaced, a rule of CSS added."""
    composition = make_composition(text, **fields)
    page = print_page(composition)
    assert html[0] in page
    page = page.replace(*html) if html[0] else page
    page = page.replace("</head>", f"<style>{css}</style></head>")
    with pytest.raises(ContentError) as caught:
        set_pdf(composition, page, faces_cache())
    return caught.value.problems[0]


def numbered(count: int) -> str:
    """Words that are each their own."""
    return " ".join(f"word{number}" for number in range(count))


# --- what must be found ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "css",
    [
        "#here{display:none}",
        "#here{visibility:hidden}",
        "#here{position:absolute;left:-2000pt}",
        "#here{position:absolute;top:-2000pt}",
        "#here{margin-left:700pt}",
        "#here{text-indent:-900pt}",
        "#here{font-size:0}",
    ],
)
def test_hidden_words(css: str) -> None:
    found = problem("Words before.\n\n{#here}\nThe hidden words.\n\nWords after.\n", css=css)
    assert (found.code, found.line) == ("words-lost", 4)


def test_words_beside_the_page() -> None:
    long = "x" * 120
    found = problem(f"Words before.\n\nAn unbroken word {long} here.\n")
    assert (found.code, found.line) == ("words-lost", 3)


def test_word_dropped_by_a_template() -> None:
    found = problem("Words before.\n\nWords of ours after.\n", ("of ours ", ""))
    assert (found.code, found.line) == ("words-lost", 3)
    assert "page 1" in found.message
    assert "ofours" in found.message


def test_words_swapped() -> None:
    found = problem("Words before.\n\nLeft right.\n", ("Left right", "right Left"))
    assert (found.code, found.line) == ("words-lost", 3)


def test_words_twice() -> None:
    found = problem("Words before.\n\nLeft right.\n", ("Left right.", "Left right. Left right."))
    assert found.code == "words-lost"


def test_word_of_a_note_dropped() -> None:
    found = problem("Words[^1].\n\n[^1]: Words of ours at the foot.\n", ("of ours ", ""))
    assert (found.code, found.line) == ("words-lost", 3)


def test_page_of_the_place_is_told() -> None:
    text = "\n\n".join(f"Paragraph {n}." for n in range(1, 80)) + "\n\nLeft right.\n"
    found = problem(text, ("Left right", "Left"))
    assert (found.code, found.line) == ("words-lost", 159)
    assert "page 3" in found.message


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("United Nations</p>", "United Notions</p>"),
        ("General Assembly</p>", "</p>"),
        ("Distr.: General", "Distr.: Limited"),
        ("21-01234 (E)</p>", "</p>"),
        ("Please recycle", "Please"),
        ('data-symbol="A/C.2/65/2"', 'data-symbol="A/C.2/65/3"'),
        ('data-job="21-01234"', 'data-job=""'),
    ],
)
def test_words_around_the_text(said: str, instead: str) -> None:
    text = "Words.\n\n::: annex\nWords.\n:::\n"
    found = problem(text, (said, instead), job="21-01234", sheet="newyork-2021")
    assert found.code == "words-around"
    assert "page" in found.message


def test_page_number_of_another_sheet() -> None:
    css = "@page :left{@bottom-left{content:counter(page)}}"
    found = problem("Words.\n\n::: annex\nWords.\n:::\n", css=css, sheet="newyork-2021")
    assert found.code == "words-around"
    assert "page 2 should say «2/2»" in found.message


# --- what must not be --------------------------------------------------------------------------


@pytest.mark.parametrize("sheet", ["newyork-2010", "newyork-2021"])
@pytest.mark.parametrize(
    "text",
    [
        (WORDS + "A well-to-do, so-called inter-agency, post-conflict, multi-year plan. ") * 12,
        "\n\n".join(f"{WORDS * 3}[^{n}] {WORDS}" for n in range(1, 30))
        + "\n\n"
        + "\n\n".join(f"[^{n}]: Note {n}. {WORDS * (n % 7)}" for n in range(1, 30)),
        f"{WORDS}\n\n- First\n- Second\n  - Deeper\n  - Deeper still\n- Third\n",
        "1. One\n   1. Sub\n      1. Deep\n         1. Deeper\n            1. Deepest\n2. Two\n",
        "| Head | Other |\n|---|--:|\n| cell | 12 |\n| cell | 14 |\n\nWords.\n",
        "> Quoted words.\n\nWords with *emphasis*, **strength**, H~2~O, 1^st^, [a link](https://www.un.org/).\n",
        "::: signature\n(*Signed*) Ann **Other**\nSecretary-General\n:::\n\n::: summary\nIn short.\n:::\n",
        "## Head\n\n### Lower\n\n1. Words\n\n::: annex\n## Head\n\n1. Words\n:::\n\n::: annex\nWords.\n:::\n",
        "Words[^1].\n\n[^1]: First paragraph.\n\n    Second paragraph of the note.\n",
        "\n\n".join(["1. " + WORDS * 9 + "[^1]", *["1. " + WORDS * 9] * 30]) + "\n\n[^1]: A note.\n",
    ],
)
def test_whole_pages_are_proved(text: str, sheet: str) -> None:
    assert make_pdf(make_composition(text, sheet=sheet)).pages


def test_figures_right_below_a_contents_list_are_proved() -> None:
    make_pdf(
        make_composition("::: contents\n:::\n\n1. Words of the text.\n\n## Head\n\n2. More.\n", kind="report")
    )


def test_joint_symbol_is_proved() -> None:
    text = "Words.\n\n::: annex\nWords.\n:::\n"
    assert make_pdf(make_composition(text, symbol="A/79/716-S/2025/18", sheet="newyork-2021")).pages == 2


def test_reissued_symbol_is_proved() -> None:
    text = "Words.\n\n::: annex\nWords.\n:::\n"
    assert make_pdf(make_composition(text, symbol="A/79/716*", sheet="newyork-2021")).pages == 2


def set_letters(letters: str) -> int:
    """Sets letters in lines of twenty, each beside a plain one, and proves them."""
    rows = ["x" + "x".join(letters[n : n + 20]) + "x" for n in range(0, len(letters), 20)]
    document = replace(make_document("W."), blocks=tuple(Paragraph((Text(row),)) for row in rows))
    return make_pdf(compose(document, (templates_folder(),), (styles_folder(),))).pages


def test_every_letter_of_the_fonts_is_found_again() -> None:
    # U+0344 is two accents in one sign, which PDFium gives back with a letter of another script; signs
    # that turn the direction do turn it
    turning = {"\u202d", "\u202e"}
    known = (chr(point) for point in sorted(covered()) if point != 0x344)
    assert set_letters("".join(letter for letter in known if not letter.isspace() and letter not in turning))


@pytest.mark.parametrize("word", ["co\u00adoperate and co-operate", "a\u2011b", "a\u2010b", "\u200bx", "ﬁne"])
def test_signs_that_change_in_the_pdf(word: str) -> None:
    assert make_pdf(make_composition(f"{word} words. " * 60)).pages
