"""What typists did by hand is kept; what the template does is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.document import Block, Fit, Heading, Inlines, Paragraph, Table, Text, Tracked, walk
from masthead.importing.given import Given
from masthead.importing.word.importing import import_file
from masthead.symbols import Symbol
from tests.importing.word.making import docx, element, opening, p, run, tbl, tc, tr

SPACER = '<w:spacing w:after="0" w:line="120" w:lineRule="exact"/>'
AFTER = '<w:spacing w:after="120"/>'


def spacers(count: int, properties: str = SPACER) -> str:
    return p(properties=properties) * count


def read(path: Path, body: str) -> tuple[Block, ...]:
    return import_file(docx(path / "a.docx", opening() + body), Given(), {}).document_blocks


def text(*inner: str, properties: str = AFTER) -> str:
    return p(*inner, properties=properties)


def fits(blocks: tuple[Block, ...]) -> list[Fit]:
    return [block.fit for block in walk(blocks) if isinstance(block, Paragraph | Heading | Table)]


def chapters(above: int, count: int = 5) -> str:
    """Paragraphs and chapters with the template's spaces, the last with so many spacers above."""
    usual = text("A tree.") + spacers(2) + p("\tI.\tTrees", style="HCh") + spacers(2)
    return usual * count + text("An oak.") + spacers(above) + p("\tII.\tOaks", style="HCh")


def test_spaces_of_the_template_are_no_attributes(tmp_path: Path) -> None:
    assert set(fits(read(tmp_path, chapters(2)))) == {Fit()}


def test_room_that_a_hand_has_made(tmp_path: Path) -> None:
    assert [fit for fit in fits(read(tmp_path, chapters(4))) if fit != Fit()] == [Fit(space=30)]


def test_no_room_is_told_where_a_page_begins(tmp_path: Path) -> None:
    body = chapters(2) + spacers(1)
    broken = body + p("<w:r><w:lastRenderedPageBreak/></w:r>", "1.\tAn elm.", properties=AFTER)
    assert set(fits(read(tmp_path, broken))) == {Fit()}


def test_a_file_that_makes_its_spaces_otherwise_keeps_none(tmp_path: Path) -> None:
    body = (p("\tI.\tTrees", style="HCh") + p("A tree.")) * 4
    assert set(fits(read(tmp_path, body))) == {Fit()}


def test_pitch_and_keeping(tmp_path: Path) -> None:
    pitch = '<w:keepLines/><w:spacing w:after="120" w:line="234" w:lineRule="exact"/>'
    assert fits(read(tmp_path, text("1.\tA tree.", properties=pitch))) == [Fit(11.7, keep_lines=True)]


@pytest.mark.parametrize("line", ["1", "99999", "-240", "x", ""])
def test_a_pitch_that_no_text_has_is_left_out(tmp_path: Path, line: str) -> None:
    pitch = f'<w:spacing w:after="120" w:line="{line}" w:lineRule="exact"/>'
    assert fits(read(tmp_path, text("1.\tA tree.", properties=pitch))) == [Fit()]


def inner(blocks: tuple[Block, ...]) -> Inlines:
    return next(block.content for block in walk(blocks) if isinstance(block, Paragraph))


@pytest.mark.parametrize(
    ("properties", "tracking"),
    [
        ('<w:spacing w:val="2"/>', 0.1),
        ('<w:spacing w:val="-3"/>', -0.15),
        ('<w:w w:val="97"/>', -0.13),  # narrower letters come to less tracking
    ],
)
def test_tracking_of_a_run(tmp_path: Path, properties: str, tracking: float) -> None:
    blocks = read(tmp_path, text("1.\tAn old ", run("tree stands", properties), " there."))
    assert inner(blocks) == (Text("An old "), Tracked((Text("tree stands"),), tracking), Text(" there."))


