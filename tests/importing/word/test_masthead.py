"""The first page of Word files: what is printed, where it stands, and what fills its gaps."""

from __future__ import annotations

from pathlib import Path

from masthead.building.intake import import_file as take_in
from masthead.importing.given import Given
from masthead.importing.imported import Imported
from masthead.importing.word import import_file
from masthead.resources import templates_folder
from masthead.symbols import Symbol
from tests.importing.word.making import docx, element, masthead, opening, p, run, tbl, tc, tr

TEXT = p("1.\tA tree.")


def bold(text: str) -> str:
    return p(run(text, "<w:b/>"), style="Normal")


def geneva(tmp_path: Path, *lines: str, symbol: str = "ECE/TRANS/90/7") -> Imported:
    """A file as Geneva sets it: the masthead in the body, plain lines below it, no styles of a first page."""
    grid = tbl(
        tr(tc("United Nations"), tc(symbol)),
        tr(
            tc("Economic and Social Council"),
            tc("Distr.: General", "3 March 2044", "", "Original: English"),
        ),
    )
    parts = {
        "word/header1.xml": element("hdr", p()),
        "word/footer1.xml": element("ftr", p("GE.44-01763(E)", style="ReleaseDate")),
    }
    body = grid + "".join(lines) + TEXT
    return import_file(docx(tmp_path / "a.docx", body, parts=parts), Given(), {})


def test_a_first_page_of_geneva(tmp_path: Path) -> None:
    got = geneva(
        tmp_path,
        bold("Commission for Gardens"),
        bold("Working Party on Trees"),
        bold("Ninetieth session"),
        p("Geneva, 3–5 May 2044", style="Normal"),
        p("Item 4 (a) of the provisional agenda", style="Normal"),
        bold("Trees of all kinds"),
        p("\t\tState of the gardens", style="HCh"),
        p("\t\tNote by the Gardener", style="H1"),
    )
    assert (got.title, got.values["job"]) == ("State of the gardens", "GE.44-01763")
    assert got.values["body"] == ("Commission for Gardens", "Working Party on Trees")
    assert (got.guesses["session"], got.values["session_dates"]) == (
        "Ninetieth session",
        "Geneva, 3–5 May 2044",
    )
    assert got.values["agenda_items"] == ("4 (a)",)
    assert got.values["agenda_line"] == "Item 4 (a) of the provisional agenda"
    assert got.guesses["agenda_title"] == "Trees of all kinds"
    assert got.guesses["subtitle"] == "Note by the Gardener"


def test_the_asterisk_of_a_job_line_is_kept(tmp_path: Path) -> None:
    footer = element("ftr", p("44-12345* (E)    040344", style="ReleaseDate"))
    got = import_file(
        docx(tmp_path / "a.docx", opening() + TEXT, parts={"word/footer1.xml": footer}), Given(), {}
    )
    assert got.values["job"] == "44-12345*"


def test_the_masthead_is_found_where_only_a_later_section_names_it(tmp_path: Path) -> None:
    section = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
    got = import_file(docx(tmp_path / "a.docx", opening() + section + TEXT), Given(), {})
    assert (str(got.values["symbol"]), got.values["language"]) == ("A/90/7", "en")


def _variables(**values: str) -> str:
    inner = "".join(f'<w:docVar w:name="{n.replace("_", " ")}" w:val="{v}"/>' for n, v in values.items())
    return element("settings", f"<w:docVars>{inner}</w:docVars>")


def _unprinted(tmp_path: Path, parts: dict[str, str | bytes]) -> Imported:
    names = {"settings": "settings.xml", "comments": "comments.xml"}
    relations = {f"x{kind}": (kind, name) for kind, name in names.items() if f"word/{name}" in parts}
    blank = {"word/header1.xml": element("hdr", p()), "word/footer1.xml": element("ftr", p())}
    return import_file(docx(tmp_path / "a.docx", TEXT, {**blank, **parts}, relations), Given(), {})


