"""What stands before the text: the language, the kind, masthead and titles, notes of the first page."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.importing.report import Remark
from masthead.importing.text import import_text
from masthead.importing.text.furniture import says_more
from masthead.importing.text.held import unheld
from masthead.importing.text.kind import kind_of, series_of
from masthead.importing.text.source import read_source
from masthead.importing.text.tables import take_tables
from masthead.importing.text.words import load_words
from masthead.importing.tongue import told_language
from masthead.symbols import Symbol

HERE = Path(__file__)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31-12345 (S)    030531\n", "es"),
        ("GE.31-12345 (F)\n", "fr"),
        ("Les lampes du port et les cloches de la ville\n", "fr"),
        ("The lamps of the port\n", "en"),
        ("Лампы порта\n", "ru"),
        ("12345\n", None),
    ],
)
def test_the_language_is_that_of_the_job_line_or_of_the_words(text: str, code: str | None) -> None:
    told = told_language(text)
    assert told == (code and (code, "(" in text))


@pytest.mark.parametrize(
    ("symbol", "title", "subtitle", "kind"),
    [
        ("A/RES/99/4", "Lamps", "", "resolution"),
        ("S/PRST/2044/2", "Statement", "", "presidential-statement"),
        ("A/99/6 (Sect. 6)", "Lamps", "", "fascicle"),
        ("A/99/7", "Lamps", "Report of the Secretary-General", "report-secretary-general"),
        ("A/INF/99/7", "Lamps", "Note by the Secretariat", "information-note"),
        ("S/2044/9", "Identical letters dated 3 May 2044", "", "identical-letters"),
        ("S/2044/9", "Lamps", "", None),
    ],
)
def test_the_kind_follows_from_symbol_and_titles(
    symbol: str, title: str, subtitle: str, kind: str | None
) -> None:
    assert kind_of(Symbol.parse(symbol), title, subtitle, "", load_words("en")) == kind


def test_a_proposal_tells_whether_it_is_a_decision() -> None:
    words = load_words("en")
    assert kind_of(None, "Lamps", "", "Ardenia: draft decision", words) == "draft-decision"
    assert kind_of(None, "Lamps", "", "Draft resolution submitted by the Chair", words) == "draft-resolution"
    assert series_of(None) is None


def test_a_printed_symbol_may_say_more_than_a_name() -> None:
    assert says_more("S/RES/2768 (2025)", "S/RES/2768")
    assert says_more("A/81/6 (Sect. 6)/Part A", "A/81/6/Sect.6")
    assert not says_more("A/80/604/Add.3", "A/80/604")


def test_rows_from_right_to_left_are_turned() -> None:
    row = "\u202b\u202aA/99/4\u202c\u202c        \u202bالأمم المتحدة\u202c\n"
    assert read_source(row).lines[0].text == "الأمم المتحدة A/99/4"


def test_a_mark_before_a_paragraph_makes_no_table() -> None:
    text = "1.    The lamps were counted in autumn,\n2.    in winter and again\n3.    in spring.\n"
    assert not take_tables(read_source(text).lines).tables


def test_a_list_that_names_nothing_of_the_text_stays() -> None:
    text = "Contents\n\nLamps ........ 2\nBells ........ 3\n\nThe river is wide.\n"
    made = import_text(text, language="en", symbol=None, job=None, path=HERE)
    said = " ".join(str(block) for block in made.document_blocks)
    assert "Lamps" in said
    assert "Bells" in said


def test_a_number_of_a_note_that_is_that_of_the_page_is_no_page_number() -> None:
    text = "The lamps 2 are lit.\n________\n2\nOf the port.\n2/2   31-12345\n"
    made = import_text("31-12345 (E)\n\f" + text, language="en", symbol=None, job=None, path=HERE)
    assert [note.label for note in made.notes] == ["2"]


def test_a_joint_document_has_the_date_beside_its_second_organ() -> None:
    text = (
        "    United Nations                              A/99/716-S/2044/18\n"
        "    General Assembly                            Distr.: General\n"
        "    Security Council                            9 January 2044\n\n"
        "                                                Original: English\n\n\n"
        "General Assembly                       Security Council\n"
        "Ninety-ninth session                   Ninety-ninth year\n"
        "Agenda item 34\n"
        "The lamps of the port\n\n\n"
        "          Letter dated 8 January 2044 from the Keeper\n\n"
        "               I refer to the lamps of the northern port, which were lit in the autumn of\n"
        "          the year before, and to the bells that were hung in the winter after it.\n"
    )
    symbol = Symbol.parse("A/99/716-S/2044/18")
    made = import_text(text, language="en", symbol=symbol, job=None, path=HERE)
    assert made.guesses["date"] == "9 January 2044"
    assert made.guesses["session"] == "Ninety-ninth session"
    assert made.guesses["agenda_title"] == "The lamps of the port"
    assert made.values["joint_lines"] == ("Ninety-ninth year",)
    assert made.title == "Letter dated 8 January 2044 from the Keeper"


def test_words_before_the_text_that_no_field_has_are_told() -> None:
    removed = (
        Remark(1, "Ninety-ninth session", "front matter"),
        Remark(2, "State of the lamps, and of the bells", "title"),
        Remark(3, "2/4", "running foot"),
    )
    told = list(unheld(removed, ("State of the lamps", {"session": "Ninety-ninth session"})))
    assert [(remark.line, remark.text) for remark in told] == [(2, "and bells")]
