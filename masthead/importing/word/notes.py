"""Notes of a Word file: at the foot, at the end, and those with asterisks that stand in frames."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from masthead.document import Inlines, Note, NoteCall, Paragraph, Text
from masthead.importing.report import Remark
from masthead.importing.word.body import Source
from masthead.importing.word.drawings import in_order
from masthead.importing.word.grids import Flow, Grid, read_grid
from masthead.importing.word.hints import MACHINE
from masthead.importing.word.names import Element, value, w
from masthead.importing.word.paragraphs import Paragraphs, flow
from masthead.importing.word.pieces import Line, Piece
from masthead.importing.word.report import Log

_PARTS = {"footnote": "footnotes", "endnote": "endnotes"}


@dataclass(frozen=True, slots=True)
class WordNote:
    """A note: its paragraphs, and which of them bears the mark."""

    lines: tuple[Line, ...]
    marked: int


def read_notes(source: Source) -> dict[str, WordNote]:
    """The notes by identifier, as calls give it: ``footnote-2``."""
    return dict(note for kind, part in _PARTS.items() for note in _read(source, kind, part))


def _read(source: Source, kind: str, part: str) -> Iterator[tuple[str, WordNote]]:
    name = source.package.related(source.package.main, part)
    if name is None:
        return
    paragraphs = source.paragraphs(name)
    root = source.text(name)
    for element in root.iter(w(kind)):
        if element.get(w("type")) in ("separator", "continuationSeparator", "continuationNotice"):
            continue
        kept = [pair for pair in _lines(element, kind, paragraphs, source.log) if pair[0].words]
        source.log.lost += paragraphs.runs.untold(element)
        marked = next((at for at, (_, bears) in enumerate(kept) if bears), 0)
        yield f"{kind}-{element.get(w('id'))}", WordNote(tuple(line for line, _ in kept), marked)


def _lines(element: Element, kind: str, paragraphs: Paragraphs, log: Log) -> Iterator[tuple[Line, bool]]:
    """The paragraphs of a note, and whether each bears the mark; tables and boxes one below another."""
    for each in flow(element):
        if each.tag == w("tbl"):
            for row in read_grid(each, paragraphs).rows:
                yield from ((line, False) for cell in row.cells for line in cell.lines)
            log.unsure.append(Remark(paragraphs.runs.place, "", "a table in a note: its cells as paragraphs"))
        elif each.tag == w("p"):
            line = paragraphs.line(each)
            yield line, _bears_mark(each, kind)
            for object_ in in_order(line.objects):
                if object_.kind == "box" and object_.element is not None:
                    yield from _lines(object_.element, kind, paragraphs, log)
                else:
                    why = f"a {object_.kind} in a note"
                    log.lost.append(Remark(line.place, object_.alternative or object_.part, why))


def missing_notes(flow: Sequence[Flow], notes: Mapping[str, WordNote]) -> Iterator[Remark]:
    """The calls of notes that are not in the file."""
    for each in flow:
        if isinstance(each, Grid):
            for cell in (cell for row in each.rows for cell in row.cells):
                yield from missing_notes(cell.flow, notes)
            continue
        for piece in each.pieces:
            if piece.note and piece.note not in notes:
                yield Remark(
                    each.place, each.words, f"the call of a note that is not in the file ({piece.note})"
                )


def _bears_mark(element: Element, kind: str) -> bool:
    return next(element.iter(w(f"{kind}Ref")), None) is not None


def calls(flow: Sequence[Flow]) -> Iterator[str]:
    """The notes that are called, in reading order."""
    for each in flow:
        if isinstance(each, Line):
            yield from (piece.note for piece in each.pieces if piece.note)
        else:
            for row in each.rows:
                for cell in row.cells:
                    yield from calls(cell.flow)


def read_comments(source: Source, places: Mapping[str, int]) -> Iterator[Remark]:
    """The comments of readers; those in which machines keep data are none.

    ``places`` are the paragraphs that they are about, by identifier.
    """
    root = source.xml("comments")
    for element in root.iter(w("comment")) if root is not None else ():
        text = " ".join("".join(str(t.text or "") for t in p.iter(w("t"))) for p in element.iter(w("p")))
        if text.strip() and not MACHINE.search(text):
            author = " ".join((value(element, "author") or "").split())
            why = f"comment by {author}" if author else "comment"
            yield Remark(places.get(value(element, "id") or "", 0), " ".join(text.split()), why)


@dataclass(frozen=True, slots=True)
class Labels:
    """What the notes that are called are known by: the labels of each, those without a mark first."""

    by_note: Mapping[str, str]
    before: Mapping[str, str]  # of a note whose first paragraphs bear no mark: their own label


def label_notes(called: Sequence[str], notes: Mapping[str, WordNote]) -> Labels:
    """Numbers in the order of the calls; a note whose mark stands below its head becomes two."""
    by_note: dict[str, str] = {}
    before: dict[str, str] = {}
    for identifier in called:
        if identifier in notes and notes[identifier].lines and identifier not in by_note:
            by_note[identifier] = str(len(by_note) + 1)
            if notes[identifier].marked:
                before[identifier] = f"before-{by_note[identifier]}"
    return Labels(by_note, before)


def make_notes(
    labels: Labels,
    notes: Mapping[str, WordNote],
    marks: Mapping[str, str],
    to_inlines: Callable[[Line], Inlines],
) -> dict[str, Note]:
    """The notes by label, each with its paragraphs; ``marks`` are the typed ones."""
    made: dict[str, Note] = {}
    for identifier, label in labels.by_note.items():
        note = notes[identifier]
        head, own = note.lines[: note.marked], note.lines[note.marked :]
        if head:
            made[labels.before[identifier]] = _note(labels.before[identifier], head, "", to_inlines)
        made[label] = _note(label, own, marks.get(identifier), to_inlines)
    return made


def _note(label: str, lines: Sequence[Line], mark: str | None, to_inlines: Callable[[Line], Inlines]) -> Note:
    paragraphs = [Paragraph(content, line=line.place) for line in lines if (content := to_inlines(line))]
    return Note(label, tuple(paragraphs) or (Paragraph((Text("–"),)),), mark, lines[0].place if lines else 0)


def with_heads(content: Inlines, labels: Labels) -> Inlines:
    """Before the call of a note whose head bears no mark stands the call of that head."""
    heads = {labels.by_note[identifier]: before for identifier, before in labels.before.items()}
    result: Inlines = ()
    for inline in content:
        if isinstance(inline, NoteCall) and inline.label in heads:
            result += (NoteCall(heads[inline.label]),)
        result += (inline,)
    return result


def without_unknown(pieces: Sequence[Piece], labels: Labels, seen: set[str]) -> tuple[Piece, ...]:
    """Calls of notes that are there, each once."""
    kept = []
    for piece in pieces:
        if piece.note:
            if piece.note not in labels.by_note or piece.note in seen:
                continue
            seen.add(piece.note)
        kept.append(piece)
    return tuple(kept)
