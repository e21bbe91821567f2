"""The widths of a face, as the stage is handed them: it opens no font itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from masthead.sheets import Cut

Face: TypeAlias = tuple[int, str]  # CSS weight, slope


@dataclass(frozen=True, slots=True)
class FaceMetrics:
    """Advances by character and kerning by pair of characters, both in em."""

    advances: Mapping[str, float]
    kerning: Mapping[str, float]


Metrics: TypeAlias = Callable[[Cut, Face], FaceMetrics]
