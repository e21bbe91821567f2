"""What lines and inlines say, without white space, with the calls of notes: what proofs compare."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import TypeAlias

from masthead.document import Inlines, LineBreak, NoteCall, Text
from masthead.importing.word.pieces import Line

Say: TypeAlias = Callable[[Line], str]


def squeezed(text: str) -> str:
    """The characters that are no white space."""
    return re.sub(r"\s+", "", text)


def call_sign(label: str) -> str:
    """What stands for the call of a note, as Markdown has it."""
    return f"[^{label}]"


def said(content: Inlines, shown: Collection[str]) -> str:
    """The characters of inlines, line ends as spaces; ``shown`` are the labels of the calls among them."""
    parts = []
    for inline in content:
        match inline:
            case Text():
                parts.append(inline.text)
            case LineBreak():
                parts.append(" ")
            case NoteCall():
                parts.append(call_sign(inline.label) if inline.label in shown else "")
            case _:
                parts.append(said(getattr(inline, "children", ()), shown))
    return "".join(parts)
