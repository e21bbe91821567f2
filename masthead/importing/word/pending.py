"""What stands above a table or figure, and waits for it: its number, title and unit."""

from __future__ import annotations

from dataclasses import dataclass, field

from masthead.importing.word.grids import Grid
from masthead.importing.word.roles import Role


@dataclass(slots=True)
class Pending:
    """What waits for the table or figure that it stands above."""

    caption: Role | None = None
    titles: list[Role] = field(default_factory=list)
    units: list[Role] = field(default_factory=list)
    held: list[Grid] = field(default_factory=list)  # charts that hang on a caption before its title

    @property
    def wants_title(self) -> bool:
        """Whether a number stands there without a title."""
        return self.caption is not None and not self.titles

    def takes(self, heading: Role) -> bool:
        """Whether a heading is the title of what waits, or goes on with it."""
        if self.caption is None or heading.mark:
            return False
        return not self.titles or (not self.units and self.titles[-1].line.style == heading.line.style)
