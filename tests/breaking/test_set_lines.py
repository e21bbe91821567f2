"""Lines on the finished page: those that were computed, flush at the right, one P a paragraph."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from io import BytesIO

import pikepdf
import pytest

from masthead.breaking import break_lines
from masthead.composing import Composition, print_page, screen_page
from masthead.composing.inlines import plain
from masthead.composing.lines import SetLines
from masthead.document import Block, Paragraph, walk
from masthead.setting import set_pdf
from masthead.setting.metrics import metrics_in
from tests.making import faces_cache, make_composition
from tests.setting.measuring import Line, MeasuredPage, page_count

PROSE = (
    "The village council of Avonlea met in the old *water-mill* and agreed that the weir, the two sluices "
    "and the tow-path **Toward Yarrow** should be mended before the winter of 2031–2032, at a cost of "
    "4,250 crowns (see A/79/1, para. 5, and the map of P-5 and P-4 paths); the millwright’s apprentices "
    "were to be paid by the day, and whoever brought stone from the quarry was to have bread and cheese, "
    "a bed of straw, and a place at the fire for as long as the work went on. "
)
TEXT = f"""\
{PROSE}

1. {PROSE}{PROSE}[^n]
   1. {PROSE}
      1. {PROSE}

         {PROSE}
1. {PROSE}\\
   {PROSE}

1. {{number="1234567."}}
   {PROSE}

- {PROSE}

  - {PROSE}

> {PROSE}

[^n]: {PROSE}
"""
RIGHT = 488.65


@lru_cache(maxsize=2)
def made(kind: str) -> tuple[Composition, bytes]:
    composition = make_composition(TEXT, kind=kind, sheet="newyork-2021")
    broken = break_lines(composition, metrics_in(faces_cache()))
    return broken, set_pdf(composition, print_page(broken), faces_cache()).pdf


def computed(blocks: tuple[Block, ...]) -> list[str]:
    """The lines of every broken paragraph but its last."""
    found = []
    for block in walk(blocks):
        if isinstance(block, Paragraph) and isinstance(block.content[0], SetLines):
            for inline in block.content:
                if isinstance(inline, SetLines) and not inline.last:
                    found += plain(inline.children).removesuffix("\n").split("\n")
    return found


def letters(text: str) -> str:
    return re.sub(r"[\s\x02–-]", "", text)  # PDFium tells a hyphen at a line's end in its own way


def on_pages(pdf: bytes) -> list[Line]:
    return [line for number in range(page_count(pdf)) for line in MeasuredPage(pdf, number + 1).lines]


@pytest.mark.parametrize("kind", ["letter", "note"])
def test_computed_lines_are_set_flush(kind: str) -> None:
    broken, pdf = made(kind)
    lines = on_pages(pdf)
    wanted = computed(broken.document.blocks)
    assert len(wanted) > 40
    for text in wanted:
        found = [line for line in lines if letters(line.text).endswith(letters(text))]
        assert found, text
        right = RIGHT - 23.75 * (text in quoted_lines(broken))
        if " " in text:
            assert any(line.right == pytest.approx(right, abs=0.8) for line in found), (text, found)


def test_word_too_long_for_a_line_goes_on_in_the_next() -> None:
    composition = make_composition(f"{PROSE}\n{'abcdefghij' * 12}", sheet="newyork-2021")
    broken = break_lines(composition, metrics_in(faces_cache()))
    pdf = set_pdf(broken, print_page(broken), faces_cache()).pdf  # proves that no letter is lost
    assert all(line.right < RIGHT + 1 for line in on_pages(pdf) if line.text.startswith("abc"))


def test_text_stands_beside_its_number() -> None:
    text = '1. {number="1234567."}\n   One line.\n2. First\\\n   second\n\n- Bullet\\\n  second\n'
    composition = make_composition(text, sheet="newyork-2021")
    broken = break_lines(composition, metrics_in(faces_cache()))
    lines = on_pages(set_pdf(broken, print_page(broken), faces_cache()).pdf)
    for mark, beside in (("1234567.", "One line."), ("1234568.", "First"), ("•", "Bullet")):
        (number,) = [line for line in lines if line.text.startswith(mark)]
        assert any(line.y == number.y and line.text.endswith(beside) for line in lines), (mark, lines)


def test_soft_hyphens_show_at_line_ends_only() -> None:
    composition = make_composition(
        "The ex\u00adtra\u00ador\u00addi\u00adnary millwright. " * 9, sheet="newyork-2021"
    )
    broken = break_lines(composition, metrics_in(faces_cache()))
    pdf = set_pdf(broken, print_page(broken), faces_cache()).pdf  # proves that no letter is lost
    text = [line.text for line in on_pages(pdf) if "millwright" in line.text]
    assert any(line.endswith("\u2010") for line in text)
    assert not any("\u2010" in line[:-1] or "-" in line for line in text)


def quoted_lines(composition: Composition) -> list[str]:
    quotations = [b for b in composition.document.blocks if type(b).__name__ == "Quotation"]
    return computed(tuple(quotations))


def test_each_paragraph_is_one_element() -> None:
    composition, _ = made("note")
    assert print_page(composition).count("<p ") == print_page(plain_composition("note")).count("<p ")
    assert tagged_paragraphs(made("note")[1]) == tagged_paragraphs(
        set_pdf(plain_composition("note"), print_page(plain_composition("note")), faces_cache()).pdf
    )


def tagged_paragraphs(pdf: bytes) -> int:
    """How many paragraphs the tags of a PDF count."""
    document = pikepdf.open(BytesIO(pdf))
    found, waiting = 0, [document.Root.StructTreeRoot.K]
    while waiting:
        element = waiting.pop()
        if isinstance(element, pikepdf.Array):
            waiting += list(element)
        elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
            found += str(element.S) == "/P"
            waiting.append(element.get("/K", pikepdf.Array()))
    return found


def plain_composition(kind: str) -> Composition:
    return make_composition(TEXT, kind=kind, sheet="newyork-2021")


def test_screen_has_running_text() -> None:
    page = screen_page(plain_composition("note"))
    assert 'class="lines"' not in page
    assert 'class="last"' not in page


def test_sheet_without_the_rule_is_left_to_the_engine() -> None:
    composition = make_composition(TEXT, sheet="newyork-2010")
    assert break_lines(composition, metrics_in(faces_cache())) is composition


def test_text_from_right_to_left_is_left_to_the_engine() -> None:
    composition = plain_composition("note")
    arabic = replace(composition, language=replace(composition.language, direction="rtl"))
    assert break_lines(arabic, metrics_in(faces_cache())) is arabic


def test_wide_number_takes_two_steps() -> None:
    page = print_page(made("note")[0])
    assert '<span class="mark steps-2">1234567.' in page
