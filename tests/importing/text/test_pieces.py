"""The pieces of the import, each by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.document import Bullet, Heading, NoteCall, Paragraph, Superscript, Text
from masthead.errors import ContentError, InternalError
from masthead.importing.report import Remark, Report, render_report
from masthead.importing.text import extracted, import_text
from masthead.importing.text.joining import make_joiner
from masthead.importing.text.marks import read_marks, roman, to_roman
from masthead.importing.text.source import Line

PATH = Path("text.txt")


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("the vice-", "president", "the vice-president"),
        ("from 14-", "17 April", "from 14-17 April"),
        ("from 14–", "17 April", "from 14–17 April"),
        ("short-", "and long-term", "short- and long-term"),
        ("co\u00ad", "operate", "cooperate"),
        ("see http://www.", "rivers.example/list.", "see http://www.rivers.example/list."),
        ("see https://rivers.example/", "lists/4", "see https://rivers.example/lists/4"),
        ("see https://rivers.example/", "where it is", "see https://rivers.example/ where it is"),
        ("see https://rivers.example/grey-", "river.", "see https://rivers.example/grey-river."),
        ("see http://rivers.example.", "The list", "see http://rivers.example. The list"),
        ("Member State/", "observer", "Member State/observer"),
        ("a river –", "the Grey", "a river – the Grey"),
        ("two", "rivers", "two rivers"),
    ],
)
def test_join(left: str, right: str, joined: str) -> None:
    lines = [Line(1, left), Line(2, right)]
    assert make_joiner(lines, frozenset({"and"})).join(lines) == joined


def test_words_are_made_whole_where_the_text_breaks_words() -> None:
    texts = [
        "the boat-",
        "men of the har-",
        "bour saw boatmen in the har-",
        "bours of the well-",
        "known river",
    ]
    lines = [Line(n, text) for n, text in enumerate([*texts, "a well-known river"], 1)]
    joiner = make_joiner(lines, frozenset())
    assert joiner.join(lines) == (  # where they may be broken again
        "the boat\u00admen of the har\u00adbour saw boatmen in the har\u00adbours of the well-known river"
        " a well-known river"
    )
    assert len(joiner.unsure) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12. The river", {"number": 12}),
        ("a) Rain", {"letter": 1}),
        ("(i) Rain", {"letter": 9, "roman": 1}),
        ("б) Дождь", {"letter": 2}),
        ("IV. Rain", {"upper_roman": 4}),
        ("C. Rain", {"upper": 3}),
        ("• Rain", {"bullet": 0}),
        ("2010 was dry", {}),
        ("iiii) Rain", {}),
    ],
)
def test_marks(text: str, found: dict[str, int]) -> None:
    assert {mark.kind: mark.number for mark in read_marks(text)} == found


def test_roman_numerals_go_there_and_back() -> None:
    assert [roman(to_roman(number)) for number in range(1, 300)] == list(range(1, 300))


@pytest.mark.parametrize(
    ("call", "content"),
    [
        ("in April 2031a.", (Text("Rain fell in April 2031"), NoteCall("a"), Text("."))),
        ("at night” a, too.", (Text("Rain fell at night”"), NoteCall("a"), Text(", too."))),
        (
            "at night” a, toob.",
            (Text("Rain fell at night” "), NoteCall("a"), Text(", too"), NoteCall("b"), Text(".")),
        ),
        ("a day later, nighta.", (Text("Rain fell a day later, night"), NoteCall("a"), Text("."))),
    ],
)
def test_calls(call: str, content: tuple[object, ...]) -> None:
    notes = "a  A note.\n" + ("b  Another.\n" if "toob" in call else "")
    text = f"Rain fell {call}\n\nIt was night again, too.\n____________\n{notes}"
    imported = import_text(text, language="en", symbol=None, job=None, path=PATH)
    assert imported.document_blocks[0] == Paragraph(content)  # type: ignore[arg-type]


def test_a_note_without_a_call_is_called_at_its_page_s_end_and_told() -> None:
    text = "Rain fell in the night.\n____________\n1  A note.\n"
    imported = import_text(text, language="en", symbol=None, job=None, path=PATH)
    assert imported.document_blocks == (Paragraph((Text("Rain fell in the night."), NoteCall("1"))),)
    assert [remark.why for remark in imported.report.unsure] == [
        "no call of this note was found: called at the end of its page"
    ]


def test_numbers_that_do_not_run_on_are_kept() -> None:
    text = "1. The rain fell.\n\n2. The river rose.\n\n5. The bridge stood.\n"
    imported = import_text(text, language="en", symbol=None, job=None, path=PATH)
    assert [getattr(block, "mark", "") for block in imported.document_blocks] == [None, None, "5."]


def test_a_text_without_words() -> None:
    with pytest.raises(ContentError, match="text-empty"):
        import_text(" \n\f\n\u00a0", language="en", symbol=None, job=None, path=PATH)


def test_a_lost_word_is_never_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracted, "plain_titles", lambda blocks, words: blocks[:-1])
    with pytest.raises(InternalError, match="import-words-differ"):
        import_text("Rain fell.\n\nThe river rose.\n", language="en", symbol=None, job=None, path=PATH)


def test_report() -> None:
    report = Report(
        {"notes": 2, "parts": 0}, (Remark(4, "A/99/1", "running head"),), (Remark(9, "x" * 80, "unclear"),)
    )
    assert render_report(report) == (
        "found: 2 notes\n"
        "removed: 1\n"
        "  line 4: running head: A/99/1\n"
        "unsure: 1\n"
        f"  line 9: unclear: {'x' * 59}…"
    )


def test_letters_of_fonts_of_signs_are_read_as_they_were_typed() -> None:
    bars = "".join(chr(0xF000 + ord(letter)) for letter in "*1913879*")
    text = f"The boats of the harbour are lent to the schools.\n\n{bars}\n\n\uf0b7 A boat.\n"
    found = import_text(text, language="en", symbol=None, job="GE.19-13879", path=PATH)
    assert not any("\ue000" <= letter <= "\uf8ff" for letter in repr(found.document_blocks))
    assert [remark.text for remark in found.report.removed] == ["*1913879*"]
    assert isinstance(found.document_blocks[-1], Bullet)


def test_calls_of_endnotes_are_raised_in_their_order() -> None:
    """The numbers of shortened names (BQ2) are none; the notes stay at the end."""
    text = (
        "The lamps of BQ2 are lit1 and, as BQ3 says, the bells are hung.2 They are old3.\n\n"
        "Notes\n\n1\nBook of lamps.\n2 Book of bells.\n3 Book of ports.\n"
    )
    made = import_text(text, language="en", symbol=None, job=None, path=PATH)
    first, *_, one, two, three = made.document_blocks
    assert isinstance(first, Paragraph)
    raised = [i for i in first.content if isinstance(i, Superscript)]
    assert [i.children for i in raised] == [(Text("1"),), (Text("2"),), (Text("3"),)]
    assert not made.notes
    assert [str(block).count("Book") for block in (one, two, three)] == [1, 1, 1]


@pytest.mark.parametrize(("longer", "level"), [("", 3), (" and of the bells of the southern quay", 4)])
def test_a_heading_with_more_letters_than_a_section_can_have_is_smaller(longer: str, level: int) -> None:
    heading = f"State of the lamps of the northern quay at dusk{longer}"
    text = "1.  The lamps are lit at dusk, and the bells are rung.\n\n\n" * 3
    made = import_text(
        f"A title\n\n\n{text}{heading}\n\n\n4.  The lamps are of three kinds.\n",
        language="en",
        symbol=None,
        job=None,
        path=Path("a.txt"),
    )
    assert [b.level for b in made.document_blocks if isinstance(b, Heading)] == [level]
