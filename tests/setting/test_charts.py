"""Charts on the page: found again in the PDF, told to who does not see them, a table on the screen."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from masthead.composing import print_page, screen_page
from masthead.errors import ContentError
from masthead.setting import set_pdf
from masthead.setting.screen_proof import prove_screen
from tests.making import faces_cache, make_composition, make_pdf

TEXT = """\
1. Before the chart.

::: chart {{title="Oaks felled" unit="Cubic metres" along="Oaks" labelled {more}}}
| | Planned | Actual |
| --- | --: | --: |
| 2043 | 1234.5 | – |
| 2044 (to May) | 7 | -3 |
:::

1. Behind it.[^n]

[^n]: A note.
""".replace(" labelled ", " .labelled ")


def alternatives(element: Any) -> list[str]:
    """The alternative texts of a tag tree."""
    if isinstance(element, pikepdf.Array):
        return [found for child in element for found in alternatives(child)]
    if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
        return []
    own = [str(element.Alt)] if "/Alt" in element else []
    return own + alternatives(element.get("/K", pikepdf.Array()))


@pytest.mark.parametrize(
    "more", ["kind=column", "kind=bar", "kind=line", "kind=area", ".stacked", ".shares", "width=173"]
)
def test_the_page_holds_every_word_once(more: str) -> None:
    composition = make_composition(TEXT.format(more=more), sheet="newyork-2026", session=80, job="26-00001")
    pdf = pikepdf.open(BytesIO(make_pdf(composition).pdf))
    (alternative,) = [a for a in alternatives(pdf.Root.StructTreeRoot.K) if "Oaks" in a]
    assert alternative == (
        "Oaks felled. (Cubic metres). Oaks. Planned: 2043 1,234.5; 2044 (to May) 7. "
        "Actual: 2043 –; 2044 (to May) −3"
    )


def test_figures_of_another_language_and_direction() -> None:
    text = TEXT.format(more="kind=column")
    for code, shown in (("fr", "1\u00a0234,5"), ("ar", "1\u00a0234,5")):
        composition = make_composition(text, language=code, sheet="newyork-2026", session=80, job="26-00001")
        make_pdf(composition)
        assert f">{shown}</td>" in screen_page(composition)


def test_a_word_that_the_drawing_lacks_is_an_error() -> None:
    composition = make_composition(TEXT.format(more=""), sheet="newyork-2026", session=80, job="26-00001")
    lacking = replace(
        composition,
        wording=replace(
            composition.wording,
            drawings=tuple(replace(run, text=f"{run.text} more") for run in composition.wording.drawings),
        ),
    )
    with pytest.raises(ContentError) as error:
        set_pdf(lacking, print_page(lacking), faces_cache())
    assert [problem.code for problem in error.value.problems] == ["words-lost"]


def test_letters_that_the_faces_lack_are_told() -> None:
    text = TEXT.format(more="").replace("Planned", "Planned \u13a3")
    composition = make_composition(text, sheet="newyork-2026", session=80, job="26-00001")
    with pytest.raises(ContentError) as error:
        make_pdf(composition)
    (problem,) = error.value.problems
    assert (problem.code, problem.line) == ("letter-missing", 3)


def test_the_screen_has_the_numbers_as_a_table() -> None:
    composition = make_composition(TEXT.format(more=""), sheet="newyork-2026", session=80, job="26-00001")
    page = screen_page(composition)
    assert "<summary>Data of the figure</summary>" in page
    assert '<th scope="row">2044 (to May)</th><td class="right">7</td><td class="right">−3</td>' in page
    assert '<th scope="col">Planned</th>' in page
    assert "<details" not in print_page(composition)


def test_a_number_that_the_screen_lacks_is_an_error() -> None:
    composition = make_composition(TEXT.format(more=""), sheet="newyork-2026", session=80, job="26-00001")
    page = screen_page(composition)
    prove_screen(page, composition)
    with pytest.raises(ContentError, match="2044"):
        prove_screen(page.replace("1,234.5</td>", "1,234</td>"), composition)
