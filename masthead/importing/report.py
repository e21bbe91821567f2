"""What an import says of itself: what it found, what it took out, what it was not sure of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_SHOWN = 60  # characters of a line that the terminal shows


@dataclass(frozen=True, slots=True)
class Remark:
    """One line of the input, counted from 1, and why it is remarked."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    """Counts by construct; the lines taken out of the text; the decisions a person should look at."""

    found: Mapping[str, int] = field(default_factory=dict)
    removed: tuple[Remark, ...] = ()
    unsure: tuple[Remark, ...] = ()


def render_report(report: Report) -> str:
    """The report as lines for the terminal, without a line end after the last."""
    counts = ", ".join(f"{count} {name}" for name, count in report.found.items() if count)
    lines = [f"found: {counts or 'nothing'}"]
    lines += _section("removed", report.removed)
    lines += _section("unsure", report.unsure)
    return "\n".join(lines)


def _section(name: str, remarks: Iterable[Remark]) -> list[str]:
    rows = [f"  line {remark.line}: {remark.why}: {_shorten(remark.text)}" for remark in remarks]
    return [f"{name}: {len(rows)}", *rows]


def _shorten(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
