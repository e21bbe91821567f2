"""Texts that no sheet is made for are set without loss, or refused or warned of: never silence.

Setting proves every word (`masthead.setting.proof`); what the proof cannot see is looked at here.
"""

from __future__ import annotations

import pypdfium2
import pytest

from masthead.errors import ContentError
from masthead.setting import SetDocument
from tests.making import make_composition, make_pdf

SHEETS = ("newyork-2021", "newyork-2010")
WORDS = "The trees stand where the gardeners planted them. "


def table(columns: int, cell: str) -> str:
    """A table of two rows and heads, the cells of a row numbered."""
    rule = "|" + "---|" * columns
    heads = "| " + " | ".join(f"h{n}" for n in range(columns)) + " |"
    row = "| " + " | ".join(f"{cell}{n}" for n in range(columns)) + " |"
    return "\n".join((heads, rule, row, row))


def notes(number: int, text: str) -> str:
    """The calls of notes on one line, and the notes."""
    calls = "".join(f"[^n{n}]" for n in range(number))
    return f"Trees.{calls}\n\n" + "\n\n".join(f"[^n{n}]: Note {n}: {text}" for n in range(number))


CONTENTS = "::: contents\n:::\n\n::: annex {"
# what is set, and every word of it where somebody can read it
SET = {
    "forty notes on one line": notes(40, "in the park."),
    "a note longer than a page": "Trees.[^a]\n\n[^a]: " + WORDS * 130,
    "three notes longer than a page on one line": "Trees."
    + "".join(f"[^n{n}]" for n in range(3))
    + "".join(f"\n\n[^n{n}]: " + WORDS * 110 for n in range(3)),
    "an annex of one line": "Trees.\n\n::: annex\nOne line.\n:::",
    "a quotation of three pages": "> " + WORDS * 200,
    "a paragraph of twenty pages": WORDS * 900,
    "a heading of half a page": "## " + WORDS * 25 + "\n\nTrees.",
    "letters with marks of two scripts": "Деревья стоят, where ọlọ́run and Škoda and naïveté stand.",
    "sub-paragraphs four deep": "1. One\n   1. Two\n      1. Three\n         1. Four\n            1. Five",
    "a hundred bullets": "\n".join("- Oak." for _ in range(100)),
    "an empty cell in every row": "| a | b |\n|---|---|\n" + "| x |   |\n" * 30,
    "words joined by no-break spaces": "\u00a0".join(["oak"] * 15) + " stands.",
    "a line of one letter": "A",
    "a title and no text": "# Trees",
    "a contents entry of dots": 'Elms … 14.\n\n::: contents\n:::\n\n::: annex {title="…"}\nA.\n:::',
    "a contents entry that begins in figures": CONTENTS
    + 'title="Oaks"}\nA.\n:::\n\n::: annex {title="2030"}\nA.\n:::',
}
# what nobody can set: the error that says so
REFUSED = {
    "six scripts in a paragraph": ("Trees деревья 树木 δέντρα أشجار पेड़.", "letter-missing"),
    "text from right to left in a table in a note": (
        "Trees.[^a]\n\n[^a]: Note\n\n    | أ | b |\n    |---|---|\n    | x | y |",
        "misplaced",
    ),
    "a letter under eight marks": ("Z\u0335\u0336\u0337\u0301\u0302\u0303\u0304\u0305" * 5, "words-lost"),
}
# what is set, with words where nobody can read them
WARNED = {
    "a table of sixty columns": table(60, "x"),
    "a table of twenty columns of figures": table(20, "12345.6"),
    "a word of five hundred letters in a cell": f"| a | b |\n|---|---|\n| {'a' * 500} | x |",
}


def pressed(text: str, sheet: str) -> SetDocument:
    return make_pdf(make_composition(text, sheet=sheet))


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("name", SET)
def test_it_is_set(name: str, sheet: str) -> None:
    assert pressed(SET[name], sheet).warnings == ()


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused(name: str, sheet: str) -> None:
    text, code = REFUSED[name]
    with pytest.raises(ContentError) as caught:
        pressed(text, sheet)
    assert {problem.code for problem in caught.value.problems} == {code}
    assert all(problem.hint and problem.line for problem in caught.value.problems)


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("name", WARNED)
def test_it_is_warned_of(name: str, sheet: str) -> None:
    warnings = pressed(WARNED[name], sheet).warnings
    assert {problem.code for problem in warnings} <= {"words-beside", "words-overlap"}
    assert warnings
    assert all(problem.hint and problem.line for problem in warnings)


def test_a_word_of_five_hundred_letters_is_cut_or_refused() -> None:
    assert pressed(f"Trees {'a' * 500} grow.", "newyork-2021").warnings == ()
    with pytest.raises(ContentError, match="words-lost"):
        pressed(f"Trees {'a' * 500} grow.", "newyork-2010")


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("lines", range(36, 46))
def test_no_heading_stands_alone_at_the_end_of_a_page(lines: int, sheet: str) -> None:
    """Whatever fills the page above it, a heading stands on the page of the text below."""
    text = "\n\n".join(["A line."] * lines) + "\n\n## The oaks\n\nThe text below."
    document = pypdfium2.PdfDocument(pressed(text, sheet).pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    heading = next(n for n, page in enumerate(pages) if "The oaks" in page)
    assert "The text below." in pages[heading]
