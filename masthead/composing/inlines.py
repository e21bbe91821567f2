"""Inlines as HTML, for the sheet of paper or for the screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import Literal

from masthead.composing.fitting import tracking
from masthead.composing.lines import LeftToRight, SetLines
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
    Tracked,
)

Medium = Literal["print", "screen"]
BULLETS = ("•", "–")  # by level, as styles/text.css sets them
_ELEMENTS = {Emphasis: "em", Strong: "strong", Superscript: "sup", Subscript: "sub"}

_NOT_IN_ADDRESSES = re.compile(r'[\x00-\x20"<>\\^`{|}]')  # RFC 3986, section 2


def address(target: str) -> str:
    """A link's target with what no address holds in per cent: a space is ``%20``."""
    return _NOT_IN_ADDRESSES.sub(lambda found: f"%{ord(found[0]):02X}", target)


_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>«»“”]+")
_ADDRESS_JOINT = re.compile(r"(?<=[/.?&=_-])(?=[^/.?&=_-])")
_NO_GAP = r"[^\s/\u2e80-\uff60]"  # letters that a line does not end between, as it does between Chinese ones
# each is sought from the beginning of a word alone: from each letter, time would grow by the word's square
_SLASHED = re.compile(rf"(?<!{_NO_GAP}){_NO_GAP}+(?:/{_NO_GAP}+)+|(?<![^\s-])[^\s-]*\u2011[^\s-]*")


def _words(text: str) -> str:
    """Characters as HTML: an address may end a line at its joints, other words with a slash do not.

    Word ends no line after a slash (line-breaking.md, section 1.3: allowing it costs 0.8 points).
    """
    pieces, end = [], 0
    for address in _ADDRESS.finditer(text):
        pieces.append(_whole(text[end : address.start()]))
        joined = (escape(part, quote=False) for part in _ADDRESS_JOINT.split(address[0]))
        pieces.append("<wbr>".join(joined))
        end = address.end()
    return "".join((*pieces, _whole(text[end:])))


def _whole(text: str) -> str:
    return _SLASHED.sub(r'<span class="whole">\g<0></span>', escape(text, quote=False))


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


def _back(mark: str, name: str, *, called: bool) -> str:
    """The mark of a note, which leads back to its call. Asterisks are not raised."""
    role = "note-mark asterisks" if mark and set(mark) == {"*"} else "note-mark"
    if called:
        return f'<a class="{role}" href="#call-{name}">{mark}</a>'
    return f'<span class="{role}">{mark}</span>' if mark else ""


@dataclass(frozen=True, slots=True)
class InlineWriter:
    """Writes inlines as HTML. On paper a note stands at its call, and the engine floats it to the foot.

    Text that is ``in_lines`` already needs no help to end its lines well.
    """

    medium: Medium
    notes: Mapping[str, Note]
    in_lines: bool = False

    def write(self, content: Inlines) -> str:
        """The HTML of a run of inlines."""
        return "".join(map(self._one, content))

    def uncalled(self, notes: Iterable[Note]) -> str:
        """Notes that an asterisk calls in what is no text of ours to link; on the screen they stand apart."""
        if self.medium == "screen":
            return ""
        return "".join(
            self._note(note, escape(note.mark or ""), escape(note.label), called=False) for note in notes
        )

    def _one(self, inline: Inline | SetLines | LeftToRight) -> str:
        match inline:
            case Text():
                return self._text(inline.text)
            case LineBreak():
                return "<br>"
            case NoteCall():
                return self._call(self.notes[inline.label])
            case Link():
                return f'<a href="{escape(address(inline.target))}">{self.write(inline.children)}</a>'
            case Emphasis() | Strong() | Superscript() | Subscript():
                element = _ELEMENTS[type(inline)]
                return f"<{element}>{self.write(inline.children)}</{element}>"
            case Tracked():
                inner = self.write(inline.children)
                return (
                    inner if self.medium == "screen" else f'<span class="{tracking(inline)}">{inner}</span>'
                )
            case LeftToRight():
                return f'<span dir="ltr">{self.write(inline.children)}</span>'
            case SetLines():
                role = "ragged" if inline.ragged else "last" if inline.last else "lines"
                writer = replace(self, in_lines=True)
                return f'<span class="{role}">{writer.write(inline.children)}</span>'
        raise AssertionError(f"a reference that numbering did not resolve: {inline}")

    def _text(self, text: str) -> str:
        """Characters. On paper a no-break hyphen is set as a hyphen where no line ends, and found as one."""
        made = escape(text, quote=False) if self.in_lines else _words(text)
        return made.replace("\u2011", "-") if self.medium == "print" else made

    def _call(self, note: Note) -> str:
        mark, name = escape(note.mark or ""), escape(note.label)
        attributes = f'class="call" id="call-{name}" href="#note-{name}"'
        if self.medium == "print":
            return f"<a {attributes}>{mark}</a>{self._note(note, mark, name)}"
        return f'<sup><a {attributes} role="doc-noteref">{mark}</a></sup>'

    def _note(self, note: Note, mark: str, name: str, *, called: bool = True) -> str:
        running = replace(self, in_lines=False)
        first, *others = (running.write(paragraph.content) for paragraph in note.blocks)
        back = _back(mark, name, called=called)
        more = "".join(f'<span class="note-paragraph">{text}</span>' for text in others)
        return f'<span class="note" id="note-{name}">{back}{first}{more}</span>'
