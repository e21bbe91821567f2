"""A Word file becomes blocks, notes, metadata and a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from masthead.document import (
    Block,
    Contents,
    Heading,
    Inline,
    Inlines,
    Note,
    NoteCall,
    Paragraph,
    Part,
    inlines,
    walk,
)
from masthead.importing.given import Given, unsaid
from masthead.importing.imported import Imported
from masthead.importing.listing import Named, deepest, unmatched
from masthead.importing.marks import without_due_marks
from masthead.importing.report import Remark
from masthead.importing.text.words import load_words
from masthead.importing.word.asterisks import (
    first_page_notes,
    marks_of_frames,
    with_asterisks,
    without_asterisks,
)
from masthead.importing.word.body import Source, open_source, read_body
from masthead.importing.word.building import Builder, star_label
from masthead.importing.word.contents import take_contents
from masthead.importing.word.fitting import read_fits
from masthead.importing.word.front import Front
from masthead.importing.word.grids import Flow
from masthead.importing.word.inlines import spoken, to_inlines
from masthead.importing.word.masthead import agenda, organ, read_front
from masthead.importing.word.nodes import freeze
from masthead.importing.word.note_proof import prove_notes
from masthead.importing.word.notes import (
    calls,
    label_notes,
    make_notes,
    missing_notes,
    read_comments,
    read_notes,
)
from masthead.importing.word.package import open_package
from masthead.importing.word.pictures import Pictures
from masthead.importing.word.pieces import Line
from masthead.importing.word.proof import SourceReader, called_once, prove
from masthead.importing.word.report import Log
from masthead.importing.word.roles import in_gutter
from masthead.languages import Language, language, language_codes

if TYPE_CHECKING:
    from masthead.kinds import Kind

_PART_LEVEL = 2  # of the title of an annex in a contents list
_KIND, _FASCICLE = "report", "fascicle"


def import_file(path: Path, given: Given, kinds: Mapping[str, Kind]) -> Imported:
    """Read a Word file (.docx).

    Raises:
        ContentError: it is no Word file, is damaged, or is made to do harm.
        UsageError: nothing says its language.
        InternalError: a word of the text is not in the result, or not in its place.
    """
    source = open_source(open_package(path))
    body = read_body(source)
    front = read_front(source, body, given.language)
    if front.language is None:
        raise unsaid("language", path, f"one of {', '.join(language_codes())}")
    return _Import(source, front, language(front.language), body.marks, body.comments, given, kinds).run()


@dataclass(slots=True)
class _Import:
    """One file on its way: what was read of it, and the language's record."""

    source: Source
    front: Front
    language: Language
    marks: Mapping[str, str]
    comments: Mapping[str, int]
    given: Given
    kinds: Mapping[str, Kind]

    def run(self) -> Imported:
        log, front = self.source.log, self.front
        contents = take_contents(front.flow)
        flow = tuple(contents.kept)
        word_notes = read_notes(self.source)
        log.lost += missing_notes([*front.lines, *flow], word_notes)
        labels = label_notes([*calls(front.lines), *calls(flow)], word_notes)
        pictures = Pictures(self.source.package, log)
        stars = {} if not contents.stars else contents.stars
        words = load_words(self.language.code)
        builder = Builder(words, self.language.term("summary"), labels, log, pictures, stars)
        there = marks_of_frames(flow, builder.judge)
        log.lost += [
            Remark(0, f"{words_of}{mark}", "asterisks in the contents list that call no note")
            for words_of, mark in stars.items()
            if mark not in there
        ]
        builder.stars = {words_of: mark for words_of, mark in stars.items() if mark in there}
        starred = first_page_notes(flow, front, contents, builder.judge)
        if starred:
            builder.stars, flow = {}, without_asterisks(flow, builder.judge)
            front.values["asterisk_notes"] = starred
        symbol = self.given.symbol or front.symbol
        office = symbol.singles[0].office if symbol else None
        adds = self.source.adds_rooms()
        builder.fits = read_fits(flow, builder.judge, builder.boxed, office, adds_rooms=adds)
        builder.high_pages = self.source.has_high_pages()
        opening = _calls_of(builder, front.lines)
        for each in flow:
            builder.add(each)
        builder.flush()
        blocks = freeze(builder.places.root)
        self.prove(flow, blocks, builder)
        made = make_notes(labels, word_notes, self.marks, builder.inlines_of_note)
        made |= _starred(builder)
        blocks, notes = _called(opening, blocks, made, builder, log)
        prove_notes(labels, word_notes, builder.asterisks, notes)
        headings = list(_named(blocks))
        log.unsure += unmatched(contents, headings)
        level = max(deepest(contents, headings), 2)
        behind = "".join(contents.stars.values()) if starred else ""
        blocks = tuple(
            replace(b, level=level, asterisks=behind) if isinstance(b, Contents) else b for b in blocks
        )
        log.removed += [*front.removed, *contents.removed]
        log.unsure += front.unsure
        log.lost += front.lost
        log.removed += read_comments(self.source, self.comments)
        log.found.update(_count(blocks, notes))
        return self.imported(blocks, notes, flow, pictures)

    def prove(self, flow: Sequence[Flow], blocks: Sequence[Block], builder: Builder) -> None:
        """Raise InternalError where the text or a table is not what the file has."""
        once = called_once([*calls(self.front.lines), *calls(flow)], builder.labels.by_note)
        reader = SourceReader(builder.judge, builder.summary, once)
        reader.add(flow)
        prove(reader.words, blocks, once.values())

    def imported(
        self, blocks: tuple[Block, ...], notes: tuple[Note, ...], flow: Sequence[Flow], pictures: Pictures
    ) -> Imported:
        front = self.front
        title, subtitle = _plain(front.title), _plain(front.subtitle)
        guesses = {**front.guesses, "kind": self.kind(title, subtitle, flow), "subtitle": subtitle}
        guesses = {name: said for name, said in guesses.items() if said and name != "agenda"}
        other = organ(front, self.language)
        values = {**front.values, **other, **agenda(front, self.language)}
        values |= {"language": self.language.code} | ({"symbol": front.symbol} if front.symbol else {})
        if "asterisk_notes" in values:
            values = with_asterisks(front, values)
        kind = self.kinds.get(self.given.kind or str(guesses["kind"]))
        numbered = kind is None or kind.numbered_headings
        blocks = without_due_marks(blocks, self.language, numbered_headings=numbered)
        report = self.source.log.report()
        return Imported(blocks, notes, title, guesses, report, values, pictures.files)

    def kind(self, title: str, subtitle: str, flow: Sequence[Flow]) -> str:
        if in_gutter(flow):
            return _FASCICLE
        words = load_words(self.language.code)
        for said in (subtitle, title):
            for kind, pattern in words.titles.items():
                if pattern.match(said):
                    return kind
        return _KIND


