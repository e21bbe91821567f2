"""What an import of a Word file met on its way: counted, lost, taken out, unsure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from masthead.importing.report import Remark, Report


@dataclass(slots=True)
class Log:
    """Collects remarks; their places are numbers of paragraphs."""

    found: Counter[str] = field(default_factory=Counter)
    removed: list[Remark] = field(default_factory=list)
    unsure: list[Remark] = field(default_factory=list)
    lost: list[Remark] = field(default_factory=list)

    def report(self) -> Report:
        """The report, each list in the order of the text."""
        lists = (self.removed, self.unsure, self.lost)
        removed, unsure, lost = (tuple(sorted(r, key=lambda remark: remark.line)) for r in lists)
        return Report(self.found, removed, unsure, lost, "paragraph")
