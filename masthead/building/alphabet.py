"""Names that must stand in the alphabet of the language, as sponsors do (un-conventions 5, rule 27)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from masthead.errors import Problem

if TYPE_CHECKING:
    from masthead.document import Document
    from masthead.kinds import Kind


def unordered_names(document: Document, kind: Kind) -> Iterator[Problem]:
    """A warning for each alphabetical field of the kind whose names stand in another order."""
    from masthead.languages import language

    tongue = language(document.metadata.language)
    for field in (field for field in kind.fields if field.alphabetical):
        names = document.metadata.value(field.name)
        if not isinstance(names, tuple) or not tongue.sorting.known:
            continue
        ordered = tongue.sorted(map(str, names))
        first = next((pair for pair in zip(names, ordered, strict=True) if pair[0] != pair[1]), None)
        if first:
            message = f"in `{field.name}`, “{first[1]}” must stand before “{first[0]}”"
            hint = f"in the alphabet of the language: {', '.join(ordered)}"
            line = _line(document.path, field.name)
            yield Problem("names-unordered", message, document.path, line, hint, "warning")


def _line(path: Path | None, name: str) -> int | None:
    lines = path.read_text(encoding="utf-8").splitlines() if path else ()
    return next((n for n, line in enumerate(lines, 1) if re.match(rf"{re.escape(name)}\s*:", line)), None)
