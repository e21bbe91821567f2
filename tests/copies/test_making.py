"""The files of a run: every page of every copy, in order, with its number; what differs."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from masthead.copies.documents import BuiltDocument
from masthead.copies.imposition.layout import Layout
from masthead.copies.ledger import Ledger
from masthead.copies.lists import DistributionList, Recipient, Rule
from masthead.copies.making import make_files
from masthead.copies.overlays import Stamp
from masthead.copies.paper import find_paper, stock
from masthead.copies.plan import Plan, make_plan
from masthead.copies.run import Options, begin_reprint, begin_run
from masthead.copies.shop.preflight import preflight
from masthead.errors import ContentError, UsageError
from tests.copies.documents import LETTER, make_document, make_documents, plan_for, read_pages


@pytest.fixture
def documents(tmp_path: Path) -> tuple[BuiltDocument, ...]:
    (tmp_path / "dist").mkdir()
    return make_documents(tmp_path / "dist")


def make(plan: Plan, folder: Path, **options: object) -> dict[str, object]:
    """Makes a run and gives its job ticket."""
    asked = Options(**{"label": "first", **options})  # type: ignore[arg-type]
    with Ledger(folder / "ledger.sqlite") as ledger:
        run = begin_run(plan, asked, ledger)
        list(make_files(run, folder / asked.label))
    ticket: dict[str, object] = json.loads((folder / asked.label / "ticket.json").read_bytes())
    return ticket


def copies_in(folder: Path) -> list[tuple[str, str, tuple[int, int] | None, list[int]]]:
    """The copies in a run's sets, as their pages tell: symbol, language, number, pages in order."""
    found: list[tuple[str, str, tuple[int, int] | None, list[int]]] = []
    ticket = json.loads((folder / "ticket.json").read_bytes())
    for file in ticket["files"]:
        for shown, numbers in read_pages(folder / file["file"]) * file["copies"]:
            for symbol, language, page in shown:
                number = numbers[0] if numbers else None
                if page == 1:
                    found.append((symbol, language, number, []))
                assert found[-1][:3] == (symbol, language, number)
                found[-1][3].append(page)
    return found


def expected(plan: Plan) -> list[tuple[str, str, list[int]]]:
    return sorted(
        (line.document.symbol, line.document.language, list(range(1, line.document.pages + 1)))
        for line in plan.lines
        for _ in range(line.copies)
    )


@pytest.mark.parametrize("collation", ["recipient", "document", "shop", "copy"])
def test_every_page_of_every_copy_is_there_in_order(
    tmp_path: Path, documents: tuple[BuiltDocument, ...], collation: str
) -> None:
    plan = plan_for(documents, 3)
    make(plan, tmp_path, collation=collation, slips=True)
    found = copies_in(tmp_path / "first")
    assert sorted((symbol, language, pages) for symbol, language, _, pages in found) == expected(plan)
    numbers = sorted(number for symbol, _, number, _ in found if symbol == "A/2" if number)
    assert numbers == [(number, 12) for number in range(1, 13)]
    assert all(number is None for symbol, _, number, _ in found if symbol != "A/2")


@pytest.mark.parametrize("collation", ["document", "copy"])
def test_copies_that_nothing_tells_apart_stand_in_a_file_once(
    tmp_path: Path, documents: tuple[BuiltDocument, ...], collation: str
) -> None:
    ticket = make(plan_for(documents, 3), tmp_path, collation=collation)
    files = ticket["files"]
    assert ticket["sheets"] == sum(file["sheets"] * file["copies"] for file in files)  # type: ignore[attr-defined]
    for file in files:  # type: ignore[attr-defined]
        numbered = any(part["number"] for part in file["parts"])
        people = {part["recipient"]: part["copies"] for part in file["parts"]}
        if numbered:
            assert file["copies"] == 1
        elif collation == "document":
            assert people == {"Mission 1": 1, "Mission 2": 2, "Mission 3": 1}
            assert file["copies"] == 4
        else:
            assert people == {"Mission 2": 2} if file["copies"] == 2 else len(people) == 1
        if not numbered:
            assert [
                shown[0][2] for shown, _ in read_pages(tmp_path / "first" / file["file"]) if shown
            ] == list(range(1, file["parts"][0]["pages"] + 1))


