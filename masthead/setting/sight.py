"""Whether words are seen that stand where they should: what a style can do to hide them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

Place = tuple[float, float, float, float]  # left, top, right, bottom, in the engine's pixels

_PX = 4 / 3  # of the engine, a point
_SMALLEST = 3 * _PX  # of type that anybody can read
_FAINTEST = 0.3  # of opacity
_CONTRAST = 1.6  # WCAG 2.2 (1.4.3) asks for 4.5; the palest grey of our own sheets, #999, has 2.8 on white
_CUT = 0.25  # of the letters' place, which may be beyond what cuts it: descenders, the slope of italics
_WHITE = 1.0


@dataclass(frozen=True, slots=True)
class Sight:
    """What the boxes round a box leave to be seen: the part of the page, the opacity, the ground's light."""

    place: Place | None = None
    opacity: float = 1.0
    scale: float = 1.0
    ground: float = _WHITE

    def within(self, box: Any) -> Sight:
        """The sight inside a box."""
        style = box.style
        made = self
        if style["opacity"] < 1:
            made = replace(made, opacity=made.opacity * style["opacity"])
        if style["overflow"] != "visible" and not box.is_for_root_element and hasattr(box, "width"):
            left, top = box.padding_box_x(), box.padding_box_y()
            cut = (left, top, left + box.padding_width(), top + box.padding_height())
            made = replace(made, place=_shared(made.place, cut))
        if matrix := getattr(box, "transformation_matrix", None):
            made = replace(made, scale=made.scale * abs(matrix.determinant) ** 0.5)
        light = _light(style["background_color"])
        return made if light is None else replace(made, ground=light)


PLAIN = Sight()


def hides(sight: Sight, style: Mapping[str, Any], place: Place) -> bool:
    """Whether letters at a place are not seen: cut off, too faint, too small, of the ground's colour."""
    if style["font_size"] * sight.scale < _SMALLEST or seen_through(sight, place):
        return True
    colour = style["color"]
    if colour.alpha * sight.opacity < _FAINTEST:
        return True
    light = _light(colour)
    return light is not None and _contrast(light, sight.ground) < _CONTRAST


def seen_through(sight: Sight, place: Place) -> bool:
    """Whether what stands at a place is cut off or nearly transparent."""
    if sight.opacity < _FAINTEST:
        return True
    if sight.place is None:
        return False
    left, top, right, bottom = place
    shown = _shared(sight.place, place)
    whole = (right - left) * (bottom - top)
    part = max(0.0, shown[2] - shown[0]) * max(0.0, shown[3] - shown[1])
    return whole > 0 and part < (1 - _CUT) * whole


def _shared(one: Place | None, other: Place) -> Place:
    if one is None:
        return other
    return (max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]))


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _light(colour: Any) -> float | None:
    """The relative luminance of a colour (WCAG 2.2); None where it is transparent, or not told in light."""
    if colour == "currentcolor" or colour.alpha < _FAINTEST:
        return None
    try:
        channels = colour.to("srgb").coordinates
    except NotImplementedError:
        return None  # of ink
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return float(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
