"""A document as an outline that a person can read: for fixtures."""

from __future__ import annotations

from dataclasses import fields

from masthead.document import (
    Block,
    Cell,
    Emphasis,
    Inlines,
    LineBreak,
    Link,
    Note,
    NoteCall,
    Reference,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    inlines,
)

_SHOWN = (
    "level",
    "label",
    "mark",
    "title",
    "unit",
    "wide",
    "kind",
    "original",
    "runs_on",
    "target",
    "alternative",
    "alignments",
)


def outline(blocks: tuple[Block, ...], notes: tuple[Note, ...] = ()) -> str:
    """A line a block, indented as it stands: ``line name attributes: text``."""
    return "\n".join(line for block in (*blocks, *notes) for line in _lines(block, 0))


def inline_text(content: Inlines) -> str:
    """Inlines as terms: ``em(words)``."""
    return "".join(map(_inline, content))


def _lines(block: Block | Note, depth: int) -> list[str]:
    shown = [
        f"{field.name}={inline_text(value) if field.name in ('title', 'unit') else value}"
        for field in fields(block)
        if field.name in _SHOWN and (value := getattr(block, field.name)) not in (None, False)
    ]
    own = [] if isinstance(block, Note) else [inline_text(content) for content in inlines(block)]
    if getattr(block, "title", None):
        own = own[1:]
    if isinstance(block, Table):
        own = [" | ".join(map(_cell, row)) for row in (*block.head, *block.rows)]
        own += [inline_text(content) for content in block.remarks]
    head = " ".join([f"{block.line:>2} {type(block).__name__}", *shown])
    text = f"{head}: {' // '.join(own)}" if own else head
    inner = [line for child in getattr(block, "blocks", ()) for line in _lines(child, depth + 1)]
    return ["  " * depth + text, *inner]


def _cell(cell: Cell) -> str:
    """Its text, then what it covers where that is more than one place: ``words {2x1}``."""
    size = f" {{{cell.columns}x{cell.rows}}}" if (cell.columns, cell.rows) != (1, 1) else ""
    return f"{'>' * cell.level}{inline_text(cell.content)}{size}"


def _inline(inline: object) -> str:
    match inline:
        case Text():
            return inline.text
        case LineBreak():
            return "⏎"
        case NoteCall():
            return f"note({inline.label}@{inline.line})"
        case Reference():
            return f"ref({inline.label}@{inline.line})"
        case Link():
            return f"link({inline.target} {inline_text(inline.children)})"
    names = {Emphasis: "em", Strong: "strong", Superscript: "sup", Subscript: "sub"}
    return f"{names[type(inline)]}({inline_text(inline.children)})"  # type: ignore[attr-defined]
