"""Blocks -> lines of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from masthead.document import (
    UNFITTED,
    Block,
    Bullet,
    Chart,
    Contents,
    Figure,
    Heading,
    Inlines,
    NewPage,
    Note,
    NumberedParagraph,
    Paragraph,
    Part,
    Quotation,
    Signature,
    SubParagraph,
    Summary,
    Table,
    children,
)
from masthead.writing.charts import chart_attributes, chart_lines
from masthead.writing.inlines import write_inlines, write_target
from masthead.writing.tables import is_plain, table_lines
from masthead.writing.text import attributes, escape, line_start, quoted
from masthead.writing.wrapping import COLUMNS, paragraph_lines, single_line

Lines = list[str]


def block_lines(blocks: Iterable[Block], width: int = COLUMNS, *, in_item: bool = False) -> Lines:
    """The lines of the blocks of one place, a blank line between two blocks."""
    lines: Lines = []
    number = 0
    for kind, run in groupby(blocks, key=type):
        group = list(run)
        if kind is SubParagraph and not in_item:
            inner = block_lines(group, width, in_item=True)
            _append(lines, _fenced("sub-paragraphs", "", inner, _height(group) + 1))
            continue
        tight = all(map(_is_short_bullet, group))
        for at, block in enumerate(group):
            if isinstance(block, NumberedParagraph | SubParagraph):
                number += block.mark is None
                made = _numbered(block, max(number, 1), width)
            else:
                made = _one(block, width)
            _append(lines, made, blank=at == 0 or not tight)
    return lines


def note_lines(note: Note) -> Lines:
    """The definition of a note."""
    return _hang(f"[^{note.label}]: ", attributes(mark=note.mark), block_lines(note.blocks, COLUMNS - 4), 4)


def _one(block: Block, width: int) -> Lines:
    match block:
        case Heading():
            return _heading(block)
        case Paragraph():
            lines = paragraph_lines(write_inlines(block.content), width)
            return _headed(attributes(block.label, fit=block.fit), lines)
        case Bullet():
            inner = block_lines(block.blocks, width - 2, in_item=True)
            return _hang("- ", "", inner, 2)
        case Quotation():
            return [f"> {line}".rstrip() for line in block_lines(block.blocks, width - 2)]
        case Table():
            return _table(block, width)
        case Figure():
            return _headed(_own_line(block), [_figure(block)])
        case Chart():
            own = chart_attributes(block, _markup(block.title), _markup(block.unit))
            return _fenced("chart", own, chart_lines(block), _height([block]))
        case Signature():
            return [
                f"::: {block.role}",
                *(line_start(single_line(write_inlines(line))) for line in block.lines),
                ":::",
            ]
        case Contents():
            behind = f' asterisks="{block.asterisks}"' if block.asterisks else ""
            return [f"::: contents {{level={block.level}{behind}}}", ":::"]
        case NewPage():
            return ["::: new-page {.high}" if block.high else "::: new-page", ":::"]
        case Summary():
            return _fenced("summary", "", block_lines(block.blocks, width), _height([block]))
        case Part():
            return _part(block, width)
    raise TypeError(f"{type(block).__name__} stands elsewhere than a document lets it")


def _heading(heading: Heading) -> Lines:
    content = single_line(write_inlines(heading.content))
    if content.endswith("#"):
        # Else it would be taken for a closing sequence.
        content = f"{content[:-1]}\\#"
    line = f"{'#' * heading.level} {content}"
    return _headed(attributes(heading.label, heading.mark, fit=heading.fit), [line])


def _numbered(block: NumberedParagraph | SubParagraph, number: int, width: int) -> Lines:
    marker = f"{number}. "
    first, *rest = block.blocks
    fit = UNFITTED
    if isinstance(first, Paragraph) and first.label is None:  # what fits it to the page stands at the number
        first, fit = replace(first, fit=UNFITTED), first.fit
    inner = block_lines((first, *rest), width - len(marker), in_item=True)
    own = attributes(block.label, block.mark, fit=fit)
    if not own and inner[0].startswith("{") and inner[0] == _own_line(first):
        # Attributes on the line of the number are the item's; these are its first block's.
        own = "{}"
    return _hang(marker, own, inner, len(marker))


def _own_line(block: Block) -> str:
    """The attribute line of a block, if it has one."""
    match block:
        case Paragraph():
            return attributes(block.label, fit=block.fit)
        case Table() if is_plain(block):
            return attributes(block.label, block.mark, values={"title": _markup(block.title)})
        case Figure():
            width = None if block.width is None else f"{block.width:g}"
            return attributes(block.label, block.mark, values={"width": width})
    return ""


def _table(table: Table, width: int) -> Lines:
    values = {
        "title": _markup(table.title),
        "unit": _markup(table.unit),
        "widths": _points(table.widths),
        "gaps": _points(table.gaps),
        "size": table.size or None,
        "marks": f"{table.marks:.6g}" if table.marks else None,
    }
    flags = {"wide": table.wide, "hanging": table.hanging, "two-columns": table.two_columns}
    flags |= {"light": table.light, "boxed": table.boxed, "whole-rows": table.whole_rows}
    own = attributes(table.label, table.mark, tuple(f for f in flags if flags[f]), values, table.fit)
    lines = table_lines(table)
    if is_plain(table):
        return _headed(own, lines)
    for remark in table.remarks:
        _append(lines, paragraph_lines(write_inlines(remark), width))
    return _fenced("table", own, lines, _height([table]))


def _points(measures: tuple[float, ...]) -> str | None:
    return quoted(" ".join(f"{measure:.6g}" for measure in measures)) if measures else None


def _figure(figure: Figure) -> str:
    alternative = escape(figure.alternative, in_link=True)
    caption = _markup(figure.title)
    return f"![{alternative}]({write_target(figure.target)}{f' {caption}' if caption else ''})"


def _part(part: Part, width: int) -> Lines:
    original = part.original
    if original is not None and not original.isalnum():
        original = quoted(original.replace("\\", "\\\\"))
    values = {"title": _markup(part.title), "original": original}
    own = attributes(part.label, flags=("runs-on",) if part.runs_on else (), values=values)
    inner = block_lines(part.blocks, width)
    spaced = ["", *inner, ""] if inner else []
    return _fenced(part.kind, own, spaced, _height([part]))


def _markup(content: Inlines | None) -> str | None:
    return None if content is None else quoted(write_inlines(content))


def _fenced(name: str, own: str, inner: Lines, height: int) -> Lines:
    """A division; more colons outside than inside, so that an eye finds the end of each."""
    fence = ":" * (2 + height)
    return [" ".join(filter(None, (fence, name, own))), *inner, fence]


def _height(blocks: Iterable[Block]) -> int:
    """How many divisions stand in one another."""
    return max(map(_height_of, blocks), default=0)


def _height_of(block: Block) -> int:
    inner = _height(children(block))
    if not isinstance(block, NumberedParagraph | SubParagraph | Bullet) and any(
        isinstance(child, SubParagraph) for child in children(block)
    ):
        inner = max(inner, 1 + _height(child for child in children(block) if isinstance(child, SubParagraph)))
    framed = isinstance(block, Part | Summary | Signature | Contents | NewPage | Chart) or (
        isinstance(block, Table) and not is_plain(block)
    )
    return inner + framed


def _is_short_bullet(block: Block) -> bool:
    return isinstance(block, Bullet) and len(block.blocks) == 1 and isinstance(block.blocks[0], Paragraph)


def _hang(marker: str, own: str, inner: Lines, indent: int) -> Lines:
    """Lines hung from a marker, with attributes on its line where there are any."""
    lines = [own, *inner] if own else inner
    return list(_indented(marker, lines, " " * indent))


def _indented(marker: str, lines: Lines, indent: str) -> Iterator[str]:
    yield marker + lines[0]
    for line in lines[1:]:
        yield indent + line if line else ""


def _headed(own: str, lines: Lines) -> Lines:
    return [own, *lines] if own else lines


def _append(lines: Lines, more: Lines, *, blank: bool = True) -> None:
    if lines and blank:
        lines.append("")
    lines += more
