"""What the pages should show, in its order, with the lines of the source."""

from __future__ import annotations

from masthead.composing.wording import Run
from tests.making import make_composition


def shown(text: str, **fields: object) -> list[str]:
    return [run.text for run in make_composition(text, **fields).wording.text if run.text]


def test_everything_in_the_order_of_the_page() -> None:
    text = (
        "Words with *emphasis*[^n].\n\n## Head\n\n1. One\n   1. Sub\n\n- Bullet\n  - Dash\n\n> Quoted\n\n"
        '{title="Caption"}\n| a | b |\n|---|---|\n| c | d |\n\n::: summary\nShort.\n:::\n\n'
        '::: signature\nName\nOffice\n:::\n\n::: annex {title="The annex" original=fr}\nLast\\\nline.\n:::\n'
        "\n[^n]: A note.\n"
    )
    assert shown(text, session=65, agenda_items=("17",), agenda_title="Topic", subtitle="Under it") == [
        *("Sixty-fifth session", "Agenda item 17", "Topic", "Our letter", "Under it"),
        *(
            "Words with ",
            "emphasis",
            "1",
            ".",
            "I.",
            "Head",
            "1.",
            "One",
            "(a)",
            "Sub",
            "•",
            "Bullet",
            "–",
            "Dash",
        ),
        *("Quoted", "Table 1", "Caption", "a", "b", "c", "d", "Summary", "Short.", "Name", "Office"),
        *("The annex", "[Original: French]", "Last", " ", "line."),
    ]


def test_runs_know_their_lines() -> None:
    wording = make_composition("One.\n\nTwo[^n].\n\n1. Three\n\n[^n]: Four\n").wording
    lines = {run.text: run.line for run in wording.runs}
    assert (lines["One."], lines["Two"], lines["Three"], lines["Four"]) == (1, 3, 5, 7)


def test_notes_stand_in_the_order_of_their_calls() -> None:
    wording = make_composition("A[^b] and[^a].\n\n[^a]: Second\n\n[^b]: First\n").wording
    assert [[run.text for run in note] for note in wording.notes] == [["1", "First"], ["2", "Second"]]


def test_no_typography_in_what_is_counted() -> None:
    composition = make_composition("Mme Une : 1 000", language="fr")
    assert Run("Mme Une : 1 000", 1) in composition.wording.text
