"""How wide each column of a table is: from what it holds, so that the engine is told and need not try.

(Automatic layout takes the engine 1.2 to 3 times as long: speed.md.) Widths are estimated, by classes of
characters, with something to spare: a figure or a word that does not fit would run into its neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache

from masthead.composing.lines import in_one_line
from masthead.document import Cell, Emphasis, Inlines, LineBreak, NoteCall, Row, Strong, Superscript, Text
from masthead.figures import is_figure, lines
from masthead.grids import grid

# Advances of Liberation Serif in thousandths of an em; what is not named is as wide as a figure.
_ADVANCES = {
    250: " \u00a0\u202f,.",
    278: "ijlt:;/|\\'",
    333: "fIr()-[]`\u2011’‘",
    389: "Js",
    444: "acez“”",
    556: "PSF",
    611: "ETLZ",
    667: "BCR",
    722: "ADGHKNOQUVXYw",
    778: "m",
    833: "%",
    889: "M",
    950: "W—&",
}
_BESIDE_BOLD = Strong | Superscript | NoteCall | LineBreak
_FIGURE, _SQUARE, _FIRST_SQUARE = 500, 1000, 0x2E80  # from there on stand the Chinese characters
_SPARE = 1.04
_CLOSER = 4  # pt, by which words may come nearer than the gap before it goes
_BOLDER = 1.07
_NOTE_CALL = 3.5  # pt


@dataclass(frozen=True, slots=True)
class Face:
    """What letters are measured with: size and tracking in pt, scale of the cut in per cent."""

    size: float
    scale: float
    tracking: float

    def width(self, text: str) -> float:
        """The width of a text, in pt."""
        advances = sum(map(_advance, text)) / 1000
        return (advances * self.size * self.scale / 100 + len(text) * self.tracking) * _SPARE


@dataclass(frozen=True, slots=True)
class Gaps:
    """The room in a cell beside its words, in pt: at the left but in the first column, at the right."""

    left: float
    right: float
    level: float


@dataclass(slots=True)
class _Need:
    """What a column must have, and what it would fill, in pt."""

    least: float = 0
    most: float = 0


def is_bold(content: Inlines) -> bool:
    """Whether all words of a cell are bold; a cell without words is not."""
    content = in_one_line(content)
    return any(isinstance(inline, Strong) for inline in content) and all(
        not inline.text.strip() if isinstance(inline, Text) else isinstance(inline, _BESIDE_BOLD)
        for inline in content
    )


def is_italic(content: Inlines) -> bool:
    """Whether all words of a cell are in italics; a cell without words is not."""
    content = in_one_line(content)
    return any(isinstance(inline, Emphasis) for inline in content) and all(
        not inline.text.strip() if isinstance(inline, Text) else isinstance(inline, Emphasis | LineBreak)
        for inline in content
    )


def shares(
    head: Sequence[Row],
    body: Sequence[Row],
    columns: int,
    faces: tuple[Face, Face],
    gaps: Gaps,
    measure: float,
) -> tuple[tuple[int, ...], bool]:
    """The columns' parts of a measure in hundredths of a per cent, 10,000 together, and whether all fits.

    ``faces`` are those of heads and body; ``measure`` is in pt. Where all would fit on one line, what is
    left is shared out in proportion; else each column has its longest word, and of the rest what it needs.
    """
    widths, fits = _share_out(_needs(head, body, columns, faces, gaps), measure)
    return whole(widths), fits


def tight(
    head: Sequence[Row],
    body: Sequence[Row],
    widths: Sequence[float],
    faces: tuple[Face, Face],
    gaps: Gaps,
    heads: Set[int],
) -> frozenset[int]:
    """The columns, of widths chosen by hand, that hold their longest word only without a gap beside it.

    ``heads`` are the rows of the body that are set as heads.
    """
    needs = _needs(head, body, len(widths), faces, gaps, heads)
    return frozenset(at for at, width in enumerate(widths) if at and needs[at].least - _CLOSER > width)


def _needs(
    head: Sequence[Row],
    body: Sequence[Row],
    columns: int,
    faces: tuple[Face, Face],
    gaps: Gaps,
    heads: Set[int] = frozenset(),
) -> list[_Need]:
    needs = [_Need() for _ in range(columns)]
    wide: list[tuple[int, int, _Need]] = []
    for rows, face in zip((head, body), faces, strict=True):
        for at, column, cell in _cells(rows, columns):
            need = _need(cell, faces[0] if rows is body and at in heads else face, gaps, column)
            if cell.columns > 1:
                wide.append((column, cell.columns, need))
            else:
                _widen(needs[column : column + 1], need)
    for column, width, need in sorted(wide, key=lambda entry: entry[1]):
        _widen(needs[column : column + width], need)
    return needs


def _cells(rows: Sequence[Row], columns: int) -> Iterator[tuple[int, int, Cell]]:
    for at, row in enumerate(grid(rows, columns)):
        for column, slot in enumerate(row):
            if (slot.row, slot.column) == (at, column):
                yield at, column, slot.cell


def _need(cell: Cell, face: Face, gaps: Gaps, column: int) -> _Need:
    beside = (gaps.left if column else 0) + gaps.right + cell.level * gaps.level
    beside += _NOTE_CALL * sum(isinstance(inline, NoteCall) for inline in cell.content)
    weight = _BOLDER if is_bold(cell.content) else 1
    texts = lines(cell.content)
    words = texts if is_figure(cell.content) else [word for text in texts for word in text.split(" ")]
    least, most = (max(map(face.width, parts), default=0.0) * weight + beside for parts in (words, texts))
    return _Need(least, max(least, most))


def _widen(needs: Sequence[_Need], need: _Need) -> None:
    """Columns that a cell stands over have together what it needs."""
    for name in ("least", "most"):
        lacking = getattr(need, name) - sum(getattr(own, name) for own in needs)
        for own in needs:
            setattr(own, name, getattr(own, name) + max(0.0, lacking) / len(needs))


def _share_out(needs: Sequence[_Need], measure: float) -> tuple[list[float], bool]:
    least, most = (sum(getattr(need, name) for need in needs) for name in ("least", "most"))
    if most <= measure:
        return [need.most * measure / most if most else measure / len(needs) for need in needs], True
    if least <= measure:
        part = (measure - least) / (most - least)
        return [need.least + (need.most - need.least) * part for need in needs], True
    return [need.least * measure / least for need in needs], False


def whole(widths: Sequence[float]) -> tuple[int, ...]:
    """Parts of 10,000; the widest takes what rounding leaves."""
    total = sum(widths)
    parts = [round(10_000 * width / total) for width in widths]
    parts[parts.index(max(parts))] += 10_000 - sum(parts)
    return tuple(parts)


@cache
def _advance(char: str) -> int:
    known = (width for width, chars in _ADVANCES.items() if char in chars)
    return next(known, _SQUARE if ord(char) >= _FIRST_SQUARE else _FIGURE)
