"""What typists did by hand to fit a text to its pages: own pitch, own room above, lines kept together.

Vertical space in the files of New York is made of empty paragraphs, mostly of 6 pt, in those of Geneva by
the styles. What the template asks for at a place (``roles.toml``, [space]) is the sheet's business and no
attribute; what differs from it is.

Between two paragraphs Word takes the greater of the room below the one and above the other, unless the file
asks for both (``doNotUseHTMLParagraphAutoSpacing``). So headings of Geneva, 12 pt below and 18 above, stand
18 pt apart (A/HRC/59/60, pages 3 and 12; A/HRC/WG.6/7/ITA/1 (F), pages 4, 10, 20 and 22).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

from masthead.document import UNFITTED, Fit
from masthead.importing.word.contents import PLACE
from masthead.importing.word.grids import Flow, Grid
from masthead.importing.word.pieces import Line
from masthead.importing.word.roles import Role, may_title
from masthead.importing.word.widths import begin

_LEAST_PITCH, _MOST_PITCH = 8.0, 20.0  # pt: what lies outside is no text of the body
_LEAST_DIFFERENCE = 3.0  # pt: below half a spacer nothing was meant
_MOST_SPACE = 72.0  # pt: above it is room for something else: a drawing, a signature
_AUTO = 1.15  # of the size: the pitch of Times New Roman where a line is not exact
_MOST_OWN = 0.25  # of the places that are judged: a file that differs more makes its spaces otherwise
_HEADING_RIGHT, _SAME_RIGHT = 1260, 20  # twips: of headings (un-template, 2), where some have 1267
_AT_EDGE = 60  # twips: what begins within so much of the left edge begins at it
_LONGER_THAN_NUMBERS = 12  # letters of a heading: more than end at the stop of numbers, 51 pt from the edge
_LONG_HEADING = 50  # letters, about three quarters of the measure: a shorter one has no second line
_FITTED = ("number", "item", "bullet", "paragraph")


@cache
def _template(office: str | None) -> Mapping[str, Mapping[str, float]]:
    """The room that an office's template has above a kind of line, by the kind of the one before: pt."""
    data: dict[str, Any] = tomllib.loads(
        files(__package__).joinpath("roles.toml").read_text(encoding="utf-8")
    )
    other = data["other_space"].get(office or "", {})
    return {before: room | other.get(before, {}) for before, room in data["space"].items()}


def read_fits(
    flow: Iterable[Flow],
    judge: Callable[[Line], Role],
    boxed: Callable[[Grid], Iterable[Flow] | None],
    office: str | None = None,
    *,
    adds_rooms: bool = False,
) -> dict[int, Fit]:
    """What was done by hand to the lines of a text, by their place; what follows the template has none.

    ``boxed`` gives what stands in a table for layout, None for any other; ``office`` whose template it is;
    ``adds_rooms`` whether the file asks for the room below a paragraph and that above the next.
    """
    spacing = _Spacing(_template(office), adds_rooms)
    _follow(flow, spacing, judge, boxed)
    if not spacing.indented:  # no heading stands where the template has them
        spacing.kept = {place: replace(fit, outdented=False) for place, fit in spacing.kept.items()}
    fits = {place: Fit(space=room) for place, room in spacing.own.items()} if spacing.is_known else {}
    for place, fit in spacing.kept.items():
        fits[place] = replace(fit, space=fits[place].space if place in fits else None)
    return fits


def _follow(
    flow: Iterable[Flow],
    spacing: _Spacing,
    judge: Callable[[Line], Role],
    boxed: Callable[[Grid], Iterable[Flow] | None],
) -> None:
    for each in flow:
        if isinstance(each, Grid):
            inner = boxed(each)
            if inner is None:
                spacing.table(each)
            else:
                spacing.stop()
                _follow(inner, spacing, judge, boxed)
                spacing.stop()
        elif each.style == PLACE:
            spacing.stop()
        elif each.words or any(piece.note for piece in each.pieces):
            spacing.line(each, judge(each))
        else:
            spacing.blank(each)


