"""A word that the page for the screen lacks, has twice or has elsewhere is an error with its line."""

from __future__ import annotations

import pytest

from masthead.composing import screen_page
from masthead.errors import ContentError
from masthead.setting.screen_proof import prove_screen
from tests.making import SOURCE, make_composition

TEXT = """\
1. The trees stand.[^1]

- An oak.
- An elm.

| Tree | Height |
|------|-------:|
| Oak  |   31.5 |

[^1]: In the *park*.
"""


def prove(old: str = "", new: str = "") -> None:
    composition = make_composition(TEXT)
    page = screen_page(composition)
    assert old in page
    prove_screen(page.replace(old, new, 1), composition)


def test_the_page_as_it_is() -> None:
    prove()


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("The trees stand.", "The trees.", 1),
        ("The trees stand.", "The trees stand. The trees stand.", 1),
        ("An oak.", "An elm.", 3),
        ("31.5", "315", 6),
        ("<em>park</em>", "", 10),
        ("</main>", "More.</main>", 6),
    ],
)
def test_a_page_with_other_words(old: str, new: str, line: int) -> None:
    with pytest.raises(ContentError) as caught:
        prove(old, new)
    (problem,) = caught.value.problems
    assert (problem.code, problem.path, problem.line) == ("words-lost", SOURCE, line)
    assert problem.hint
