"""What the first page of a Word file says, while it is being gathered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from masthead.importing.report import Remark
from masthead.importing.word.grids import Flow
from masthead.importing.word.pieces import Line
from masthead.symbols import Symbol


@dataclass(slots=True)
class Front:
    """What the first page says. ``flow`` is the text behind it; ``removed`` what was taken."""

    flow: tuple[Flow, ...] = ()
    symbol: Symbol | None = None
    language: str | None = None
    title: list[Line] = field(default_factory=list)
    subtitle: list[Line] = field(default_factory=list)
    guesses: dict[str, object] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    removed: list[Remark] = field(default_factory=list)
    unsure: list[Remark] = field(default_factory=list)
    lost: list[Remark] = field(default_factory=list)
    organs: set[str] = field(default_factory=set)  # those of the symbol, in small letters
    starred: dict[str, str] = field(default_factory=dict)
    agenda_said: str = ""

    @property
    def stars(self) -> list[str]:
        """The asterisks that call notes from what was taken."""
        return list(self.starred.values())

    @property
    def lines(self) -> list[Line]:
        """Title and subtitle."""
        return [*self.title, *self.subtitle]

    def note_stars(self, name: str, found: list[str]) -> None:
        """Remember the asterisks behind what a field says."""
        if found:
            self.starred[name] = found[0]
