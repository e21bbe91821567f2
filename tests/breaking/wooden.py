"""A face as even as blocks of wood, to count widths with: in 10 pt type letters take 5 pt, spaces 2."""

from __future__ import annotations

from masthead.breaking.metrics import FaceMetrics
from masthead.breaking.paragraph import Breaker
from masthead.breaking.rule import Allowance
from masthead.breaking.ruler import Ruler
from masthead.sheets import TypeStyle

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;/()-–—“”’"
STYLE = TypeStyle(size=10, leading=12, scale=100)
FACES = {
    (400, "normal"): FaceMetrics({" ": 0.2} | dict.fromkeys(LETTERS, 0.5), {"AV": -0.1, "A ": -0.05}),
    (700, "normal"): FaceMetrics({" ": 0.3} | dict.fromkeys(LETTERS, 0.6), {}),
    (400, "italic"): FaceMetrics({" ": 0.2} | dict.fromkeys(LETTERS, 0.4), {}),
    (700, "italic"): FaceMetrics({" ": 0.2} | dict.fromkeys(LETTERS, 0.4), {}),
}


def ruler(tracking: float = 0) -> Ruler:
    """A ruler of the wooden face."""
    style = TypeStyle(size=10, leading=12, scale=100, tracking=tracking)
    return Ruler(lambda cut, face: FACES[face], style, kerned=True)


def breaker(marks: dict[str, str] | None = None) -> Breaker:
    """A breaker that lets a space give up half a point, and at most half of what it would gain."""
    return Breaker(ruler(), Allowance(0.5, 0.5), marks or {}, 0.6)
