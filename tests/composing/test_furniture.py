"""What stands around the text; what is not known is left out, never made up."""

from __future__ import annotations

import datetime

import pytest

from masthead.composing import print_page
from masthead.composing.furniture import SymbolForm
from masthead.errors import ContentError
from tests.making import make_composition

DAY = datetime.date(2021, 3, 1)


def test_nothing_is_made_up() -> None:
    composition = make_composition("Words.", symbol="ST/SGB/2021/3")
    assert composition.masthead.distribution == ("Distr.: General", "", "", "")
    assert (composition.foot.job_line, composition.foot.barcode) == ("", "")
    assert composition.front.lines == ()
    assert composition.running.job == ""
    page = print_page(composition)
    assert "job-line" not in page
    assert "barcode" not in page


@pytest.mark.parametrize(
    ("language", "original", "lines"),
    [
        ("en", ("en",), ("Distr.: General", "1 March 2021", "", "Original: English")),
        ("en", ("fr",), ("Distr.: General", "1 March 2021", "English", "Original: French")),
        ("en", (), ("Distr.: General", "1 March 2021", "", "")),
        (
            "fr",
            ("en", "fr"),
            ("Distr. générale", "1er mars 2021", "Français", "Original\u00a0: anglais et français"),
        ),
    ],
)
def test_distribution(language: str, original: tuple[str, ...], lines: tuple[str, ...]) -> None:
    masthead = make_composition("Words.", language=language, original=original, date=DAY).masthead
    assert masthead.distribution == lines


def test_organ_of_the_symbol_unless_the_metadata_name_one() -> None:
    assert make_composition("Words.", symbol="A/79/716").masthead.organs == ("General Assembly",)
    assert make_composition("Words.", organ="Our body").masthead.organs == ("Our body",)


def test_joint_symbol() -> None:
    composition = make_composition("Words.", symbol="A/79/716-S/2025/18")
    assert composition.masthead.symbols == (SymbolForm("A", "/79/716-"), SymbolForm("S", "/2025/18"))
    assert composition.masthead.organs == ("General Assembly", "Security Council")


def test_running_head_of_a_joint_symbol_has_a_line_a_symbol() -> None:
    assert make_composition("Words.", symbol="A/79/716-S/2025/18").running.lines == ("A/79/716", "S/2025/18")


def test_running_head_has_no_reissue_asterisk() -> None:
    composition = make_composition("Words.", symbol="A/79/716*")
    assert composition.running.symbol == "A/79/716"
    assert composition.masthead.symbols == (SymbolForm("A", "/79/716*"),)


def test_job_line() -> None:
    composition = make_composition("Words.", job="10-60686", job_dates=(DAY, datetime.date(2021, 12, 31)))
    assert composition.foot.job_line == "10-60686 (E)    010321    311221"


@pytest.mark.parametrize(("sheet", "has_qr"), [("newyork-2010", False), ("newyork-2021", True)])
def test_codes_of_the_sheet(sheet: str, has_qr: bool) -> None:
    foot = make_composition("Words.", job="10-60686", sheet=sheet).foot
    assert bool(foot.qr) == has_qr
    assert foot.barcode


def test_front_lines() -> None:
    composition = make_composition(
        "Words.", session=65, committee="2", agenda_items=("17", "18"), agenda_title="The topic"
    )
    assert composition.front.lines == (
        ("session", "Sixty-fifth session"),
        ("session", "Second Committee"),
        ("item", "Agenda items 17 and 18"),
        ("topic", "The topic"),
    )


def test_a_joint_document_has_a_column_for_each_organ() -> None:
    composition = make_composition("Words.", symbol="A/79/716-S/2025/18", session=79, agenda_items=("34",))
    assert composition.front.columns == (
        (
            ("session", "General Assembly"),
            ("session", "Seventy-ninth session"),
            ("item", "Agenda item 34"),
        ),
        (("session", "Security Council"), ("session", "Eightieth year")),
    )
    other = make_composition("Words.", symbol="A/65/64-E/2010/12", joint_lines=("2010 session",))
    assert other.front.columns[1][1:] == (("session", "2010 session"),)


def test_bodies_below_the_organ_stand_over_the_session() -> None:
    composition = make_composition("Words.", symbol="A/HRC/WG.6/34/ITA/3", session=34)
    assert composition.front.lines == (
        ("body", "Human Rights Council"),
        ("session", "Working Group on the Universal Periodic Review"),
        ("session", "Thirty-fourth session"),
    )


def test_notes_that_asterisks_call_come_first() -> None:
    composition = make_composition(
        "Words.[^1]\n\n[^1]: Ours.\n", symbol="A/79/30*", reissued=DAY, asterisk_notes=("Late.",)
    )
    assert [note.mark for note in composition.asterisks] == ["*", "**"]
    notes = ["".join(run.text for run in note) for note in composition.wording.notes]
    assert notes == ["*Reissued for technical reasons on 1 March 2021.", "**Late.", "1Ours."]


def test_issued_in_one_language_only() -> None:
    masthead = make_composition("Words.", original=("en",), only=True, date=DAY).masthead
    assert masthead.distribution == ("Distr.: General", "1 March 2021", "", "English only")


def test_lines_of_a_kind_need_all_their_fields() -> None:
    def roles(**own: object) -> list[str]:
        composition = make_composition("Words.", kind="draft-resolution", own=tuple(own.items()))
        return [line.role for line in composition.opening.lines]

    assert roles() == ["title"]
    assert roles(sponsors=("Ardenia", "Belmar")) == ["sponsors", "title"]


def test_a_conference_bears_its_own_name() -> None:
    composition = make_composition(
        "Words.", kind="mun-resolution", symbol="MUN/2026/DR.1", own=(("conference", "Our conference"),)
    )
    assert composition.masthead.organization == "Our conference"
    assert (composition.sheet.name, composition.foot.qr, composition.foot.recycle) == ("conference", "", "")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Portuguese"), ("fr", "portugais"), ("es", "portugués"), ("ar", "Portuguese")],
)
def test_an_annex_may_be_of_any_language(language: str, said: str) -> None:
    text = "Words.\n\n::: annex {original=pt}\nWords.\n:::\n"
    assert f": {said}]" in print_page(make_composition(text, language=language)).replace("\u00a0", "")


def test_an_annex_of_no_language_is_told_with_its_line() -> None:
    with pytest.raises(
        ContentError, match=r"letter/en\.md:3: error language-unknown: there is no language 'xx'"
    ):
        make_composition("Words.\n\n::: annex {original=xx}\nWords.\n:::\n")


def test_addresses_in_the_notes_of_the_first_page_are_links() -> None:
    page = print_page(make_composition("Words.", symbol="A/80/PV.91", kind="verbatim-record", own=()))
    assert '<a href="http://documents.un.org">' in page
    assert "(verbatimrecords@un.org)" in page
