"""What can be judged only when all is read: labels, references, notes and their calls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from masthead.disguises import DISGUISE, name
from masthead.document import Block, Inline, Inlines, Note, NoteCall, Reference, Text, inlines, walk
from masthead.reading.problems import Problems, did_you_mean, nearest


def inlines_of(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, Inline]]:
    """Every inline, in reading order, with the block it stands in."""
    for block in walk(blocks):
        for content in inlines(block):
            for inline in _flat(content):
                yield block, inline


def check_characters(blocks: tuple[Block, ...], notes: tuple[Note, ...], problems: Problems) -> None:
    """What an entity (``&#x202e;``) stands for is text, too; what is typed was judged with the file."""
    for block, inline in chain(inlines_of(blocks), *(inlines_of(note.blocks) for note in notes)):
        if isinstance(inline, Text) and (found := DISGUISE.search(inline.text)):
            message = f"an entity stands for the control character {name(found[0])}"
            problems.add("control-character", message, block.line, "take it out")


def check_labels(blocks: tuple[Block, ...], notes: tuple[Note, ...], problems: Problems) -> None:
    """Labels are given once, and references name one that is there."""
    lines: dict[str, int] = {}
    for block in walk(blocks):
        label = getattr(block, "label", None)
        if label is None:
            continue
        if label in lines:
            message = f"the label {label} stands at line {lines[label]} already"
            problems.add("label-twice", message, block.line, "give one of the two another name")
        lines.setdefault(label, block.line)
    for block, inline in chain(inlines_of(blocks), *(inlines_of(note.blocks) for note in notes)):
        if isinstance(inline, Reference) and inline.label not in lines:
            message = f"no block has the label {inline.label}"
            hint = (
                did_you_mean(inline.label, lines) if lines else "write {#label} on the line before the block"
            )
            problems.add("reference-undefined", message, inline.line or block.line, hint)


def order_notes(blocks: tuple[Block, ...], notes: list[Note], problems: Problems) -> tuple[Note, ...]:
    """The notes in the order of their calls; each is called once, and defined once."""
    defined = _defined(notes, problems)
    called: dict[str, int] = {}
    for block, call in inlines_of(blocks):
        if not isinstance(call, NoteCall):
            continue
        line = call.line or block.line
        if call.label in called:
            message = f"the note {call.label} is called at line {called[call.label]} already"
            hint = "write a note of its own here, such as “See note …”"
            problems.add("note-called-twice", message, line, hint)
        elif call.label not in defined:
            near = nearest(call.label, defined)
            hint = f"did you mean [^{near}]?" if near else f"write [^{call.label}]: and its text below"
            problems.add("note-undefined", f"the note {call.label} is not defined", line, hint)
        called.setdefault(call.label, line)
    for note in notes:
        if note.label not in called:
            hint = f"write [^{note.label}] where its mark is to stand, or take it out"
            problems.add("note-uncalled", f"the note {note.label} is called nowhere", note.line, hint)
    return tuple(defined[label] for label in called if label in defined)


def check_notes(notes: Iterable[Note], problems: Problems) -> None:
    """A note has text, and calls no other."""
    for note in notes:
        if not note.blocks:
            hint = "write its text behind the colon"
            problems.add("note-empty", f"the note {note.label} has no text", note.line, hint)
        for block, inline in inlines_of(note.blocks):
            if isinstance(inline, NoteCall):
                line = inline.line or block.line
                hint = "write what it says into this note"
                problems.add("note-in-note", f"a note calls the note {inline.label}", line, hint)


def _defined(notes: list[Note], problems: Problems) -> dict[str, Note]:
    defined: dict[str, Note] = {}
    for note in notes:
        if note.label in defined:
            message = f"the note {note.label} is defined at line {defined[note.label].line} already"
            problems.add("note-twice", message, note.line, "give one of the two another label")
        defined.setdefault(note.label, note)
    return defined


def _flat(content: Inlines) -> Iterator[Inline]:
    for inline in content:
        yield inline
        yield from _flat(getattr(inline, "children", ()))
