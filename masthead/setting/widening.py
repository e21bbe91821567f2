"""Scaling a font horizontally: the Organization sets its type 96 to 106 % wide, and no installed font is.

CSS and the engine have no character scale (Word's ``w:w``); a font of its own for each factor does what
they lack. Outlines, advances and kerning are scaled in x alone, on a grid four times as fine as the
base's, so that rounding stays under 0.001 pt a character at 10 pt.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont, getTableClass
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables import otBase, otTables
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates
from fontTools.ttLib.ttVisitor import TTVisitor

from masthead.setting.base_fonts import BORROWED
from masthead.sheets import Cut

_UNITS_PER_EM = 8192
_HINTS = ("fpgm", "prep", "cvt ", "gasp", "hdmx", "VDMX", "LTSH", "FFTM", "DSIG")
_VISITED = ("head", "hhea", "OS/2", "GPOS")  # the others are long, and have functions of their own
_NAMES = {1: "{family}", 3: "{family} {style}", 4: "{family} {style}", 6: "{post}-{style}", 16: "{family}"}
_TRADEMARK = 7


class _Widener(TTVisitor):  # type: ignore[misc]
    """Walks a font's tables and multiplies single values that are measured in x."""

    def __init__(self, factor: float) -> None:
        self.factor = factor


@_Widener.register_attrs(  # type: ignore[untyped-decorator]
    (
        (getTableClass("head"), ("xMin", "xMax")),
        (
            getTableClass("hhea"),
            ("advanceWidthMax", "minLeftSideBearing", "minRightSideBearing", "xMaxExtent"),
        ),
        (getTableClass("OS/2"), ("xAvgCharWidth",)),
        (otBase.ValueRecord, ("XAdvance", "XPlacement")),
        (otTables.Anchor, ("XCoordinate",)),
    )
)
def visit(visitor: _Widener, holder: Any, attribute: str, value: Any) -> None:
    """Scale one value; fontTools asks for this name."""
    setattr(holder, attribute, round(value * visitor.factor))


def _widen_metrics(font: TTFont, factor: float) -> None:
    metrics = font["hmtx"].metrics
    for name, (advance, bearing) in metrics.items():
        metrics[name] = (round(advance * factor), round(bearing * factor))


def _widen_kerning(font: TTFont, factor: float) -> None:
    for table in font["kern"].kernTables if "kern" in font else ():
        for pair, value in table.kernTable.items():
            table.kernTable[pair] = round(value * factor)


def _widen_outlines(font: TTFont, factor: float) -> None:
    glyf = font["glyf"]
    for name in font.getGlyphOrder():
        glyph = glyf[name]
        glyph.removeHinting()
        if glyph.isComposite():
            for component in glyph.components:
                component.x = round(component.x * factor)
        elif glyph.numberOfContours > 0:
            points = [(round(x * factor), y) for x, y in glyph.coordinates]
            glyph.coordinates = GlyphCoordinates(points)
    for name in font.getGlyphOrder():
        glyf[name].recalcBounds(glyf)


def _rename(font: TTFont, family: str, style: str) -> None:
    """Give the font a name of its own: the licence of the base reserves the base's name."""
    post = family.replace(" ", "")
    names = font["name"]
    names.names = [record for record in names.names if record.nameID != _TRADEMARK]
    for record in names.names:
        if record.nameID in _NAMES:
            record.string = _NAMES[record.nameID].format(family=family, style=style, post=post)


def _grid_units(cut: Cut) -> int:
    """Units per em so that a dot of the device is a whole number of them, at least 4,000."""
    ems_a_dot = Fraction(72, cut.device) / Fraction(str(cut.size))
    smallest = (1 / ems_a_dot).numerator
    return smallest * -(-4000 // smallest)


def _snap(font: TTFont, base_advances: Mapping[str, int], base_units: int, cut: Cut) -> None:
    """Put every advance on the device's dots: whole dots of a whole em, ties rounded down.

    Found on the letter A/C.2/65/2 of 2010: so counted, all 569 line ends of its prose are Word's; in
    linear widths 563 at best, and only in a measure that the page does not have.
    """
    em = int(cut.size * cut.scale / 100 * cut.device / 72 + 0.5)
    units_a_dot = font["head"].unitsPerEm * Fraction(72, cut.device) / Fraction(str(cut.size))
    metrics = font["hmtx"].metrics
    for name, advance in base_advances.items():
        dots = ceil(Fraction(advance * em, base_units) - Fraction(1, 2))
        metrics[name] = (int(dots * units_a_dot), metrics[name][1])


def _lend(font: TTFont) -> None:
    """Give letters that the base lacks the glyphs of those that look the same."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            lent = {new: table.cmap[old] for new, old in BORROWED.items() if old in table.cmap}
            table.cmap = lent | table.cmap


def widen(base: Path, cut: Cut, style: str) -> TTFont:
    """Return the font at ``base`` in the width ``cut``, under the cut's family name and ``style``.

    Hints are dropped, since they were made for other outlines. The same base gives the same bytes.
    """
    font = TTFont(base, recalcTimestamp=False)
    advances = {name: advance for name, (advance, _) in font["hmtx"].metrics.items()}
    base_units = font["head"].unitsPerEm
    for tag in _HINTS:
        if tag in font:
            del font[tag]
    scale_upem(font, _grid_units(cut) if cut.device else _UNITS_PER_EM)
    factor = cut.scale / 100
    _Widener(factor).visit([font[tag] for tag in _VISITED if tag in font])
    for widen_table in (_widen_metrics, _widen_kerning, _widen_outlines):
        widen_table(font, factor)
    if cut.device:
        _snap(font, advances, base_units, cut)
    _lend(font)
    _rename(font, cut.family, style)
    return font