def test_variables_fill_what_is_not_printed(tmp_path: Path) -> None:
    settings = _variables(
        Symbol1="A/90/8",
        FooterJN="44-12346",
        JobNo="4412346F",
        Session1="Ninetieth session",
        Title1="Plants_x000d_and trees",
    )
    got = _unprinted(tmp_path, {"word/settings.xml": settings})
    assert (str(got.values["symbol"]), got.values["job"], got.values["language"]) == (
        "A/90/8",
        "44-12346",
        "fr",
    )
    assert (got.title, got.guesses["session"]) == ("Plants and trees", "Ninetieth session")
    assert sum("not printed" in remark.why for remark in got.report.unsure) == 4


def test_what_is_printed_comes_before_variables(tmp_path: Path) -> None:
    settings = _variables(Symbol1="A/90/8", FooterJN="44-99999", Title1="Misspelt")
    file = docx(
        tmp_path / "a.docx",
        opening() + TEXT,
        parts={"word/settings.xml": settings},
        relations={"x": ("settings", "settings.xml")},
    )
    got = import_file(file, Given(), {})
    assert (str(got.values["symbol"]), got.values["job"]) == ("A/90/7", "44-12345")
    assert (got.title, got.report.unsure) == ("State of the gardens", ())


def _machine(symbol: str) -> str:
    job, mark = "&lt;&lt;ODS JOB NO&gt;&gt;", "&lt;&lt;ODS DOC SYMBOL1&gt;&gt;"
    said = f"{job}N4401234F{job} {mark}{symbol}{mark}"
    return element("comments", f'<w:comment w:id="0">{p(said)}</w:comment>')


def test_the_comment_of_a_machine_is_metadata(tmp_path: Path) -> None:
    got = _unprinted(tmp_path, {"word/comments.xml": _machine("A/90/9")})
    assert (str(got.values["symbol"]), got.values["language"]) == ("A/90/9", "fr")
    assert not any("comment by" in remark.why or remark.why == "comment" for remark in got.report.removed)


def test_a_comment_of_a_machine_that_says_another_symbol(tmp_path: Path) -> None:
    file = docx(
        tmp_path / "a.docx",
        opening() + TEXT,
        parts={"word/comments.xml": _machine("A/90/9")},
        relations={"x": ("comments", "comments.xml")},
    )
    got = import_file(file, Given(), {})
    assert str(got.values["symbol"]) == "A/90/7"
    assert [remark.text for remark in got.report.unsure] == ["A/90/9"]


def _joint(tmp_path: Path, front: str) -> Imported:
    header, _ = masthead("A/90/7-S/2044/9")
    header = header.replace(">General Assembly<", ">General Assembly</w:t><w:br/><w:t>Security Council<")
    return import_file(
        docx(tmp_path / "a.docx", front + TEXT, parts={"word/header1.xml": header}), Given(), {}
    )


def test_two_organs_side_by_side(tmp_path: Path) -> None:
    left = tc(
        p("General Assembly", style="Session"),
        p("Ninetieth session", style="Session"),
        p("Agenda item 17", style="AgendaItemNormal"),
        p("Gardens", style="AgendaTitleH2"),
    )
    right = tc(p("Security Council", style="Session"), p("Ninety-ninth year", style="Session"))
    got = _joint(tmp_path, tbl(tr(left, right)) + p("\t\tLetter dated 3 March 2044", style="TitleHCH"))
    assert (got.title, got.guesses["session"]) == ("Letter dated 3 March 2044", "Ninetieth session")
    assert (got.values["agenda_items"], got.values["joint_lines"]) == (("17",), ("Ninety-ninth year",))
    assert "organ" not in got.values
    assert [type(block).__name__ for block in got.document_blocks] == ["NumberedParagraph"]