@pytest.mark.parametrize("value", ["999", "-999", "x", ""])
def test_tracking_for_show_is_left_out(tmp_path: Path, value: str) -> None:
    blocks = read(tmp_path, text("1.\tAn old ", run("tree", f'<w:spacing w:val="{value}"/>')))
    assert inner(blocks) == (Text("An old tree"),)


@pytest.mark.parametrize("properties", ['<w:w w:val="3"/>', '<w:spacing w:val="-80"/>'])
def test_tracking_that_sets_letters_on_each_other_is_left_out(tmp_path: Path, properties: str) -> None:
    blocks = read(tmp_path, text("1.\tAn old ", run("tree", properties)))
    assert inner(blocks) == (Text("An old tree"),)


def test_a_table_whose_rows_are_kept(tmp_path: Path) -> None:
    row = tr(tc(p("Oaks", properties="<w:keepNext/>")), tc(p("2")))
    kept, free = tbl(row, row, tr(tc(p("Elms")), tc(p("3")))), tbl(row, tr(tc(p("a")), tc(p("b"))), row)
    made = [block for block in read(tmp_path, kept + p("And:") + free) if isinstance(block, Table)]
    assert [table.fit.keep_lines for table in made] == [True, False]


def test_a_title_without_number_belongs_to_its_table(tmp_path: Path) -> None:
    table = tbl(tr(tc(p("Oaks")), tc(p("2"))))
    other = p("Not a title", style="H23") + text("1.\tA.")
    blocks = read(tmp_path, p("Trees by kind", style="H23") + table + other)
    made = next(block for block in blocks if isinstance(block, Table))
    assert (made.title, made.mark) == ((Text("Trees by kind"),), "")
    assert [block.content for block in blocks if isinstance(block, Heading)] == [(Text("Not a title"),)]


def columns(inside: str, count: int) -> str:
    return f'<w:sectPr><w:type w:val="continuous"/><w:cols w:num="{count}"/></w:sectPr>{inside}'


def test_the_line_that_ends_columns_takes_no_room_of_what_follows(tmp_path: Path) -> None:
    """It stands at the foot of a column, as in the lists of mandates of A/81/6 (Sect. 6)."""
    begin = p(properties=columns("", 1))
    listed = tbl(tr(tc("76/3"), tc("The agenda of the trees")), tr(tc("80/76"), tc("Their care")))
    end = p(properties=columns('<w:spacing w:line="240" w:lineRule="auto"/>', 2))
    body = chapters(2) + spacers(2) + text("1.\tAn elm.") + begin + listed + end + spacers(3)
    body += p("\tA.\tElms", style="H1") + spacers(2) + text("2.\tAn ash.") + begin
    given = Given(language="en")
    blocks = import_file(docx(tmp_path / "a.docx", opening() + body), given, {}).document_blocks
    assert any(isinstance(block, Table) and block.two_columns for block in walk(blocks))
    assert [fit for fit in fits(blocks) if fit != Fit()] == []


@pytest.mark.parametrize(("width", "stands"), [(2200, True), (4000, False)])
@pytest.mark.parametrize(
    "columns",
    [
        '<w:cols w:num="2" w:space="240"/>',
        '<w:cols w:num="2"><w:col w:w="4700"/><w:col w:w="4500"/></w:cols>',
    ],
)
def test_a_table_stands_in_a_column_that_can_hold_it(
    width: int, stands: bool, columns: str, tmp_path: Path
) -> None:
    """What is wider stands on the next column in Word: it is no list that goes on there."""
    page = '<w:pgSz w:w="12240"/><w:pgMar w:left="1200" w:right="1200"/>'
    section = f"<w:sectPr>{page}{columns}</w:sectPr>"
    rows = tr(tc("76/3"), tc("The agenda of the trees")), tr(tc("80/76"), tc("Their care"))
    listed = tbl(*rows, widths=(width, width))
    blocks = read(tmp_path, p("1.\tAn elm.") + listed + p(properties=section) + p("2.\tAn ash."))
    assert [block.two_columns for block in walk(blocks) if isinstance(block, Table)] == [stands]


