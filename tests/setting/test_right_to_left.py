"""Arabic pages: what stands where. Characters are sorted by their places and compared with what is seen."""

from __future__ import annotations

import ctypes
from datetime import date
from itertools import groupby, pairwise

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from masthead.composing import print_page
from masthead.errors import ContentError, MachineError
from masthead.languages import language
from masthead.setting import script_faces, set_pdf
from tests.making import faces_cache, make_composition, make_pdf
from tests.setting.measuring import MeasuredPage

try:
    script_faces.find_sources(language("ar").script, "ar")  # type: ignore[arg-type]
    INSTALLED = True
except MachineError:
    INSTALLED = False
pytestmark = pytest.mark.skipif(not INSTALLED, reason="the Arabic fonts are not installed")

BEFORE, AFTER = "انظر الميناء", "في الميناء"


def pdf(text: str, **fields: object) -> bytes:
    return make_pdf(make_composition(text, **({"language": "ar", "title": "رسالة الميناء"} | fields))).pdf


def characters(data: bytes, page: int = 1) -> list[tuple[float, float, str]]:
    """Baseline from the top, left end and character of all that is dark."""
    document = pypdfium2.PdfDocument(data)
    one = document[page - 1]
    text, height = one.get_textpage(), one.get_height()
    x, y = ctypes.c_double(), ctypes.c_double()
    found = []
    for index in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text, index))
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        if not letter.isspace() and letter.isprintable():
            found.append((round(height - y.value, 1), x.value, letter))
    return found


def seen(data: bytes, page: int = 1) -> list[str]:
    """The lines of a page as they are seen, from left to right, without spaces."""
    lines = groupby(sorted(characters(data, page)), key=lambda place: place[0])
    return ["".join(letter for _, _, letter in line) for _, line in lines]


@pytest.mark.parametrize(
    ("source", "run"),
    [
        ("A/C.2/80/5", "A/C.2/80/5"),
        ("A/C.2/80/5–A/C.2/80/7", "A/C.2/80/5–A/C.2/80/7"),
        ("A/**C.2/80**/5", "A/C.2/80/5"),
        ("*A/C.2/80/5*–**A/C.2/80/7**", "A/C.2/80/5–A/C.2/80/7"),
        ("[A/C.2](https://harbours.example/)/80/5", "A/C.2/80/5"),
        ("A/C.2/80/5 and *Tides of the North* 14", "A/C.2/80/5andTidesoftheNorth14"),
        ("https://harbours.example/tables/", "https://harbours.example/tables/"),
        ("mail@harbours.example", "mail@harbours.example"),
        ("Lending *Tides*, vol. 12, No. 20378", "LendingTides,vol.12,No.20378"),
        ("2025", "2025"),
        ("4-15", "15-4"),  # read from the right: a range runs with the text (UAX #9, rules W2 and N1)
        ("1 250", "1250"),
        ("53/199", "53/199"),
    ],
)
def test_runs_from_left_to_right_are_seen_in_their_order(source: str, run: str) -> None:
    lines = seen(pdf(f"{BEFORE} {source} {AFTER}."))
    assert any(run in line for line in lines), lines


def test_what_comes_later_stands_farther_left() -> None:
    data = pdf("في *4* أيلول **2025** الميناء A/C.2/80/5 ثم [A/C.2/80/6](https://harbours.example/) هنا.")
    (line,) = [line for line in seen(data) if "A/C.2/80/5" in line]
    places = [line.index(run) for run in ("4", "2025", "A/C.2/80/5", "A/C.2/80/6")]
    assert places == sorted(places, reverse=True)


def test_a_date_is_read_from_the_right() -> None:
    data = pdf("في 14 آب/أغسطس 2024 و*18 أيلول/سبتمبر* **2025** دورة (A/C.2/80/5).")
    (line,) = [line for line in seen(data) if "A/C.2/80/5" in line]
    places = [line.index(run) for run in ("14", "2024", "18", "2025", "A/C.2/80/5")]
    assert places == sorted(places, reverse=True)


def test_spaces_beside_stressed_words_are_kept() -> None:
    words = "تقرر **أن تعير** المكتبات جداول المد والجزر إلى المكتبات الأخرى في **كل ميناء** من الموانئ"
    data = pdf(f"{words}، {words}.")
    places = sorted(characters(data))
    baselines = [y for y, _, letter in places if letter == "و"]
    line = sorted(x for y, x, _ in places if y == baselines[0])
    gaps = [after - before for before, after in pairwise(line)]
    wide = sum(gap > 2.2 for gap in gaps)
    assert wide >= words.count(" ") // 2