def test_each_copy_begins_on_a_sheet_of_its_own(tmp_path: Path, documents: tuple[BuiltDocument, ...]) -> None:
    make(plan_for(documents, 1), tmp_path, collation="shop")
    (path,) = (tmp_path / "first").glob("1-*.pdf")
    for place, (shown, _) in enumerate(read_pages(path)):
        for _, _, page in shown:
            assert place % 2 == (page - 1) % 2


@pytest.mark.parametrize("kind", ["booklet", "2up", "4up"])
def test_imposed_sheets_carry_the_number_on_each_page(tmp_path: Path, kind: str) -> None:
    document = make_document(tmp_path, "A/2", "en", 7, "restricted")
    layout = Layout(kind, find_paper("A3"), creep=0.1, crop_marks=True, fold_marks=True, bleed=3)  # type: ignore[arg-type]
    make(plan_for([document], 1, layout), tmp_path, stamp=Stamp(True, "qr"))
    (path,) = (tmp_path / "first").glob("1-*.pdf")
    pages = [each for shown, _ in read_pages(path) for each in shown]
    assert sorted(page for _, _, page in pages) == list(range(1, 8))
    for shown, numbers in read_pages(path):
        assert len(numbers) == 2 * len(shown)  # foot and watermark
        assert set(numbers) <= {(1, 1)}


def test_the_same_run_gives_the_same_bytes_and_leaves_dist_alone(
    tmp_path: Path, documents: tuple[BuiltDocument, ...]
) -> None:
    before = {each.path: hashlib.sha256(each.path.read_bytes()).digest() for each in documents}
    runs = []
    for name in ("one", "two"):
        folder = tmp_path / name
        make(plan_for(documents), folder, slips=True, labels="Avery L7160", stamp=Stamp(code="code128"))
        runs.append({path.name: path.read_bytes() for path in (folder / "first").iterdir()})
    assert runs[0] == runs[1]
    assert {"labels.pdf", "packing-list.pdf", "plan.csv", "ticket.json"} < set(runs[0])
    assert {each.path: hashlib.sha256(each.path.read_bytes()).digest() for each in documents} == before


def test_the_ticket_tells_where_each_copy_is(tmp_path: Path, documents: tuple[BuiltDocument, ...]) -> None:
    ticket = make(plan_for(documents, 2), tmp_path, slips=True)
    for file in ticket["files"]:  # type: ignore[attr-defined]
        path = tmp_path / "first" / file["file"]
        assert hashlib.sha256(path.read_bytes()).hexdigest() == file["sha256"]
        pages = read_pages(path)
        assert len(pages) == 2 * file["sheets"]
        for part in file["parts"]:
            shown = pages[2 * (part["first"] - 1)][0]
            assert shown == ([(part["symbol"], part["language"], 1)] if part["kind"] == "copy" else [])


def test_an_interrupted_run_is_taken_up(tmp_path: Path, documents: tuple[BuiltDocument, ...]) -> None:
    plan = plan_for(documents, 3)
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        files = make_files(begin_run(plan, Options("first"), ledger), tmp_path / "first")
        half = next(files)
        files.close()
    assert not (tmp_path / "first" / "ticket.json").exists()
    before = (tmp_path / "first" / half.file).read_bytes()
    make(plan, tmp_path)
    assert (tmp_path / "first" / half.file).read_bytes() == before
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        assert [copy.number for copy in ledger.copies()] == list(range(1, 13))


def test_a_label_is_of_one_run(tmp_path: Path, documents: tuple[BuiltDocument, ...]) -> None:
    make(plan_for(documents, 2), tmp_path)
    with pytest.raises(UsageError, match="made of other"):
        make(plan_for(documents, 3), tmp_path)


