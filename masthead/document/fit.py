"""What a hand did to a block so that it fits its page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fit:
    """What a hand did to a block so that it fits its page; nothing, where the sheet alone decides.

    ``pitch`` is the distance from line to line and ``space`` the room above, both in pt. ``keep_lines``
    keeps the block on one page, ``keep_next`` on the page of what follows. ``right`` is what stands empty
    between a heading and the right edge of the text block, in pt; ``outdented`` whether it begins at the
    left edge.
    """

    pitch: float | None = None
    space: float | None = None
    keep_lines: bool = False
    keep_next: bool = False
    right: float | None = None
    outdented: bool = False


UNFITTED = Fit()
