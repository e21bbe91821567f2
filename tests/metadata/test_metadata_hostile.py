"""Whatever stands in the front matter, reading ends in metadata or in problems, never otherwise."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masthead.errors import ContentError
from masthead.kinds import load_kinds
from masthead.metadata import FIELDS, read_metadata
from masthead.resources import templates_folder

KINDS = load_kinds([templates_folder()])
FILE, SHARED = Path("fr.md"), Path("document.yaml")
LINES = st.lists(
    st.sampled_from([field.name for field in FIELDS])
    | st.text("abc-?[]{}&*!|>'\"%@#: \t\u0085\u2028\x00", max_size=9),
    max_size=4,
).map(": ".join)
SOURCES = st.text(max_size=40) | st.lists(LINES, max_size=5).map("\n".join)


@settings(deadline=None, derandomize=True)
@given(SOURCES, st.none() | SOURCES)
def test_ends_in_metadata_or_problems(front: str, shared: str | None) -> None:
    with contextlib.suppress(ContentError):
        read_metadata(front, FILE, 2, shared, SHARED, KINDS)


def test_aliases_cannot_grow() -> None:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 12))
    with pytest.raises(ContentError, match="yaml-feature"):
        read_metadata(f"l0: &l0 [x]\n{levels}", FILE, 2, None, None, KINDS)


def test_too_much_is_refused_unread() -> None:
    with pytest.raises(ContentError, match="yaml-too-long"):
        read_metadata("title: x\n" * 100_000, FILE, 2, None, None, KINDS)
