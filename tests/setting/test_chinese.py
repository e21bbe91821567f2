"""Chinese pages: lines are full, and none begins or ends with what must not stand there."""

from __future__ import annotations

import ctypes
import re
from itertools import groupby, pairwise

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from masthead.errors import MachineError
from masthead.languages import language
from masthead.setting.script_faces import find_sources
from tests.making import make_composition, make_pdf
from tests.setting.test_right_to_left import characters

try:
    find_sources(language("zh").script, "zh")  # type: ignore[arg-type]
    INSTALLED = True
except MachineError:
    INSTALLED = False
pytestmark = pytest.mark.skipif(not INSTALLED, reason="the Chinese fonts are not installed")

WORDS = "港口图书馆把潮汐表借给学校和船只，每次一个月；《北方潮汐》丛书最受欢迎，“南方潮汐”次之(见附件)。"
NEVER_FIRST = set("，。；：、！？）》”’")
NEVER_LAST = set("《“‘（(")


def lines(text: str) -> list[tuple[str, float, float]]:
    """The lines of the text block: their characters, and where the first and the last begin."""
    pdf = make_pdf(make_composition(text, language="zh", title="港口的信")).pdf
    found = []
    for _, group in groupby(sorted(characters(pdf)), key=lambda place: place[0]):
        row = list(group)
        if 240 < row[0][0] < 690 and row[0][1] > 110:
            found.append(("".join(letter for _, _, letter in row), row[0][1], row[-1][1]))
    return found


@pytest.mark.parametrize("shift", range(6))
def test_lines_begin_and_end_well_and_are_full(shift: int) -> None:
    rows = lines("甲" * shift + WORDS * 5)
    assert len(rows) > 4
    for text, _, _ in rows:
        assert text[0] not in NEVER_FIRST, text
        assert text[-1] not in NEVER_LAST, text
    ends = [last for _, _, last in rows[:-1]]
    assert max(ends) - min(ends) < 2  # of a line's last character: the right edge is even


def test_spaces_do_not_gape() -> None:
    rows = lines("港口图书馆把 A/C.2/80/5 号文件和 A/C.2/80/7 号文件借给学校和船只每次一个月 " * 4)
    pdf = make_pdf(make_composition(WORDS * 2, language="zh", title="港口的信")).pdf
    assert rows
    for _, group in groupby(sorted(characters(pdf)), key=lambda place: place[0]):
        row = [place for place in group if place[1] > 110]
        if row and 240 < row[0][0] < 690:
            steps = [after[1] - before[1] for before, after in pairwise(row)]
            assert max(steps, default=0) < 17  # a character of 10.5 pt, and its share


def test_no_notes_mark_begins_a_line() -> None:
    notes = "\n\n".join(f"[^{n}]: 注。" for n in range(1, 9))
    for shift in range(12):
        text = "甲" * shift + "".join(f"港口图书馆把潮汐表借给学校和船只，[^{n}]" for n in range(1, 9))
        raised = [
            (row, first) for row, first, _ in lines(f"{text}\n\n{notes}") if re.fullmatch("[0-9]+", row)
        ]
        assert raised
        assert not [first for _, first in raised if 121 < first < 130]  # the text block begins at 123.35


def test_stressed_words_are_upright_and_bold() -> None:
    pdf = make_pdf(make_composition("*请*港口图书馆。", language="zh", title="信")).pdf
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    names = {}
    for index in range(text.count_chars()):
        buffer, flags = ctypes.create_string_buffer(100), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(text, index, buffer, 100, flags)
        names[chr(pdfium.FPDFText_GetUnicode(text, index))] = buffer.value.decode()
    assert "bold" in names["请"].lower()
    assert "bold" not in names["港"].lower()
