"""Documents of our own words, made for a test: from Markdown and fields to Document, composition and PDF."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from masthead.breaking import break_lines
from masthead.building.project import find_project
from masthead.composing import Composition, compose, print_page
from masthead.document import Document
from masthead.metadata import Metadata
from masthead.reading import read_body
from masthead.resources import styles_folder, templates_folder
from masthead.setting import SetDocument, set_pdf
from masthead.setting.metrics import metrics_in
from masthead.symbols import Symbol

REPOSITORY = Path(__file__).resolve().parent.parent
SOURCE = Path("letter/en.md")


def make_document(
    text: str, symbol: str = "A/C.2/65/2", path: Path | None = SOURCE, **fields: Any
) -> Document:
    """A Document of Markdown without front matter; a letter in English unless ``fields`` say otherwise."""
    metadata = Metadata(
        Symbol.parse(symbol), **{"kind": "letter", "language": "en", "title": "Our letter"} | fields
    )
    return Document(metadata, *read_body(text, path or SOURCE, 1), path)


def make_composition(
    text: str, styles: tuple[Path, ...] = (), templates: tuple[Path, ...] = (), **fields: Any
) -> Composition:
    """A composition of Markdown, with folders of templates and styles that stand before ours."""
    folders = (*templates, templates_folder()), (*styles, styles_folder())
    return compose(make_document(text, **fields), *folders)


@lru_cache(maxsize=1)
def faces_cache() -> Path:
    """The made fonts: the repository's own cache, since making them takes longer than all tests."""
    return find_project(REPOSITORY).cache / "fonts"


def make_pdf(composition: Composition) -> SetDocument:
    """The pages of a composition, proved."""
    broken = break_lines(composition, metrics_in(faces_cache()))
    return set_pdf(composition, print_page(broken), faces_cache())
