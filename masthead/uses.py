"""What a document is made with besides its own files, noted by name as it is used.

A name is that of a file in the templates or styles folders (``templates/letter.html``), whichever folder
it is found in, or of something read from several of them (``sheet/newyork-2021``). Stages note what they
ask for, found or not: a file that is missing today may stand there tomorrow.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

_noted: ContextVar[set[str] | None] = ContextVar("noted", default=None)


def note(*names: str) -> None:
    """Notes that the document which is being made depends on these."""
    noted = _noted.get()
    if noted is not None:
        noted.update(names)


FACE = "face/"


def note_face(name: str, base: Path, place: int = -1) -> None:
    """Notes that the document is set with a face that was made of a font file, or of one in a collection."""
    note(f"{FACE}{name}|{place}|{base}")


@contextmanager
def noting() -> Iterator[set[str]]:
    """The names that are noted meanwhile."""
    noted: set[str] = set()
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)