def test_room_in_a_summary_is_read_as_in_the_text(tmp_path: Path) -> None:
    """A unit without an empty line above it stands close to its heading (A/80/590, p. 3)."""
    inner = tbl(tr(tc("Oak"), tc("1")), tr(tc("Ash"), tc("2")))
    rows = (
        p("Summary"),
        text("A tree."),
        spacers(1) + p("\t\tCare of trees", style="H23"),
        text("(Thousands of trees)", properties='<w:spacing w:after="0"/>') + spacers(2) + inner + p(),
    )
    blocks = read(tmp_path, chapters(2) + tbl(*(tr(tc(row)) for row in rows)))
    (table,) = (block for block in walk(blocks) if isinstance(block, Table))
    assert table.fit.space == 0
    (heading,) = (b for b in walk(blocks) if isinstance(b, Heading) and b.level == 4)
    assert heading.fit == Fit()


@pytest.mark.parametrize(
    ("typed", "outdented"),
    [
        ("Care of the trees", True),
        ("\tCare of the trees", True),
        ("\t\tCare of trees", False),
        ("\tA.\tCare", False),
    ],
)
def test_a_heading_without_tabs_begins_at_the_edge(tmp_path: Path, typed: str, outdented: bool) -> None:
    hung = '<w:ind w:left="1267" w:hanging="1267"/>'
    body = chapters(2) + p(typed, style="H4", properties=hung) + spacers(1) + text("An ash.")
    (heading,) = (b for b in read(tmp_path, body)[-2:] if isinstance(b, Heading))
    assert heading.fit.outdented == outdented


def test_no_heading_is_outdented_where_all_begin_at_the_edge(tmp_path: Path) -> None:
    body = p("Trees", style="H1") + text("A tree.") + p("Oaks", style="H1") + text("An oak.")
    assert not any(fit.outdented for fit in fits(read(tmp_path, body)))


def room(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def geneva(tmp_path: Path, body: str, compat: str = "") -> list[Fit]:
    """A body on Geneva's template, whose styles make the room."""
    parts = {"word/settings.xml": element("settings", f"<w:compat>{compat}</w:compat>")}
    relations = {"e": ("settings", "settings.xml")}
    path = docx(tmp_path / "a.docx", opening() + body, parts=parts, relations=relations)
    return fits(import_file(path, Given(Symbol.parse("ECE/TRANS/90/7")), {}).document_blocks)


def test_headings_of_geneva_keep_the_greater_room(tmp_path: Path) -> None:
    one = (
        text("A tree.")
        + p("\tI.\tTrees", style="HCh", properties=room(360, 240))
        + p("\tA.\tOaks", style="H1", properties=room(360, 240))
        + text("An oak.")
    )
    assert set(geneva(tmp_path, one * 4)) == {Fit()}


@pytest.mark.parametrize(
    ("compat", "kept"),
    [("", []), ("<w:doNotUseHTMLParagraphAutoSpacing/>", [Fit(space=11)])],
)
def test_room_below_and_above_adds_up_where_the_file_asks_for_it(
    tmp_path: Path, compat: str, kept: list[Fit]
) -> None:
    body = text("A tree.") * 5 + text("An elm.", properties=room(100, 120))
    assert [fit for fit in geneva(tmp_path, body, compat) if fit != Fit()] == kept


def test_a_title_whose_table_is_missing_has_no_pitch(tmp_path: Path) -> None:
    """It becomes a heading, which has the pitch of its level."""
    tight = '<w:spacing w:line="200" w:lineRule="exact"/>'
    caption = p("Table 4", style="H23") + p(run("Trees of the valley", "<w:b/>"), properties=tight)
    blocks = read(tmp_path, p("1.\tA tree.") + caption + p("2.\tAn elm."))
    headings = [block for block in walk(blocks) if isinstance(block, Heading)]
    assert headings
    assert all(heading.fit.pitch is None for heading in headings)
