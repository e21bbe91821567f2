"""Words that stand where nobody can read them are told, with page and line."""

from __future__ import annotations

from pathlib import Path

from masthead.composing.wording import Run, Wording
from masthead.setting.geometry import Misplaced
from masthead.setting.unreadable import unreadable
from tests.making import make_composition, make_pdf

WORDING = Wording((Run("The trees stand.", 3), Run("An oak.", 5)), ((Run("In the park.", 9),),))
TREES = "\n".join(["|" + " h |" * 40, "|" + "---|" * 40, "|" + " 12345 |" * 40])


def test_one_warning_for_a_page_and_a_fault() -> None:
    wrong = [
        Misplaced("overlap", 2, "park."),
        Misplaced("beside", 1, "An oak."),
        Misplaced("beside", 1, "stand."),
    ]
    told = list(unreadable(wrong, WORDING, Path("en.md")))
    assert [(p.code, p.line, p.severity) for p in told] == [
        ("words-beside", 5, "warning"),
        ("words-overlap", 9, "warning"),
    ]
    assert told[0].message == "on page 1, «An oak.» stands past the text block, and 1 more pieces"
    assert all(problem.hint for problem in told)


def test_words_of_ours_have_no_line() -> None:
    (told,) = unreadable([Misplaced("beside", 1, "Please recycle")], WORDING, Path("en.md"))
    assert told.line is None


def test_a_table_wider_than_its_page_is_told() -> None:
    told = make_pdf(make_composition(f"The trees:\n\n{TREES}")).warnings
    assert told
    assert {(problem.severity, problem.path) for problem in told} == {("warning", Path("letter/en.md"))}
    assert told[0].line == 3


def test_a_letter_has_no_warnings() -> None:
    assert make_pdf(make_composition("The trees stand.[^a]\n\n[^a]: In the park.")).warnings == ()
