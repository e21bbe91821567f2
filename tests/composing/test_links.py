"""Links to documents that a text names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.composing.inlines import plain
from masthead.composing.links import Linker
from masthead.document import Inlines, Link, Text
from masthead.languages import language
from masthead.symbols import Symbol

OWN = Symbol.parse("A/80/5")


def targets(content: Inlines) -> Iterator[tuple[str, str]]:
    for inline in content:
        if isinstance(inline, Link):
            yield plain(inline.children), inline.target.removeprefix("https://docs.un.org/")


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("en", "as A/65/123 says", [("A/65/123", "en/A/65/123")]),
        ("en", "in A/80/5 itself", []),
        ("en", "and/or 10/65 km/h", []),
        ("en", "its resolution 57/301, and", [("57/301", "en/A/RES/57/301")]),
        ("fr", "la résolution 57/301 du", [("57/301", "fr/A/RES/57/301")]),
        (
            "en",
            "resolutions 57/301, 58/1 and 60/2 A of",
            [("57/301", "en/A/RES/57/301"), ("58/1", "en/A/RES/58/1"), ("60/2 A", "en/A/RES/60/2A")],
        ),
        ("en", "resolution 1757 (2007) of", [("1757 (2007)", "en/S/RES/1757(2007)")]),
        ("en", "resolution 3 of the conference", []),
    ],
)
def test_found(code: str, text: str, found: list[tuple[str, str]]) -> None:
    assert list(targets(Linker(OWN, language(code)).link((Text(text),)))) == found


@given(st.text(alphabet="AS/0123456789 ().,aresolutin-", max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    assert plain(Linker(OWN, language("en")).link((Text(text),))) == text
