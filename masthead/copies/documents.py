"""The built documents: what ``dist/`` holds of the project, with what the distribution must know of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from masthead.errors import ContentError, Problem
from masthead.limits import in_force

if TYPE_CHECKING:
    from masthead.building.discovery import DocumentSource
    from masthead.building.project import Project
    from masthead.kinds import Kind

NUMBERED = ("restricted", "provisional")  # whose copies are numbered unless a rule says other


@dataclass(frozen=True, slots=True)
class BuiltDocument:
    """One language version as built: ``pages`` counted, ``starts`` those on which a part begins.

    Pages count from 0. ``rtl`` says that the language is written from right to left, so that the document is
    bound on the right.
    """

    symbol: str
    language: str
    title: str
    distribution: str
    path: Path
    pages: int
    starts: tuple[int, ...] = ()
    rtl: bool = False

    @property
    def name(self) -> str:
        """The name of its file without suffix."""
        return self.path.stem


def find_documents(
    project: Project, out: Path, sources: Iterable[Path] = ()
) -> tuple[tuple[BuiltDocument, ...], tuple[Problem, ...]]:
    """The documents of a project, sorted by symbol and language, and what is wrong with them.

    A document that is not built, or whose text is newer than what was built of it, is a problem.
    """
    from masthead.building.discovery import discover
    from masthead.kinds import load_kinds

    found = discover(project, sources)
    kinds = load_kinds(project.templates)
    documents: list[tuple[object, BuiltDocument]] = []
    problems = list(found.problems)
    for source in found.sources:
        try:
            with in_force(project.limits):
                documents.append(_read(source, kinds, out))
        except ContentError as error:
            problems.extend(error.problems)
    documents.sort(key=lambda item: item[0])  # type: ignore[arg-type,return-value]
    return tuple(document for _, document in documents), tuple(problems)


def _read(source: DocumentSource, kinds: Mapping[str, Kind], out: Path) -> tuple[object, BuiltDocument]:
    from masthead.building.pipeline import output_name
    from masthead.languages import language
    from masthead.metadata import read_metadata
    from masthead.reading import load, split_front_matter

    parts = split_front_matter(load(source.file), source.file)
    shared = load(source.shared) if source.shared else ""
    metadata = read_metadata(
        parts.text, source.file, parts.first_line, shared, source.shared, kinds, source.language
    )
    path = out / f"{output_name(metadata)}.pdf"
    pages, starts = read_pages(path, source.file)
    document = BuiltDocument(
        symbol=str(metadata.symbol),
        language=metadata.language,
        title=metadata.title,
        distribution=metadata.distribution,
        path=path,
        pages=pages,
        starts=starts,
        rtl=language(metadata.language).direction == "rtl",
    )
    return (metadata.symbol, metadata.language), document


def read_pages(path: Path, source: Path | None = None) -> tuple[int, tuple[int, ...]]:
    """The number of pages of a PDF, and those on which a part begins.

    ContentError where it is missing, no PDF, or older than the text that it was built from.
    """
    import pikepdf

    from masthead.copies.parts import part_starts

    if not path.is_file():
        hint = "build it: masthead build"
        raise ContentError(
            Problem("document-not-built", f"{path.name} is not built", source or path, hint=hint)
        )
    if source and source.stat().st_mtime_ns > path.stat().st_mtime_ns:
        hint = "build it again: masthead build"
        message = f"{path.name} is older than its text"
        raise ContentError(Problem("document-stale", message, source, hint=hint))
    try:
        with pikepdf.open(path) as pdf:
            return len(pdf.pages), part_starts(pdf)
    except pikepdf.PdfError as error:
        raise ContentError(
            Problem("not-pdf", f"this is not a PDF: {error}", path, hint="build it again")
        ) from error


def page_size(path: Path) -> tuple[float, float]:
    """The size of a document's first page in mm."""
    import pypdfium2

    from masthead.copies.paper import MM

    pdf = pypdfium2.PdfDocument(path)
    try:
        width, height = pdf[0].get_size()
        return width / MM, height / MM
    finally:
        pdf.close()
