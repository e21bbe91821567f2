"""The metrics of made faces, in small files of their own: opening four fonts takes a tenth of a second."""

from __future__ import annotations

import json
from functools import cache as remember
from itertools import product
from pathlib import Path
from typing import Any

from masthead.breaking.metrics import Face, FaceMetrics, Metrics
from masthead.setting.faces import make_faces, write
from masthead.sheets import Cut

_VERSION = 1  # of what the files hold


def metrics_in(cache: Path) -> Metrics:
    """What gives the metrics of a face of a cut, for faces that are or will be made in ``cache``."""

    @remember
    def metrics(cut: Cut, face: Face) -> FaceMetrics:
        (made,) = make_faces([(cut, *face)], cache)
        return _metrics(made.path)

    return metrics


def _metrics(font: Path) -> FaceMetrics:
    file = font.with_name(f"{font.stem}-metrics-{_VERSION}.json")
    try:
        data = json.loads(file.read_bytes())
    except (OSError, ValueError):
        data = read_metrics(font)
        write(file, json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode())
    em = 1 / data["units"]
    return FaceMetrics(
        {character: units * em for character, units in data["advances"].items()},
        {pair: units * em for pair, units in data["kerning"].items()},
    )


def read_metrics(font: Path) -> dict[str, Any]:
    """Advances and kerning of a font file by character, in its units.

    The base's ``kern`` table says what its GPOS table says, which is what the engine follows.
    """
    from fontTools.ttLib import TTFont

    opened = TTFont(font, lazy=True)
    glyphs = {chr(code): glyph for code, glyph in opened.getBestCmap().items()}
    characters: dict[str, list[str]] = {}
    for character, glyph in glyphs.items():
        characters.setdefault(glyph, []).append(character)
    kerning = {
        first + second: value
        for table in (opened["kern"].kernTables if "kern" in opened else ())
        for (left, right), value in table.kernTable.items()
        for first, second in product(characters.get(left, ()), characters.get(right, ()))
        if value
    }
    advances = {character: opened["hmtx"][glyph][0] for character, glyph in glyphs.items()}
    return {"units": opened["head"].unitsPerEm, "advances": advances, "kerning": kerning}
