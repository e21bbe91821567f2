"""Import of extracted text: printed lines become a Document's blocks, and nothing is lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from masthead.errors import Problem, UsageError
from masthead.importing.imported import Imported
from masthead.importing.text.extracted import import_text

if TYPE_CHECKING:
    from masthead.symbols import Symbol

__all__ = ["Imported", "import_file", "import_text"]


def import_file(file: Path, *, language: str | None, symbol: Symbol | None, job: str | None) -> Imported:
    """Read a text file that was extracted from a PDF; UsageError where nobody says its language."""
    from masthead.languages import language_codes
    from masthead.reading import read_text

    if language is None:
        message = "the file does not say its language"
        hint = f"add --language, one of {', '.join(language_codes())}"
        raise UsageError(Problem("language-unsaid", message, file, hint=hint))
    return import_text(read_text(file), language=language, symbol=symbol, job=job, path=file)
