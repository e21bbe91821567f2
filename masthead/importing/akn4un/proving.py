"""What was made of a file, compared with the file: its tables, its notes, its text, the calls in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from masthead.composing.wording import Wording, wording
from masthead.document import Document, Table, walk
from masthead.importing.akn4un.cell_proof import prove_tables
from masthead.importing.akn4un.notes import Notes
from masthead.importing.akn4un.proof import (
    is_walked,
    prove_calls,
    prove_notes,
    prove_words,
    squeezed,
    walked,
)
from masthead.importing.akn4un.settling import numbered
from masthead.importing.akn4un.source import Element
from masthead.importing.report import Remark
from masthead.kinds import Kind
from masthead.languages import Language


@dataclass(slots=True)
class Proof:
    """What was read, to be compared with what was made of it."""

    root: Element
    taken: Sequence[Element]  # what the front matter has of the preface
    notes: Notes
    tables: Sequence[Element]

    def run(self, document: Document, tongue: Language, kind: Kind) -> Iterator[Remark]:
        """Remarks where the text differs. Raises InternalError where a cell, a note or a call does."""
        shown = numbered(document, tongue, kind)
        prove_tables(self.tables, [block for block in walk(shown.blocks) if isinstance(block, Table)])
        elements = dict(zip((note.label for note in self.notes.filed), self.notes.sources, strict=True))
        silent = _wording(shown, {}, tongue)
        own = [elements[note.label] for note in shown.notes]
        prove_notes(own, ["".join(run.text for run in runs) for runs in silent.notes])
        said, found = walked(self.root, self.taken), _text(silent)
        if said != found:
            yield from prove_words(self.root, said, found)
            return
        signs = self.signs(elements)
        marks = {label: signs.get(id(element), "") for label, element in elements.items()}
        called = _text(_wording(shown, marks, tongue))
        prove_calls(walked(self.root, self.taken, signs), called, self.root)

    def signs(self, elements: Mapping[str, Element]) -> dict[int, str]:
        """What stands for the call of each note that is read once, and in the text; others were moved."""
        counts = Counter(map(id, elements.values()))
        return {
            id(element): f"[^{label}]"
            for label, element in elements.items()
            if counts[id(element)] == 1 and is_walked(element, self.taken)
        }


def _wording(document: Document, marks: Mapping[str, str], tongue: Language) -> Wording:
    notes = (replace(note, mark=marks.get(note.label, "")) for note in document.notes)
    return wording(replace(document, notes=tuple(notes)), (), tongue)


def _text(said: Wording) -> str:
    return squeezed("".join(run.text for run in said.text))
