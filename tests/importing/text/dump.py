"""A text form of what an import found, for fixtures that a person can read."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.document import (
    Block,
    Bullet,
    Contents,
    Heading,
    Inlines,
    LineBreak,
    NoteCall,
    Paragraph,
    Part,
    Signature,
    Table,
    Text,
)
from masthead.importing.report import render_report
from masthead.importing.text import Imported


def inline_text(content: Inlines | None) -> str:
    parts = []
    for inline in content or ():
        if isinstance(inline, Text):
            parts.append(inline.text)
        elif isinstance(inline, NoteCall):
            parts.append(f"[^{inline.label}]")
        elif isinstance(inline, LineBreak):
            parts.append(" | ")
        else:
            parts.append(f"*{inline_text(getattr(inline, 'children', ()))}*")
    return "".join(parts)


def _head(block: Block) -> str:
    if isinstance(block, Heading):
        return f"heading {block.level} {block.mark!r}: {inline_text(block.content)}"
    if isinstance(block, Paragraph):
        return inline_text(block.content)
    if isinstance(block, Part):
        return f"{block.kind} {inline_text(block.title)!r} original={block.original} runs_on={block.runs_on}"
    if isinstance(block, Signature):
        return "signature: " + " / ".join(map(inline_text, block.lines))
    if isinstance(block, Table):
        rows = [" | ".join(inline_text(cell.content) for cell in row) for row in (*block.head, *block.rows)]
        return f"table, {len(block.head)} head: " + " / ".join(rows)
    if isinstance(block, Contents):
        return f"contents down to {block.level}"
    return "bullet" if isinstance(block, Bullet) else f"{type(block).__name__} {getattr(block, 'mark', '')!r}"


def _blocks(blocks: tuple[Block, ...], depth: int = 0) -> Iterator[str]:
    for block in blocks:
        yield "  " * depth + _head(block)
        yield from _blocks(getattr(block, "blocks", ()), depth + 1)


def dump(imported: Imported) -> str:
    lines = [f"title: {imported.title}"]
    lines += [f"{key}: {value}" for key, value in sorted(imported.guesses.items())]
    lines += [f"{key} = {value}" for key, value in sorted(imported.values.items())]
    lines += ["", *_blocks(imported.document_blocks), ""]
    lines += [f"note {n.label} {n.mark!r}: {inline_text(n.blocks[0].content)}" for n in imported.notes]
    return "\n".join([*lines, render_report(imported.report), ""])
