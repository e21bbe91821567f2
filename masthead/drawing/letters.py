"""The widths of the letters of charts: those of the face that the page sets them in."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

_CAPITAL, _DESCENT = 0.66, 0.216  # em, of Liberation Serif: what is centred on is a capital
_UNKNOWN, _FULL = 0.5, 1.0  # em: a letter of another face; an ideograph


@dataclass(frozen=True, slots=True)
class Letters:
    """Measures texts in pt: of ``size`` pt, ``scale`` times as wide as the base."""

    size: float
    scale: float

    @property
    def height(self) -> float:
        """From the foot of a g to the head of a capital."""
        return (_CAPITAL + _DESCENT) * self.size

    @property
    def descent(self) -> float:
        """How much of that is below the baseline."""
        return _DESCENT * self.size

    def width(self, text: str, *, bold: bool = False) -> float:
        """How wide a text is."""
        advances = _advances(700 if bold else 400)
        return sum(advances.get(letter) or _other(letter) for letter in text) * self.size * self.scale

    def widest(self, texts: Sequence[str]) -> float:
        """The width of the widest text."""
        return max(map(self.width, texts), default=0)

    def wrapped(self, text: str, width: float, *, bold: bool = False) -> list[str]:
        """A text in lines of at most a width, or of one word."""
        lines: list[str] = []
        for word in text.split(" "):
            if lines and self.width(f"{lines[-1]} {word}", bold=bold) <= width:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return [line for line in lines if line]


def _other(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    return _FULL if unicodedata.east_asian_width(letter) in "WF" else _UNKNOWN


@cache
def _advances(weight: int) -> Mapping[str, float]:
    """The advances of the base, in em; none where it is not installed, which the setting stage tells."""
    from masthead.setting.base_fonts import installed_faces
    from masthead.setting.metrics import read_metrics

    file = installed_faces().get((weight, "normal"))
    if file is None:
        return {}
    metrics = read_metrics(file)
    return {letter: units / metrics["units"] for letter, units in metrics["advances"].items()}
