"""Widths of what stands on a line, in pt: advances, kerning and tracking of the faces that are set."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from masthead.breaking.metrics import FaceMetrics, Metrics
from masthead.composing.slicing import Hand
from masthead.sheets import TypeStyle

NO_BREAK_SPACE = "\u00a0"
_WORDS = 50_000  # whose widths are remembered: more than a book has
_UNKNOWN = 0.5  # em: a letter that no face has is an error of the setting stage
_LIKE = {
    NO_BREAK_SPACE: " ",
    "\u2010": "-",
    "\u2011": "-",
}  # no-break forms are as wide as what they stand for
_NO_WIDTH = dict.fromkeys("\u00ad\u200b\u2060\ufeff", 0.0)


@dataclass(slots=True)
class FaceRuler:
    """Measures in one face at one size, and remembers words: a document says few of them twice only."""

    metrics: FaceMetrics
    size: float
    tracking: float
    kerned: bool
    _known: dict[str, float] = field(default_factory=dict)

    def width(self, text: str) -> float:
        """The width of characters that stand together, tracking of the last included."""
        known = self._known.get(text)
        if known is None:
            if len(self._known) >= _WORDS:
                self._known.clear()
            known = self._known[text] = self._measure(text)
        return known

    def kern(self, pair: str) -> float:
        """What the kerning of a pair of characters adds, mostly a negative figure; 0 for less than a pair."""
        return self.metrics.kerning.get(pair, 0) * self.size if self.kerned else 0

    def _measure(self, text: str) -> float:
        shown = [_LIKE.get(character, character) for character in text]
        width = sum(map(self._advance, shown))
        if self.kerned:
            kerning = self.metrics.kerning
            width += sum(kerning.get(first + second, 0) for first, second in pairwise(shown)) * self.size
        return width

    def _advance(self, character: str) -> float:
        if character in _NO_WIDTH:
            return 0
        return self.metrics.advances.get(character, _UNKNOWN) * self.size + self.tracking


class Ruler:
    """Measures in a type style, in any hand."""

    def __init__(self, metrics: Metrics, style: TypeStyle, kerned: bool) -> None:
        self._metrics, self._style, self._kerned = metrics, style, kerned
        self._faces: dict[Hand, FaceRuler] = {}

    def face(self, hand: Hand) -> FaceRuler:
        """What measures a hand."""
        known = self._faces.get(hand)
        if known is None:
            bold = hand.bold or self._style.weight == "bold"
            italic = hand.italic != (self._style.slope == "italic")
            face = (700 if bold else 400, "italic" if italic else "normal")
            metrics, size = self._metrics(self._style.cut, face), self._style.size * hand.factor
            tracking = self._style.tracking if hand.tracking is None else hand.tracking
            known = FaceRuler(metrics, size, tracking, self._kerned)
            self._faces[hand] = known
        return known

    def text_width(self, text: str) -> float:
        """The width of characters that stand together in the style's own hand."""
        return self.face(Hand()).width(text)

    @property
    def space(self) -> float:
        """The width of a space of the style."""
        return self.text_width(" ")
