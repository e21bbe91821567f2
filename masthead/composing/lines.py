"""Lines that end where we say: the inlines of a paragraph after breaking, for the print page alone."""

from __future__ import annotations

from dataclasses import dataclass

from masthead.document import Inlines

LINE_END = "\n"  # in a run of characters of these inlines, and nowhere else in a Document


@dataclass(frozen=True, slots=True)
class SetLines:
    """Lines as they are set. All but a paragraph's last are justified, each ended by a ``LINE_END``.

    ``mark_steps`` is how many steps of the tab ladder the paragraph's number takes.
    """

    children: Inlines
    last: bool = False
    mark_steps: int = 1


def set_class(content: Inlines) -> str:
    """The class of a paragraph that was broken into lines, with the space before it; "" for running text."""
    return " set" if content and isinstance(content[0], SetLines) else ""


def mark_class(content: Inlines) -> str:
    """The class of a number that is wider than one step, with the space before it; "" for any other."""
    steps = content[0].mark_steps if content and isinstance(content[0], SetLines) else 1
    return f" steps-{steps}" if steps > 1 else ""


FILTERS = {"set_class": set_class, "mark_class": mark_class}
