"""Words cut at a line's end: in the languages that the sheet names, and nowhere else."""

from __future__ import annotations

from masthead.breaking import break_lines
from masthead.breaking.hyphens import hyphenator
from masthead.composing import Composition
from masthead.document import inlines, walk
from masthead.setting.metrics import metrics_in
from tests.making import faces_cache, make_composition, make_pdf

RUSSIAN = "Библиотеки портовых городов предоставляют таблицы приливов образовательным учреждениям. " * 6


def texts(composition: Composition) -> str:
    broken = break_lines(composition, metrics_in(faces_cache()))
    return "".join(_flat(run) for block in walk(broken.document.blocks) for run in inlines(block))


def _flat(content: object) -> str:
    return "".join(
        getattr(inline, "text", "") or _flat(getattr(inline, "children", ()))
        for inline in content  # type: ignore[attr-defined]
    )


def test_words_are_cut_with_two_letters_before_and_three_after() -> None:
    cut = hyphenator("ru")("Библиотека выдала таблицы, ЮНЕСКО — нет; чтобы")
    assert cut.replace("\u00ad", "") == "Библиотека выдала таблицы, ЮНЕСКО — нет; чтобы"
    for word in cut.replace(",", "").split():
        first, *_, last = [*word.split("\u00ad"), *([""] * ("\u00ad" not in word))]
        assert not last or (len(first) >= 2 and len(last) >= 3)
    assert "\u00ad" in cut
    assert "ЮНЕСКО" in cut


def test_russian_lines_end_in_hyphens_and_keep_no_others() -> None:
    said = texts(make_composition(RUSSIAN, language="ru", title="Письмо", sheet="newyork-2021"))
    assert "\u2010\n" in said
    assert "\u00ad" not in said
    assert said.replace("\u2010\n", "").replace("\n", " ") == RUSSIAN.strip()


def test_a_text_with_soft_hyphens_says_itself_where() -> None:
    words = RUSSIAN.replace("учреждениям", "учрежде\u00adниям")
    said = texts(make_composition(words, language="ru", title="Письмо", sheet="newyork-2021"))
    cuts = [line.rsplit(" ", 1)[-1] for line in said.split("\n") if line.endswith("\u2010")]
    assert set(cuts) <= {"учрежде\u2010"}


def test_spanish_is_not_cut() -> None:
    words = "Las bibliotecas de los puertos prestan tablas a los establecimientos educativos. " * 5
    said = texts(make_composition(words, language="es", title="Carta", sheet="newyork-2021"))
    assert "\u2010" not in said


def test_geneva_cuts_no_words() -> None:
    said = texts(make_composition(RUSSIAN, language="ru", title="Письмо", sheet="geneva-2019"))
    assert "\n" in said  # the sheet ends lines by the same rule
    assert "\u2010" not in said


def test_cut_words_are_proved() -> None:
    assert make_pdf(make_composition(RUSSIAN, language="ru", title="Письмо", sheet="newyork-2021")).pages == 1
