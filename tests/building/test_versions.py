"""The language versions of a document beside each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.building.versions import compare_versions
from masthead.document import Document
from tests.making import make_document

TEXT = """\
## Opening

1. {#first}
   Words[^a].
   1. One;
   1. Two.

{#t title="Gauges"}
| a | b |
| --- | --- |
| c | d |

1. More words.

[^a]: A note.
"""


def version(language: str, text: str = TEXT, symbol: str = "A/C.2/80/5", **fields: object) -> Document:
    path = Path(f"{language}.md")
    return make_document(text, symbol, path, language=language, kind="note", **fields)


def told(*documents: Document) -> list[str]:
    return [f"{problem.path}:{problem.line} {problem.message}" for problem in compare_versions(documents)]


def test_versions_that_agree() -> None:
    other = TEXT.replace("Words", "Mots").replace("Opening", "Ouverture")
    assert told(version("en"), version("fr", other), version("ru")) == []
    assert told(version("en")) == []
    assert told() == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[^a].", ".", ["fr.md:3 a note of en.md:4 is not here"]),
        ("\n1. More words.\n", "", ["fr.md:9 a numbered paragraph of en.md:13 is not here"]),
        ("   1. Two.\n", "", ["fr.md:5 a sub-paragraph of en.md:6 is not here"]),
        (
            "## Opening",
            "### Opening",
            [
                "fr.md:1 a heading of level 2 of en.md:1 is not here",
                "fr.md:1 en.md does not have a heading of level 3",
            ],
        ),
        (
            "{#first}",
            "{#second}",
            [
                "fr.md:3 a numbered paragraph with the label `first` of en.md:3 is not here",
                "fr.md:3 en.md does not have a numbered paragraph with the label `second`",
            ],
        ),
        (
            "| c | d |\n",
            "| c | d |\n| e | f |\n",
            [
                "fr.md:9 a table of 2 columns and 2 rows with the label `t` of en.md:9 is not here",
                "fr.md:9 en.md does not have a table of 2 columns and 3 rows with the label `t`",
            ],
        ),
    ],
)
def test_what_differs_is_told_by_file_and_line(old: str, new: str, expected: list[str]) -> None:
    other = TEXT.replace(old, new)
    if "[^a]" not in other.split("[^a]:")[0]:
        other = other.replace("[^a]: A note.\n", "")
    assert told(version("en"), version("fr", other)) == expected


def test_the_original_is_what_others_are_held_against() -> None:
    shorter = version("fr", TEXT.replace("\n1. More words.\n", ""), original=("fr",))
    assert told(version("en", original=("fr",)), shorter) == [
        "en.md:13 fr.md does not have a numbered paragraph"
    ]


def test_symbols_differ() -> None:
    assert told(version("en"), version("fr", symbol="A/C.2/80/6")) == [
        "fr.md:1 the symbol is A/C.2/80/6 here and A/C.2/80/5 in en.md"
    ]
