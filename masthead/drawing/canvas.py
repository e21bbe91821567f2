"""An SVG that is being drawn: shapes, and texts that remain texts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

Point = tuple[float, float]

# Advances of Times, in thousandths of an em, by what has the same (Adobe Font Metrics of Times-Roman):
# near enough to make room, as nothing is justified.
_ADVANCES = {
    "fijlt!'()[]/|.,;: I\u00a0": 310,
    "mMW%@—": 860,
    "wCDGHNOQRUVXYABK&": 710,
    "acezgksryv0123456789–-?": 480,
}
_BY_LETTER = {letter: advance for letters, advance in _ADVANCES.items() for letter in letters}
_OTHER, _FULL = 560, 1000
_LEAST = 0.005  # pt: what is less is nought


def _advance(letter: str) -> int:
    if unicodedata.east_asian_width(letter) in "WF":
        return _FULL
    return _BY_LETTER.get(unicodedata.normalize("NFD", letter)[0], _OTHER)


def _figure(value: float) -> str:
    return "0" if abs(value) < _LEAST else f"{value:.2f}".rstrip("0").rstrip(".")


@dataclass(slots=True)
class Canvas:
    """Collects what is drawn. ``texts`` are the characters set, in the order in which they are.

    ``top`` is how far down the heading of the drawing reaches.
    """

    width: float
    height: float
    family: str
    size: float
    leading: float
    top: float = 0
    elements: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def text_width(self, text: str) -> float:
        """About how wide a text is, in pt."""
        return sum(map(_advance, text)) * self.size / 1000

    def wrapped(self, text: str, width: float) -> list[str]:
        """A text in lines of at most a width, or of one word."""
        lines: list[str] = []
        for word in text.split(" "):
            if lines and self.text_width(f"{lines[-1]} {word}") <= width:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return [line for line in lines if line]

    def text(self, x: float, y: float, text: str, anchor: str = "middle", *, bold: bool = False) -> None:
        """A line of text, its middle at the height of ``y``."""
        if text:
            self._set(f'x="{_figure(x)}" y="{_figure(y + self.size / 3)}"', text, anchor, bold)

    def turned(self, x: float, y: float, text: str, anchor: str = "middle") -> None:
        """A line of text that reads upwards."""
        if text:
            place = f'transform="translate({_figure(x + self.size / 3)} {_figure(y)}) rotate(-90)"'
            self._set(place, text, anchor, bold=False)

    def _set(self, place: str, text: str, anchor: str, bold: bool) -> None:
        weight = ' font-weight="bold"' if bold else ""
        anchored = "" if anchor == "start" else f' text-anchor="{anchor}"'
        self.elements.append(f"<text {place}{anchored}{weight}>{escape(text)}</text>")
        self.texts.append(text)

    def line(self, points: Sequence[Point], width: float, color: str = "#000", dashes: str = "") -> None:
        """A line through points."""
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        stroke = f'fill="none" stroke="{color}" stroke-width="{width:g}"{dashed}'
        self.elements.append(f'<polyline points="{_points(points)}" {stroke}/>')

    def area(self, points: Sequence[Point], fill: str) -> None:
        """A filled shape."""
        self.elements.append(f'<polygon points="{_points(points)}" fill="{fill}"/>')

    def box(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """A filled rectangle; one without extent is not drawn."""
        if width > 0 and height > 0:
            sides = f'x="{_figure(x)}" y="{_figure(y)}" width="{_figure(width)}" height="{_figure(height)}"'
            self.elements.append(f'<rect {sides} fill="{fill}"/>')

    def dot(self, at: Point, radius: float, fill: str) -> None:
        """A filled circle."""
        self.elements.append(
            f'<circle cx="{_figure(at[0])}" cy="{_figure(at[1])}" r="{_figure(radius)}" fill="{fill}"/>'
        )

    def path(self, commands: str, fill: str) -> None:
        """A filled path, parted from its neighbours by white."""
        self.elements.append(f'<path d="{commands}" fill="{fill}" stroke="#fff" stroke-width="0.75"/>')

    def svg(self) -> str:
        """The drawing."""
        width, height = f"{self.width:.2f}", f"{self.height:.2f}"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
            f'viewBox="0 0 {width} {height}" font-family={quoteattr(self.family)} font-size="{self.size:g}">'
            f"{''.join(self.elements)}</svg>"
        )


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{_figure(x)},{_figure(y)}" for x, y in points)
