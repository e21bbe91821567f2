"""No word is lost: the import compares the words itself, and says InternalError where they differ."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from masthead.document import Inline, Inlines, LineBreak, Text, inlines, walk
from masthead.errors import ContentError
from masthead.importing.text import Imported, import_text
from masthead.importing.text.source import read_source
from masthead.reading import read_body
from masthead.writing import write_body

PIECES = (
    *(
        "1.",
        "2.",
        "12.",
        "a)",
        "(b)",
        "(i)",
        "ii)",
        "I.",
        "II.",
        "A.",
        "B.",
        "M.",
        "•",
        "–",
        "*",
        "**",
        "a",
        "1",
    ),
    *(
        "Annexe",
        "Pièce jointe",
        "Annex I",
        "Enclosure",
        "Appendix",
        "(Signé)",
        "(Signed)",
        "[Original: French]",
    ),
    *(
        "____________",
        "A/99/1",
        "S/2031/7-A/99/1",
        "99-12345",
        "99-123454",
        "3/4",
        "7",
        "*9912345*",
        "311299",
    ),
    *("Distr.: General", "United Nations", "Agenda item 5", "Letter dated", "Note by", "\f", "\t", "\u00a0"),
    *(
        "vice-",
        "co\u00ad",
        "http://www.",
        "example.org/a-",
        "«",
        "»,",
        "word1.",
        "nuit*",
        "soira",
        "Мир",
        "大会",
    ),
    *(
        "the",
        "hill",
        "Rain",
        "fell.",
        "river;",
        "road:",
        "over",
        "bridge,",
        "stood",
        "Ends?",
        "x",
        "\u200b",
        "\x02",
    ),
)
LINES = st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join)
SHAPED = st.builds(
    lambda indent, line, space, blanks: " " * indent + line + " " * space + "\n" * (1 + blanks),
    *(st.integers(0, 6), LINES, st.integers(0, 2), st.integers(0, 3)),
)
TEXTS = st.lists(SHAPED, max_size=25).map("".join)
LANGUAGES = st.sampled_from(["en", "fr", "es", "ru", "ar", "zh", "xx"])
PATH = Path("letter.txt")


def imported(text: str, language: str) -> Imported | None:
    try:
        return import_text(text, language=language, symbol=None, job=None, path=PATH)
    except ContentError:
        assert not read_source(text).lines
        return None


def spoken(content: Inlines) -> str:
    def said(inline: Inline) -> str:
        return inline.text if isinstance(inline, Text) else " " if isinstance(inline, LineBreak) else ""

    return "".join(map(said, content))


@settings(deadline=None, derandomize=True, max_examples=400)
@given(TEXTS, LANGUAGES)
def test_what_looks_like_a_document_loses_no_word(text: str, language: str) -> None:
    imported(text, language)


@settings(deadline=None, derandomize=True, max_examples=200)
@given(st.text(max_size=300), LANGUAGES)
def test_any_text_loses_no_word(text: str, language: str) -> None:
    imported(text, language)


@settings(deadline=None, derandomize=True, max_examples=100)
@given(
    st.lists(st.sampled_from(["rain", "hill", "over", "stood", "bridge", "Мир"]), min_size=1, max_size=200)
)
def test_plain_words_are_all_there_in_order(words: list[str]) -> None:
    rows = [" ".join(words[n : n + 12]) for n in range(0, len(words), 12)]
    result = imported("\n".join(rows), "en")
    assert result is not None
    texts = [result.title, *(spoken(run) for block in walk(result.document_blocks) for run in inlines(block))]
    assert " ".join(texts).split() == words


@settings(deadline=None, derandomize=True, max_examples=200)
@given(TEXTS, LANGUAGES)
def test_what_was_imported_can_be_written_and_read(text: str, language: str) -> None:
    result = imported(text, language)
    if result is not None:
        body = (result.document_blocks, result.notes)
        assert read_body(write_body(*body), PATH) == body
