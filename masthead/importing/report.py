"""What an import says of itself: what it found, took out, could not carry over, and was not sure of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_SHOWN = 60  # characters of a line that the terminal shows


@dataclass(frozen=True, slots=True)
class Remark:
    """One place of the input, counted from 1, its text, and why it is remarked."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    """Counts by construct; what was taken out; the decisions a person should look at; what is lost.

    ``unit`` is what the places count: lines, paragraphs.
    """

    found: Mapping[str, int] = field(default_factory=dict)
    removed: tuple[Remark, ...] = ()
    unsure: tuple[Remark, ...] = ()
    lost: tuple[Remark, ...] = ()
    unit: str = "line"


def render_report(report: Report) -> str:
    """The report as lines for the terminal, without a line end after the last."""
    counts = ", ".join(f"{count} {name}" for name, count in report.found.items() if count)
    lines = [f"found: {counts or 'nothing'}"]
    lines += _section("removed", report.removed, report.unit)
    lines += _section("unsure", report.unsure, report.unit)
    lines += _section("lost", report.lost, report.unit) if report.lost else []
    return "\n".join(lines)


def _section(name: str, remarks: Iterable[Remark], unit: str) -> list[str]:
    rows = [
        f"  {unit} {remark.line}: " + ": ".join(filter(None, (remark.why, _shorten(remark.text))))
        for remark in remarks
    ]
    return [f"{name}: {len(rows)}", *rows]


def _shorten(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
