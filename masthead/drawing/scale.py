"""The scale of an axis: from where to where it goes, and at which round figures it is marked."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

_STEPS = (1, 2, 5, 10)
_MARKS = 8  # at most: the charts of A/81/6 (Sect. 6) have 6, 7 and 9 figures
_ABOVE = 0.05  # of the height stands free above the highest value, as in Word's charts
_NEAR = 6  # a line that stays within a sixth of its height need not be measured from nought


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis between two figures, and the figures that are marked on it."""

    low: float
    high: float
    marks: tuple[float, ...]

    def at(self, value: float) -> float:
        """How far along the axis a value stands, 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def make_scale(values: Sequence[float], *, from_nought: bool, shares: bool = False) -> Scale:
    """A scale that holds the values; ``shares`` go to a hundred."""
    low, high = min(values, default=0), max(values, default=1)
    if from_nought or not (low > 0 and (high - low) * _NEAR < high):
        low, high = min(low, 0), max(high, 0)
    if high == low:
        high = low + 1
    if shares:
        low, high = -100 if low < 0 else 0, 100 if high > 0 else 0
    if not shares:
        low, high = _with_room(low, high)
    step = _step((high - low) / _MARKS)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    marks = tuple(round(at * step, 12) for at in range(first, last + 1))
    return Scale(marks[0], marks[-1], marks)


def _with_room(low: float, high: float) -> tuple[float, float]:
    """The ends of a scale with some room beyond the values, but not beyond nought."""
    room = (high - low) * _ABOVE
    return low - room if low < 0 else low, high + room if high > 0 else high


def _step(rough: float) -> float:
    power: float = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough * (1 - 1e-9))
