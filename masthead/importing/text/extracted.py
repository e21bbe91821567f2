"""Extracted text becomes blocks, notes, a title, guesses for the front matter, and a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from masthead.document import Block, Inlines, LineBreak, Note, NoteCall, Paragraph, Text, inlines, walk
from masthead.errors import ContentError, InternalError, Problem
from masthead.importing.given import Given, unsaid
from masthead.importing.imported import Imported
from masthead.importing.report import Remark, Report
from masthead.importing.text.building import Builder, plain_titles
from masthead.importing.text.calls import Called, mark_calls
from masthead.importing.text.chunks import cut
from masthead.importing.text.contents import with_level
from masthead.importing.text.endnotes import mark_endnotes
from masthead.importing.text.front import read_front
from masthead.importing.text.front_values import front_values, job_dates
from masthead.importing.text.furniture import strip_furniture
from masthead.importing.text.held import unheld
from masthead.importing.text.joining import Joiner, make_joiner
from masthead.importing.text.kind import USUAL, series_of
from masthead.importing.text.notes import FootNote, Noted, note_lines, take_notes
from masthead.importing.text.outline import TITLE, Item, outline
from masthead.importing.text.proof import Speller, difference, spell_source
from masthead.importing.text.source import Line, Source, read_source
from masthead.importing.text.summary import with_pages, with_summary
from masthead.importing.text.tables import Tabled, lost_in, take_tables
from masthead.importing.text.words import Words, load_words
from masthead.importing.tongue import told_language

if TYPE_CHECKING:
    from masthead.kinds import Kind
    from masthead.symbols import Symbol


_LINES_A_PAGE = 90  # a page has fewer lines


@dataclass(slots=True)
class _Titles:
    """What stands at the head of the text and goes into the front matter."""

    title: Inlines = ()
    subtitle: Inlines = ()
    kind: str | None = None
    items: list[Item] = field(default_factory=list)


def import_file(path: Path, given: Given, kinds: Mapping[str, Kind]) -> Imported:
    """Read a file of text; as `import_text`, and UsageError where nobody says its language."""
    from masthead.languages import language_codes
    from masthead.reading import read_text

    text = read_text(path)
    told = (given.language, True) if given.language else told_language(text)
    if told is None:
        raise unsaid("language", path, f"one of {', '.join(language_codes())}")
    language, said = told
    imported = import_text(
        text, language=language, symbol=given.symbol, job=given.job, path=path, kind=given.kind, kinds=kinds
    )
    imported = replace(imported, values={**imported.values, "language": language})
    if not said:
        remark = Remark(1, language, "the language, told by the words; --language says another")
        report = replace(imported.report, unsure=(remark, *imported.report.unsure))
        imported = replace(imported, report=report)
    return imported if given.kind else _with_kind(imported)


def _with_kind(imported: Imported) -> Imported:
    """A document of which nothing tells the kind is a report, which has no field that others lack."""
    if imported.guesses.get("kind"):
        return imported
    told = Remark(1, USUAL, "the kind that nothing tells; --kind says another")
    report = replace(imported.report, unsure=(told, *imported.report.unsure))
    return replace(imported, guesses={**imported.guesses, "kind": USUAL}, report=report)


def import_text(
    text: str,
    *,
    language: str,
    symbol: Symbol | None,
    job: str | None,
    path: Path,
    kind: str | None = None,
    kinds: Mapping[str, Kind] | None = None,
) -> Imported:
    """Read the text that an extractor made of a PDF. ``kind`` is what the user says it is.

    Raises:
        ContentError: the text has no words.
        InternalError: a word of the text is not in the result, or not in its place.
    """
    words = load_words(language)
    source = read_source(text)
    if not source.lines:
        problem = Problem("text-empty", "no words in this text", path, hint="extract the PDF's text again")
        raise ContentError(problem)
    stripped = strip_furniture(source, str(symbol) if symbol is not None else None, job)
    own_symbol = _parsed(stripped.symbol) or symbol
    front = read_front(stripped.lines, words, own_symbol, layout=source.layout)
    listed = front.listed
    tabled = take_tables(front.lines) if source.layout else Tabled(front.lines, {}, ())
    noted = take_notes(tabled.lines, source.feeds)
    called = mark_calls(mark_endnotes(noted.body, words), noted.notes)
    chunks, measure, unsure_chunks = cut(called.body, words, source.layout)
    items, unsure_items = outline(chunks, measure, words)
    joiner = make_joiner([*called.body, *note_lines(noted.notes)], words.suspended)
    builder = Builder(words, joiner, called.labels, measure, _knows_pages(called.body, source.feeds))
    titles = _Titles(kind=front.kind)
    if front.titles is None:
        titles = _take_titles(items, builder, words)
        titles.kind = titles.kind or series_of(own_symbol)
    named = (kinds or {}).get(kind or titles.kind or USUAL)
    builder.tables = {line: made.table for line, made in tabled.tables.items()}
    builder.numbered_headings = named is None or named.numbered_headings
    for item in items[len(titles.items) :]:
        builder.add(item)
    blocks = plain_titles(tuple(node.freeze() for node in builder.root), words)
    blocks, unlisted = with_level(blocks, listed)
    blocks, word_over = with_summary(blocks, words.terms["summary"])
    blocks = with_pages(blocks, {line.number for line in called.body if line.page})
    blocks, moved = _move_calls(titles, blocks)
    notes = _notes(noted.notes, called.labels, joiner, blocks)
    removed = sorted(
        (*stripped.removed, *front.removed, *listed.removed, *noted.removed, *word_over),
        key=lambda remark: remark.line,
    )
    of_tables = {line.number for made in tabled.tables.values() for line in made.lines}
    _prove(source, removed, noted, called, builder, titles, blocks, notes, moved, words, path, of_tables)
    _prove_tables(tabled, path)
    unsure = [
        *(Remark(n, "", "characters without a width were taken out") for n in source.invisible),
        *unlisted,
        *tabled.unsure,
        *noted.unsure,
        *called.unsure,
        *unsure_chunks,
        *unsure_items,
        *joiner.unsure,
        *_unmatched(moved, titles),
    ]
    values = front_values(front, language) | job_dates(stripped.removed)
    guesses = _guesses(titles, stripped.symbol, stripped.job, front.guesses)
    title = _plain(titles.title) if front.titles is None else front.titles.title
    unsure += unheld(front.removed, (title, guesses, values))
    report = Report(
        _count(blocks, notes), tuple(removed), tuple(sorted(unsure, key=lambda remark: remark.line))
    )
    return Imported(blocks, notes, title, guesses, report, values)


def _parsed(said: str | None) -> Symbol | None:
    from masthead.symbols import Symbol, SymbolSyntaxError

    try:
        return Symbol.parse(said, lenient=True) if said else None
    except SymbolSyntaxError:
        return None


def _knows_pages(body: Sequence[Line], feeds: bool) -> bool:
    """Whether page starts are known, or only one here and there."""
    return feeds or sum(line.page for line in body[1:]) * _LINES_A_PAGE > len(body)


def _take_titles(items: Sequence[Item], builder: Builder, words: Words) -> _Titles:
    """The first heading before any paragraph is the title; one that tells the kind after it, the subtitle."""
    titles = _Titles()
    if not items or items[0].kind != "heading" or items[0].mark is not None:
        return titles
    titles.title = builder.broken(items[0].chunk.lines)
    titles.items.append(items[0])
    titles.kind = _kind(items[0], words)
    second = items[1] if len(items) > 1 else None
    if titles.kind is None and second is not None and second.head and second.level == TITLE:
        titles.kind = _kind(second, words)
        if titles.kind is not None:
            titles.subtitle = builder.broken(second.chunk.lines)
            titles.items.append(second)
    return titles


def _kind(item: Item, words: Words) -> str | None:
    found = [kind for kind, pattern in words.titles.items() if pattern.match(item.chunk.text)]
    return max(found, key=len) if found else None  # a note verbale is not a note


def _plain(content: Inlines) -> str:
    parts = (i.text if isinstance(i, Text) else " " if isinstance(i, LineBreak) else "" for i in content)
    return "".join(parts)


def _move_calls(titles: _Titles, blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """A title in the front matter calls no note: its calls go to a paragraph of their own before the text."""
    calls = [i for i in (*titles.title, *titles.subtitle) if isinstance(i, NoteCall)]
    if not calls:
        return blocks, ()
    return (Paragraph(tuple(calls)), *blocks), tuple(call.label for call in calls)


def _unmatched(moved: Sequence[str], titles: _Titles) -> Iterable[Remark]:
    line = titles.items[0].chunk.first if titles.items else None
    for label in moved if line else ():
        yield Remark(line.number, line.text, f"the title calls note {label}: called below it")  # type: ignore[union-attr]


def _notes(
    printed: Sequence[FootNote], labels: Sequence[str], joiner: Joiner, blocks: tuple[Block, ...]
) -> tuple[Note, ...]:
    """The notes in the order in which they are first called."""
    made = {}
    for note, label in zip(printed, labels, strict=True):
        said = joiner.join(line for line in note.lines if line.text)
        content = (Text(said),) if said else ()
        mark = note.mark if note.mark.startswith("*") else None
        made[label] = Note(label, (Paragraph(content, line=note.line),), mark, note.line)
    order = [
        i.label for block in walk(blocks) for run in inlines(block) for i in run if isinstance(i, NoteCall)
    ]
    return tuple(made[label] for label in dict.fromkeys([*order, *labels]))


def _guesses(
    titles: _Titles, symbol: str | None, job: str | None, headed: Mapping[str, object]
) -> dict[str, object]:
    own = {"symbol": symbol, "job": job, "kind": titles.kind, "subtitle": _plain(titles.subtitle) or None}
    return {key: value for key, value in {**own, **headed}.items() if value}


def _count(blocks: tuple[Block, ...], notes: Sequence[Note]) -> dict[str, int]:
    names = {
        "Part": "parts",
        "Heading": "headings",
        "NumberedParagraph": "numbered paragraphs",
        "SubParagraph": "sub-paragraphs",
        "Bullet": "bullets",
        "Signature": "signatures",
        "Table": "tables",
    }
    counts = Counter(type(block).__name__ for block in walk(blocks))
    found = {name: counts[kind] for kind, name in names.items()}
    held = {id(p) for b in walk(blocks) for p in getattr(b, "blocks", ()) if not hasattr(b, "title")}
    plain = sum(isinstance(b, Paragraph) and id(b) not in held for b in walk(blocks))
    return {**found, "other paragraphs": plain, "notes": len(notes)}


def _prove(
    source: Source,
    removed: Sequence[Remark],
    noted: Noted,
    called: Called,
    builder: Builder,
    titles: _Titles,
    blocks: tuple[Block, ...],
    notes: Sequence[Note],
    moved: Sequence[str],
    words: Words,
    path: Path,
    of_tables: set[int],
) -> None:
    """Compare the words of the input, less what was removed, with those of the result."""
    away = {remark.line for remark in removed} | of_tables
    kept = [line for line in source.lines if line.number not in away]
    of_notes = {line.number for line in note_lines(noted.notes)}
    printed = dict(zip(called.labels, (note.mark for note in noted.notes), strict=True))
    seams = builder.joiner.glued, builder.joiner.dropped
    body = spell_source((line for line in kept if line.number not in of_notes), builder.marks, *seams)
    outer = Speller(words, printed, called.placed)
    inner = Speller(words, printed, (*called.placed, *moved))
    said = [outer.inlines(titles.title), outer.inlines(titles.subtitle), *inner.blocks(blocks)]
    _compare(body, said, called.tightened, path)
    by_label = {note.label: note for note in notes}
    rows = {line.number: line for line in kept}
    for label, note in zip(called.labels, noted.notes, strict=True):
        own = [rows[line.number] for line in note.lines]
        first = own[0].text
        lead = first[: len(first) - len(note.lines[0].text)]
        _compare(
            spell_source(own, {own[0].number: (lead, note.mark)}, *seams),
            outer.notes([by_label[label]]),
            0,
            path,
        )


def _prove_tables(tabled: Tabled, path: Path) -> None:
    """Each table says what its lines say."""
    for made in tabled.tables.values():
        for said in lost_in(made):
            message = f"the import changed words of a table: {said!r}"
            raise InternalError(Problem("import-words-differ", message, path, made.lines[0].number))


def _compare(expected: Sequence[str], said: Iterable[str], calls: int, path: Path) -> None:
    found = difference(expected, " ".join(said).split(), calls)
    if found is not None:
        message = f"the import changed words: {found[0]!r} became {found[1]!r}"
        raise InternalError(Problem("import-words-differ", message, path, hint="report this text to us"))
