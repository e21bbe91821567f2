"""Contents lists of the text: headings by level, annexes by their titles."""

from __future__ import annotations

import pytest

from masthead.composing import print_page
from masthead.composing.contents import listed
from masthead.document import Contents, walk
from masthead.languages import language
from tests.making import make_composition

HEAD = "::: contents\n:::\n\n## Tides\n\n1. Words.\n\n"
TITLED = "::: annex\n# How a gauge is read\n\n1. Words.\n:::\n\n"
UNTITLED = "::: annex\n1. Words.\n:::\n\n"
NAMED = '::: annex {title="Annex to the letter"}\n1. Words.\n:::\n\n'


def lines(text: str, code: str = "en") -> list[tuple[str, str, bool]]:
    document = make_composition(text, kind="report", language=code).document
    place = next(block for block in walk(document.blocks) if isinstance(block, Contents))
    return [(line.mark, line.text, line.paged) for line in listed(document.blocks, place, language(code))]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ("", []),
        (UNTITLED, [("", "Annex", True)]),
        (NAMED, [("", "Annex to the letter", True)]),
        (TITLED, [("", "Annex", False), ("", "How a gauge is read", True)]),
        (
            TITLED * 2,
            [
                ("", "Annexes", False),
                ("I.", "How a gauge is read", True),
                ("II.", "How a gauge is read", True),
            ],
        ),
    ],
)
def test_annexes_are_listed_by_their_titles(parts: str, expected: list[tuple[str, str, bool]]) -> None:
    assert lines(HEAD + parts) == [("I.", "Tides", True), *expected]


@pytest.mark.parametrize(
    ("code", "head", "marks"), [("ar", "المرفقات", ["الأول -", "الثاني -"]), ("zh", "附件", ["一.", "二."])]
)
def test_they_are_numbered_as_the_language_does(code: str, head: str, marks: list[str]) -> None:
    _, first, *annexes = lines(HEAD + TITLED * 2, code)
    assert first == ("", head, False)
    assert [mark for mark, _, _ in annexes] == marks


def test_a_line_without_a_page_has_no_leader() -> None:
    page = print_page(make_composition(HEAD + TITLED, kind="report"))
    assert '<p class="list-line list-0">Annex</p>' in page
    assert page.count('class="list-number"') == 2
