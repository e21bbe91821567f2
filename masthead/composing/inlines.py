"""Inlines as HTML, for the sheet of paper or for the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Literal

from masthead.document import (
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Note,
    NoteCall,
    Strong,
    Subscript,
    Superscript,
    Text,
)

Medium = Literal["print", "screen"]
BULLETS = ("•", "–")  # by level, as styles/text.css sets them
_ELEMENTS = {Emphasis: "em", Strong: "strong", Superscript: "sup", Subscript: "sub"}


def plain(content: Inlines) -> str:
    """The characters of inlines, without notes: for bookmarks, titles and the contents list."""
    parts = []
    for inline in content:
        match inline:
            case Text():
                parts.append(inline.text)
            case LineBreak():
                parts.append(" ")
            case NoteCall():
                pass
            case _:
                parts.append(plain(getattr(inline, "children", ())))
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class InlineWriter:
    """Writes inlines as HTML. On paper a note stands at its call, and the engine floats it to the foot."""

    medium: Medium
    notes: Mapping[str, Note]

    def write(self, content: Inlines) -> str:
        """The HTML of a run of inlines."""
        return "".join(map(self._one, content))

    def _one(self, inline: Inline) -> str:
        match inline:
            case Text():
                return escape(inline.text, quote=False)
            case LineBreak():
                return "<br>"
            case NoteCall():
                return self._call(self.notes[inline.label])
            case Link():
                return f'<a href="{escape(inline.target)}">{self.write(inline.children)}</a>'
            case Emphasis() | Strong() | Superscript() | Subscript():
                element = _ELEMENTS[type(inline)]
                return f"<{element}>{self.write(inline.children)}</{element}>"
        raise AssertionError(f"a reference that numbering did not resolve: {inline}")

    def _call(self, note: Note) -> str:
        mark, name = escape(note.mark or ""), escape(note.label)
        call = f'<a class="call" id="call-{name}" href="#note-{name}">{mark}</a>'
        return call + self._note(note, mark, name) if self.medium == "print" else f"<sup>{call}</sup>"

    def _note(self, note: Note, mark: str, name: str) -> str:
        first, *others = (self.write(paragraph.content) for paragraph in note.blocks)
        back = f'<a class="note-mark" href="#call-{name}">{mark}</a>'
        more = "".join(f'<span class="note-paragraph">{text}</span>' for text in others)
        return f'<span class="note" id="note-{name}">{back}{first}{more}</span>'
