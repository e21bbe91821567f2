"""From a file to what is written: tree, cover, blocks, parts, settled marks, proof, report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from masthead.document import (
    Block,
    Document,
    Heading,
    Note,
    NoteCall,
    NumberedParagraph,
    Paragraph,
    Part,
    Signature,
    SubParagraph,
    Table,
    calls,
    inlines,
    walk,
)
from masthead.errors import ContentError, Problem
from masthead.importing.akn4un.annexes import headless, part_off, untitled
from masthead.importing.akn4un.blocks import BlockReader
from masthead.importing.akn4un.cover import Cover, read_cover, said_language, said_symbol
from masthead.importing.akn4un.frontmatter import metadata_values
from masthead.importing.akn4un.levels import flattened
from masthead.importing.akn4un.notes import Notes
from masthead.importing.akn4un.proving import Proof
from masthead.importing.akn4un.settling import settled
from masthead.importing.akn4un.side import side_file
from masthead.importing.akn4un.source import Element, line_of, local, read_tree
from masthead.importing.given import Given
from masthead.importing.imported import Imported
from masthead.importing.report import Remark, Report
from masthead.kinds import Kind
from masthead.languages import Language, language, language_codes
from masthead.metadata import Metadata
from masthead.symbols import Symbol, SymbolSyntaxError

KIND = "resolution"
# the kind of document by the name of its statement (word-files.md, C.3), in lower case without spaces
_KINDS = {
    "decision": "decision",
    "draftdecision": "draft-decision",
    "draftresolution": "draft-resolution",
    "presidentialstatement": "presidential-statement",
}
_COUNTED: tuple[tuple[type[Block], str], ...] = (
    (NumberedParagraph, "numbered paragraphs"),
    (SubParagraph, "sub-paragraphs"),
    (Paragraph, "paragraphs"),
    (Heading, "headings"),
    (Table, "tables"),
    (Part, "annexes"),
    (Signature, "closing lines"),
)


@dataclass(slots=True)
class _Remarks:
    """What is odd, in the order in which it was met."""

    found: list[Remark] = field(default_factory=list)

    def add(self, element: Element, words: str, why: str) -> None:
        self.found.append(Remark(line_of(element), " ".join(words.split()), why))


def import_file(path: Path, given: Given, kinds: Mapping[str, Kind]) -> Imported:
    """Read a file of AKN4UN.

    Raises:
        ContentError: it cannot be read, is something else, or does not say its symbol or its language.
    """
    tree = read_tree(path)
    remarks = _Remarks(list(tree.mended))
    statement = _statement(tree.root)
    tongue, symbol = _identity(statement, path, given)
    notes = Notes(tongue, remarks.add)
    reader = BlockReader(notes, remarks.add)
    cover = read_cover(statement, reader.inlines, remarks.add)
    _check_symbol(symbol, path, statement, remarks)
    kind = kinds[given.kind or _kind_of(statement, kinds, cover)]
    blocks = _blocks(tree.root, statement, cover, reader, tongue)
    blocks = _with_calls(blocks, notes.filed, remarks, statement)
    values = metadata_values(cover, symbol, tongue, kind, remarks.found)
    document = Document(Metadata(**values), blocks, tuple(notes.filed))
    made = settled(document, tongue, kind)
    headed = replace(made, blocks=headless(made.blocks, statement, remarks.add))
    preface = next((child for child in statement if local(child) == "preface"), None)
    taken = [] if preface is None else [child for child in preface if child not in cover.rest]
    lost = tuple(Proof(tree.root, taken, notes, reader.tables).run(headed, tongue, kind))
    made = replace(made, blocks=untitled(made.blocks, tongue))
    side = {f"{tongue.code}.akn4un.json": side_file(tree.root)}
    report = Report(_counts(made), (), tuple(remarks.found), lost)
    return Imported(made.blocks, made.notes, made.metadata.title, {}, report, values, side)


def _statement(root: Element) -> Element:
    """The element that has the first cover page; the first one where there is none."""
    for element in root.iter():
        if local(element) == "coverPage":
            return element.getparent()
    return next(iter(root), root)


def _kind_of(statement: Element, kinds: Mapping[str, Kind], cover: Cover) -> str:
    """The kind that the statement names; a resolution where it says nothing that we know, or has no title."""
    name = _KINDS.get("".join((statement.get("name") or "").split()).lower(), KIND)
    titled = name in kinds and (cover.title or "title" not in kinds[name].required)
    return name if titled else KIND


def _identity(statement: Element, path: Path, given: Given) -> tuple[Language, Symbol]:
    """Language and symbol, which the user may say better than the file."""
    code = given.language or said_language(statement)
    if code is None or code not in language_codes():
        known = ", ".join(language_codes())
        said = f"the file is in `{code}`, which is none of the six official languages"
        message = said if code else "the file does not say its language"
        hint = f"add --language, one of {known}: what stands round the text is then of that language"
        raise ContentError(Problem("language-unknown", message, path, hint=hint))
    if given.symbol is not None:
        return language(code), given.symbol
    said = said_symbol(statement)
    try:
        return language(code), Symbol.parse(said, lenient=True)
    except SymbolSyntaxError as error:
        message = f"the file's symbol `{said}` is none" if said else "the file does not say its symbol"
        hint = "add --symbol, as A/RES/80/5"
        raise ContentError(Problem("symbol-unsaid", message, path, hint=hint)) from error


def _check_symbol(symbol: Symbol, path: Path, statement: Element, remarks: _Remarks) -> None:
    """Some files have another file's symbol: its name tells."""
    digits = [part for part in symbol.file_stem.split("_") if part[:1].isdigit()]
    name = path.stem.replace("-", "_").split("_")
    if digits and any(part.isdigit() for part in name) and not all(part in name for part in digits):
        remarks.add(statement, str(symbol), f"the symbol is not that of the file's name, {path.name}")


