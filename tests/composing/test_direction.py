"""Runs from left to right in text from right to left: found as UAX #9 says, wrapped whole, nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.composing.direction import runs, turn
from masthead.composing.lines import LeftToRight
from masthead.composing.slicing import running
from masthead.document import Emphasis, Inlines, Link, NoteCall, Strong, Text


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in runs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ميناء", []),
        ("ميناء 2025 (14)", []),
        ("ميناء A/C.2/80/5 ميناء", ["A/C.2/80/5"]),
        ("ميناء (A/C.2/80/5)، 14", ["A/C.2/80/5"]),
        ("A/CONF.157/24 (Part I)، ميناء", ["A/CONF.157/24 (Part I)"]),
        ("A/C.2/80/5–A/C.2/80/7 و 14", ["A/C.2/80/5–A/C.2/80/7"]),
        ("ميناء Tides, vol. 3. ميناء B", ["Tides, vol. 3", "B"]),
        ("انظر https://harbours.example/a/.", ["https://harbours.example/a/"]),
    ],
)
def test_runs(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_run_keeps_what_cuts_it_inside() -> None:
    content: Inlines = (Text("ميناء A/"), Strong((Text("C.2"),)), Text("/80/5 ميناء"))
    assert turn(content) == (
        Text("ميناء "),
        LeftToRight((Text("A/"), Strong((Text("C.2"),)), Text("/80/5"))),
        Text(" ميناء"),
    )


def test_a_run_inside_other_inlines_takes_them_along() -> None:
    link = Link("https://harbours.example/", (Text("ميناء A/5"),))
    assert turn((link,)) == (
        Link(link.target, (Text("ميناء "),)),
        LeftToRight((Link(link.target, (Text("A/5"),)),)),
    )


def test_a_notes_mark_stays_out_of_the_run() -> None:
    call = NoteCall("1")
    assert turn((Text("A/5"), call, Text(" B"))) == (
        LeftToRight((Text("A/5"),)),
        call,
        Text(" "),
        LeftToRight((Text("B"),)),
    )


PIECES = st.text("ab ميناء 12/.()-", min_size=1, max_size=12).map(Text)
CONTENT = st.lists(
    st.one_of(PIECES, PIECES.map(lambda text: Emphasis((text,))), st.just(NoteCall("1"))), max_size=5
).map(tuple)


def flat(content: Inlines) -> str:
    """The characters, a note's mark as a star."""
    return "".join(
        "*"
        if isinstance(inline, NoteCall)
        else getattr(inline, "text", "") or flat(getattr(inline, "children", ()))
        for inline in content
    )


@given(CONTENT)
def test_nothing_is_lost(content: Inlines) -> None:
    assert flat(turn(content)) == flat(content)
    assert running(content, {"1": "*"}, 1).text == flat(content)
