"""Divisions (``::: name``) -> blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from masthead.document import (
    Block,
    Closing,
    Contents,
    Inlines,
    NewPage,
    Part,
    PartKind,
    Signature,
    Summary,
)
from masthead.reading import charts
from masthead.reading.framed import KNOWN, framed_table
from masthead.reading.inlines import read_lines
from masthead.reading.problems import did_you_mean
from masthead.reading.reader import Place, Reader
from masthead.reading.syntax.attributes import Attributes, parse, plain
from masthead.reading.tree import Node

_PARTS = ("annex", "enclosure", "appendix")
_CLOSINGS = ("signature", "adoption")
_KNOWN: dict[str, set[str]] = {
    **{kind: {"#label", ".runs-on", "title=", "original="} for kind in _PARTS},
    **{name: set() for name in _CLOSINGS},
    "summary": set(),
    "contents": {"level=", "asterisks="},
    "new-page": {".high"},
    "sub-paragraphs": set(),
    "table": KNOWN,
    "chart": charts.KNOWN,
}
_LEVELS = ("2", "3", "4", "5", "6")
Build = Callable[[list[Node], Place, Reader], tuple[Block, ...]]


def division(node: Node, before: Attributes, place: Place, reader: Reader, build: Build) -> tuple[Block, ...]:
    """The block of a division; ``build`` makes what stands in it."""
    if before.names():
        hint = f"write them behind the name: ::: {node.token.info} {{…}}"
        reader.problems.add("attribute-misplaced", "attributes before a division", before.line, hint)
    name = node.token.info
    attributes = _attributes(node, name, reader)
    if name in _PARTS:
        return (_part(node, attributes, reader, build),)
    if name in _CLOSINGS:
        return (Signature(_signature_lines(node, reader), node.line, cast(Closing, name)),)
    if name == "summary":
        return (Summary(_filled(node, place.within("summary"), reader, build), node.line),)
    if name == "new-page":
        _empty(node, reader)
        return (NewPage(node.line, "high" in attributes.flags),)
    if name == "contents":
        return (_contents(node, attributes, reader),)
    if name == "sub-paragraphs":
        return _filled(node, place.within("sub-paragraphs"), reader, build)
    if name == "table":
        return (framed_table(node, attributes, reader),)
    if name == "chart":
        return charts.chart(node, attributes, reader)
    hint = did_you_mean(name, _KNOWN)
    reader.problems.add("division-unknown", f"there is no division {name!r}", node.line, hint)
    # What stands in it is read all the same, for its own problems.
    build(node.children, Place(), reader)
    return ()


def _attributes(node: Node, name: str, reader: Reader) -> Attributes:
    attributes, wrong = parse(node.token.content or "{}", node.line)
    if wrong:
        hint = 'write {#label .flag key="value"}'
        reader.problems.add("attributes-unread", f"the attributes: {wrong}", node.line, hint)
    if name in _KNOWN:
        reader.judge(attributes, _KNOWN[name], f"::: {name}")
    return attributes


def _part(node: Node, attributes: Attributes, reader: Reader, build: Build) -> Part:
    original = attributes.values.get("original")
    if original is not None and not plain(original).strip():
        reader.problems.add("attribute-empty", "the original language is empty", node.line, "original=fr")
    return Part(
        cast(PartKind, node.token.info),
        build(node.children, Place(), reader),
        reader.markup(attributes.values.get("title"), "title", node.line),
        None if original is None else plain(original),
        "runs-on" in attributes.flags,
        attributes.label,
        node.line,
    )


def _empty(node: Node, reader: Reader) -> None:
    if node.children:
        hint = "close it with ::: on the next line, and write behind it"
        reader.problems.add("misplaced", f"::: {node.token.info} holds something", node.line, hint)


def _contents(node: Node, attributes: Attributes, reader: Reader) -> Contents:
    """The place of a contents list, which the program fills."""
    _empty(node, reader)
    level = plain(attributes.values.get("level", _LEVELS[1]))
    if level not in _LEVELS:
        message = f"a contents list goes down to a level from 2 to 6, not to {level!r}"
        reader.problems.add("contents-level", message, node.line, "write level=3, or leave it out")
        level = _LEVELS[1]
    asterisks = plain(attributes.values.get("asterisks", ""))
    if asterisks.strip("*") or ("asterisks" in attributes.values and not asterisks):
        message = f"{asterisks!r} behind the first line of a contents list"
        reader.problems.add("contents-asterisks", message, node.line, 'write asterisks="***"')
        asterisks = ""
    return Contents(int(level), node.line, asterisks)


def _signature_lines(node: Node, reader: Reader) -> tuple[Inlines, ...]:
    """Each source line, and each paragraph, a line of type."""
    lines: list[Inlines] = []
    for child in node.children:
        if child.kind == "paragraph":
            inline = child.children[0]
            lines += read_lines(inline.token.children or [], inline.line, reader.problems)
        elif child.kind != "footnote_reference":
            hint = r"write lines of text; a \ before the sign at the head of the line takes its meaning away"
            reader.problems.add(
                "misplaced", f"::: {node.token.info} holds lines of text only", child.line, hint
            )
    if not lines:
        message = f"::: {node.token.info} without lines"
        reader.problems.add("division-empty", message, node.line, "write who signs, or what was when")
    return tuple(lines)


def _filled(node: Node, place: Place, reader: Reader, build: Build) -> tuple[Block, ...]:
    blocks = build(node.children, place, reader)
    if not blocks:
        message = f"::: {node.token.info} holds nothing"
        reader.problems.add("division-empty", message, node.line, "take it out")
    return blocks
