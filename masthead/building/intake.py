"""Importing a file: what it becomes is written as a document's folder, and read again to prove it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from masthead.building.discovery import SHARED, TEXT, DocumentSource
from masthead.building.guesses import understand
from masthead.building.output import write_files
from masthead.errors import ContentError, Problem
from masthead.importing import format_of
from masthead.importing.given import Given, unsaid
from masthead.languages import language, language_codes

if TYPE_CHECKING:
    from masthead.importing.imported import Imported
    from masthead.importing.report import Report
    from masthead.kinds import Kind
    from masthead.metadata import Metadata
    from masthead.symbols import Symbol


@dataclass(frozen=True, slots=True)
class Intake:
    """What an import wrote, reports, did not understand of the masthead, and what is still wrong."""

    files: tuple[Path, ...]
    report: Report
    left: Mapping[str, str]
    problems: tuple[Problem, ...]


def import_file(
    file: Path, into: Path, given: Given, templates: Sequence[Path], force: bool, strict: bool = False
) -> Intake:
    """Imports a file into a document's folder below ``into``.

    Raises:
        ContentError: the file cannot be read, would be written over one that is there, or ``strict`` is
            asked for and something cannot be carried over; nothing is written then.
        UsageError: neither the user nor the file says its symbol, its language or its kind.
    """
    from masthead.kinds import load_kinds

    module = import_module(format_of(file))
    kinds = load_kinds(templates)
    if given.kind is not None and given.kind not in kinds:
        raise unsaid("kind", file, f"one of {', '.join(kinds)}")
    given = _completed(file, given)
    imported: Imported = module.import_file(file, given, kinds)
    if strict and imported.report.lost:
        raise ContentError(_losses(file, imported.report))
    metadata, left = _metadata(file, given, imported, kinds)
    if strict and left:
        raise ContentError(_misunderstood(file, left))
    files = _write(into, metadata, imported, kinds, force)
    text = into / metadata.symbol.file_stem / f"{metadata.language}{TEXT}"
    report = _told(imported, untitled=metadata.untitled)
    return Intake(files, report, left, _check(text, into, metadata, kinds))


def _told(imported: Imported, *, untitled: bool) -> Report:
    """What the import tells, and that no title was found where nothing told it."""
    from masthead.importing.report import Remark

    if not untitled:
        return imported.report
    remark = Remark(0, "", "no title was found: the text is set without one")
    return replace(imported.report, unsure=(*imported.report.unsure, remark))


def _losses(file: Path, report: Report) -> Iterator[Problem]:
    for remark in report.lost:
        message = f"{report.unit} {remark.line}: {remark.why}: {remark.text}".rstrip(": ")
        yield Problem("import-loss", message, file, hint="import without --strict to carry over the rest")


def _misunderstood(file: Path, left: Mapping[str, str]) -> Iterator[Problem]:
    for name, said in left.items():
        message = f"not understood, for `{name}`: {said}"
        yield Problem("import-loss", message, file, hint="import without --strict to carry over the rest")


def _completed(file: Path, given: Given) -> Given:
    """What the file's name says, as ``A_C.2_65_2-FR.txt``, where the user does not."""
    from masthead.symbols import Symbol, SymbolSyntaxError

    stem, _, code = file.stem.rpartition("-")
    named = code.lower() if code.lower() in language_codes() else None
    symbol = given.symbol
    if symbol is None and named:
        try:
            symbol = Symbol.parse(stem.replace("_", "/"))
        except SymbolSyntaxError:
            symbol = None
    return Given(symbol, given.language or named, given.job, given.kind)


def _metadata(
    file: Path, given: Given, imported: Imported, kinds: Mapping[str, Kind]
) -> tuple[Metadata, dict[str, str]]:
    from masthead.metadata import Metadata

    said = imported.guesses.get("symbol")
    symbol = given.symbol or imported.values.get("symbol")
    if said:  # the text's own, where nobody says it, or where what was said leaves out a part of it
        symbol = _parsed(str(said), symbol)
    if symbol is None:
        raise unsaid("symbol", file, "as A/C.2/65/2")
    tongue = given.language or imported.values.get("language")
    if tongue is None:
        raise unsaid("language", file, f"one of {', '.join(language_codes())}")
    values, left = understand(imported.guesses, language(tongue))
    if "session" in left:  # "2025 session", a resumed one: printed as it was
        values["session_line"] = left.pop("session")
    values = {"title": imported.title} | values | dict(imported.values)
    kind = given.kind or values.get("kind")
    if kind is None or kind not in kinds:
        raise unsaid("kind", file, f"one of {', '.join(kinds)}")
    values.setdefault("distribution", kinds[kind].distribution)
    if not values.get("title") and "title" in kinds[kind].required:
        values["untitled"] = True
    values = _of_symbol(symbol) | values
    values |= {"symbol": symbol, "language": tongue, "kind": kind} | ({"job": given.job} if given.job else {})
    return Metadata(**values), left


def _parsed(said: str, known: Symbol | None) -> Symbol | None:
    from masthead.symbols import Symbol, SymbolSyntaxError

    try:
        return Symbol.parse(said, lenient=True)
    except SymbolSyntaxError:
        return known


def _of_symbol(symbol: Symbol) -> dict[str, Any]:
    values: dict[str, Any] = {"committee": symbol.committee} if symbol.committee else {}
    if symbol.session is not None:
        values |= {"session": symbol.session, "session_type": symbol.session_type}
    return values


def _write(
    into: Path, metadata: Metadata, imported: Imported, kinds: Mapping[str, Kind], force: bool
) -> tuple[Path, ...]:
    """Writes document.yaml, where there is none yet, and the text; a later language's says all itself."""
    from masthead.metadata import write_front_matter, write_split
    from masthead.writing import write_body

    folder = into / metadata.symbol.file_stem
    text = folder / f"{metadata.language}{TEXT}"
    if text.exists() and not force:
        hint = "add --force to write over it, or choose another folder with --into"
        raise ContentError(Problem("file-exists", "the document has this text already", text, hint=hint))
    body = write_body(imported.document_blocks, imported.notes)
    sides = dict(imported.sides)
    if (folder / SHARED).exists() and not force:
        own = write_front_matter(metadata, kinds)
        return write_files(folder, {**sides, text.name: f"{own}\n{body}".encode()})
    shared, own = write_split(metadata, kinds)
    return write_files(folder, {**sides, SHARED: shared.encode(), text.name: f"{own}\n{body}".encode()})


def _check(text: Path, into: Path, metadata: Metadata, kinds: Mapping[str, Kind]) -> tuple[Problem, ...]:
    from masthead.building.pipeline import read_source

    shared = text.parent / SHARED
    source = DocumentSource(
        text.parent, text, metadata.language, shared if shared.exists() else None, into.resolve()
    )
    return read_source(source, kinds).problems
