"""The finished PDF for those who do not see it: tags, language, title, bookmarks, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.making import make_composition, make_pdf

TEXT = """\
Words[^n] with [a link](https://www.un.org/) and *emphasis* (see [](#head)).

{#head}
## Head

1. Numbered
   1. Lettered

- Bullet
- Other

{title="Title"}
| a | b |
|---|---|
| c | d |

::: signature
Name
Office
:::

::: annex
A paragraph of the annex.
:::

[^n]: First of the note.

    Second of the note.
"""


@lru_cache(maxsize=1)
def pdf() -> pikepdf.Pdf:
    composition = make_composition(TEXT, sheet="newyork-2021", session=65, job="21-00001")
    return pikepdf.open(BytesIO(make_pdf(composition).pdf))


def tags(element: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(element, pikepdf.Array):
        for child in element:
            yield from tags(child, depth)
    elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
        names = [f" {key[1:]}={_named(str(element[key]))}" for key in ("/Alt", "/ID") if key in element]
        yield "".join(("  " * depth, str(element.S)[1:], *names))
        yield from tags(element.get("/K", pikepdf.Array()), depth + 1)


def _named(text: str) -> str:
    """A head's name begins with the number of its table's object, which other objects of the file move."""
    return re.sub(r"^\d+(?=-\d+-\d+$)", "table", text)


def test_tag_tree() -> None:
    expected = Path(__file__).with_name("tags.txt").read_text(encoding="utf-8")
    found = "\n".join(tags(pdf().Root.StructTreeRoot.K)) + "\n"
    assert found == expected, found


def test_catalog() -> None:
    root = pdf().Root
    assert str(root.Lang) == "en"
    assert root.MarkInfo.Marked is True
    assert root.ViewerPreferences.DisplayDocTitle is True


def test_information() -> None:
    assert str(pdf().docinfo["/Title"]) == "Our letter"
    assert "A/C.2/65/2" in str(pdf().docinfo["/Keywords"])
    assert "/CreationDate" not in pdf().docinfo
    assert "/ModDate" not in pdf().docinfo


def test_bookmarks() -> None:
    with pdf().open_outline() as outline:
        found = [(item.title, [child.title for child in item.children]) for item in outline.root]
    assert found == [("Our letter", ["I. Head"]), ("Annex", [])]


def links() -> list[pikepdf.Dictionary]:
    return [item for page in pdf().pages for item in page.get("/Annots", []) if item.Subtype == "/Link"]


def test_links() -> None:
    to_pages = [str(link.Dest) for link in links() if "/Dest" in link]
    assert to_pages == ["note-n", "head", "call-n"]
    assert "https://www.un.org/" in [str(link.A.URI) for link in links() if "/A" in link]
    names = pdf().Root.Names.Dests.Names
    assert set(to_pages) <= {str(name) for name in list(names)[::2]}
    for link in links():
        assert "/Contents" in link
        assert int(link.F) & 4


def test_pages() -> None:
    for page in pdf().pages:
        assert page.Tabs == "/S"
        for font in page.Resources.Font.values():
            assert "/ToUnicode" in font


@pytest.mark.parametrize("text", ["Two words.\n\nAnd more.", "1. One.\n2. Two."])
def test_one_element_a_paragraph(text: str) -> None:
    made = pikepdf.open(BytesIO(make_pdf(make_composition(text)).pdf))
    tree = list(tags(made.Root.StructTreeRoot.K))
    assert sum(line == "  P" for line in tree) == 2