def test_only_what_differs_is_printed_again(tmp_path: Path) -> None:
    document = make_document(tmp_path, "A/2", "en", 5, "restricted")
    other = make_document(tmp_path, "A/1", "en", 3)
    make(plan_for([other, document], 2), tmp_path)
    with pikepdf.open(document.path, allow_overwriting_input=True) as pdf:
        pdf.pages[2].contents_add(b"0 0 0 rg 100 100 3 3 re f")  # a full stop on page 3
        pdf.pages.append(pdf.pages[0])
        pdf.pages.append(pdf.pages[1])
        pdf.save(document.path)
    ticket = make(plan_for([other, replace(document, pages=7)], 2), tmp_path, label="second", since="first")
    rows = (tmp_path / "second" / "leaves.csv").read_text().splitlines()
    # leaf 3 had page 5 and a blank back
    assert rows[1:] == ["A_2-EN,2,replace,3 4,3 4", "A_2-EN,3,replace,5,5 6", "A_2-EN,4,add,,7"]
    shown = [each for path in sorted((tmp_path / "second").glob("[0-9]*.pdf")) for each in read_pages(path)]
    assert [numbers for _, numbers in shown if numbers] == [[(1, 3)]] * 5 + [
        [(n, 3)] for n in (2, 3) for _ in range(5)
    ]
    assert ticket["sheets"] == 9
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        assert len(ledger.copies()) == 3
        assert ledger.reprints() == dict.fromkeys((1, 2, 3), ("second: leaves replaced",))


def test_nothing_is_printed_where_nothing_differs(
    tmp_path: Path, documents: tuple[BuiltDocument, ...]
) -> None:
    make(plan_for(documents, 2), tmp_path)
    assert make(plan_for(documents, 2), tmp_path, label="second", since="first")["files"] == []


def test_leaves_of_another_layout_cannot_be_replaced(
    tmp_path: Path, documents: tuple[BuiltDocument, ...]
) -> None:
    make(plan_for(documents, 1), tmp_path)
    with pytest.raises(UsageError, match="another way"):
        make(plan_for(documents, 1, Layout("booklet", LETTER)), tmp_path, label="second", since="first")
    with pytest.raises(UsageError, match="no run is called"):
        make(plan_for(documents, 1), tmp_path, label="second", since="never")


def test_a_reprint_has_the_number_and_total_of_the_first(
    tmp_path: Path, documents: tuple[BuiltDocument, ...]
) -> None:
    make(plan_for(documents, 3), tmp_path)
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        run = begin_reprint(
            ledger, documents, "A/2", [5], "lost", Layout(paper=LETTER), Options("again", "copy")
        )
        list(make_files(run, tmp_path / "again"))
        with pytest.raises(UsageError, match="never made"):
            begin_reprint(ledger, documents, "A/2", [13], "", Layout(), Options("more", "copy"))
    ((symbol, _, number, pages),) = copies_in(tmp_path / "again")
    assert (symbol, number, pages) == ("A/2", (5, 12), [1, 2, 3, 4])


@pytest.mark.parametrize("variant", ["pdf/x-4", "pdf/a-2b"])
def test_files_for_a_print_shop_pass_their_checks(
    tmp_path: Path, documents: tuple[BuiltDocument, ...], variant: str
) -> None:
    layout = Layout("booklet", find_paper("SRA3"), trim=find_paper("A4"), crop_marks=True, bleed=3)
    make(
        plan_for(documents, 1, layout),
        tmp_path,
        collation="shop",
        variant=variant,
        date="2026-11-24",
        slips=True,
    )
    slip, path = sorted((tmp_path / "first").glob("1-*.pdf"))
    assert slip.name == f"{path.stem}-slip.pdf"
    for file in (path, slip):
        assert not [check for check in preflight(file.read_bytes(), variant) if check.wrong]
    with pikepdf.open(path) as pdf:
        trim = [float(edge) for edge in pdf.pages[-1].TrimBox]
        assert trim[2] - trim[0] == pytest.approx(420 / 25.4 * 72, abs=0.01)
        assert [each.S for each in pdf.Root.OutputIntents] == [
            "/GTS_PDFX" if "x" in variant else "/GTS_PDFA1"
        ]


def test_checks_find_what_is_wrong(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    form = pdf.make_stream(b"0 0 0 rg 1 1 2 2 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
    form.BBox = [0, 0, 9, 9]
    pdf.pages[0].obj.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F=pdf.make_indirect(font)), XObject=pikepdf.Dictionary(X=form)
    )
    pdf.pages[0].obj.Annots = [pikepdf.Dictionary(Type=pikepdf.Name.Annot)]
    data = BytesIO()
    pdf.save(data)
    wrong = {check.name for check in preflight(data.getvalue(), "pdf/x-4") if check.wrong}
    assert wrong == {
        "boxes",
        "fonts embedded",
        "black is black only",
        "nothing but print",
        "output intent",
        "metadata",
        "colours defined",
    }