def _plain(lines: Sequence[Line]) -> str:
    return " ".join(
        spoken(to_inlines([p for p in line.pieces if not p.note], {}, breaks=False)) for line in lines
    )


def _calls_of(builder: Builder, lines: Sequence[Line]) -> Inlines:
    """The calls that stand in titles, which front matter cannot hold."""
    found: list[Inline] = []
    for line in lines:
        found += [inline for inline in builder.inlines(line) if isinstance(inline, NoteCall)]
    return tuple(found)


def _starred(builder: Builder) -> dict[str, Note]:
    made: dict[str, Note] = {}
    for stars, line in builder.asterisks:
        content = builder.inlines(line)
        label = star_label(stars)
        if label in made:  # another of the same mark
            label = f"{label}-{line.place}"
        if content:
            made[label] = Note(label, (Paragraph(content),), stars, line.place)
    return made


def _called(
    opening: Inlines, blocks: tuple[Block, ...], made: Mapping[str, Note], builder: Builder, log: Log
) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """The notes in the order of their calls; what is called by the front matter is called before the text."""
    called = list(_calls_in(blocks))
    missing = [label for label in made if label not in called and not any(_labels(opening, label))]
    opening = (*opening, *(NoteCall(label) for label in missing))
    opening = tuple(call for call in opening if isinstance(call, NoteCall) and call.label in made)
    for call in opening:
        assert isinstance(call, NoteCall)
        note = made[call.label]
        text = spoken(note.blocks[0].content)
        log.unsure.append(Remark(note.line, text, "a note to the front matter: called before the text"))
    if opening:
        blocks = (Paragraph(opening), *blocks)
    return blocks, tuple(made[label] for label in dict.fromkeys(_calls_in(blocks)) if label in made)


def _named(blocks: tuple[Block, ...]) -> Iterator[Named]:
    """What a contents list names: headings, and the titles of parts."""
    for block in walk(blocks):
        if isinstance(block, Heading):
            yield Named(block.level, spoken(block.content), block.line)
        elif isinstance(block, Part) and block.title:
            yield Named(_PART_LEVEL, spoken(block.title), block.line)


def _labels(content: Inlines, label: str) -> Iterable[bool]:
    return (isinstance(inline, NoteCall) and inline.label == label for inline in content)


def _calls_in(blocks: tuple[Block, ...]) -> Iterable[str]:
    for block in walk(blocks):
        for content in inlines(block):
            yield from _calls_of_inlines(content)


def _calls_of_inlines(content: Inlines) -> Iterable[str]:
    for inline in content:
        if isinstance(inline, NoteCall):
            yield inline.label
        yield from _calls_of_inlines(getattr(inline, "children", ()))


def _count(blocks: tuple[Block, ...], notes: Sequence[Note]) -> dict[str, int]:
    names = {
        "Part": "parts",
        "Heading": "headings",
        "NumberedParagraph": "numbered paragraphs",
        "SubParagraph": "sub-paragraphs",
        "Bullet": "bullets",
        "Table": "tables",
        "Figure": "pictures",
        "Chart": "drawn charts",
        "Summary": "summaries",
    }
    kinds = [type(block).__name__ for block in walk(blocks)]
    return {**{name: kinds.count(kind) for kind, name in names.items()}, "notes": len(notes)}
