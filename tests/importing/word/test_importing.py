"""What Word files become: small ones, in our own words, one construct each."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from masthead.document import (
    Block,
    Bullet,
    Contents,
    Emphasis,
    Heading,
    Link,
    NoteCall,
    NumberedParagraph,
    Paragraph,
    Part,
    Strong,
    SubParagraph,
    Summary,
    Superscript,
    Table,
    Text,
)
from masthead.importing.given import Given
from masthead.importing.imported import Imported
from masthead.importing.word import import_file
from masthead.importing.word.inlines import spoken
from masthead.reading import read_body
from masthead.writing import write_body
from tests.importing.word.making import docx, element, opening, p, run, tbl, tc, tr

FORMATS = ("", "<w:b/>", "<w:i/>", "<w:b/><w:i/>", "<w:vertAlign w:val='superscript'/>")


def read(path: Path, body: str, **more: object) -> Imported:
    """What a file with this body, behind the usual opening, becomes."""
    file = docx(path / "a.docx", opening() + body, **more)  # type: ignore[arg-type]
    return import_file(file, Given(), {})


def texts(blocks: tuple[Block, ...]) -> list[str]:
    """The words of paragraphs."""
    return [spoken(b.content) for b in blocks if isinstance(b, Paragraph | Heading)]


def test_metadata_of_the_first_page(tmp_path: Path) -> None:
    got = read(tmp_path, p("1.\tA tree."))
    assert (got.title, got.guesses["subtitle"]) == ("State of the gardens", "Report of the Gardener")
    assert (str(got.values["symbol"]), got.values["language"]) == ("A/90/7", "en")
    assert (got.values["job"], got.values["agenda_items"]) == ("44-12345", ("17",))
    assert [day.isoformat() for day in got.values["job_dates"]] == ["2044-03-04"]
    assert got.guesses["session"] == "Ninetieth session"
    assert (got.guesses["distribution"], got.guesses["date"]) == ("Distr.: General", "3 March 2044")
    assert (got.values["original"], got.guesses["agenda_title"]) == (("en",), "Gardens")
    assert "organ" not in got.values
    assert "agenda_line" not in got.values


def test_numbers_as_they_were(tmp_path: Path) -> None:
    body = (
        p("1.\tOne.") + p("29A.1\tTwo.", style="Normal") + p("3.I.5\tThree.", style="Normal") + p("49\tFour.")
    )
    marks = [b.mark for b in read(tmp_path, body).document_blocks if isinstance(b, NumberedParagraph)]
    assert marks == [None, "29A.1", "3.I.5", "49"]


def test_headings_by_style_and_by_hand(tmp_path: Path) -> None:
    by_hand = p(
        run("Roots", "<w:b/><w:sz w:val='24'/>"), style="Normal", properties='<w:outlineLvl w:val="0"/>'
    )
    body = p("\tI.\tTrees", style="HCh") + by_hand + p("\t\tLeaves", style="H23") + p("\t\tVeins", style="H4")
    headings = [b for b in read(tmp_path, body).document_blocks if isinstance(b, Heading)]
    assert [(h.level, h.mark, spoken(h.content)) for h in headings] == [
        (2, None, "Trees"),
        (3, "", "Roots"),
        (4, "", "Leaves"),
        (6, "", "Veins"),
    ]


def test_a_title_below_the_text_keeps_what_stands_before_its_words(tmp_path: Path) -> None:
    blocks = read(
        tmp_path, p("Trees grow here.", style="Normal") + p("(a)\tLeaves", style="TitleHCH")
    ).document_blocks
    assert spoken(next(b for b in blocks if isinstance(b, Heading)).content) == "(a) Leaves"


def test_items_by_their_position(tmp_path: Path) -> None:
    body = p("1.\tKinds:") + p("\t(a)\tOak:") + p("\t\t(i)\tYoung;") + p("\t\t(ii)\tOld;") + p("\t(b)\tAsh.")
    (paragraph,) = read(tmp_path, body).document_blocks
    assert isinstance(paragraph, NumberedParagraph)
    first, second = paragraph.blocks[1:]
    assert isinstance(first, SubParagraph)
    assert isinstance(second, SubParagraph)
    assert [type(b).__name__ for b in first.blocks] == ["Paragraph", "SubParagraph", "SubParagraph"]


def test_emphasis_and_links(tmp_path: Path) -> None:
    link = f'<w:hyperlink r:id="l">{run("90/1")}</w:hyperlink>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "javascript:x"'
        f'</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("no")}<w:r><w:fldChar '
        'w:fldCharType="end"/></w:r>'
    )
    body = p("See ", run("bold ", "<w:b/>"), run("words", "<w:b/>"), run(" in ", "<w:i/>"), link, ", ", field)
    got = read(tmp_path, body, relations={"l": ("hyperlink", "https://docs.un.org/en/A/RES/90/1")})
    assert got.document_blocks == (
        Paragraph(
            (
                Text("See "),
                Strong((Text("bold words"),)),
                Text(" "),
                Emphasis((Text("in"),)),
                Text(" "),
                Link("https://docs.un.org/en/A/RES/90/1", (Text("90/1"),)),
                Text(", no"),
            )
        ),
    )


def test_spaces_and_hyphens_that_do_not_break(tmp_path: Path) -> None:
    body = p("a\u00a0b", "<w:r><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>", "\u200d e")
    assert texts(read(tmp_path, body).document_blocks) == ["a\u00a0bc\u2011d e"]


def test_notes_with_several_paragraphs(tmp_path: Path) -> None:
    notes = element(
        "footnotes",
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">'
        + p("Note: words.", style="FootnoteText")
        + p("<w:r><w:footnoteRef/></w:r>", "\tThe note proper.", style="FootnoteText")
        + "</w:footnote>",
    )
    body = p("1.\tA tree.", '<w:r><w:footnoteReference w:id="2"/></w:r>')
    got = read(
        tmp_path,
        body,
        parts={"word/footnotes.xml": notes},
        relations={"n": ("footnotes", "footnotes.xml")},
    )
    assert [(n.mark, texts(n.blocks)) for n in got.notes] == [
        ("", ["Note: words."]),
        (None, ["The note proper."]),
    ]


def test_notes_in_frames(tmp_path: Path) -> None:
    frame = p("\t**\tA/89/1.", style="Normal", properties='<w:framePr w:wrap="auto"/>')
    body = frame + p("1.\tA tree.")
    got = read(tmp_path, body)
    assert got.document_blocks[0] == Paragraph((NoteCall("star-2"),))
    assert [(n.label, n.mark, texts(n.blocks)) for n in got.notes] == [("star-2", "**", ["A/89/1."])]
    assert any("front matter" in remark.why for remark in got.report.unsure)


def test_a_table_with_all_that_stands_around_it(tmp_path: Path) -> None:
    letter = run("a", "<w:i/><w:vertAlign w:val='superscript'/>")
    grid = tbl(
        tr(tc("Tree"), tc("Leaves", span=2), head=True),
        tr(tc(""), tc("Green"), tc("Red"), head=True),
        tr(tc(""), tc(""), tc(""), head=True),
        tr(tc("Oak", merge="restart"), tc("1 200.5", align="right"), tc("(3)", align="right")),
        tr(tc("", merge="continue"), tc("7", align="right"), tc(p("2", letter, style="Normal"))),
        tr(tc("Source: own count.", span=3)),
        columns=3,
    )
    body = (
        p("\tTable 6.1", style="H23")
        + p("\tLeaves of trees", style="H23")
        + p("(Thousands of leaves) ", style="Normal")
        + grid
        + p(letter, "\tWithout shrubs.", style="FootnoteText")
    )
    (table,) = read(tmp_path, body).document_blocks
    assert isinstance(table, Table)
    assert (table.mark, spoken(table.title or ()), spoken(table.unit or ())) == (
        "Table 6.1",
        "Leaves of trees",
        "Thousands of leaves",
    )
    assert [[(spoken(c.content), c.columns, c.rows) for c in row] for row in (*table.head, *table.rows)] == [
        [("Tree", 1, 1), ("Leaves", 2, 1)],
        [("", 1, 1), ("Green", 1, 1), ("Red", 1, 1)],
        [("Oak", 1, 2), ("1 200.5", 1, 1), ("(3)", 1, 1)],
        [("7", 1, 1), ("2a", 1, 1)],
    ]
    assert (len(table.head), table.alignments) == (2, ("left", "right", "right"))
    assert [spoken(remark) for remark in table.remarks] == ["Source: own count.", "a Without shrubs."]
    assert table.remarks[1][0] == Superscript((Text("a"),))


def test_the_summary_box_is_unwrapped(tmp_path: Path) -> None:
    inner = tbl(tr(tc("Oak"), tc("3")), tr(tc("Ash"), tc("4")))
    box = tbl(
        tr(tc(p(run("Summary", "<w:i/>")))),
        tr(tc("What it says.")),
        tr("<w:tc>" + inner + p() + "</w:tc>"),
        columns=1,
    )
    (summary,) = read(tmp_path, box).document_blocks
    assert isinstance(summary, Summary)
    assert [type(b).__name__ for b in summary.blocks] == ["Paragraph", "Table"]


def test_a_summary_that_says_so_twice_keeps_the_second_word(tmp_path: Path) -> None:
    head = tr(tc(p(run("Summary", "<w:i/>"))))
    (summary,) = read(tmp_path, tbl(head, head, tr(tc(p("Of boats."))))).document_blocks
    assert isinstance(summary, Summary)
    assert texts(summary.blocks) == ["Summary", "Of boats."]


def test_the_contents_list_keeps_its_place(tmp_path: Path) -> None:
    listed = tbl(
        tr(tc("", span=3), tc("Page")),
        tr(tc("\tTrees", span=3), tc("2")),
        tr(tc("\tStones", span=3), tc("3")),
        columns=4,
    )
    body = p("Contents", style="HCh") + listed + p("\tI.\tTrees", style="HCh") + p("\tA.\tRoots", style="H1")
    got = read(tmp_path, body)
    assert got.document_blocks[0] == Contents(2)
    assert [remark.text for remark in got.report.unsure] == ["Stones"]
    assert not got.report.lost


def _contents(*entries: str) -> str:
    rows = [tr(tc("", span=3), tc("Page")), *(tr(tc(f"\t{entry}", span=3), tc("2")) for entry in entries)]
    return p("Contents", style="HCh") + tbl(*rows, columns=4)


@pytest.mark.parametrize(
    ("entries", "unsure"),
    [
        (("Trees", "Roots", "Shrubs"), []),
        (("Trees", "Roots"), [("Shrubs", "a heading that the contents list did not name, as ours does")]),
        (("Trees", "Shrubs"), []),  # which goes down to the level of these
        (("Trees", "Roots", "Moss", "Shrubs"), [("Moss", "in the contents list, but no heading says so")]),
        (("Shrubs", "Trees", "Roots"), [("", "the contents list has another order than the headings")]),
    ],
)
def test_the_contents_list_is_held_against_ours(
    tmp_path: Path, entries: tuple[str, ...], unsure: list[tuple[str, str]]
) -> None:
    heads = p("\tI.\tTrees", style="HCh") + p("\tA.\tRoots", style="H1") + p("\tII.\tShrubs", style="HCh")
    got = read(tmp_path, _contents(*entries) + heads + p("1.\tA tree."))
    assert [(remark.text, remark.why) for remark in got.report.unsure] == unsure


def test_asterisks_in_the_contents_list_that_call_no_note(tmp_path: Path) -> None:
    heads = p("\t\tTrees", style="HCh") + p("\t\tShrubs", style="HCh") + p("1.\tA tree.")
    got = read(tmp_path, _contents("Trees***", "Shrubs") + heads)
    assert got.notes == ()
    assert [remark.why for remark in got.report.lost] == ["asterisks in the contents list that call no note"]
    blocks, notes = got.document_blocks, got.notes
    assert read_body(write_body(blocks, notes), tmp_path, 1) == (blocks, notes)


def test_an_annex(tmp_path: Path) -> None:
    body = p("1.\tA tree.") + p("Annex I", style="HCh") + p("\t\tShrubs", style="HCh") + p("1.\tA shrub.")
    part = read(tmp_path, body).document_blocks[1]
    assert isinstance(part, Part)
    assert [type(b).__name__ for b in part.blocks] == ["Heading", "NumberedParagraph"]
    assert isinstance(part.blocks[1], NumberedParagraph)
    assert part.blocks[1].mark is None


def test_changes_are_accepted_and_counted(tmp_path: Path) -> None:
    inserted = f'<w:ins w:id="1">{run("new ")}</w:ins>'
    deleted = '<w:del w:id="2"><w:r><w:delText>old </w:delText></w:r></w:del>'
    got = read(tmp_path, p("A ", inserted, deleted, "tree."))
    assert texts(got.document_blocks) == ["A new tree."]
    assert (got.report.found["insertions"], got.report.found["deletions"]) == (1, 1)


def test_text_boxes_once_and_in_order(tmp_path: Path) -> None:
    inner = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
        f"{inner}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inner}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    got = read(tmp_path, p("Before.", box) + p("Behind."))
    assert texts(got.document_blocks) == ["Before.", "In the box.", "Behind."]


def test_what_cannot_be_carried_is_said(tmp_path: Path) -> None:
    got = read(tmp_path, p("A tree.", "<w:r><w:object/></w:r>"))
    assert [(remark.line, remark.why) for remark in got.report.lost] == [(6, "an embedded object")]


def test_bullets_of_a_list(tmp_path: Path) -> None:
    numbering = element(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
    )

    def item(text: str, number: int, level: int = 0) -> str:
        return p(
            text,
            properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>',
        )

    body = item("Oak", 1) + item("Young", 1, 1) + item("Ash", 1) + item("Third.", 2) + item("Fourth.", 2)
    got = read(
        tmp_path,
        body,
        parts={"word/numbering.xml": numbering},
        relations={"m": ("numbering", "numbering.xml")},
    ).document_blocks
    assert [type(b).__name__ for b in got] == ["Bullet", "Bullet", "NumberedParagraph", "NumberedParagraph"]
    assert isinstance(got[0], Bullet)
    assert isinstance(got[0].blocks[1], Bullet)
    assert [b.mark for b in got if isinstance(b, NumberedParagraph)] == ["3.", None]  # 4 follows of itself


@pytest.mark.parametrize("words", ["Contents", "Summary"])
def test_a_word_alone_is_no_box(tmp_path: Path, words: str) -> None:
    assert texts(read(tmp_path, p(f"{words}") + p("More.")).document_blocks) == [words, "More."]


def test_a_note_with_a_typed_mark(tmp_path: Path) -> None:
    notes = element("footnotes", f'<w:footnote w:id="2">{p("Words.", style="FootnoteText")}</w:footnote>')
    call = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>†</w:t></w:r>'
    got = read(
        tmp_path,
        p("1.\tA tree.", call),
        parts={"word/footnotes.xml": notes},
        relations={"n": ("footnotes", "footnotes.xml")},
    )
    assert [(n.label, n.mark) for n in got.notes] == [("1", "†")]


def test_a_masthead_in_the_body_as_geneva_sets_it(tmp_path: Path) -> None:
    grid = tbl(
        tr(tc("United Nations"), tc("ECE/TRANS/90/7")),
        tr(tc("Economic and Social Council"), tc("Distr.: General", "3 March 2044", "Original: English")),
    )
    lines = ("Commission for Gardens", "Ninetieth session", "Agenda item 17", "Gardens")
    body = grid + "".join(p(run(line, "<w:b/>"), style="Normal") for line in lines)
    body += p("\t\tState of the gardens", style="HCh") + p("1.\tA tree.", style="SingleTxt")
    file = docx(tmp_path / "a.docx", body, parts={"word/header1.xml": element("hdr", "")})
    got = import_file(file, Given(), {})
    assert (str(got.values["symbol"]), got.title) == ("ECE/TRANS/90/7", "State of the gardens")
    assert (got.guesses["session"], got.guesses["agenda_title"]) == ("Ninetieth session", "Gardens")
    assert [type(b) for b in got.document_blocks] == [NumberedParagraph]


CHARACTERS = st.characters(
    codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="<>&\ufffe\uffff"
)
WORDS = st.lists(st.tuples(st.text(CHARACTERS, max_size=12), st.sampled_from(FORMATS)), max_size=6)


@given(paragraphs=st.lists(WORDS, max_size=5))
@settings(
    deadline=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_characters_are_kept_and_read_back(
    tmp_path: Path, paragraphs: list[list[tuple[str, str]]]
) -> None:
    body = "".join(p(*(run(text, form) for text, form in pieces)) for pieces in paragraphs)
    got = read(tmp_path, body)
    assert read_body(write_body(got.document_blocks, got.notes), tmp_path, 1) == (
        got.document_blocks,
        got.notes,
    )


def test_columns_keep_widths_gaps_and_the_room_of_numbers(tmp_path: Path) -> None:
    own = "<w:tabs><w:tab w:val='left' w:pos='288'/></w:tabs>"
    hung = p(
        "1.\tA long tale of oaks", style="Normal", properties=f"{own}<w:ind w:left='288' w:hanging='288'/>"
    )
    grid = tbl(tr(tc(hung), tc("word")), tr(tc("Ash"), tc("words")), widths=(2000, 1250), margin=115)
    (table,) = read(tmp_path, grid).document_blocks
    assert isinstance(table, Table)
    assert (table.widths, table.gaps) == ((100, 62.5), (5.75, 5.75, 5.75))
    assert (table.marks, table.hanging) == (14.4, True)


@pytest.mark.parametrize(
    ("stops", "levels"),
    [((288, 576, 864), [0, 1, 3]), ((300, 590, 900), [0, 1, 2]), ((475, 950, 1425), [0, 1, 2])],
)
def test_levels_of_rows_go_by_the_stops_of_tabs(
    tmp_path: Path, stops: tuple[int, ...], levels: list[int]
) -> None:
    own = "".join(f"<w:tab w:val='left' w:pos='{stop}'/>" for stop in stops)
    rows = ("Oak", "\tRed oak", "\t\t\tLeaves")
    cells = [tr(tc(p(text, style="Normal", properties=f"<w:tabs>{own}</w:tabs>")), tc("1")) for text in rows]
    (table,) = read(tmp_path, tbl(*cells)).document_blocks
    assert isinstance(table, Table)
    assert [row[0].level for row in table.rows] == levels


@pytest.mark.parametrize(("kept", "whole"), [((1, 1), True), ((1, 0), False), ((0, 0), False)])
def test_rows_that_may_not_part(tmp_path: Path, kept: tuple[int, int], whole: bool) -> None:
    mark = "<w:trPr><w:cantSplit/></w:trPr>"
    rows = (tr(tc("Oak"), tc("1")), tr(tc("Ash"), tc("2")))
    said = [
        row.replace("<w:tr>", f"<w:tr>{mark}") if own else row for row, own in zip(rows, kept, strict=True)
    ]
    (table,) = read(tmp_path, tbl(*said)).document_blocks
    assert isinstance(table, Table)
    assert table.whole_rows == whole


def test_two_headings_without_a_spacer_are_one(tmp_path: Path) -> None:
    part, title = p("\t\tPart II", style="H1"), p("\t\tGardens", style="H1")
    joined = read(tmp_path, part + title + p("1.\tA tree.")).document_blocks
    assert texts(joined)[:1] == ["Part II Gardens"] or spoken(joined[0].content).split() == [  # type: ignore[union-attr]
        "Part",
        "II",
        "Gardens",
    ]
    apart = read(tmp_path, part + p() + title + p("1.\tA tree.")).document_blocks
    assert texts(apart) == ["Part II", "Gardens"]


def test_numbers_in_the_gutter_make_a_fascicle(tmp_path: Path) -> None:
    hung = "<w:ind w:left='1267' w:hanging='1267'/>"
    body = p("\t6.1\tA tree.", style="Normal", properties=hung)
    assert read(tmp_path, body).guesses["kind"] == "fascicle"
    assert read(tmp_path, p("1.\tA tree.")).guesses["kind"] == "report"


def test_asterisks_of_the_first_page(tmp_path: Path) -> None:
    frame = "<w:framePr w:w='9792' w:y='12961'/>"
    note = p("\t*\tOf the trees alone.", style="Normal", properties=frame)
    listed = tbl(tr(tc(""), tc("Page")), tr(tc("Trees*"), tc("2")), tr(tc("Shrubs"), tc("3")))
    heads = p("\t\tTrees", style="HCh") + p() + p("\t\tShrubs", style="HCh") + p("1.\tA tree.")
    got = read(tmp_path, note + p("Contents", style="HCh") + listed + heads)
    assert got.values["asterisk_notes"] == ("Of the trees alone.",)
    assert got.document_blocks[0] == Contents(2, asterisks="*")
    assert got.notes == ()


def _framed(rules: str) -> str:
    sides = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right"))
    borders = f"<w:tblBorders>{sides}{rules}</w:tblBorders>"
    rows = tr(tc("Oaks"), tc("2", align="right")) + tr(tc("Ashes"), tc("4", align="right"))
    return tbl(rows).replace("<w:tblPr>", f"<w:tblPr>{borders}")


def test_a_table_in_a_frame_without_rules_within(tmp_path: Path) -> None:
    within = '<w:insideH w:val="single"/>'
    for rules, boxed in (("", True), (within, False), (within.replace("single", "nil"), True)):
        (table,) = read(tmp_path, _framed(rules)).document_blocks
        assert isinstance(table, Table)
        assert (table.boxed, table.light) == (boxed, False)


@pytest.mark.parametrize(("left", "right"), [("left", "right"), ("start", "end")])
def test_a_frame_of_the_rules_of_cells(left: str, right: str, tmp_path: Path) -> None:
    """Some programs save no rules of the table, and call its sides start and end."""

    def cell(text: str, *sides: str, align: str = "") -> str:
        borders = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in sides)
        return tc(text, align=align).replace("<w:tcPr>", f"<w:tcPr><w:tcBorders>{borders}</w:tcBorders>", 1)

    first = tr(cell("Oaks", "top", left), cell("2", "top", right, align="right"))
    last = tr(cell("Ashes", left, "bottom"), cell("4", "bottom", right, align="right"))
    open_, ruled = tr(cell("Ashes", left), cell("4", right)), last.replace("bottom", "top", 1)
    for rows, boxed in ((first + last, True), (first + open_, False), (first + ruled + last, False)):
        (table,) = read(tmp_path, tbl(rows)).document_blocks
        assert isinstance(table, Table)
        assert table.boxed == boxed


@pytest.mark.parametrize(("left", "right"), [("left", "right"), ("start", "end")])
def test_margins_of_cells_by_any_name(left: str, right: str, tmp_path: Path) -> None:
    rows = tr(tc("Oaks"), tc("2", align="right")), tr(tc("Ashes"), tc("4", align="right"))
    made = tbl(*rows, widths=(2000, 900), margin=40)
    made = made.replace("<w:left ", f"<w:{left} ").replace("<w:right ", f"<w:{right} ")
    (table,) = read(tmp_path, made).document_blocks
    assert isinstance(table, Table)
    assert table.gaps == (2.0, 2.0, 2.0)
