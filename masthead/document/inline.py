"""What runs within a line: text, and what stresses, raises, links or calls."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters, never empty, without line ends."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Set in italics."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Set in bold."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Superscript:
    """Raised and small: the ``er`` of the French ``1er``."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Subscript:
    """Lowered and small: the 2 of carbon dioxide."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Tracked:
    """Set closer or wider than its style: ``tracking`` in pt a character, in the place of the style's."""

    children: tuple[Inline, ...]
    tracking: float


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address."""

    target: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """Stands for the number of the labelled block, in the words of the language."""

    label: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class NoteCall:
    """Where the mark of a note stands."""

    label: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line end that the author asks for."""


Inline: TypeAlias = (
    Text | Emphasis | Strong | Superscript | Subscript | Tracked | Link | Reference | NoteCall | LineBreak
)
Inlines: TypeAlias = tuple[Inline, ...]
