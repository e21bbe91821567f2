"""Notes of Word files: at the foot and at the end, with letters and asterisks, and what may stand in them."""

from __future__ import annotations

from pathlib import Path

from masthead.document import NoteCall, Table, inlines, walk
from masthead.importing.imported import Imported
from tests.importing.word.making import element, p, run, tbl, tc, tr
from tests.importing.word.test_importing import read, texts


def noted(tmp_path: Path, body: str, *notes: str, kind: str = "footnote") -> Imported:
    """What a file becomes whose notes are these, from 2 on."""
    inner = "".join(f'<w:{kind} w:id="{at}">{note}</w:{kind}>' for at, note in enumerate(notes, 2))
    part = f"{kind}s"
    parts = {f"word/{part}.xml": element(part, inner)}
    return read(tmp_path, body, parts=parts, relations={"n": (part, f"{part}.xml")})


def call(identifier: int, kind: str = "footnote", typed: str = "") -> str:
    follows = ' w:customMarkFollows="1"' if typed else ""
    own = f"<w:t>{typed}</w:t>" if typed else ""
    return f'<w:r><w:{kind}Reference{follows} w:id="{identifier}"/>{own}</w:r>'


def note(text: str) -> str:
    return p("<w:r><w:footnoteRef/></w:r>", f"\t{text}", style="FootnoteText")


def test_notes_at_the_end_are_notes(tmp_path: Path) -> None:
    got = noted(tmp_path, p("A tree.", call(2, "endnote")), p("\tAn oak."), kind="endnote")
    assert [(n.label, texts(n.blocks)) for n in got.notes] == [("1", ["An oak."])]


def test_notes_in_tables_and_titles_in_their_order(tmp_path: Path) -> None:
    table = tbl(tr(tc(p("Oak", call(3))), tc("2")), tr(tc("Ash"), tc(p("4", call(4)))))
    body = p("\tTrees", call(2), style="H1") + table
    got = noted(tmp_path, body, note("Of all kinds."), note("Evergreen too."), note("Estimate."))
    assert [texts(n.blocks) for n in got.notes] == [["Of all kinds."], ["Evergreen too."], ["Estimate."]]
    called = [
        i.label for b in walk(got.document_blocks) for c in inlines(b) for i in c if isinstance(i, NoteCall)
    ]
    assert called == ["1", "2", "3"]


def test_letters_and_asterisks_as_marks(tmp_path: Path) -> None:
    body = p("A tree", call(2, typed="a"), " and a shrub", call(3, typed="**"), ".")
    got = noted(tmp_path, body, p("\tAn oak."), p("\tA rose."))
    assert [n.mark for n in got.notes] == ["a", "**"]


def test_what_stands_in_a_note_beside_paragraphs(tmp_path: Path) -> None:
    box = (
        f"<w:r><w:pict><v:textbox><w:txbxContent>{p('In a box.')}</w:txbxContent></v:textbox></w:pict></w:r>"
    )
    inner = note("See:") + tbl(tr(tc("Oak"), tc("2"))) + p("So much.", box)
    got = noted(tmp_path, p("A tree.", call(2)), inner)
    assert [texts(n.blocks) for n in got.notes] == [["See:", "Oak", "2", "So much.", "In a box."]]
    assert [r.why for r in got.report.unsure] == ["a table in a note: its cells as paragraphs"]


def test_a_picture_in_a_note_is_lost_and_said(tmp_path: Path) -> None:
    picture = (
        '<w:r><w:drawing><wp:docPr descr="An oak"/><pic:pic><a:blip r:embed="i"/></pic:pic></w:drawing></w:r>'
    )
    parts = {
        "word/footnotes.xml": element(
            "footnotes", f'<w:footnote w:id="2">{note("So.")}{p(picture)}</w:footnote>'
        ),
        "word/_rels/footnotes.xml.rels": "<x/>",
    }
    got = read(tmp_path, p("A tree.", call(2)), parts=parts, relations={"n": ("footnotes", "footnotes.xml")})
    assert [r.text for r in got.report.lost] == ["An oak"]


def test_the_call_of_a_note_that_is_not_there(tmp_path: Path) -> None:
    got = read(tmp_path, p("A tree.", call(7)) + tbl(tr(tc(p("Oak", call(8))), tc("2"))))
    assert [r.why for r in got.report.lost] == [
        "the call of a note that is not in the file (footnote-7)",
        "the call of a note that is not in the file (footnote-8)",
    ]
    assert texts(got.document_blocks)[0] == "A tree."


def test_the_same_note_called_twice_stands_once(tmp_path: Path) -> None:
    got = noted(tmp_path, p("A tree", call(2), " and a shrub", call(2), "."), note("An oak."))
    assert len(got.notes) == 1


def test_letters_below_a_table_stay_with_it(tmp_path: Path) -> None:
    letter = run("a", "<w:i/><w:vertAlign w:val='superscript'/>")
    table = tbl(tr(tc("Tree"), tc("Count"), head=True), tr(tc(p("Oak", letter, style="Normal")), tc("2")))
    below = p(letter, "\tOld ones.", style="Normal") + p("Note: counted twice.", style="Normal")
    (one,) = read(tmp_path, table + below).document_blocks
    assert isinstance(one, Table)
    assert len(one.remarks) == 2


def test_notes_that_begin_again_in_each_section_are_said(tmp_path: Path) -> None:
    settings = element("settings", '<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>')
    parts = {"word/settings.xml": settings}
    relations = {"t": ("settings", "settings.xml")}
    section = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
    for body, told in ((p("A tree.") + section + p("More."), True), (p("A tree."), False)):
        got = read(tmp_path, body, parts=parts, relations=relations)
        assert any("begin again" in remark.why for remark in got.report.unsure) == told
