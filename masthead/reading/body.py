"""The body of a text -> blocks and notes: parse, make a tree, build, check."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from masthead.document import Block, Note, Paragraph
from masthead.reading.blocks import build
from masthead.reading.checks import check_characters, check_labels, check_notes, order_notes
from masthead.reading.parser import tokens_of
from masthead.reading.problems import Problems
from masthead.reading.reader import Place, Reader
from masthead.reading.syntax.notes import LABEL
from masthead.reading.tree import Node, tree


def body(text: str, path: Path, first_line: int) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """See ``masthead.reading.read_body``."""
    problems = Problems(path)
    reader = Reader(problems, text.split("\n"), first_line)
    nodes = tree(tokens_of(text), first_line, problems)
    blocks = build(nodes, Place(), reader)
    notes = [_note(node, reader) for node in _definitions(nodes)]
    check_notes(notes, problems)
    ordered = order_notes(blocks, notes, problems)
    check_labels(blocks, ordered, problems)
    check_characters(blocks, ordered, problems)
    problems.stop_if_any()
    return blocks, ordered


def _definitions(nodes: list[Node]) -> Iterator[Node]:
    """The definitions of notes, wherever they stand."""
    for node in nodes:
        if node.kind == "footnote_reference":
            yield node
        else:
            yield from _definitions(node.children)


def _note(node: Node, reader: Reader) -> Note:
    label = node.token.meta["label"]
    if not LABEL.fullmatch(label):
        hint = "a label has letters, digits, - _ . only"
        reader.problems.add("note-label", f"{label[:40]!r} is no label of a note", node.line, hint)
    attributes, children = reader.own_attributes(node)
    reader.judge(attributes, {".unnumbered", "number="}, "a note")
    blocks = build(children, Place("note"), reader)
    for block in blocks:
        if getattr(block, "label", None):
            reader.problems.add("attribute-unknown", "a note's paragraph takes no label", block.line)
    return Note(
        label,
        tuple(block for block in blocks if isinstance(block, Paragraph)),
        reader.mark(attributes),
        node.line,
    )
