"""What a page can depend on, as numbers: boxes before layout, two of which are alike where their numbers are.

A number stands for all that the engine reads of a box while it lays it out or draws it: its kind, its text,
the style that it and what it inherits from were given, and its element's attributes. Boxes that hold more
(pictures, page numbers of other pages) have a number that no other box has.
"""

from __future__ import annotations

import importlib
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any

# Every attribute that boxes get before layout; a test compares them with the boxes of all samples.
FLAGS = (
    "bookmark_label",
    "colspan",
    "empty",
    "grid_x",
    "is_flex_item",
    "is_footer",
    "is_for_root_element",
    "is_grid_item",
    "is_header",
    "is_leader",
    "is_outside_marker",
    "is_table_wrapper",
    "leading_collapsible_space",
    "rowspan",
    "span",
    "string_set",
    "text",
    "text_overflow",
    "trailing_collapsible_space",
)
_PLACE, _REACH = "kept_place", "kept_reach"
_END = -1  # stands behind the last box
LOOKAHEAD = 16  # boxes behind those that were laid out: whether a page may end there is asked of the next


class Numbers:
    """A number for each value, the same for the same value. It keeps alive what the values are made of."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        self._owners: list[Any] = []
        self._own = _END

    def __len__(self) -> int:
        return len(self._numbers)

    def of(self, value: Hashable, owner: Any = None) -> int:
        """The number of a value."""
        number = self._numbers.get(value)
        if number is None:
            number = self._numbers[value] = len(self._numbers)
            if owner is not None:
                self._owners.append(owner)
        return number

    def unique(self) -> int:
        """A number that stands for nothing else."""
        self._own -= 1
        return self._own

    def style(self, style: Any) -> int:
        """The number of a style: what it was given, and what it inherits from."""
        found: int | None = style.__dict__.get("kept_number")
        if found is None:
            parent = style.parent_style
            inherited = _END if parent is None else self.style(parent)
            given = style.__dict__.get("cascaded")
            found = style.kept_number = (
                self.of(("anonymous", inherited))
                if given is None
                else self.of((inherited, style.pseudo_type, *map(_given, given.items())), style)
            )
        return found


def _given(item: tuple[str, tuple[Any, Any]]) -> Hashable:
    """A declaration: by its value, or where that cannot be compared, by its place in memory."""
    name, (value, weight) = item
    try:
        hash(value)
    except TypeError:
        return name, repr(weight), "at", id(value)
    return name, repr(weight), value


@dataclass(slots=True)
class Plan:
    """The boxes of a document in their order: the number of each, and the notes that are called in them."""

    numbers: Numbers
    keys: list[int] = field(default_factory=list)
    notes: dict[int, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Any, numbers: Numbers) -> Plan:
        """The plan of a box tree, whose boxes learn their places in it."""
        plan = cls(numbers)
        plan._add(root, 0, _kinds())
        plan.keys += [_END] * LOOKAHEAD
        return plan

    def _add(self, box: Any, depth: int, kinds: _Kinds) -> None:
        place = len(self.keys)
        inside = box.__dict__
        inside[_PLACE] = place
        self.keys.append(self._key(box, depth, kinds))
        for child in box.all_children():
            self._add(child, depth + 1, kinds)
        if box.footnote is not None:
            self.notes[place] = box.footnote
            self._add(box.footnote, depth + 1, kinds)
        inside[_REACH] = place + 1 if kinds.is_open(box) else len(self.keys)

    def _key(self, box: Any, depth: int, kinds: _Kinds) -> int:
        inside = box.__dict__
        if box.missing_link is not None or kinds.holds_more(box):
            return self.numbers.unique()
        element = box.element
        own = element is not None and box.element_tag == element.tag
        flags = tuple((name, _frozen(inside[name])) for name in FLAGS if name in inside)
        styles = (box.style, box.first_letter_style, box.first_line_style)
        numbers = tuple(_END if style is None else self.numbers.style(style) for style in styles)
        attributes = tuple(element.items()) if own else ()
        return self.numbers.of((depth, type(box), box.element_tag, numbers, flags, attributes))

    def start(self, root: Any, resume_at: Any) -> tuple[int, tuple[int, ...], bool]:
        """Where a page begins that resumes there: its first box, what that stands in; whether within a mark.

        A mark is what has a bookmark: which of its pages has that is told by the element.
        """
        kinds, box, path, marked = _kinds(), root, [], False
        while resume_at is not None and kinds.is_open(box):
            path.append(self.keys[box.kept_place])
            marked |= bool(box.bookmark_label)
            (index, resume_at), *_ = resume_at.items()
            box = box.children[index]
        return box.kept_place, tuple(path), marked or (resume_at is not None and _is_marked(box))


def _is_marked(box: Any) -> bool:
    return any(inner.bookmark_label for inner in box.descendants())


def _frozen(value: Any) -> Hashable:
    return tuple(map(tuple, value)) if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class _Kinds:
    """The engine's kinds of boxes."""

    block: Any
    line: Any
    replaced: Any

    def is_open(self, box: Any) -> bool:
        """Whether a box holds blocks laid out one by one: what of it is not reached does not count."""
        if not isinstance(box, self.block) or box.is_table_wrapper:
            return False
        if box.children and isinstance(box.children[0], self.line):
            return False
        style = box.style
        return bool(style["column_width"] == style["column_count"] == "auto")

    def holds_more(self, box: Any) -> bool:
        """Whether there is more to a box than a number can say: pictures, what goes to heads and feet."""
        style = box.style
        if isinstance(box, self.replaced) or box.note is not None:
            return True
        return style["position"] == "fixed" or isinstance(style["position"], tuple)


_found: list[_Kinds] = []


def _kinds() -> _Kinds:
    if not _found:
        boxes = importlib.import_module("weasyprint.formatting_structure.boxes")
        _found.append(_Kinds(boxes.BlockBox, boxes.LineBox, boxes.ReplacedBox))
    return _found[0]


def opened(box: Any) -> Iterator[Any]:
    """The boxes of a page that hold blocks, and go on over pages."""
    kinds = _kinds()
    if kinds.is_open(box):
        yield box
        for child in box.children:
            yield from opened(child)
