"""The proof of notes: each note of the file is a note of the Document, with its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from masthead.document import Inlines, Note
from masthead.errors import InternalError, Problem
from masthead.importing.word.notes import Labels, WordNote
from masthead.importing.word.pieces import Line
from masthead.importing.word.saying import said, squeezed


def prove_notes(
    labels: Labels,
    word_notes: Mapping[str, WordNote],
    starred: Sequence[tuple[str, Line]],
    notes: Sequence[Note],
) -> None:
    """Raise InternalError with the first note of which the words are another, or that is not there.

    ``starred`` are those with asterisks, which stand in frames.
    """
    made = {note.label: _said(note) for note in notes}
    for identifier, label in labels.by_note.items():
        note = word_notes[identifier]
        _compare(identifier, note.lines[note.marked :], made.get(label))
        if identifier in labels.before:
            _compare(identifier, note.lines[: note.marked], made.get(labels.before[identifier]))
    places = {(note.mark, note.line): _said(note) for note in notes}
    for mark, line in starred:
        if squeezed(line.text):
            _compare(mark, [line], places.get((mark, line.place)))


def _said(note: Note) -> str:
    contents: list[Inlines] = [block.content for block in note.blocks]
    return squeezed("".join(said(content, ()) for content in contents))


def _compare(name: str, lines: Sequence[Line], found: str | None) -> None:
    was = squeezed("".join(line.text for line in lines))
    if found == was or (not was and found is not None):  # a dash stands in a note without words
        return
    became = "is missing" if found is None else f"became {found!r}"
    place = lines[0].place if lines else 0
    message = f"the import changed the note {name} (paragraph {place} of its part): {was!r} {became}"
    raise InternalError(Problem("import-notes-differ", message, hint="report this file to us"))