def test_a_letter_that_no_font_has_is_refused(tmp_path: Path) -> None:
    document = make_document(tmp_path, "A/2", "en", 1, "restricted")
    plan = plan_for([document], 1)
    odd = replace(plan.lines[0].recipient, name="Mission of 𒀀𒀁")
    with pytest.raises(ContentError, match="U\\+12000"):
        make(replace(plan, lines=(replace(plan.lines[0], recipient=odd),)), tmp_path)


def test_the_first_rule_that_concerns_both_decides(documents: tuple[BuiltDocument, ...]) -> None:
    rules = (
        Rule(("A/1",), copies=0),
        Rule(("A/*",), languages=("fr",), numbered=False, copies=5),
        Rule(("Z/*",), line=9),
    )
    plan = plan_for(documents, 1, rules=rules)
    assert [(line.document.name, line.copies, line.numbered) for line in plan.lines] == [("A_2-FR", 5, False)]
    assert [(problem.code, problem.line, problem.hint) for problem in plan.problems] == [
        ("rule-idle", 9, "there are A/1, A/2, S/3")
    ]


def test_a_rule_for_a_category_that_nobody_is_of(documents: tuple[BuiltDocument, ...]) -> None:
    plan = plan_for(documents, 1, rules=(Rule(categories=("mission",), line=7),))
    assert [(problem.code, problem.line) for problem in plan.problems] == [
        ("category-idle", 7),
        ("recipient-idle", 1),
    ]


def test_sheets_and_weight(documents: tuple[BuiltDocument, ...]) -> None:
    plan = plan_for(documents, 1)
    amount = plan.amount()
    assert (amount.copies, amount.sheets, amount.reams(plan.stock)) == (9, 3 * (2 + 2 + 1), 1)
    assert amount.grams == pytest.approx(15 * 0.2159 * 0.2794 * 80)
    assert plan.totals(lambda line: line.document.language)["es"].sheets == 5


def test_covers_are_apart(tmp_path: Path) -> None:
    document = make_document(tmp_path, "A/1", "en", 9)
    plan = plan_for([document], 1, Layout("booklet", find_paper("A3"), cover=True))
    files = make(plan, tmp_path, cover_media="iso_sra3_320x450mm")["files"]
    said = [(file["file"][-9:], file["sheets"], file["media"]) for file in files]  # type: ignore[attr-defined]
    assert said == [("ion-1.pdf", 2, "iso_a3_297x420mm"), ("cover.pdf", 1, "iso_sra3_320x450mm")]


def test_a_cover_may_have_more_than_one_sheet(tmp_path: Path) -> None:
    document = make_document(tmp_path, "A/1", "en", 9)
    plan = plan_for([document], 1, Layout(paper=LETTER, cover=True))
    make(plan, tmp_path, cover_media="cover", cover_sheets=2)
    pages = {
        path.stem.rpartition("-")[2]: [page for shown, _ in read_pages(path) for _, _, page in shown]
        for path in (tmp_path / "first").glob("1-*.pdf")
    }
    assert pages == {"cover": [1, 2, 3, 4], "1": [5, 6, 7, 8, 9]}


def test_totals_are_those_that_were_counted_by_hand(tmp_path: Path) -> None:
    documents = [make_document(tmp_path, "A/1", "en", 5), make_document(tmp_path, "A/2", "en", 12)]
    people = tuple(Recipient(f"Mission {number}", {"en": 60}) for number in range(2))
    given = DistributionList(Path("list.yaml"), people)
    plain = make_plan(given, documents, Layout(paper=find_paper("A4")), stock())
    # 5 pages are 3 sheets, 12 are 6: 9 sheets, 120 times; A4 of 80 g/m2 is 0.21 m x 0.297 m x 80 = 4.9896 g
    assert (plain.amount().copies, plain.amount().sheets, plain.amount().reams(plain.stock)) == (240, 1080, 3)
    assert plain.amount().grams == pytest.approx(5388.768)
    booklet = make_plan(given, documents, Layout("booklet", find_paper("A3")), stock(100))
    # 5 pages are 2 sheets of four, 12 are 3: 5 sheets, 120 times; A3 of 100 g/m2 is 12.474 g
    assert (booklet.amount().sheets, booklet.amount().reams(booklet.stock)) == (600, 2)
    assert booklet.amount().grams == pytest.approx(7484.4)
    assert plain.totals(lambda line: line.document.symbol)["A/2"].sheets == 720
