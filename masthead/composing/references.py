"""References: a label in the text becomes the number of what it labels, as a link to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from masthead.composing.rewriting import rewrite_all, rewrite_notes
from masthead.document import (
    Document,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Reference,
    Strong,
    Subscript,
    Superscript,
    Text,
    Tracked,
    inlines,
    walk,
)
from masthead.errors import ContentError, Problem


def _references(content: Inlines) -> Iterator[Reference]:
    for inline in content:
        if isinstance(inline, Reference):
            yield inline
        yield from _references(getattr(inline, "children", ()))


def _numberless(document: Document, labels: Mapping[str, str]) -> Iterator[Problem]:
    """A problem for each reference to what has a label but no number: a paragraph, a heading without."""
    noted = (paragraph for note in document.notes for paragraph in note.blocks)
    for block in (*walk(document.blocks), *noted):
        for reference in (found for content in inlines(block) for found in _references(content)):
            if not labels.get(reference.label):
                message = f"what is labelled `{reference.label}` has no number that could stand here"
                hint = f"write the words of the link: [words](#{reference.label})"
                line = reference.line or block.line
                yield Problem("reference-numberless", message, document.path, line, hint)


def _resolve(labels: Mapping[str, str], content: Inlines) -> Inlines:
    result: list[Inline] = []
    for inline in content:
        match inline:
            case Reference():
                result.append(Link(f"#{inline.label}", (Text(labels[inline.label]),)))
            case Emphasis() | Strong() | Superscript() | Subscript() | Tracked() | Link():
                result.append(replace(inline, children=_resolve(labels, inline.children)))
            case _:
                result.append(inline)
    return tuple(result)


def resolve(document: Document, labels: Mapping[str, str]) -> Document:
    """Return the document with links in place of its references. ``labels`` says what each stands for.

    Raises ContentError for every reference to something without a number.
    """
    problems = tuple(_numberless(document, labels))
    if problems:
        raise ContentError(problems)
    return replace(
        document,
        blocks=rewrite_all(document.blocks, lambda content: _resolve(labels, content)),
        notes=rewrite_notes(document.notes, lambda content: _resolve(labels, content)),
    )
