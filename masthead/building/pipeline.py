"""One document's way: from its files to the Document, and from there to the files that are built.

The only module that knows the order of the stages. Each stage is imported where it is used, so that a
build with nothing to do loads none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from masthead.building.discovery import DocumentSource
from masthead.building.project import Project
from masthead.errors import ContentError, Problem
from masthead.limits import in_force

if TYPE_CHECKING:
    from masthead.composing import Composition
    from masthead.document import Block, Document, Note
    from masthead.kinds import Kind
    from masthead.metadata import Metadata
    from masthead.reading import FrontMatter

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a source gave: the Document (None where it has errors) and all that is wrong with it.

    The Document is pickled where another process read it.

    ``name`` is that of its outputs without suffix, None where the metadata do not tell it; ``pictures``
    are the files that it names, where all is right with them: others may lead anywhere.
    """

    document: Document | bytes | None
    name: str | None
    pictures: tuple[Path, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class SetFiles:
    """A document's bytes by format, and what is to be looked at in them."""

    files: dict[str, bytes]
    warnings: tuple[Problem, ...] = ()


def output_name(metadata: Metadata) -> str:
    """The name of a version's files without suffix, as the Organization forms it: ``A_C.2_65_2-FR``."""
    return f"{metadata.symbol.file_stem}-{metadata.language.upper()}"


def read_source(source: DocumentSource, kinds: Mapping[str, Kind]) -> Reading:
    """Reads and checks a document; never raises for what is in it, but tells all that is wrong.

    What can be read apart is: errors in the metadata do not hide those of the text.
    """
    from masthead.document import Document, Figure, walk
    from masthead.reading import load, read_body, split_front_matter
    from masthead.reading.pictures import check_pictures

    problems: list[Problem] = []
    shared = _attempt(problems, lambda: load(source.shared) if source.shared else "")
    parts = _attempt(problems, lambda: split_front_matter(load(source.file), source.file))
    if parts is None:
        return Reading(None, None, (), tuple(problems))
    metadata = _attempt(problems, lambda: _read_metadata(source, parts, shared, kinds))
    body: tuple[tuple[Block, ...], tuple[Note, ...]] | None
    body = _attempt(problems, lambda: read_body(parts.body, source.file, parts.body_line))
    blocks, notes = body or ((), ())
    problems += check_pictures(blocks, source.file, source.root)
    pictures = (block.target for block in walk(blocks) if isinstance(block, Figure))
    sound = metadata is not None and not any(problem.severity == "error" for problem in problems)
    return Reading(
        Document(metadata, blocks, notes, source.file) if metadata and sound else None,
        output_name(metadata) if metadata else None,
        tuple(source.folder / picture for picture in dict.fromkeys(pictures)) if sound else (),
        tuple(problems),
    )


def _read_metadata(
    source: DocumentSource, parts: FrontMatter, shared: str | None, kinds: Mapping[str, Kind]
) -> Metadata | None:
    from masthead.metadata import read_metadata

    if shared is None:
        return None  # document.yaml cannot be read: what is missing may stand there
    return read_metadata(
        parts.text, source.file, parts.first_line, shared, source.shared, kinds, source.language
    )


def _attempt(problems: list[Problem], work: Callable[[], _Value]) -> _Value | None:
    """What a piece of work gives; None where it fails for what it read, its problems added to the others."""
    try:
        return work()
    except ContentError as error:
        problems.extend(error.problems)
        return None


def build_document(source: DocumentSource, project: Project, formats: tuple[str, ...]) -> dict[str, bytes]:
    """Reads a document and sets it: its bytes by format.

    Raises:
        ContentError: the document has errors; all of them.
        MachineError: the machine lacks something.
    """
    from masthead.kinds import load_kinds

    with in_force(project.limits):
        reading = read_source(source, load_kinds(project.templates))
        if reading.document is None or isinstance(reading.document, bytes):
            raise ContentError(reading.problems)
        return set_document(reading.document, project, formats).files


def set_document(document: Document, project: Project, formats: tuple[str, ...]) -> SetFiles:
    """A document's bytes by format, with warnings of words that stand where nobody can read them.

    Raises:
        ContentError: it cannot be set as it is: a letter that no font has, words that would be lost.
        MachineError: the machine lacks something.
    """
    from masthead.composing import compose, print_page, screen_page

    composition = compose(document, project.templates, project.styles)
    files: dict[str, bytes] = {}
    warnings: tuple[Problem, ...] = ()
    if "pdf" in formats:
        from masthead.setting import set_pdf

        fonts = project.cache / "fonts"
        html = print_page(_broken(composition, fonts))
        printed = set_pdf(composition, html, fonts)
        files["pdf"], warnings = printed.pdf, printed.warnings
    if "html" in formats:
        from masthead.setting.screen_proof import prove_screen

        page = screen_page(composition)
        prove_screen(page, composition)
        files["html"] = page.encode("utf-8")
    return SetFiles(files, warnings)


def _broken(composition: Composition, fonts: Path) -> Composition:
    """The composition in lines, where its sheet does not leave them to the engine."""
    if composition.sheet.rules.breaking is None:
        return composition
    from masthead.breaking import break_lines
    from masthead.setting.metrics import metrics_in

    return break_lines(composition, metrics_in(fonts))