def test_the_page_is_mirrored() -> None:
    data = pdf(f"{BEFORE}.\n\n1. {AFTER}[^1].\n\n[^1]: {BEFORE}.", kind="note", session=80)
    page = MeasuredPage(data, 1)
    assert page.line("A/C.2/65/2").x == pytest.approx(60, abs=1)
    assert page.line("Distr.: General").x == pytest.approx(60, abs=1)
    rights = {}
    for y, x, letter in characters(data):
        rights[y] = max(rights.get(y, (0.0, "")), (x, letter))
    edges = [x for x, _ in rights.values()]
    assert max(edges) > 540  # the session, at the right margin
    assert sum(470 < x < 489 for x in edges) >= 3  # organization, title, text: at the mirrored measure
    assert page.ink(505, 640, 560, 702).right == pytest.approx(612 - 99.6, abs=1)  # the rule above the notes


def test_first_lines_are_indented_on_the_right() -> None:
    words = " ".join(["تعير المكتبات جداول المد والجزر إلى المكتبات الأخرى"] * 4)
    lines: dict[float, list[float]] = {}
    for y, x, _ in characters(pdf(f"{words}.")):
        lines.setdefault(y, []).append(x)
    body = [max(xs) for y, xs in sorted(lines.items()) if 250 < y < 400]
    assert len(body) >= 3
    assert body[1] - body[0] == pytest.approx(23.75, abs=4)


def test_text_is_extracted_in_the_order_of_reading() -> None:
    sentence = "تعير مكتبات الموانئ جداول المد والجزر إلى المدارس في الصيف وإلى السفن في الشتاء"
    document = pypdfium2.PdfDocument(pdf(f"{sentence}."))
    text = " ".join(document[0].get_textpage().get_text_bounded().split())
    words = sentence.split()
    assert [word for word in text.replace(".", " ").split() if word in words][: len(words)] == words
    assert sentence[::-1].split()[0] not in text


def test_a_word_that_is_lost_is_an_error() -> None:
    composition = make_composition("تعير المكتبات الجداول.", language="ar", title="رسالة")
    html = print_page(composition).replace("الجداول", "")
    with pytest.raises(ContentError, match="lack"):
        set_pdf(composition, html, faces_cache())


LONG_TABLE = "{title=الجداول}\n| المكتبة | المدرسة |\n|---|---|\n" + "| ميناء | سفينة |\n" * 90


def test_heads_of_tables_that_go_on_stand_on_each_page() -> None:
    pages = pypdfium2.PdfDocument(pdf(LONG_TABLE, kind="note"))
    assert len(pages) > 1
    assert all("المكتبة" in page.get_textpage().get_text_bounded() for page in pages)


def test_a_cell_that_is_lost_below_heads_that_are_repeated_is_an_error() -> None:
    composition = make_composition(LONG_TABLE, kind="note", language="ar", title="رسالة")
    html = print_page(composition).replace("سفينة", "", 1)
    with pytest.raises(ContentError, match="lack"):
        set_pdf(composition, html, faces_cache())


def test_documents_of_older_years_have_arabic_figures_but_in_symbols() -> None:
    text = f"1. {BEFORE} A/C.2/70/5 و 14 {AFTER}[^1].\n\n[^1]: {BEFORE} 25."
    old, new = (
        "".join(seen(pdf(text, kind="note", session=70 if year == 2015 else 78, date=date(year, 3, 4))))
        for year in (2015, 2024)
    )
    assert "A/C.2/70/5" in old
    assert all(figures in old for figures in ("١٤", "٢٥", "١", "4March2015"))
    assert all(figures in new for figures in ("14", "25"))
    assert not set("٠١٢٣٤٥٦٧٨٩") & set(new)


def test_a_contents_list_is_proved_and_its_page_numbers_stand_on_the_left() -> None:
    text = "::: contents\n:::\n\n## الميناء\n\n1. تعير المكتبات.\n\n## الجداول\n\n1. تعير المدارس.\n"
    lines = seen(pdf(text, kind="report"))
    (listed,) = [line for line in lines if "......" in line and "أ" in line]
    assert listed.startswith("1")