def test_two_organs_with_a_tab_between(tmp_path: Path) -> None:
    lines = ("General Assembly\tSecurity Council", "Ninetieth session\tNinety-ninth year")
    front = "".join(p(line, style="Session") for line in lines) + p(
        "Agenda item 17", style="AgendaItemNormal"
    )
    got = _joint(tmp_path, front + p("\t\tLetter dated 3 March 2044", style="TitleHCH"))
    assert got.guesses["session"] == "Ninetieth session"
    assert got.values["joint_lines"] == ("Ninety-ninth year",)
    assert got.values["agenda_items"] == ("17",)


def test_a_session_that_no_number_gives_is_printed_as_it_was(tmp_path: Path) -> None:
    front = p("2044 session", style="Session") + p("\t\tState of the gardens", style="TitleHCH")
    file = docx(tmp_path / "a.docx", front + TEXT, symbol="E/2044/7")
    intake = take_in(file, tmp_path / "content", Given(), (templates_folder(),), force=False)
    assert "session line: 2044 session" in intake.files[1].read_text(encoding="utf-8")
    assert not intake.left


def test_the_room_beside_a_long_title_of_the_agenda_item_is_kept(tmp_path: Path) -> None:
    room = '<w:ind w:right="4350"/>'
    for title, right in (
        ("Gardens", None),
        ("Gardens, orchards and parks of all the cities of the coast", "217.5"),
    ):
        front = p("Agenda item 17", style="AgendaItemNormal") + p(
            title, style="AgendaTitleH2", properties=room
        )
        file = docx(tmp_path / "a.docx", front + p("\t\tTrees", style="TitleHCH") + TEXT)
        assert import_file(file, Given(), {}).values.get("agenda_title_right") == right


def test_a_line_of_the_masthead_that_we_do_not_know_is_said(tmp_path: Path) -> None:
    header, _ = masthead()
    header = header.replace(">Distr.: General<", ">Distr.: General</w:t><w:br/><w:t>ADVANCE VERSION<")
    got = import_file(docx(tmp_path / "a.docx", opening() + TEXT, {"word/header1.xml": header}), Given(), {})
    assert [r.text for r in got.report.unsure] == ["Distr.: General ADVANCE VERSION"]


def without_title(tmp_path: Path, *lines: str) -> Imported:
    return import_file(
        docx(tmp_path / "a.docx", p("Session", style="Session") + "".join(lines)),
        Given(Symbol.parse("A/90/7"), "en"),
        {},
    )


def test_a_title_without_its_style_is_the_first_line_of_the_text(tmp_path: Path) -> None:
    lines = (p("State of the ponds", style="Normal"), p("Report", style="TitleH1"), TEXT)
    got = without_title(tmp_path, *lines)
    assert (got.title, got.guesses["subtitle"]) == ("State of the ponds", "Report")
    assert "State of the ponds" in {remark.text for remark in got.report.unsure}


def test_a_subtitle_alone_is_the_title(tmp_path: Path) -> None:
    got = without_title(tmp_path, p("Report", style="TitleH1"), p("A tree.", style="Normal"))
    assert (got.title, got.guesses.get("subtitle")) == ("Report", None)


def test_a_text_without_title_says_so(tmp_path: Path) -> None:
    file = docx(tmp_path / "a.docx", p("Session", style="Session") + TEXT)
    given = Given(Symbol.parse("A/90/7"), "en")
    intake = take_in(file, tmp_path / "content", given, (templates_folder(),), force=False)
    assert intake.problems == ()
    assert any("without" in remark.why for remark in intake.report.unsure)
    assert any("untitled: true" in path.read_text() for path in intake.files)


def test_a_language_that_no_job_line_says_is_told_by_the_words(tmp_path: Path) -> None:
    parts = {"word/footer1.xml": element("ftr", p("")), "word/header1.xml": element("hdr", p(""))}
    body = p("1.\tLes lampes du port et les cloches de la ville.")
    got = import_file(docx(tmp_path / "a.docx", body, parts=parts), Given(Symbol.parse("A/90/7")), {})
    assert got.values["language"] == "fr"
    assert any("told by the words" in remark.why for remark in got.report.unsure)
