from __future__ import annotations

import datetime
import string

import pytest

from masthead.errors import ContentError, InternalError
from masthead.languages import Language, language, language_codes

ALL = [language(code) for code in language_codes()]


def test_english() -> None:
    en = language("en")
    assert en.session(65) == "Sixty-fifth session"
    assert en.session(10, "emergency_special") == "Tenth emergency special session"
    assert en.original(["en"]) == "Original: English"
    assert en.masthead_date(datetime.date(2021, 2, 15)) == "15 February 2021"
    assert [en.heading_mark(level, 4) for level in range(1, 8)] == [
        "",
        "IV.",
        "D.",
        "4.",
        "(d)",
        "(iv)",
        "d.",
    ]
    assert [en.sub_paragraph_mark(level, 3) for level in range(1, 5)] == ["(c)", "(iii)", "c.", "iii."]
    assert [en.figure_ordinal(n) for n in (1, 2, 3, 11, 12, 13, 82, 7451)] == [
        *("1st", "2nd", "3rd", "11th", "12th", "13th", "82nd", "7451st")
    ]


def test_french() -> None:
    fr = language("fr")
    assert fr.session(65) == "Soixante-cinquième session"
    assert fr.original(["en"]) == "Original\u00a0: anglais"
    assert fr.original(["en", "fr"]) == "Original\u00a0: anglais et français"
    assert fr.date(datetime.date(2010, 10, 1)) == "1er octobre 2010"
    assert fr.masthead_date(datetime.date(2009, 11, 16)) == "16 novembre 2009"
    assert [fr.sub_paragraph_mark(level, 3) for level in range(1, 5)] == ["c)", "iii)", "c.", "iii."]
    assert (fr.figure_ordinal(1), fr.figure_ordinal(21), fr.ordinal(101)) == ("1re", "21e", "101e")
    assert (
        fr.term("agenda_items", list=fr.join(["17", "18", "19"])) == "Points 17, 18 et 19 de l’ordre du jour"
    )


def test_notes_take_numbers_letters_asterisks() -> None:
    en = language("en")
    assert [en.note_mark(style, 3) for style in ("number", "letter", "asterisk")] == ["3", "c", "***"]


@pytest.mark.parametrize("record", ALL, ids=lambda record: record.code)
def test_a_record_is_whole(record: Language) -> None:
    en = language("en")
    assert record.terms.keys() == en.terms.keys()
    assert record.unchecked <= record.terms.keys()
    assert (len(record.dates.months), len(record.ordinals)) == (12, 100)


def slots(wording: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(wording) if name}


@pytest.mark.parametrize("key", sorted(language("en").terms))
def test_a_term_has_the_same_slots_in_every_language(key: str) -> None:
    assert len({frozenset(slots(record.terms[key])) for record in ALL}) == 1


def test_a_record_is_loaded_once() -> None:
    assert language("fr") is language("fr")


@pytest.mark.parametrize("code", ["tlh", "", "../en", "FR"])
def test_an_unknown_language_lists_those_there_are(code: str) -> None:
    with pytest.raises(ContentError, match="the languages are: ar, en, es, fr, ru, zh"):
        language(code)


def test_a_missing_term_or_slot_is_our_fault() -> None:
    with pytest.raises(InternalError, match="colour"):
        language("en").term("colour")
    with pytest.raises(InternalError, match="language"):
        language("en").term("original_label")
