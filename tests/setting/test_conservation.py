"""The report counts what a document's text has in what was made of it, and sees what lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.composing import Composition, screen_page
from masthead.errors import ContentError
from masthead.resources import templates_folder
from masthead.setting.conservation import Held, conservation, prove_alternatives
from masthead.setting.screen_proof import prove_screen
from tests.making import make_composition, make_pdf

TEXT = """\
Some 40 oaks[^a] stand here.

1. They are old.

{title="Trees"}
| Tree | Height |
|------|--------|
| Oak  | 31.5   |
| Elm  |        |

![A map of the park](square.svg "The park")

[^a]: And an elm.
"""
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 0h40v40z"/></svg>'


@pytest.fixture(scope="module")
def composition(tmp_path_factory: pytest.TempPathFactory) -> Composition:
    folder = tmp_path_factory.mktemp("letter")
    (folder / "square.svg").write_text(SQUARE)
    made = make_composition(TEXT, sheet="newyork-2021", path=folder / "en.md")
    return made


@pytest.fixture(scope="module")
def files(composition: Composition) -> tuple[bytes, bytes]:
    return make_pdf(composition).pdf, screen_page(composition).encode()


def by_name(held: tuple[Held, ...]) -> dict[str, tuple[int, int, int]]:
    return {each.what: (each.written, each.pdf, each.html) for each in held}


def test_everything_is_counted(composition: Composition, files: tuple[bytes, bytes]) -> None:
    held = conservation(composition, *files)
    assert all(each.whole for each in held)
    counts = {name: written for name, (written, _, _) in by_name(held).items()}
    assert (counts["notes"], counts["cells"], counts["captions"]) == (1, 5, 2)
    assert counts["alternative texts"] == 1
    assert counts["marks"] >= 1
    assert counts["numbers"] >= 2
    assert counts["words"] >= 12


def said(composition: Composition, old: str, new: str) -> Composition:
    """The composition of a text that has one other word than the files."""
    return make_composition(
        TEXT.replace(old, new), sheet="newyork-2021", path=composition.document.path or Path()
    )


@pytest.mark.parametrize(
    ("old", "new", "what", "lacking"),
    [
        ("stand here", "stand firmly here", "words", "firmly"),
        ("Some 40", "Some 40 000", "numbers", "000"),
        ("And an elm", "And an ash", "notes", "1And an ash."),
        ("| 31.5   |", "| 31.55  |", "cells", "31.55"),
        ('"The park"', '"The parks"', "captions", "The parks"),
        ("A map of", "A plan of", "alternative texts", "A plan of the park"),
        ("1. They are old.", "1. They are old.\n1. Very.", "marks", "2."),
    ],
)
def test_what_lacks_is_seen(
    composition: Composition, files: tuple[bytes, bytes], old: str, new: str, what: str, lacking: str
) -> None:
    held = {each.what: each for each in conservation(said(composition, old, new), *files)}
    assert held[what].lacking.replace(" ", "") == lacking.replace(" ", "")
    assert held[what].written - 1 == held[what].pdf == held[what].html


def test_words_in_another_order_are_seen(composition: Composition, files: tuple[bytes, bytes]) -> None:
    turned = said(composition, "stand here", "here stand")
    held = {each.what: each for each in conservation(turned, *files)}
    assert not held["words"].whole


def test_an_alternative_text_that_is_lost_is_an_error(composition: Composition) -> None:
    def found() -> list[str]:
        return ["United Nations", "A map"]

    with pytest.raises(ContentError) as caught:
        prove_alternatives(composition, found, "page for the screen")
    (problem,) = caught.value.problems
    assert (problem.code, problem.line) == ("alternative-lost", 11)


def test_a_template_without_alternative_texts_is_refused(composition: Composition, tmp_path: Path) -> None:
    block = (templates_folder() / "includes/blocks.html").read_text(encoding="utf-8")
    (tmp_path / "includes").mkdir()
    lost = block.replace('alt="{{ block.alternative }}"', 'alt="A picture"')
    (tmp_path / "includes/blocks.html").write_text(lost, encoding="utf-8")
    path = composition.document.path
    made = make_composition(TEXT, templates=(tmp_path,), sheet="newyork-2021", path=path)
    with pytest.raises(ContentError, match="alternative-lost"):
        prove_screen(screen_page(made), made)
    with pytest.raises(ContentError, match="alternative-lost"):
        make_pdf(made)


def test_text_from_right_to_left_is_counted() -> None:
    """Brackets and commas come out of the page where they stand on it, words and figures as they are."""
    text = "كلمة [دون] في 2013، و2015، (كلمة) 12.\n\n1. الأشجار."
    made = make_composition(text, language="ar", sheet="newyork-2021")
    files = make_pdf(made).pdf, screen_page(made).encode()
    assert all(each.whole for each in conservation(made, *files))
    other = make_composition(text.replace("الأشجار", "الأنهار"), language="ar", sheet="newyork-2021")
    held = {each.what: each for each in conservation(other, *files)}
    assert held["words"].lacking == "الأنهار."
