"""Names and addresses: on two lines or in smaller type where need be, refused where they do not fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from masthead.copies.documents import BuiltDocument
from masthead.copies.fitting import check_texts
from masthead.copies.imposition.ink import cut_pages
from masthead.copies.imposition.layout import Layout
from masthead.copies.labels import label_pages, label_sizes
from masthead.copies.ledger import Ledger
from masthead.copies.lists import DistributionList, Recipient
from masthead.copies.making import make_files
from masthead.copies.overlays import Stamp
from masthead.copies.packing import packing_list
from masthead.copies.paper import MM, LabelSheet, find_label_sheet, find_paper, label_sheets, stock
from masthead.copies.parcels import Copy
from masthead.copies.plan import Plan, make_plan
from masthead.copies.run import Options, begin_run
from masthead.copies.slips import slip_pages
from masthead.errors import ContentError
from tests.copies.documents import LETTER, make_document

LIST = Path("people.yaml")
LONG = (
    "The Standing Conference of Harbour Schools, Lighthouses and Pilots of the Eastern and the Western Sea "
)


def person(name: str, *address: str, language: str = "en", line: int = 7) -> Recipient:
    return Recipient(name, {language: 1}, address, line=line, path=LIST)


def plan_of(document: BuiltDocument, people: Sequence[Recipient]) -> Plan:
    return make_plan(DistributionList(LIST, tuple(people)), [document], Layout(paper=LETTER), stock())


def words(pdf: bytes) -> str:
    opened = pypdfium2.PdfDocument(BytesIO(pdf))
    text = "\n".join(page.get_textpage().get_text_range() for page in opened)
    opened.close()
    return " ".join(text.replace("\ufffe", "").split())


def test_a_long_name_stands_on_two_lines(tmp_path: Path) -> None:
    document = make_document(tmp_path, "A/2", "en", 1, "restricted")
    name = (LONG * 2)[:150].strip()
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        run = begin_run(plan_of(document, [person(name)]), Options("first"), ledger)
        (made,) = make_files(run, tmp_path / "first")
    assert name in words((tmp_path / "first" / made.file).read_bytes())


@pytest.mark.parametrize("stamp", [Stamp(), Stamp(code="code128")])
@pytest.mark.parametrize("name", [LONG * 4, "Harbour" * 60])
def test_a_name_too_long_for_the_foot_gets_no_number(tmp_path: Path, name: str, stamp: Stamp) -> None:
    document = make_document(tmp_path, "A/2", "en", 1, "restricted")
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        with pytest.raises(ContentError) as told:
            begin_run(
                plan_of(document, [person("Ardenia"), person(name, line=9)]),
                Options("x", stamp=stamp),
                ledger,
            )
        assert [(each.code, each.path, each.line) for each in told.value.problems] == [
            ("name-too-long", LIST, 9)
        ]
        assert ledger.labels() == ()
        assert ledger.copies() == ()


def test_a_long_name_of_an_unnumbered_copy_is_no_error(tmp_path: Path) -> None:
    document = make_document(tmp_path, "A/1", "en", 1)
    check_texts(plan_of(document, [person(LONG * 4)]), Stamp(), None)


def test_addresses_are_set_as_large_as_fits() -> None:
    sheet = find_label_sheet("Avery 5160")
    people = [person("Ardenia", *["A street"] * lines) for lines in (2, 4, 5, 6, 12)]
    sizes = label_sizes(people, sheet)
    assert sizes[0] == "large"
    assert sizes[-1] is None
    order = [("large", "middle", "small", None).index(size) for size in sizes]
    assert order == sorted(order)
    assert {"middle", "small"} & set(sizes)


@pytest.mark.parametrize("address", [["A street"] * 12, ["Harbour" * 90]])
def test_an_address_too_long_for_a_label_is_told(tmp_path: Path, address: list[str]) -> None:
    document = make_document(tmp_path, "A/1", "en", 1)
    plan = plan_of(document, [person("Ardenia", *address)])
    with pytest.raises(ContentError) as told:
        check_texts(plan, Stamp(), "Avery 5160")
    assert [(each.code, each.line) for each in told.value.problems] == [("address-too-long", 7)]
    check_texts(plan, Stamp(), None)


@pytest.mark.parametrize("sheet", label_sheets().values(), ids=lambda sheet: sheet.name)
def test_labels_stand_in_the_middle_of_their_sheet_and_apart(sheet: LabelSheet) -> None:
    # the label sheets of both makers are symmetrical; a slip in a measure is not
    right = sheet.paper.width - sheet.left - (sheet.columns - 1) * sheet.pitch_x - sheet.width
    below = sheet.paper.height - sheet.top - (sheet.rows - 1) * sheet.pitch_y - sheet.height
    assert (right, below) == (pytest.approx(sheet.left, abs=0.15), pytest.approx(sheet.top, abs=0.15))
    assert sheet.pitch_x >= sheet.width
    assert sheet.pitch_y >= sheet.height


@pytest.mark.parametrize("sheet", label_sheets().values(), ids=lambda sheet: sheet.name)
def test_every_address_stands_within_its_label(sheet: LabelSheet) -> None:
    each = sheet.columns * sheet.rows
    people = [person(f"Mission{number}", f"Street{number}", f"Town{number}") for number in range(each)]
    with pypdfium2.PdfDocument(label_pages(people, sheet)) as pdf:
        (page,) = pdf
        height = page.get_height()
        text = page.get_textpage()
        for at in range(text.count_rects()):
            left, bottom, right, top = (edge / MM for edge in text.get_rect(at))
            bounded = text.get_text_bounded(*text.get_rect(at))
            number = int(re.search(r"\d+", bounded)[0])  # type: ignore[index]
            from_left = sheet.left + number % sheet.columns * sheet.pitch_x
            from_top = sheet.top + number // sheet.columns * sheet.pitch_y
            assert from_left + 2.5 <= left < right <= from_left + sheet.width - 2.5
            assert from_top + 2.5 <= height / MM - top < height / MM - bottom <= from_top + sheet.height - 2.5


def test_labels_of_many_sheets_have_every_address_once() -> None:
    sheet = find_label_sheet("Avery L7165")
    people = [person(f"Mission-{number}-", f"{number} Harbour Street") for number in range(150)]
    text = words(label_pages(people, sheet, skip=3))
    assert [text.count(f"Mission-{number}-") for number in range(150)] == [1] * 150


def test_a_packing_list_of_many_pages_has_every_row_once(tmp_path: Path) -> None:
    document = make_document(tmp_path, "A/1", "en", 1)
    people = [replace(person(f"Mission-{number}-"), point=f"Hall {number % 3}") for number in range(300)]
    parcels = [(each, (Copy(each, document, 1),)) for each in people]
    pdf = packing_list(plan_of(document, people), parcels, find_paper("A4"), "first", "")
    text = words(pdf)
    assert [text.count(f"Mission-{number}-") for number in range(300)] == [1] * 300
    opened = pypdfium2.PdfDocument(pdf)
    # a number a page, in order, below the text
    for number, page in enumerate(opened, start=1):
        shown = page.get_textpage().get_text_bounded(right=page.get_width(), bottom=0, top=50, left=450)
        assert shown.strip() == str(number)
    assert "300 copies" in words(pdf)
    opened.close()


def test_delivery_points_stand_as_they_are_counted(tmp_path: Path) -> None:
    document = make_document(tmp_path, "A/1", "en", 1)
    points = ["By post", "Hall A, pigeon-hole 4", "Hall A, pigeon-hole 10", "Hall B, pigeon-hole 2"]
    people = [replace(person(f"Mission-{at}-"), point=point) for at, point in enumerate(reversed(points))]
    parcels = [(each, (Copy(each, document, 1),)) for each in people]
    text = words(packing_list(plan_of(document, people), parcels, find_paper("A4"), "first", ""))
    assert sorted(points, key=text.index) == points


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Nombre total d’exemplaires"),
        ("es", "Total de ejemplares"),
        ("ru", "Всего экземпляров"),
        ("zh", "总份数"),
    ],
)
def test_a_slip_is_in_the_language_of_its_recipient(tmp_path: Path, language: str, said: str) -> None:
    document = make_document(tmp_path, "A/1", language, 1)
    recipient = person("Ardenia", language=language)
    pdf, pages = slip_pages([(recipient, (Copy(recipient, document, 1),))], LETTER, "first", "")
    assert said in words(pdf)
    assert pages == (range(1),)


def test_an_arabic_slip_begins_on_the_right(tmp_path: Path) -> None:
    document = make_document(tmp_path, "A/1", "ar", 1)
    recipient = person("Ardenia", language="ar")
    pdf, _ = slip_pages([(recipient, (Copy(recipient, document, 1),))], LETTER, "first", "")
    opened = pypdfium2.PdfDocument(pdf)
    page = opened[0]
    text = page.get_textpage()
    place = text.get_text_range().index("Ardenia")
    assert text.get_charbox(place)[0] > page.get_width() / 2
    opened.close()


def inked(folder: Path, left: float, numbered: bool = False) -> BuiltDocument:
    """A Letter page of a black square so many mm from its left edge."""
    document = make_document(folder, "A/3", "en", 1, "restricted" if numbered else "general")
    with pikepdf.open(document.path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].contents_add(f"q 1 0 0 1 {left * 72 / 25.4} 300 cm 0 0 20 20 re f Q".encode())
        pdf.save(document.path)
    return document


@pytest.mark.parametrize(("left", "cut"), [(2, True), (4, False)])
def test_centring_refuses_to_cut_ink_off(tmp_path: Path, left: float, cut: bool) -> None:
    # Letter is 5.9 mm wider than A4: 2.95 mm fall off at each side
    document = inked(tmp_path, left)
    given = DistributionList(LIST, (person("Ardenia"),))
    found = [
        each.code
        for fit in ("centre", "scale")
        for each in cut_pages([(document, False)], Layout(fit=fit))  # type: ignore[arg-type]
    ]
    assert found == ["ink-cut"] * cut
    plan = make_plan(given, [document], Layout(fit="centre"), stock())
    if cut:
        with pytest.raises(ContentError, match="ink would be cut off"):
            check_texts(plan, Stamp(), None)
    else:
        check_texts(plan, Stamp(), None)


def test_a_page_of_another_size_is_refused_before_a_number_is_given(tmp_path: Path) -> None:
    document = make_document(tmp_path, "A/4", "en", 3, "restricted")
    with pikepdf.open(document.path, allow_overwriting_input=True) as pdf:
        pdf.pages[1].MediaBox = [0, 0, 595.28, 841.89]
        pdf.save(document.path)
    layout = Layout(fit="none", paper=LETTER)
    plan = make_plan(DistributionList(LIST, (person("Ardenia"),)), [document], layout, stock())
    with (
        Ledger(tmp_path / "ledger.sqlite") as ledger,
        pytest.raises(ContentError, match="page 2: a page is 210 × 297 mm"),
    ):
        begin_run(plan, Options("first"), ledger)
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        assert ledger.labels() == ()


def test_centring_refuses_to_cut_the_number_off(tmp_path: Path) -> None:
    # of Legal, 29 mm fall off at the head and the foot of an A4 sheet: the text stays, the number does not
    document = make_document(tmp_path, "A/4", "en", 1)
    with pikepdf.open(document.path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].MediaBox = [0, -108, 612, 900]
        pdf.save(document.path)
    assert not list(cut_pages([(document, False)], Layout(fit="centre")))
    assert list(cut_pages([(document, True)], Layout(fit="centre")))
