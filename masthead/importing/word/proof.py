"""The proof that an import lost nothing: characters of the file and of the blocks, in one order, compared.

Text and tables are compared each for themselves, since a chart may hang on its caption before the title.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from masthead.document import Block, Chart, Figure, Table, Text, children, inlines
from masthead.errors import InternalError, Problem
from masthead.importing.word.grids import Flow, Grid, GridCell
from masthead.importing.word.inlines import spoken
from masthead.importing.word.numbering import BULLET
from masthead.importing.word.pieces import Line
from masthead.importing.word.roles import Role
from masthead.importing.word.tables import chart_words, table_words, take_remarks

_SHOWN = 40


@dataclass(slots=True)
class Words:
    """The characters of the text without spaces, and of each table the words in the order of the alphabet.

    So a head of several rows may become one, and a cell that goes on below be joined.
    """

    text: list[str] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)


def source_words(flow: Sequence[Flow], judge: Callable[[Line], Role], summary: str) -> Words:
    """The words of the file: those of lines in frames, of bullets and over the summary are left out."""
    words = Words()
    _add_flow(words, flow, judge, summary.casefold())
    return words


def _add_flow(words: Words, flow: Iterable[Flow], judge: Callable[[Line], Role], summary: str) -> None:
    for each in flow:
        if isinstance(each, Line):
            words.text.append(_spelled(each, judge))
            continue
        headed = bool(each.rows) and each.rows[0].words.casefold() == summary
        rows = each.rows[1:] if headed else each.rows
        if each.rows and all(len(row.cells) == 1 for row in each.rows) and (each.holds_tables or headed):
            for row in rows:
                _add_flow(words, row.cells[0].flow, judge, summary)
        elif each.rows and not each.only_pictures:
            grid, remarks = take_remarks(each)
            words.tables.append(_alphabetic(_grid_words(grid)))
            _add_flow(words, remarks, judge, summary)


def _spelled(line: Line, judge: Callable[[Line], Role]) -> str:
    role = judge(line)
    if role.kind == "asterisk":
        return ""
    typed = "" if role.kind == "bullet" else role.mark
    return _squeezed(typed + role.line.text)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _alphabetic(words: Iterable[str]) -> str:
    return " ".join(sorted(words))


def _grid_words(grid: Grid) -> Iterator[str]:
    for row in grid.rows:
        for cell in row.cells:
            yield from _cell_words(cell)


def _cell_words(cell: GridCell) -> Iterator[str]:
    for line in cell.lines:
        yield from ([] if line.mark in ("", BULLET) else [line.mark])
        yield from (word for word in line.text.split() if word != BULLET)


def block_words(blocks: Iterable[Block]) -> Words:
    """The words of the blocks, whose marks must be written out."""
    words = Words()
    _add_blocks(words, blocks)
    return words


def _add_blocks(words: Words, blocks: Iterable[Block]) -> None:
    for block in blocks:
        words.text.append(_squeezed(getattr(block, "mark", None) or ""))
        if isinstance(block, Table):
            unit = (Text("("), *block.unit, Text(")")) if block.unit else ()
            words.text += [
                _squeezed(spoken(content)) for content in (block.title or (), unit, *block.remarks)
            ]
            words.tables.append(_alphabetic(word for word in table_words(block) if word != BULLET))
        elif isinstance(block, Chart):
            unit = (Text("("), *block.unit, Text(")")) if block.unit else ()
            words.text += [_squeezed(spoken(content)) for content in (block.title or (), unit)]
            words.tables.append(_alphabetic(chart_words(block)))
        elif isinstance(block, Figure):
            words.text.append(_squeezed(spoken(block.title or ())))
        else:
            words.text += [_squeezed(spoken(content)) for content in inlines(block)]
        _add_blocks(words, children(block))


def prove(source: Words, blocks: Words) -> None:
    """Raise InternalError with the first place where the two differ."""
    _compare("".join(source.text), "".join(blocks.text))
    for was, became in zip(source.tables, blocks.tables, strict=False):
        _compare(was, became)
    _compare(str(len(source.tables)), str(len(blocks.tables)))


def _compare(expected: str, said: str) -> None:
    if expected == said:
        return
    pairs = enumerate(zip(expected, said, strict=False))
    at = next((i for i, (a, b) in pairs if a != b), min(len(expected), len(said)))
    was, became = (text[max(at - _SHOWN // 2, 0) : at + _SHOWN] for text in (expected, said))
    message = f"the import changed words: {was!r} became {became!r}"
    raise InternalError(Problem("import-words-differ", message, hint="report this file to us"))
