"""One document's way: from its files to the Document, and from there to the files that are built.

The only module that knows the order of the stages. Each stage is imported where it is used, so that a
build with nothing to do loads none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from masthead.building.discovery import DocumentSource
from masthead.building.project import Project
from masthead.errors import ContentError, Problem

if TYPE_CHECKING:
    from masthead.document import Document
    from masthead.metadata import Metadata

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a source gave: the Document (None where it has errors) and all that is wrong with it.

    ``name`` is that of its outputs without suffix, None where the metadata do not tell it; ``pictures``
    are the files that it names.
    """

    document: Document | None
    name: str | None
    pictures: tuple[Path, ...]
    problems: tuple[Problem, ...]


def output_name(metadata: Metadata) -> str:
    """The name of a language version's files without suffix, as the Organization forms it: ``A_C.2_65_2-FR``."""
    return f"{metadata.symbol.file_stem}-{metadata.language.upper()}"


def build_document(source: DocumentSource, project: Project, formats: tuple[str, ...]) -> dict[str, bytes]:
    """Reads a document and sets it: its bytes by format.

    Raises:
        ContentError: the document has errors; all of them.
        MachineError: the machine lacks something.
    """
    reading = read_source(source)
    if reading.document is None:
        raise ContentError(reading.problems)
    return set_document(reading.document, project, formats)


def read_source(source: DocumentSource) -> Reading:
    """Reads and checks a document; never raises for what is in it, but tells all that is wrong."""
    raise NotImplementedError


def set_document(document: Document, project: Project, formats: tuple[str, ...]) -> dict[str, bytes]:
    """A document's bytes by format.

    Raises:
        ContentError: it cannot be set as it is: a letter that no font has, words that would be lost.
        MachineError: the machine lacks something.
    """
    from masthead.composing import compose

    composition = compose(document, project)
    files: dict[str, bytes] = {}
    if "pdf" in formats:
        from masthead.setting import set_pdf

        files["pdf"] = set_pdf(composition).pdf
    if "html" in formats:
        files["html"] = composition.html.encode("utf-8")
    return files
