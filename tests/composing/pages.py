"""Documents composed for tests, and what can be asked of a page for the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import tinyhtml5

from masthead.building.discovery import DocumentSource
from masthead.building.pipeline import read_source
from masthead.composing import Composition, compose
from masthead.composing.inlines import BULLETS
from masthead.composing.wording import Run
from masthead.document import Block, Document, Note
from masthead.kinds import load_kinds
from masthead.metadata import Metadata
from masthead.reading import read_body
from masthead.resources import styles_folder, templates_folder
from masthead.symbols import Symbol

CONSTRUCTS = Path(__file__).parent / "constructs" / "A_C.2_80_5"
TEMPLATES, STYLES = (templates_folder(),), (styles_folder(),)


def constructs(language: str) -> Composition:
    """The document that uses every construct."""
    source = DocumentSource(CONSTRUCTS, CONSTRUCTS / f"{language}.md", language, None, CONSTRUCTS)
    reading = read_source(source, load_kinds(TEMPLATES))
    assert reading.document is not None, reading.problems
    return compose(reading.document, TEMPLATES, STYLES)


def composed(body: tuple[tuple[Block, ...], tuple[Note, ...]], kind: str = "note") -> Composition:
    """A body with metadata of no interest."""
    metadata = Metadata(Symbol.parse("A/80/12"), kind, "en", title="Note on ferries", session=80)
    return compose(Document(metadata, *body), TEMPLATES, STYLES)


def written(text: str, kind: str = "note") -> Composition:
    """The same for a body in Markdown."""
    return composed(read_body(text, Path("en.md")), kind)


def parsed(page: str) -> Element:
    """The page as a browser reads it."""
    root = tinyhtml5.parse(page, namespace_html_elements=False)
    assert isinstance(root, Element)
    return root


def one(root: Element, path: str) -> Element:
    """The only element of a path."""
    (found,) = root.findall(path)
    return found


def letters(element: Element) -> str:
    """The characters of an element without spaces."""
    return "".join("".join(element.itertext()).split())


def run_letters(runs: Iterable[Run]) -> str:
    """The same of a wording; bullets are signs of the list on the screen, not text."""
    return "".join("".join(run.text for run in runs if run.text not in BULLETS).split())


def ids(root: Element) -> list[str]:
    """Every id, in the order of the page."""
    return [element.attrib["id"] for element in root.iter() if "id" in element.attrib]


def internal_links(root: Element) -> Iterator[str]:
    """The name that each link within the page leads to."""
    for element in root.iter("a"):
        if element.attrib["href"].startswith("#"):
            yield element.attrib["href"][1:]
