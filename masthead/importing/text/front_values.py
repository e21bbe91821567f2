"""What stands before the text, as values of the metadata: what a language says itself is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from masthead.languages import language, language_codes

if TYPE_CHECKING:
    from masthead.importing.text.front import Front


def front_values(front: Front, code: str) -> dict[str, Any]:
    """The attributes of Metadata; the agenda's line where it is worded otherwise than usual."""
    values = dict(front.values)
    said = front.guesses.pop("agenda", None)
    if isinstance(said, str) and code in language_codes():
        items = front.guesses.get("agenda_items", ())
        usual = language(code).agenda_items(tuple(items)) if items else ""  # type: ignore[arg-type]
        if _squeezed(said) != _squeezed(usual):
            values["agenda_line"] = said
    return values


def _squeezed(said: str) -> str:
    return "".join(said.split())
