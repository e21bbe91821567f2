"""Inlines as HTML: every text is a text, whatever it holds."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masthead.composing import print_page, screen_page
from masthead.composing.inlines import InlineWriter, Medium, plain
from masthead.document import (
    Emphasis,
    Inlines,
    LineBreak,
    Link,
    Note,
    NoteCall,
    Paragraph,
    Reference,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from tests.making import make_composition

HOSTILE = "<script>alert('x')</script> & \"quotes\" <b>bold</b> ]]> --> {{ 7*7 }} {% raw %} &amp;"
NOTES = {"n": Note("n", (Paragraph((Text("First <p>"),)), Paragraph((Text("Second"),))), "1")}


class Reader(HTMLParser):
    """What a browser would find: elements and text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text = ""
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def write(*content: object, medium: Medium = "print") -> str:
    return InlineWriter(medium, NOTES).write(content)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "html"),
    [
        ((Text("a < b & c"),), "a &lt; b &amp; c"),
        ((Emphasis((Text("a"), Strong((Text("b"),)))),), "<em>a<strong>b</strong></em>"),
        ((Superscript((Text("2"),)), Subscript((Text("3"),))), "<sup>2</sup><sub>3</sub>"),
        ((Text("a"), LineBreak(), Text("b")), "a<br>b"),
        ((Link('https://a/"><b>', (Text("x"),)),), '<a href="https://a/%22%3E%3Cb%3E">x</a>'),
        ((Text("www.a?b=1&c=2"),), "www.<wbr>a?<wbr>b=<wbr>1&amp;<wbr>c=<wbr>2"),
    ],
)
def test_written(content: Inlines, html: str) -> None:
    assert write(*content) == html


def test_note_goes_there_and_back() -> None:
    page = Reader(write(NoteCall("n")))
    assert page.text == "11First <p>Second"
    assert ("id", "note-n") in page.attributes
    assert ("href", "#call-n") in page.attributes


def test_reference_that_was_not_resolved_is_a_fault() -> None:
    with pytest.raises(AssertionError, match="reference"):
        write(Reference("x"))


def test_plain_leaves_notes_out() -> None:
    assert plain((Text("a"), NoteCall("n"), LineBreak(), Emphasis((Text("b"),)))) == "a b"


@settings(deadline=None, derandomize=True)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))), st.sampled_from(["print", "screen"]))
def test_text_comes_back_as_it_was(text: str, medium: Medium) -> None:
    page = Reader(write(Text(text), medium=medium))
    assert page.text == text
    assert set(page.tags) <= {"span"}  # words that hold together


@pytest.mark.parametrize("write_page", [print_page, screen_page])
def test_hostile_words_stay_words(write_page: object) -> None:
    fields = {
        "title": f"T {HOSTILE}",
        "subtitle": f"S {HOSTILE}",
        "organ": f"O {HOSTILE}",
        "agenda_title": f"A {HOSTILE}",
        "agenda_items": (f"I {HOSTILE}",),
        "kind": "note",
    }
    escaped = HOSTILE
    for sign in "\\`*_{}[]<>()#+-.!|&~^":
        escaped = escaped.replace(sign, "\\" + sign)
    text = f"# H {escaped}\n\nP {escaped}[^n]\n\n[^n]: N {escaped}\n"
    page = Reader(write_page(make_composition(text, **fields)))  # type: ignore[operator]
    assert "script" not in page.tags
    assert page.tags.count("b") == 0
    for place in "TSOAIHPN":
        assert f"{place} {HOSTILE}" in page.text


def test_asterisks_of_notes_are_not_raised() -> None:
    page = print_page(make_composition('Words[^a].\n\n[^a]: {number="*"}\n    A note.\n'))
    assert '<a class="note-mark asterisks" href="#call-a">*</a>' in page
