"""Paragraphs in lines: where they may end, how runs are measured, what stands on each line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.breaking.frames import Frame
from masthead.composing.inlines import plain
from masthead.composing.lines import SetLines
from masthead.document import Emphasis, Inlines, LineBreak, Link, NoteCall, Strong, Superscript, Text, Tracked
from tests.breaking.wooden import breaker, ruler


def lines(content: str | Inlines, measure: float, first: float | None = None) -> list[str]:
    content = (Text(content),) if isinstance(content, str) else content
    return breaker().lines(content, Frame(measure, measure if first is None else first))


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("aaaa bbbb cccc", 42, ["aaaa bbbb", "cccc"]),
        ("aaaa bb-bb cc", 39, ["aaaa bb-", "bb cc"]),
        ("aaaa bb–bb cc", 39, ["aaaa bb–", "bb cc"]),
        ("aaaa—bb cc", 26, ["aaaa—", "bb cc"]),
        ("aaaa -bb cc", 30, ["aaaa", "-bb cc"]),  # not after a hyphen that begins a word
        ("aaaa bb/bb cc", 39, ["aaaa", "bb/bb cc"]),  # not at a slash
        ("aaaa bb\u00a0bb cc", 39, ["aaaa", "bb\u00a0bb cc"]),  # not at a no-break space
        ("aaaa bb\u2011bb cc", 39, ["aaaa", "bb\u2011bb cc"]),
        ("aaaa bb\u00adbb cc", 37, ["aaaa bb\u00ad", "bb cc"]),  # with the hyphen it fills the line
        ("aaaa bb\u00adbb cc", 36, ["aaaa", "bb\u00adbb cc"]),
        ("aaaaaaaaaa bb", 22, ["aaaa", "aaaa", "aa bb"]),  # a word too long for any line
    ],
)
def test_where_lines_may_end(text: str, measure: float, expected: list[str]) -> None:
    assert lines(text, measure) == expected


def test_kerning_counts_in_words_and_at_spaces() -> None:
    regular = ruler().face(ruler_hand())
    assert regular.width("AV") == pytest.approx(9)
    assert lines("AV AV", 20) == ["AV AV"]
    assert lines("aA a", 16.5) == ["aA a"]  # 10 + 2 + 5, and half a point less between A and space


def ruler_hand():  # type: ignore[no-untyped-def]
    from masthead.composing.slicing import Hand

    return Hand()


def test_tracking_is_added_to_every_character() -> None:
    assert ruler(0.2).text_width("ab c") == pytest.approx(17 + 4 * 0.2)


def test_runs_are_measured_in_their_own_faces() -> None:
    bold, italic = Strong((Text("bbbb"),)), Emphasis((Text("bbbb"),))
    assert lines((Text("aaaa "), bold), 46) == ["aaaa bbbb"]
    assert lines((Text("aaaa "), bold), 44) == ["aaaa", "bbbb"]
    assert lines((Text("aaaa "), italic), 38) == ["aaaa bbbb"]
    assert lines((Text("aaaa b"), Superscript((Text("bbb"),))), 36.75) == ["aaaa bbbb"]


def test_a_run_of_its_own_tracking() -> None:
    closer = Tracked((Text("bbbb"),), -1)
    assert lines((Text("aaaa bbbb"),), 41) == ["aaaa", "bbbb"]
    assert lines((Text("aaaa "), closer), 41) == ["aaaa bbbb"]


def test_note_call_takes_the_room_of_its_mark() -> None:
    content = (Text("aaaa bbbb"), NoteCall("n"), Text(" cccc"))
    with_mark = breaker({"n": "12"})
    assert with_mark.lines(content, Frame(48, 48)) == ["aaaa bbbb12", "cccc"]  # 42 + 2 × 3
    assert with_mark.lines(content, Frame(47, 47)) == ["aaaa", "bbbb12", "cccc"]


def set_lines(content: Inlines, measure: float) -> Inlines:
    return breaker({"n": "1"}).set_lines(content, Frame(measure, measure))


def test_lines_are_cut_through_nested_inlines() -> None:
    content = (Text("aaaa "), Strong((Text("bbbb "), Link("#x", (Text("cc dd"),)))), Text(" ee."))
    assert set_lines(content, 58) == (  # with "cc" it were 61
        SetLines((Text("aaaa "), Strong((Text("bbbb\n"),)))),
        SetLines((Strong((Link("#x", (Text("cc dd"),)),)), Text(" ee.")), last=True),
    )


def test_line_end_shows_the_soft_hyphen() -> None:
    first, last = set_lines((Text("aaaa bb\u00adbb cc"),), 37)
    assert first == SetLines((Text("aaaa bb\u2010\n"),))
    assert last == SetLines((Text("bb cc"),), last=True)


def test_authors_line_ends_are_kept() -> None:
    content = (Text("aaaa bbbb cccc"), LineBreak(), Text("dd"))
    assert set_lines(content, 42) == (
        SetLines((Text("aaaa bbbb\n"),)),
        SetLines((Text("cccc"),), last=True),
        LineBreak(),
        SetLines((Text("dd"),), last=True),
    )


def test_paragraph_of_one_line_stays_as_it_is() -> None:
    content = (Text("aaaa bbbb"),)
    assert set_lines(content, 42) is content


@pytest.mark.parametrize("text", ["阿拉伯 " * 20, "كلمة " * 20])
def test_scripts_with_other_rules_are_left_to_the_engine(text: str) -> None:
    content = (Text(text),)
    assert set_lines(content, 42) is content


WORDS = st.text(st.sampled_from("abc A-–/\u00a0"), min_size=1, max_size=30)
LEAVES = st.one_of(st.builds(Text, WORDS), st.just(NoteCall("n")))
INLINES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(kind, st.lists(inner, min_size=1, max_size=3).map(tuple))
        for kind in (Strong, Emphasis, Superscript)
    ),
    max_leaves=8,
)


def leaves(content: Inlines) -> list[str]:
    found = []
    for inline in content:
        if isinstance(inline, NoteCall):
            found.append("¹")
        elif isinstance(inline, Text):
            found.append(inline.text)
        else:
            found += leaves(inline.children)  # type: ignore[union-attr]
    return found


@given(st.lists(INLINES, min_size=1, max_size=5).map(tuple), st.floats(20, 200))
def test_no_character_is_lost_or_moved(content: Inlines, measure: float) -> None:
    found = "".join(leaves(set_lines(content, measure)))
    assert found.replace("\n", "").replace(" ", "") == "".join(leaves(content)).replace(" ", "")
    assert (
        not any(line.startswith(" ") or line.endswith(" ") for line in found.split("\n")) or "\n" not in found
    )


@given(st.lists(st.text("abc", min_size=1, max_size=12), min_size=1, max_size=40), st.floats(60, 300))
def test_plain_text_is_the_same_but_for_line_ends(words: list[str], measure: float) -> None:
    text = " ".join(words)
    broken = set_lines((Text(text),), measure)
    assert plain(broken).replace("\n", " ") == text


def test_a_last_line_into_which_a_word_was_squeezed_is_justified_like_the_others() -> None:
    """In ragged lines it would stand beyond the text block, as in paragraph 6.22 of A/81/6 (Sect. 6)."""
    content, squeezed = (Text("aaaa bbbb cc aa aa aa"),), 0
    for measure in (quarters / 4 for quarters in range(80, 480)):
        *_, last = breaker().lines(content, Frame(measure, measure))
        made = set_lines(content, measure)
        over = ruler().text_width(last) > measure
        ragged = made is content or any(isinstance(piece, SetLines) and piece.last for piece in made)
        assert ragged != over
        squeezed += over
    assert squeezed > 1