def _blocks(
    root: Element, statement: Element, cover: Cover, reader: BlockReader, tongue: Language
) -> tuple[Block, ...]:
    first = next((child for child in statement if local(child) == "preface"), None)
    result: list[Block] = []
    for child in _children(root, statement):
        if child is first:
            for paragraph in cover.rest:
                result += reader.one(paragraph)
        elif local(child) == "attachments":
            for attachment in child:
                result += part_off(reader.one(attachment), tongue, attached=True)
        else:
            result += part_off(reader.one(child), tongue, attached=False)
    return flattened(result)


def _children(root: Element, statement: Element) -> list[Element]:
    """What the text consists of: the children of the statement, and what stands beside it."""
    if root is statement:
        return list(root)
    result: list[Element] = []
    for element in root:
        if element is statement or statement in element.iterancestors():
            result += list(element)
        elif any(ancestor is element for ancestor in statement.iterancestors()):
            result += _children(element, statement)
        else:
            result.append(element)
    return result


def _with_calls(
    blocks: tuple[Block, ...], notes: Sequence[Note], remarks: _Remarks, statement: Element
) -> tuple[Block, ...]:
    """What goes to the front matter, the title above all, calls no notes: the first words of the text do."""
    called = {label for block in walk(blocks) for content in inlines(block) for label in calls(content)}
    left = tuple(NoteCall(note.label) for note in notes if note.label not in called)
    if not left:
        return blocks
    at = next((n for n, block in enumerate(blocks) if isinstance(block, Paragraph | Heading)), None)
    if at is None:
        return (*blocks, Paragraph(left))
    words = " ".join(call.label for call in left)
    remarks.add(statement, words, "notes of the title are called at the first words of the text")
    first = blocks[at]
    assert isinstance(first, Paragraph | Heading)
    return (*blocks[:at], replace(first, content=(*first.content, *left)), *blocks[at + 1 :])


def _counts(document: Document) -> dict[str, int]:
    blocks: Sequence[Block] = list(walk(document.blocks))
    counts: dict[str, int] = {
        name: sum(isinstance(block, kind) for block in blocks) for kind, name in _COUNTED
    }
    return counts | {"notes": len(document.notes)}
