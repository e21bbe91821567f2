"""Tracked changes in Word files: accepted as a whole, and counted; what wraps words takes none of them."""

from __future__ import annotations

from pathlib import Path

from masthead.document import Paragraph, Table
from masthead.importing.word.inlines import spoken
from tests.importing.word.making import element, p, run, tbl, tc, tr
from tests.importing.word.test_importing import read, texts

DELETED_END = "<w:rPr><w:del w:id='9'/></w:rPr>"


def cells(table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[spoken(cell.content) for cell in row] for row in (*table.head, *table.rows)]


def test_paragraphs_whose_end_is_deleted_are_one(tmp_path: Path) -> None:
    body = p("An ", properties=DELETED_END) + p("old ", properties=DELETED_END) + p("tree.", style="H1")
    got = read(tmp_path, p("Before.") + body + p("Behind."))
    assert texts(got.document_blocks) == ["Before.", "An old tree.", "Behind."]
    assert got.report.found["deletions"] == 2


def test_a_deleted_paragraph_is_gone(tmp_path: Path) -> None:
    away = "<w:del w:id='1'><w:r><w:delText>Gone.</w:delText></w:r></w:del>"
    got = read(tmp_path, p("One.") + p(away, properties=DELETED_END) + p("Two."))
    assert texts(got.document_blocks) == ["One.", "Two."]


def test_a_deleted_end_before_a_table_or_at_the_end_keeps_its_words(tmp_path: Path) -> None:
    body = p("One.", properties=DELETED_END) + tbl(tr(tc("Oak"), tc("2"))) + p("Two.", properties=DELETED_END)
    got = read(tmp_path, body)
    assert [texts(got.document_blocks)[at] for at in (0, -1)] == ["One.", "Two."]


def test_rows_and_cells_that_were_deleted_or_put_in(tmp_path: Path) -> None:
    gone = f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{tc('Elm')}{tc('9')}</w:tr>"
    new = f"<w:tr><w:trPr><w:ins w:id='2'/></w:trPr>{tc('Ash')}{tc('3')}</w:tr>"
    away = f"<w:tc><w:tcPr><w:cellDel w:id='3'/></w:tcPr>{p('8')}</w:tc>"
    here = f"<w:tc><w:tcPr><w:cellIns w:id='4'/></w:tcPr>{p('4')}</w:tc>"
    got = read(tmp_path, tbl(tr(tc("Oak"), away, here), gone, new))
    assert cells(got.document_blocks[0]) == [["Oak", "4"], ["Ash", "3"]]
    assert (got.report.found["deletions"], got.report.found["insertions"]) == (2, 2)


def test_a_table_of_which_every_row_is_deleted(tmp_path: Path) -> None:
    gone = f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{tc('Elm')}</w:tr>"
    got = read(tmp_path, p("One.") + tbl(gone, columns=1) + p("Two."))
    assert texts(got.document_blocks) == ["One.", "Two."]


def test_formatting_that_was_changed_is_as_it_is_now(tmp_path: Path) -> None:
    was = "<w:b/><w:rPrChange w:id='1'><w:rPr><w:i/></w:rPr></w:rPrChange>"
    before = "<w:pPrChange w:id='2'><w:pPr><w:pStyle w:val='H1'/><w:numPr/></w:pPr></w:pPrChange>"
    got = read(tmp_path, p("A ", run("tree", was), ".", properties=before))
    (paragraph,) = got.document_blocks
    assert isinstance(paragraph, Paragraph)
    assert [type(inline).__name__ for inline in paragraph.content] == ["Text", "Strong", "Text"]
    assert got.report.found["formatting changes"] == 2


def test_whole_paragraphs_that_were_moved(tmp_path: Path) -> None:
    end = "<w:rPr><w:moveFrom w:id='1'/></w:rPr>"
    away = p(f"<w:moveFrom w:id='2'>{run('Moved.')}</w:moveFrom>", properties=end)
    here = p(f"<w:moveTo w:id='3'>{run('Moved.')}</w:moveTo>")
    got = read(tmp_path, away + p("One.") + here)
    assert texts(got.document_blocks) == ["One.", "Moved."]


def test_changes_in_notes(tmp_path: Path) -> None:
    old = "<w:del w:id='1'><w:r><w:delText>old </w:delText></w:r></w:del>"
    note = p("An ", old, "oak.", style="FootnoteText")
    notes = element("footnotes", f"<w:footnote w:id='2'>{note}</w:footnote>")
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    got = read(
        tmp_path,
        p("A tree.", call),
        parts={"word/footnotes.xml": notes},
        relations={"n": ("footnotes", "footnotes.xml")},
    )
    assert [texts(note.blocks) for note in got.notes] == [["An oak."]]
    assert got.report.found["deletions"] == 1


def test_content_controls_around_all_there_is(tmp_path: Path) -> None:
    def held(inner: str) -> str:
        return f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    table = tbl(held(tr(held(tc("Oak")), tc(held(p("2", style="Normal"))))))
    got = read(tmp_path, held(p("A ", held(run("tall ")), "tree.")) + held(table))
    assert texts(got.document_blocks)[0] == "A tall tree."
    assert cells(got.document_blocks[1]) == [["Oak", "2"]]
    assert not got.report.lost


def test_unknown_elements_only_wrap(tmp_path: Path) -> None:
    strange = '<x:odd xmlns:x="urn:x">'
    body = f"{strange}{p('A ', f'{strange}{run(chr(116) + chr(111))}</x:odd>', ' tree.')}</x:odd>"
    table = tbl(f"{strange}{tr(tc('Oak'), f'{strange}' + tc('2') + '</x:odd>')}</x:odd>")
    got = read(tmp_path, body + table)
    assert texts(got.document_blocks)[0] == "A to tree."
    assert cells(got.document_blocks[1]) == [["Oak", "2"]]


def test_words_where_word_has_none_are_said(tmp_path: Path) -> None:
    got = read(tmp_path, p("One.") + run("Stray words.") + p("Two."))
    assert [(r.text, r.why) for r in got.report.lost] == [("Stray words.", "words where Word has none")]


def test_the_sound_of_characters(tmp_path: Path) -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('jiù')}</w:rt><w:rubyBase>{run('旧')}</w:rubyBase></w:ruby></w:r>"
    assert texts(read(tmp_path, p("A ", ruby, ".")).document_blocks) == ["A 旧 (jiù)."]
