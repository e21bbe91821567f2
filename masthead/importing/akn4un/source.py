"""The XML of a file as a tree, read with every door shut: no entities, no DTD, no network, no giants."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from masthead.disguises import WITHOUT_DIRECTION
from masthead.errors import ContentError, Problem
from masthead.importing.report import Remark
from masthead.limits import limits, raising
from masthead.reading import read_text

Element: TypeAlias = Any  # lxml has no types of its own

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_ROOT = "akomaNtoso"
_DECLARATIONS = ("<!DOCTYPE", "<!ENTITY")


@dataclass(frozen=True, slots=True)
class Tree:
    """The root element, and what had to be mended to read it."""

    root: Element
    mended: tuple[Remark, ...]


def read_tree(path: Path) -> Tree:
    """The tree of a file; one that is not well-formed is read as far as its words go, and remarked.

    Raises:
        ContentError: it is too large or not UTF-8, declares entities, or is not Akoma Ntoso.
    """
    text = read_text(path).translate(WITHOUT_DIRECTION)
    if any(declaration in text for declaration in _DECLARATIONS):
        message = "the file declares a document type or entities, which no file of the Organization does"
        raise ContentError(Problem("xml-declarations", message, path, hint="remove the declaration"))
    tree = _parse(text.encode(), path)
    name = local(tree.root)
    if name != _ROOT:
        hint = f"what can be imported from XML has the root `{_ROOT}`"
        raise ContentError(Problem("xml-unknown", f"the root is `{name}`", path, tree.root.sourceline, hint))
    if _too_deep(tree.root):
        message = f"more than {limits().xml_depth} elements stand in one another"
        hint = raising("xml-depth-limit", "look where the file comes from")
        raise ContentError(Problem("too-deep", message, path, hint=hint))
    return tree


def _parse(data: bytes, path: Path) -> Tree:
    from lxml import etree

    def parser(*, recover: bool) -> Any:
        return etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
            recover=recover,
            encoding="utf-8",
        )

    try:
        return Tree(etree.fromstring(data, parser(recover=False)), ())
    except etree.XMLSyntaxError as error:
        message, line = str(error.msg), error.lineno or 1
    lenient = parser(recover=True)
    root = None
    # libxml2 mends wrong nesting, and words survive; it gives up on what is no XML at all
    if any(kind in message for kind in ("mismatch", "Premature")):
        root = etree.fromstring(data, lenient)
    if root is None:
        raise ContentError(Problem("xml-syntax", f"this is not XML: {message}", path, line))
    return Tree(root, (Remark(line, message, "not well-formed: look at the order of what follows"),))


def _too_deep(root: Element) -> bool:
    from lxml import etree

    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limits().xml_depth:
            return True
    return False


def local(element: Element) -> str:
    """The name of an element without its namespace; "" for what is none."""
    tag = element.tag
    return str(tag).rpartition("}")[2] if isinstance(tag, str) else ""


def line_of(element: Element) -> int:
    """The line of the file at which an element begins."""
    return int(element.sourceline or 1)
