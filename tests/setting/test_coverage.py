"""A letter that the fonts lack is an error that names it and its line."""

from __future__ import annotations

import pytest

from masthead.composing.wording import Run
from masthead.errors import ContentError
from masthead.setting.coverage import missing_letters
from tests.making import make_composition, make_pdf


def test_letter_and_line_are_named() -> None:
    (found,) = missing_letters([Run("fine", 1), Run("a 会 b 会", 7)], None)
    assert (found.code, found.line) == ("letter-missing", 7)
    assert "'会' (U+4F1A, CJK UNIFIED IDEOGRAPH-4F1A)" in found.message


def test_each_line_is_told_once() -> None:
    found = list(missing_letters([Run("会", 1), Run("会", 2), Run("会议", 2)], None))
    assert [(problem.line, "议" in problem.message) for problem in found] == [
        (1, False),
        (2, False),
        (2, True),
    ]


@pytest.mark.parametrize(
    "text", ["word\u00a0word", "a\u2011b", "Čekuolis « œuvre » — № 5", "Генеральная Ассамблея"]
)
def test_letters_of_the_languages_are_there(text: str) -> None:
    assert not list(missing_letters([Run(text, 1)], None))


@pytest.mark.parametrize(
    ("text", "fields", "line"),
    [
        ("Words.\n\nA 会 in the text.\n", {}, 3),
        ("Words[^n].\n\n[^n]: A 会 in a note.\n", {}, 3),
        ("Words.\n", {"title": "A 会 in the title"}, None),
        ("Words.\n", {"organ": "A 会 in the masthead"}, None),
    ],
)
def test_wherever_it_stands(text: str, fields: dict[str, str], line: int | None) -> None:
    with pytest.raises(ContentError) as caught:
        make_pdf(make_composition(text, **fields))
    assert [(problem.code, problem.line) for problem in caught.value.problems] == [("letter-missing", line)]
