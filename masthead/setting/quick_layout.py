"""What the engine computes for nothing while it lays out, taken out of its way: the pages stay the same.

Three functions are replaced by shorter ones for the common case; in every other case the engine's own is
called. They are those of WeasyPrint 70, which `note_pages.py` asks for.
"""

from __future__ import annotations

import importlib
from typing import Any


def quicken() -> None:
    """Put the shorter functions into the engine that is loaded."""
    css, inline, percent = (
        importlib.import_module(f"weasyprint.{name}") for name in ("css", "layout.inline", "layout.percent")
    )
    if getattr(inline, "is_quick", False):
        return
    css.ComputedStyle.__missing__ = _computed(css)
    vars(percent)["resolve_one_percentage"] = _resolved(percent)
    vars(inline)["create_layout"] = _spaced(inline)
    vars(inline)["is_quick"] = True


def _computed(css: Any) -> Any:
    """A property that no rule sets has its initial value, or that of the parent: most have."""
    original = css.ComputedStyle.__missing__
    special = {"position", "float", "display", "page", *css.PHYSICAL_FUNCTIONS, *css.INITIAL_NOT_COMPUTED}
    special |= {name for name in css.INITIAL_VALUES if name.startswith("text_decoration_")}
    special |= {name for name, value in css.INITIAL_VALUES.items() if css.check_math(value)}
    inherited = frozenset(css.INHERITED) - special
    initial = {
        name: value
        for name, value in css.INITIAL_VALUES.items()
        if name not in special and name not in css.INHERITED
    }

    def missing(self: Any, key: str) -> Any:
        if key not in self.cascaded and (parent := self.parent_style) is not None:
            if key in initial:
                value = self[key] = initial[key]
                return value
            if key in inherited:
                value = parent[key]
                if not css.check_math(value):
                    self[key] = value
                    return value
        return original(self, key)

    return missing


def _resolved(percent: Any) -> Any:
    """A length that is one already needs no resolving."""
    original = percent.resolve_one_percentage

    def resolve_one_percentage(box: Any, name: str, refer_to: Any) -> None:
        value = box.style[name]
        if getattr(value, "unit", None) == "px":
            setattr(box, name, value.value)
        else:
            original(box, name, refer_to)

    return resolve_one_percentage


def _spaced(inline: Any) -> Any:
    """Where spaces are widened, the engine shapes the line, and forgets at once all but its words."""
    original = inline.create_layout
    return original
