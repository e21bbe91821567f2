"""Nodes -> blocks: one builder a kind of node."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from masthead.document import (
    UNFITTED,
    Block,
    Bullet,
    Figure,
    Heading,
    NumberedParagraph,
    Paragraph,
    Quotation,
    SubParagraph,
)
from masthead.limits import raising
from masthead.reading.divisions import division
from masthead.reading.indentation import check_indentation
from masthead.reading.reader import FITTED, NUMBERED, OF_HEADINGS, Place, PlaceKind, Reader
from masthead.reading.syntax.attributes import Attributes, plain
from masthead.reading.tables import check_broken_table, table
from masthead.reading.tree import Node

DEEPEST_LETTERS = 4  # (a), (i), a., i.: the Editorial Manual's lists go no further

_MILLIMETRES = re.compile(r"[0-9]{1,3}(?:\.[0-9])?")
_WIDEST = 420  # mm: the long side of A3
_FLOW = {"Paragraph", "SubParagraph", "Bullet", "Table", "Figure", "Chart", "Quotation"}
# What may stand directly in what.
_PERMITTED: dict[PlaceKind, set[str]] = {
    "body": _FLOW | {"Heading", "NumberedParagraph", "Signature", "Summary", "Contents", "NewPage", "Part"},
    "item": _FLOW,
    "bullet": _FLOW,
    "quotation": _FLOW,
    "summary": _FLOW | {"Heading"},
    "note": {"Paragraph"},
    "sub-paragraphs": {"SubParagraph"},
}
_NAMES = {
    "NumberedParagraph": "a numbered paragraph",
    "SubParagraph": "a sub-paragraph",
    "Part": "an annex, enclosure or appendix",
    "Signature": "a signature",
    "Summary": "a summary",
    "Contents": "a contents list",
    "NewPage": "a new page",
}
_REFUSED = {
    "code_block": (
        "code",
        "a line indented by four spaces or more is code in Markdown",
        "begin it at the margin, or indent it as far as the text of the item that it belongs to",
    ),
    "fence": ("code", "a block of code", "write it as a paragraph or a table"),
    "hr": (
        "thematic-break",
        "a line of hyphens, asterisks or low lines draws a rule elsewhere",
        r"take it out, the program draws the end rule; write \--- for hyphens that are meant",
    ),
    "too_deep": (
        "too-deep",
        "lists, quotations and divisions stand too deep in one another",
        raising("depth-limit", "close some of them"),
    ),
    "division_wrong": (
        "division-unread",
        "::: cannot be read",
        'write ::: name {#label key="value"}, or nothing but ::: to close',
    ),
}

Builder = Callable[[Node, Attributes, Place, Reader], tuple[Block, ...]]


def build(nodes: list[Node], place: Place, reader: Reader) -> tuple[Block, ...]:
    """The blocks of nodes that stand in one place; each attribute line goes to the block below it."""
    blocks: list[Block] = []
    pending: Attributes | None = None
    for node in nodes:
        if node.kind == "attributes":
            _no_block(pending, reader)
            pending = reader.attributes(node)
            continue
        check_indentation(node, place, reader)
        built = _build_one(node, pending or Attributes(node.line), place, reader)
        _judge_place(built, place, reader)
        blocks.extend(built)
        pending = None
    _no_block(pending, reader)
    return tuple(blocks)


def _build_one(node: Node, attributes: Attributes, place: Place, reader: Reader) -> tuple[Block, ...]:
    if node.kind == "division":
        return division(node, attributes, place, reader, build)
    if node.kind in _BUILDERS:
        return _BUILDERS[node.kind](node, attributes, place, reader)
    if node.kind != "footnote_reference":
        reader.problems.add(*_refusal(node))
    elif place.kind == "note":
        reader.problems.add(
            "note-in-note", "a note stands within a note", node.line, "begin it at the margin"
        )
    return ()


def _refusal(node: Node) -> tuple[str, str, int, str | None]:
    code, message, hint = _REFUSED.get(node.kind, (node.kind, "cannot stand here", None))
    return code, message, node.line, hint


def _heading(node: Node, attributes: Attributes, place: Place, reader: Reader) -> tuple[Block, ...]:
    reader.judge(attributes, NUMBERED | OF_HEADINGS, "a heading")
    content = reader.inlines(node)
    if not content:
        reader.problems.add("heading-empty", "a heading without words", node.line, r"write \# for a sign")
    level = len(node.token.markup)
    mark, fit = reader.mark(attributes), reader.fit(attributes)
    return (Heading(level, content, attributes.label, mark, node.line, fit),)


def _paragraph(node: Node, attributes: Attributes, place: Place, reader: Reader) -> tuple[Block, ...]:
    tokens = node.children[0].token.children or []
    if len(tokens) == 1 and tokens[0].type == "picture":
        return _figure(node, attributes, reader)
    check_broken_table(node, reader)
    known = {"#label"} if place.kind == "note" else {"#label"} | FITTED
    reader.judge(attributes, known, "a paragraph")
    content, fit = reader.inlines(node), reader.fit(attributes)
    return (Paragraph(content, attributes.label, node.line, fit),) if content else ()


def _figure(node: Node, attributes: Attributes, reader: Reader) -> tuple[Block, ...]:
    reader.judge(attributes, NUMBERED | {"width="}, "a figure")
    token = (node.children[0].token.children or [])[0]
    if not token.content.strip():
        hint = "say between the brackets what the picture shows, for those who do not see it"
        reader.problems.add("figure-alternative", "the picture has no alternative text", node.line, hint)
    if not token.meta["target"]:
        hint = "write its path between the parentheses"
        reader.problems.add("figure-target", "the picture has no path", node.line, hint)
    caption = reader.markup(token.meta["caption"], "caption", node.line)
    mark, width = reader.mark(attributes), _width(attributes, reader)
    return (Figure(token.meta["target"], token.content, caption, attributes.label, mark, node.line, width),)


def _width(attributes: Attributes, reader: Reader) -> float | None:
    """How wide a picture is, in millimetres."""
    if "width" not in attributes.values:
        return None
    said = plain(attributes.values["width"])
    if not _MILLIMETRES.fullmatch(said) or not 0 < float(said) <= _WIDEST:
        hint = f"millimetres, up to {_WIDEST}, as width=92.5; or leave it out"
        reader.problems.add("figure-width", f"a picture is not {said!r} wide", attributes.line, hint)
        return None
    return float(said)


def _quotation(node: Node, attributes: Attributes, place: Place, reader: Reader) -> tuple[Block, ...]:
    reader.judge(attributes, set(), "a quotation")
    blocks = build(node.children, place.within("quotation"), reader)
    if not blocks:
        reader.problems.add("quotation-empty", "a quotation without text", node.line, r"write \> for a sign")
    return (Quotation(blocks, node.line),)


def _bullets(node: Node, attributes: Attributes, place: Place, reader: Reader) -> tuple[Block, ...]:
    reader.judge(attributes, set(), "a list")
    return tuple(
        Bullet(_item(item, item.children, place.within("bullet"), reader), item.line)
        for item in node.children
    )


def _ordered(node: Node, attributes: Attributes, place: Place, reader: Reader) -> tuple[Block, ...]:
    """Numbered paragraphs in the body; sub-paragraphs within an item."""
    if attributes.names():
        hint = "write the attributes behind the number: 1. {#label}, and the text on the next line, indented"
        reader.problems.add("attribute-misplaced", "a list takes no attributes", attributes.line, hint)
    lettered = place.kind in ("item", "bullet", "sub-paragraphs")
    if lettered and place.letters == DEEPEST_LETTERS:
        hint = "sub-paragraphs go to the fourth level: (a), (i), a., i."
        reader.problems.add("too-deep", "a sub-paragraph of the fifth level", node.line, hint)
    inner = place.within("item", lettered=lettered)
    made = SubParagraph if lettered else NumberedParagraph
    return tuple(_numbered(item, made, inner, reader) for item in node.children)


def _numbered(
    item: Node, made: type[SubParagraph | NumberedParagraph], place: Place, reader: Reader
) -> NumberedParagraph | SubParagraph:
    """One item. Attributes on its first line are its own, those below are of the blocks in it.

    How the item is fitted to its page is said of its first paragraph, which stands beside the number.
    """
    attributes, children = reader.own_attributes(item)
    reader.judge(attributes, NUMBERED | FITTED, "a numbered paragraph")
    blocks = _item(item, children, place, reader)
    fit = reader.fit(attributes)
    if fit != UNFITTED and blocks:
        first = blocks[0]
        if isinstance(first, Paragraph) and first.fit == UNFITTED:
            blocks = (replace(first, fit=fit), *blocks[1:])
        else:
            hint = "write them on the line before the block that they are of"
            message = "pitch, space and keeping are of a paragraph that stands beside the number"
            reader.problems.add("attribute-misplaced", message, attributes.line, hint)
    return made(blocks, attributes.label, reader.mark(attributes), item.line)


def _item(item: Node, children: list[Node], place: Place, reader: Reader) -> tuple[Block, ...]:
    blocks = build(children, replace(place, item_line=item.line), reader)
    if not blocks:
        hint = "write its text on the line of the number, or on the next, indented"
        reader.problems.add("item-empty", "an item without text", item.line, hint)
    return blocks


def _judge_place(built: tuple[Block, ...], place: Place, reader: Reader) -> None:
    for block in built:
        kind = type(block).__name__
        if kind not in _PERMITTED[place.kind]:
            name = _NAMES.get(kind, f"a {kind.lower()}")
            where = "sub-paragraphs" if place.kind == "sub-paragraphs" else f"a {place.kind}"
            hint = f"write it outside the {place.kind}"
            if kind == "NumberedParagraph":
                hint = r"put ::: sub-paragraphs round the list, or write 1\. for a number that is meant"
            reader.problems.add("misplaced", f"{name} cannot stand in {where}", block.line, hint)


def _no_block(pending: Attributes | None, reader: Reader) -> None:
    if pending is not None:
        hint = r"write them on the line before the block, or \{ for a brace that is meant"
        reader.problems.add("attributes-alone", "no block follows the attributes", pending.line, hint)


_BUILDERS: dict[str, Builder] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "blockquote": _quotation,
    "bullet_list": _bullets,
    "ordered_list": _ordered,
    "table": table,
}
