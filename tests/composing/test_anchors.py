"""The names that links lead to: made of numbers, each given once, those of the author left as they are."""

from __future__ import annotations

import pytest

from masthead.composing.anchors import slug
from masthead.composing.contents import Entry, contents
from masthead.document import walk
from tests.composing.pages import written

TEXT = """\
## Fleet

1. Ferries.
   1. Large;
      1. with a bow;
   1. small.

### Crews

1. {number="2 bis."}
   Crews.

1. {#pilots}
   Pilots.
   1. By day.

::: sub-paragraphs
1. Bells.
:::

::: annex
{.unnumbered}
## Tables of the tides and of the moon, by year

1. Tides.

{title="Tides"}
| Hour | Height |
| ---- | ------ |
| 6    | 2      |

::: appendix
1. Moon.
:::
:::

::: annex
# A title

1. Wind.
:::
"""


def names(text: str) -> list[str]:
    found = (getattr(block, "label", None) for block in walk(written(text).document.blocks))
    return [name for name in found if name]


def test_names_are_made_of_numbers() -> None:
    assert names(TEXT) == [
        "section-i",
        *("p-1", "p-1-a", "p-1-a-i", "p-1-b"),
        "section-i-a",
        *("p-2-bis", "pilots", "p-2-a", "item-a"),
        "annex-1",
        "annex-1-section-tables-of-the-tides-and-of",
        *("annex-1-p-1", "table-1"),
        *("annex-1-appendix-1", "annex-1-appendix-1-p-1"),
        *("annex-2", "annex-2-section-a-title", "annex-2-p-1"),
    ]


def test_names_do_not_move_with_lines() -> None:
    spaced = TEXT.replace("\n\n", "\n\n\n").replace("### Crews", "A paragraph.\n\n### Crews")
    assert names(spaced) == names(TEXT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{#p-1}\nA ferry.\n\n1. One.\n1. Two.", ["p-1", "p-1-2", "p-2"]),
        ("{#p-1-2}\nA ferry.\n\n{#p-1}\nA crew.\n\n1. One.", ["p-1-2", "p-1", "p-1-3"]),
        ("{.unnumbered}\n## Ferries\n\n{.unnumbered}\n## Ferries", ["section-ferries", "section-ferries-2"]),
        ("{.unnumbered}\n## …", ["section"]),
        ("1. {.unnumbered}\n   One.\n   1. Part.", ["p-a"]),
    ],
)
def test_each_name_once(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_note_makes_way_for_a_label() -> None:
    document = written("{#call-a}\nA ferry.[^a] A crew.[^b]\n\n[^a]: Small.\n\n[^b]: Tired.").document
    assert [note.label for note in document.notes] == ["a-", "b"]
    assert "NoteCall(label='a-'" in repr(document.blocks)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("5 bis.", "5-bis"),
        ("(a)", "a"),
        ("Énergie_et l’eau", "énergie-et-l-eau"),
        ("*", ""),
        ("会议 I", "会议-i"),
    ],
)
def test_slug(text: str, made: str) -> None:
    assert slug(text) == made


def test_contents_are_nested() -> None:
    def shape(entries: tuple[Entry, ...]) -> list[object]:
        return [(entry.mark, entry.text, shape(entry.entries)) for entry in entries]

    assert shape(contents(written(TEXT).document.blocks)) == [
        ("I.", "Fleet", [("A.", "Crews", [])]),
        ("", "Annex I", [("", "Tables of the tides and of the moon, by year", []), ("", "Appendix", [])]),
        ("", "Annex II", [("", "A title", [])]),
    ]
