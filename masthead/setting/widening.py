"""Scaling a font horizontally: the type of the United Nations is set 96 to 106 % wide, and no installed font is.

CSS and the engine have no character scale (Word's ``w:w``); a font of its own for each factor does what
they lack. Outlines, advances and kerning are scaled in x alone, on a grid four times as fine as the
base's, so that rounding stays under 0.001 pt a character at 10 pt.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont, getTableClass
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables import _g_l_y_f, otBase, otTables
from fontTools.ttLib.ttVisitor import TTVisitor

UNITS_PER_EM = 8192
_HINTS = ("fpgm", "prep", "cvt ", "gasp", "hdmx", "VDMX", "LTSH", "FFTM", "DSIG")
_NAMES = {1: "{family}", 3: "{family} {style}", 4: "{family} {style}", 6: "{post}-{style}", 16: "{family}"}
_TRADEMARK = 7


class _Widener(TTVisitor):  # type: ignore[misc]
    """Walks a font and multiplies what is measured in x."""

    def __init__(self, factor: float) -> None:
        self.factor = factor

    def scale(self, value: float) -> int:
        return round(value * self.factor)


@_Widener.register_attrs(  # type: ignore[untyped-decorator]
    (
        (getTableClass("head"), ("xMin", "xMax")),
        (getTableClass("hhea"), ("advanceWidthMax", "minLeftSideBearing", "minRightSideBearing", "xMaxExtent")),
        (getTableClass("OS/2"), ("xAvgCharWidth",)),
        (otBase.ValueRecord, ("XAdvance", "XPlacement")),
        (otTables.Anchor, ("XCoordinate",)),
    )
)
def visit(visitor: _Widener, holder: Any, attribute: str, value: Any) -> None:
    setattr(holder, attribute, visitor.scale(value))


@_Widener.register_attr(getTableClass("hmtx"), "metrics")  # type: ignore[untyped-decorator]
def visit(visitor: _Widener, holder: Any, attribute: str, metrics: Any) -> None:
    for name, (advance, bearing) in metrics.items():
        metrics[name] = (visitor.scale(advance), visitor.scale(bearing))


@_Widener.register_attr(getTableClass("kern"), "kernTables")  # type: ignore[untyped-decorator]
def visit(visitor: _Widener, holder: Any, attribute: str, tables: Any) -> None:
    for table in tables:
        for pair, value in table.kernTable.items():
            table.kernTable[pair] = visitor.scale(value)


@_Widener.register_attr(getTableClass("glyf"), "glyphs")  # type: ignore[untyped-decorator]
def visit(visitor: _Widener, glyf: Any, attribute: str, glyphs: Any) -> None:
    for glyph in glyphs.values():
        if glyph.isComposite():
            for component in glyph.components:
                component.x = visitor.scale(component.x)
        elif glyph.numberOfContours > 0:
            glyph.coordinates = _g_l_y_f.GlyphCoordinates(
                [(visitor.scale(x), y) for x, y in glyph.coordinates]
            )
        glyph.recalcBounds(glyf)


def _rename(font: TTFont, family: str, style: str) -> None:
    """Give the font a name of its own: the licence of the base reserves the base's name."""
    post = family.replace(" ", "")
    names = font["name"]
    names.names = [record for record in names.names if record.nameID != _TRADEMARK]
    for record in names.names:
        if record.nameID in _NAMES:
            record.string = _NAMES[record.nameID].format(family=family, style=style, post=post)


def widen(base: Path, percent: int, family: str, style: str) -> TTFont:
    """Return the font at ``base``, ``percent`` per cent wide, under the name ``family`` and ``style``.

    Hints are dropped, since they were made for other outlines. The same base gives the same bytes.
    """
    font = TTFont(base, recalcTimestamp=False)
    for tag in _HINTS:
        if tag in font:
            del font[tag]
    glyf = font["glyf"]
    for name in font.getGlyphOrder():
        glyf[name].removeHinting()
    scale_upem(font, UNITS_PER_EM)
    _Widener(percent / 100).visit(font)
    _rename(font, family, style)
    return font
