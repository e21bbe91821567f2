"""One function over every run of inlines, wherever it stands; and style sheets found file by file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from masthead.composing.rewriting import rewrite_all, rewrite_notes, rewrite_text
from masthead.composing.stylesheets import find_style, print_styles
from masthead.document import Block, Inlines, Paragraph, Text, inlines, walk
from masthead.errors import InternalError
from masthead.languages import language
from masthead.resources import styles_folder
from masthead.sheets import load_sheets
from tests.making import make_document

TEXT = """\
one *two **three*** [four](https://un.org) x^five^ y~six~[^n]

# seven

1. eight
   1. nine

- ten

> eleven

{title="twelve"}
| thirteen |
|---|
| fourteen |

::: summary
fifteen
:::

::: signature
sixteen
seventeen
:::

::: annex {title="eighteen"}
::: appendix
nineteen
:::
:::

[^n]: twenty
"""


NUMBERS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"


def shout(content: Inlines) -> Inlines:
    return rewrite_text(content, lambda text: (Text(text.upper()),))


def words(blocks: tuple[Block, ...]) -> str:
    return repr([content for block in walk(blocks) for content in inlines(block)])


def test_every_run_is_rewritten() -> None:
    document = make_document(TEXT)
    blocks, notes = rewrite_all(document.blocks, shout), rewrite_notes(document.notes, shout)
    before, after = words(document.blocks), words(blocks)
    for word in NUMBERS.split():
        assert f"'{word.upper()}" in after.replace(" ", "'"), word
        assert word in before
    assert "'NINETEEN'" in after
    assert "'TWENTY'" in repr(notes)


def test_rewriting_to_the_same_changes_nothing() -> None:
    document = make_document(TEXT)
    assert rewrite_all(document.blocks, lambda content: content) == document.blocks
    assert replace(document, notes=rewrite_notes(document.notes, lambda content: content)) == document


def test_lines_of_the_source_are_kept() -> None:
    blocks = rewrite_all(make_document(TEXT).blocks, shout)
    assert [block.line for block in walk(blocks)] == [
        block.line for block in walk(make_document(TEXT).blocks)
    ]


def test_a_project_overrides_styles_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "sheets").mkdir()
    (tmp_path / "text.css").write_text("p{}")
    (tmp_path / "sheets" / "newyork-2021.css").write_text("p{}")
    folders = (tmp_path, styles_folder())
    styles = print_styles(load_sheets(folders)["newyork-2021"], folders, language("en"))
    assert tmp_path / "text.css" in styles
    assert styles_folder() / "page.css" in styles
    assert styles[-1] == tmp_path / "sheets" / "newyork-2021.css"


def test_style_that_is_nowhere() -> None:
    with pytest.raises(InternalError):
        find_style("none.css", (styles_folder(),))


def test_paragraph_stays_a_paragraph() -> None:
    assert rewrite_all([Paragraph((Text("a"),))], shout) == (Paragraph((Text("A"),)),)
