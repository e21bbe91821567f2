from __future__ import annotations

from pathlib import Path

import pytest

from masthead.errors import ContentError
from masthead.metadata import FrontMatter, split_front_matter

FILE = Path("fr.md")


@pytest.mark.parametrize(
    ("text", "front"),
    [
        ("---\na: 1\n---\nText.\n", FrontMatter("a: 1\n", 2, "Text.\n", 4)),
        ("\ufeff---\r\na: 1\r\n---\r\nText.\r\n", FrontMatter("a: 1\r\n", 2, "Text.\r\n", 4)),
        ("--- \n---", FrontMatter("", 2, "", 3)),
        ("Text.\n---\n", FrontMatter(None, 1, "Text.\n---\n", 1)),
        ("", FrontMatter(None, 1, "", 1)),
        ("----\n---\n", FrontMatter(None, 1, "----\n---\n", 1)),
    ],
)
def test_splits_at_the_fences(text: str, front: FrontMatter) -> None:
    assert split_front_matter(text, FILE) == front


def test_tells_what_has_no_end() -> None:
    with pytest.raises(ContentError, match=r"fr\.md:1: error front-matter-open"):
        split_front_matter("---\na: 1\n", FILE)
