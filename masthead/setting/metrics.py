"""The metrics of made faces, in small files of their own: opening four fonts takes a tenth of a second."""

from __future__ import annotations

import json
from functools import cache as remember
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from masthead.breaking.metrics import Face, FaceMetrics, Metrics
from masthead.setting.base_fonts import FACES
from masthead.setting.faces import make_faces, named_faces, write
from masthead.sheets import Cut

_VERSION = 1  # of what the files hold


@lru_cache(maxsize=4)  # faces do not change while a process lives: their names tell what they are made of
def metrics_in(cache: Path) -> Metrics:
    """What gives the metrics of a face of a cut, for faces that are or will be made in ``cache``."""

    @remember
    def metrics(cut: Cut, face: Face) -> FaceMetrics:
        name = (cut, *face)
        (named,) = named_faces([name], cache)
        file = named.path.with_name(f"{named.path.stem}-metrics-{_VERSION}.json")
        data = _kept(file)
        if data is None:
            make_faces([(cut, *other) for other in FACES], cache)  # side by side: all may be asked for
            data = read_metrics(named.path)
            write(file, json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode())
        return _in_em(data)

    return metrics


def _kept(file: Path) -> dict[str, Any] | None:
    """What a file of the cache holds; None where it is missing or was cut short."""
    try:
        data = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) else None


def _in_em(data: dict[str, Any]) -> FaceMetrics:
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

    with TTFont(font, lazy=True) as opened:
        glyphs = {chr(code): glyph for code, glyph in opened.getBestCmap().items()}
        advances = {character: opened["hmtx"][glyph][0] for character, glyph in glyphs.items()}
        pairs = [pair for table in _kern_tables(opened) for pair in table.kernTable.items() if pair[1]]
        units = opened["head"].unitsPerEm
    characters: dict[str, list[str]] = {}
    for character, glyph in glyphs.items():
        characters.setdefault(glyph, []).append(character)
    kerning = {
        first + second: value
        for (left, right), value in pairs
        for first, second in product(characters.get(left, ()), characters.get(right, ()))
    }
    return {"units": units, "advances": advances, "kerning": kerning}


def _kern_tables(font: Any) -> list[Any]:
    return list(font["kern"].kernTables) if "kern" in font else []
