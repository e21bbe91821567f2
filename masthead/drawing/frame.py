"""What stands round the drawn values of a chart: axes with their figures, titles, the legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from masthead.drawing.canvas import Canvas, Point
from masthead.drawing.plain import Plain
from masthead.drawing.scale import Scale

_TURNED = 1.15  # a label is turned where its widest word is so much wider than its place


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend: its words, its shade, and whether a line is drawn, with which dashes."""

    name: str
    shade: str
    is_line: bool = False
    dashes: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis of values: its scale, the figures beside its marks, its title."""

    scale: Scale
    figures: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """Where values are drawn: the sides of a rectangle, in pt from the top left."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From side to side."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def up(self, axis: Axis, value: float) -> float:
        """How far down from the top of the drawing a value stands on an upright axis."""
        return self.bottom - axis.scale.at(value) * self.height

    def along(self, axis: Axis, value: float) -> float:
        """How far from the left a value stands on a lying axis."""
        return self.left + axis.scale.at(value) * self.width


def widest(canvas: Canvas, texts: Sequence[str]) -> float:
    """The width of the widest text."""
    return max(map(canvas.text_width, texts), default=0)


def draw_legend(canvas: Canvas, style: Plain, keys: Sequence[Key]) -> float:
    """The legend at the foot, in the middle, in as many rows as it needs; its height with the gap above."""
    rows: list[list[Key]] = []
    room = canvas.width
    for key in keys:
        width = _key_width(canvas, style, key)
        if not rows or width > room:
            rows.append([])
            room = canvas.width
        rows[-1].append(key)
        room -= width
    for at, row in enumerate(rows):
        y = canvas.height - style.leading * (len(rows) - at - 0.5)
        x = (canvas.width - sum(_key_width(canvas, style, key) for key in row) + style.gap) / 2
        for key in row:
            _draw_key(canvas, style, key, (x, y))
            x += _key_width(canvas, style, key)
    return len(rows) * style.leading + style.above_legend if rows else 0


def _mark_width(style: Plain, key: Key) -> float:
    return style.size * (2 if key.is_line else 0.6)


def _key_width(canvas: Canvas, style: Plain, key: Key) -> float:
    return _mark_width(style, key) + 2 + canvas.text_width(key.name) + style.gap


def _draw_key(canvas: Canvas, style: Plain, key: Key, at: Point) -> None:
    x, y = at
    width = _mark_width(style, key)
    if key.is_line:
        canvas.line([(x, y), (x + width, y)], style.stroke, key.shade, key.dashes)
    else:
        canvas.box(x, y - width / 2, width, width, key.shade)
    canvas.text(x + width + 2, y, key.name, "start")


def draw_upright(canvas: Canvas, style: Plain, field: Field, axis: Axis, *, right: bool = False) -> None:
    """An upright axis of values at the left of the field, or at its right, and its title."""
    x, outward = (field.right, 1) if right else (field.left, -1)
    canvas.line([(x, field.top), (x, field.bottom)], style.axis)
    for mark, figure in zip(axis.scale.marks, axis.figures, strict=True):
        y = field.up(axis, mark)
        canvas.line([(x, y), (x + outward * style.tick, y)], style.axis)
        canvas.text(x + outward * (style.tick + 3), y, figure, "start" if right else "end")
    edge = canvas.width - style.leading / 2 if right else style.leading / 2
    canvas.turned(edge, (field.top + field.bottom) / 2, axis.title)


def draw_lying(canvas: Canvas, style: Plain, field: Field, axis: Axis, below: float) -> None:
    """A lying axis of values under the field; ``below`` is the bottom of what the title stands above."""
    canvas.line([(field.left, field.bottom), (field.right, field.bottom)], style.axis)
    for mark, figure in zip(axis.scale.marks, axis.figures, strict=True):
        x = field.along(axis, mark)
        canvas.line([(x, field.bottom), (x, field.bottom + style.tick)], style.axis)
        canvas.text(x, field.bottom + style.tick + style.leading * 0.6, figure)
    canvas.text((field.left + field.right) / 2, below - style.leading / 2, axis.title)


def category_lines(canvas: Canvas, names: Sequence[str], place: float) -> list[list[str]] | None:
    """The names of categories in lines as wide as their places; None where they must be turned."""
    lines = [canvas.wrapped(name, place) for name in names]
    words = [line for each in lines for line in each]
    return None if widest(canvas, words) > place * _TURNED else lines


def draw_categories(canvas: Canvas, style: Plain, field: Field, names: Sequence[str], foot: float) -> None:
    """The names of the categories under the field, and the marks between them.

    ``foot`` is where the axis of nought stands.
    """
    place = field.width / len(names)
    canvas.line([(field.left, foot), (field.right, foot)], style.axis)
    for at in range(len(names) + 1):
        x = field.left + at * place
        canvas.line([(x, foot), (x, foot + style.tick)], style.axis)
    lines = category_lines(canvas, names, place)
    top = field.bottom + style.tick
    for at, name in enumerate(names):
        x = field.left + (at + 0.5) * place
        if lines is None:
            canvas.turned(x, top + 2, name, "end")
            continue
        for row, line in enumerate(lines[at]):
            canvas.text(x, top + style.leading * (row + 0.6), line)


def categories_height(canvas: Canvas, style: Plain, names: Sequence[str], place: float) -> float:
    """How much room the names take under the field."""
    lines = category_lines(canvas, names, place)
    if lines is None:
        return style.tick + 4 + widest(canvas, names)
    return style.tick + style.leading * (max(map(len, lines), default=0) + 0.2)
