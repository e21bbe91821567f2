"""What an import makes of a file, whatever its format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from masthead.document import Block, Note
from masthead.importing.report import Report


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file became.

    ``guesses`` are words that it says, by the names of metadata fields; ``values`` what is known for
    sure, by attribute of Metadata, symbol and language among them where the file says them; ``sides``
    files to be written beside the text, by name. ``title`` is "" where the text does not begin with one.
    """

    document_blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    title: str
    guesses: Mapping[str, object]
    report: Report
    values: Mapping[str, Any] = field(default_factory=dict)
    sides: Mapping[str, bytes] = field(default_factory=dict)
