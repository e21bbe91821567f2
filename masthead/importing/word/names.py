"""The names of WordprocessingML: namespaces, and attributes as lxml has them."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
VML = "urn:schemas-microsoft-com:vml"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"

_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}  # 22.9.2.15
_OFF = ("0", "false", "off", "none")


def w(name: str) -> str:
    """A name of WordprocessingML."""
    return f"{{{W}}}{name}"


def value(element: Element | None, attribute: str = "val") -> str | None:
    """An attribute of an element that may not be there."""
    return None if element is None else element.get(w(attribute))


def child_value(element: Element | None, name: str, attribute: str = "val") -> str | None:
    """An attribute of an element's child, where both are there."""
    return None if element is None else value(element.find(w(name)), attribute)


def switch(element: Element | None, name: str) -> bool | None:
    """What a property of yes or no says: None where it is not there (ISO 29500-1, 17.17.4)."""
    found = None if element is None else element.find(w(name))
    return None if found is None else value(found) not in _OFF


def number(text: str | None, per_point: int = 20) -> int | None:
    """A whole number, in twips or half-points; None where there is none.

    A measure with a unit, as ISO 29500 "strict" has it, is turned into these: ``per_point`` are a point.
    """
    if text is None:
        return None
    points = _POINTS.get(text[-2:], 0.0)
    try:
        return round(float(text[:-2]) * points * per_point) if points else round(float(text))
    except (ValueError, OverflowError):
        return None
