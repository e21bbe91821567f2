"""Reads fixtures as markdown-it-py writes them: title, a dot, input, a dot, expected, a dot."""

from __future__ import annotations

from pathlib import Path

Fixture = tuple[int, str, str, str]


def fixtures(path: Path) -> list[Fixture]:
    """Line, title, input, expectation of each; ``→`` is a tab, ``␣`` a space that editors would trim."""
    found: list[Fixture] = []
    parts: list[str] = []
    title, start = "", 0
    current: list[str] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line != ".":
            if current is not None:
                current.append(line.replace("→", "\t").replace("␣", " "))
            elif line.strip():
                title, start = line.strip(), number
            continue
        if current is None:
            current = []
            continue
        parts.append("\n".join(current))
        current = []
        if len(parts) == 2:
            found.append((start, title, parts[0], parts[1]))
            parts, current = [], None
    return found