@dataclass(slots=True)
class _Spacing:
    """Follows the lines of a text and the empty ones between them."""

    template: Mapping[str, Mapping[str, float]]
    adds_rooms: bool
    before: str = ""  # the kind of the last line with words; "" where a page begins, or nothing is known
    room: float = 0
    below: float = 0  # of the last paragraph
    judged: int = 0
    own: dict[int, float] = field(default_factory=dict)
    kept: dict[int, Fit] = field(default_factory=dict)
    unit: int = 0  # the place of the units that stand above the table to come
    indented: bool = False  # whether a heading stands where the template has them

    @property
    def is_known(self) -> bool:
        """Whether the file makes its spaces as the template does, and what differs was meant."""
        return len(self.own) <= _MOST_OWN * self.judged

    def blank(self, line: Line) -> None:
        """An empty line."""
        if line.ends_columns:
            return
        properties = line.properties
        self.room += self._between(properties.before) + _pitch(line)
        self.below = _points(properties.after)
        if line.tops_page or line.new_page:
            self.before = ""

    def line(self, line: Line, role: Role) -> None:
        """A line with words."""
        if line.framed:
            return
        kind = _kind(role)
        self.unit = line.place if kind == "unit" and self.before != "unit" else 0
        if not (line.tops_page or line.new_page):
            self._judge(line.place, self.room + self._between(line.properties.before), kind)
        if role.kind in _FITTED:
            fit = Fit(_own_pitch(line), keep_lines=bool(line.direct.keep_lines))
            if fit != UNFITTED:
                self.kept[line.place] = fit
        elif role.kind == "heading":
            edge = not role.mark and _is_at_edge(line)
            self.indented = self.indented or not edge
            if (fit := Fit(right=_own_right(line), outdented=edge)) != UNFITTED:
                self.kept[line.place] = fit
        self.before, self.room, self.below = kind, 0, _points(line.properties.after)

    def _between(self, before: int | None) -> float:
        """The room between the last paragraph and the next, which has so much before it."""
        above = _points(before)
        return self.below + above if self.adds_rooms else max(self.below, above)

    def _judge(self, place: int, room: float, kind: str) -> None:
        usual = self.template.get(self.before, {}).get(kind)
        if usual is None:
            return
        self.judged += 1
        if abs(room - usual) >= _LEAST_DIFFERENCE and 0 <= room <= _MOST_SPACE:
            self.own[place] = round(room, 1)

    def table(self, grid: Grid) -> None:
        """A table, which ends without room of its own; the room above its units is above it."""
        if grid.is_kept:
            self.kept[grid.place] = Fit(keep_lines=True)
        if self.unit in self.own:
            self.own[grid.place] = self.own.pop(self.unit)
        elif self.before != "unit" and not grid.two_columns:  # Word drops room between sections of a page
            self._judge(grid.place, self.room + self.below, "table")
        brief = len(grid.rows) == 2 and grid.rows[0].head
        self.before, self.room, self.below, self.unit = "brief" if brief else "table", 0, 0, 0

    def stop(self) -> None:
        """Something of which nothing is known."""
        self.before, self.room, self.below = "", 0, 0


def _kind(role: Role) -> str:
    if role.kind in _FITTED:
        return "text"
    if may_title(role):
        return "caption"
    if role.kind == "heading":
        return {1: "title", 2: "chapter", 3: "section"}.get(role.level, "minor")
    return role.kind


def _own_pitch(line: Line) -> float | None:
    """The pitch of a line's own, in pt; None where it is its style's."""
    direct, pitch = line.direct, _points(line.direct.line)
    if direct.line is None or direct.line_rule != "exact" or direct.line == line.style_line:
        return None
    return round(pitch, 2) if _LEAST_PITCH <= pitch <= _MOST_PITCH else None


def _is_at_edge(line: Line) -> bool:
    """Whether a heading without number begins at the left edge; one tab leads to where numbers end."""
    return begin(line) < _AT_EDGE or (line.tabs == 1 and len(line.words) > _LONGER_THAN_NUMBERS)


def _own_right(line: Line) -> float | None:
    """What stands empty at the right of a heading, in pt; None where it is the template's, or short."""
    right = line.properties.right or 0
    if abs(right - _HEADING_RIGHT) <= _SAME_RIGHT or right < 0 or len(line.words) < _LONG_HEADING:
        return None
    return round(right / 20, 2)


def _pitch(line: Line) -> float:
    properties = line.properties
    if properties.line_rule in ("exact", "atLeast"):
        return _points(properties.line)
    return _points(properties.line or 240) / 12 * (properties.size or 20) / 2 * _AUTO


def _points(twips: int | None) -> float:
    return (twips or 0) / 20
